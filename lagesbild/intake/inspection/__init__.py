"""A sheet -> a description of what it is and holds; nothing is stored."""
