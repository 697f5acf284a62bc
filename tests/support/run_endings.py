"""What the tests of runs that end before their time share: one file to read, and what is said at the end."""

from __future__ import annotations

from english import english_words
from program import SAMPLES, Outcome, sample

ONE_FILE = (SAMPLES / "2021" / "klotter_2021.xlsx", *sample(2021)[1:])
"""The words that name one file of the sample year."""
NOTHING_CHANGED = "Inget har ändrats i databasen eller i rapporterna."
"""What is said when a run leaves all as it was."""


def said(done: Outcome) -> str:
    """What was said on stderr, on one line and without English."""
    assert english_words(done.err) == set()
    return " ".join(done.err.split())
