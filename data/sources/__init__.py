"""One file per kind of source. Each turns a file into a table and says what it found."""
