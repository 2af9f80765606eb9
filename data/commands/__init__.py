"""What ``python -m data`` does, one file per kind of command."""
