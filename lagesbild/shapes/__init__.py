"""Answers or a grid, and what a source is -> observations: survey, register, pivot, statement."""
