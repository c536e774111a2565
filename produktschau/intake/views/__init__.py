"""Pages of intake: the desk, the calls, and what a firm sees of its own."""
