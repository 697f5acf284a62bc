"""A stored year -> one archive file that lasts, and back."""
