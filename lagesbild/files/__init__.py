"""Path -> sheets with row numbers and the layout of their tables. Knows nothing of extremism."""
