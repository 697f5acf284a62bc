"""A text -> the personal data found in it, and the text with it masked."""
