"""The store -> counts, statuses, comparisons, verdicts, remarks and provenance of a year."""
