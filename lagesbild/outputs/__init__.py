"""Where a finished report goes: words and labels, and one file per format."""
