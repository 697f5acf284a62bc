"""One file for each command: its words and options -> the calls that carry it out."""
