"""Draws results: maps, charts and print."""
