"""One file for each survey tool: how its export is recognised and what its own columns mean."""
