"""Finished files -> a folder: all of them or none."""
