"""Pages of surveys: at the desk and for the firm."""
