"""A Report -> charts as PNG files, each with its alternative text."""
