"""Blocks -> a Word document."""
