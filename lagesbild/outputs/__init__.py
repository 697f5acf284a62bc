"""A Report -> terminal, Word, workbook, charts, Markdown and JSON."""
