"""A Report -> an Excel workbook."""
