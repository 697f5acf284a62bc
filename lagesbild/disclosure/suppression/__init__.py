"""Figures and their relations -> the cells to suppress, found by optimisation and audited."""
