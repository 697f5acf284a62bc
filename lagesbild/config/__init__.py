"""What the user has written, and the vocabulary -> Settings."""
