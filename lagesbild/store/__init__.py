"""Observations -> one DuckDB file, all or none; imports, decisions, freezes and publications."""
