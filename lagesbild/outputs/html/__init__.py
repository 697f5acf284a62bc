"""Report -> the page of the year: one HTML file that needs nothing else and no network."""
