"""Lokal lägesbild: files in on one side, finished tables out on the other.

paths -> reading -> surveys / shapes -> observations + problems -> store -> tables -> disclosure
-> report -> outputs (terminal, Excel, PNG, Word, Markdown, JSON).
Every figure can be walked back to its source row.
"""

__version__ = "0.2.1"
