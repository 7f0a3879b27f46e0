"""Pages of statements: reading, making, changing, files."""
