"""Figures -> tables, one function for each kind of table."""
