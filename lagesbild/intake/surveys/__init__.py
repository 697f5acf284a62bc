"""The export of a survey tool -> questions and answers."""
