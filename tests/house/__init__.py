"""What no linter sees: each check takes a tree or a registry and gives one sentence per finding."""
