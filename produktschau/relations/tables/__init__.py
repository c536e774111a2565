"""Supply relations as tables that come in and go out."""
