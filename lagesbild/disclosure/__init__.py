"""Report and earlier editions -> the public edition, and the check of what was written."""
