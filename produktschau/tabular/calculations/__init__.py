"""Pure reading of tables: bytes in, rows out; no file, no database."""
