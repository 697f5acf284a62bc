"""Decisions by the coordinator: kept with date and reason, applied again to the same content, undone at will."""
