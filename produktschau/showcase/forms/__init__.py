"""The desk's forms. They only read what was typed; whether it fits is decided by the actions."""
