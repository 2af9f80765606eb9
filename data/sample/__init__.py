"""Small files to try the import on, written by ``python -m data.sample``."""
