"""A Report -> the section Lokal lägesbild as blocks of text, tables and charts."""
