#!/usr/bin/env python3
"""The command line without an installed package."""

from produktschau.config.cli import main

if __name__ == "__main__":
    main()
