"""Statistics. One file per family; each measure is a function and one registry row."""
