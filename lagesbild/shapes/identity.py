"""What tells a record from every other, so that a record in two files is counted once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.cells import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from lagesbild.surveys import Answers

SERIAL = 7
"""A response id no longer than this may be a running number, which two forms can share. Own choice."""


WORD = 8
"""Bytes that are mixed into a mark at a time."""
STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""The shifts and factors of SplitMix64 (Steele, Lea and Flood 2014), which takes no two numbers to the same."""
FIRST_LETTER, LAST_LETTER = b"AZ"
BLANK, LAST_PLAIN = 0x20, 0x7E
"""What stands before and at the end of the letters and signs of ASCII that can be seen."""
SMALL = 0x20
"""What a capital of ASCII lacks to be a small letter."""


@dataclass(frozen=True)
class CaseNumbers:
    """A column of case numbers, folded: a million as quickly as one, since no text is made of each."""

    folded: NDArray[np.bytes_]
    """One a row, in UTF-8; empty where there is none."""

    @classmethod
    def of(cls, column: pd.Series) -> CaseNumbers:
        """The numbers of a column of texts, or of bytes of one width."""
        cells = column.to_numpy()
        if (plain := _lowered(cells)) is not None:
            return cls(plain)
        codes, found = pd.factorize(column)
        texts = (cell.decode() if isinstance(cell, bytes) else cell for cell in found)
        return cls(np.array([*(fold(text).encode() for text in texts), b""])[codes])

    @cached_property
    def marks(self) -> NDArray[np.uint64]:
        """A mark for each number, the same for the same number in any file; 0 where there is none."""
        width = -(-self.folded.itemsize // WORD) * WORD
        words = self.folded.astype(f"S{width}").view("<u8").reshape(len(self.folded), width // WORD)
        marks = np.zeros(len(words), dtype=np.uint64)
        for word in words.T:
            marks = np.where(word != 0, _mixed(marks ^ word), marks)
        return marks

    def repeats(self, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Those of the rows whose number an earlier one of them has."""
        numbered = np.flatnonzero(rows & (self.marks != 0))
        marks = self.marks[numbered]
        repeated = np.zeros(len(rows), dtype=bool)
        ordered = np.sort(marks)
        if (
            ordered[1:] == ordered[:-1]
        ).any():  # most often none: to find that out by sorting is the quickest
            repeated[numbered[pd.Series(marks).duplicated()]] = True
        return repeated

    def saying(self, words: Mapping[str, str]) -> dict[str, NDArray[np.bool_]]:
        """By meaning, the rows whose number is one of the words that have it. No such word ends in a digit."""
        letters = self.folded.view("u1").reshape(len(self.folded), self.folded.itemsize)
        length = (letters != 0).sum(axis=1)
        last = letters[np.arange(len(letters)), np.maximum(length, 1) - 1]
        worded = np.flatnonzero((last != 0) & ((last < ord("0")) | (last > ord("9"))))
        meanings = np.array(
            [words.get(cell.decode().strip(" :"), "") for cell in self.folded[worded]], dtype=object
        )
        found = {meaning: np.zeros(len(letters), dtype=bool) for meaning in set(words.values())}
        for meaning, rows in found.items():
            rows[worded[meanings == meaning]] = True
        return found


def _lowered(cells: NDArray[Any]) -> NDArray[np.bytes_] | None:
    """The cells with small letters; None when there is more to fold, as blanks and letters beyond ASCII."""
    try:
        ascii_cells = np.ascontiguousarray(cells.astype("S"))
    except UnicodeEncodeError:
        return None
    letters = ascii_cells.view("u1")
    if (
        letters.max(initial=0) > LAST_PLAIN or (letters - np.uint8(1) < BLANK).any()
    ):  # 0 fills up, and turns into 255
        return None
    capital = letters - np.uint8(FIRST_LETTER) <= LAST_LETTER - FIRST_LETTER
    return (letters | capital * np.uint8(SMALL)).view(ascii_cells.dtype)


def _mixed(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in STEPS:
        words = (words ^ (words >> np.uint64(shift))) * np.uint64(factor)
    return words


def answer_marks(answers: Answers) -> NDArray[np.uint64]:
    """A mark for each answer: its response id, or its content to the time stamp; 0 where neither can tell.

    A running number counts as an id together with the time stamp, or with the content where there is no stamp.
    """
    response = answers.response.astype(str)
    stamp = answers.submitted.astype("datetime64[s]").astype("int64").astype(str)
    stamp[answers.submitted.isna()] = ""
    content = pd.util.hash_pandas_object(answers.frame, index=False).astype(str)
    serial = response.where(response.str.len() <= SERIAL, "")
    beside = stamp.where((stamp != "") & (serial != ""), content)
    known = serial + "|" + stamp + "|" + beside
    known[(serial == "") & (stamp == "")] = ""
    return _marks(known.where(response == serial, response).to_numpy(dtype=object))


def _marks(texts: NDArray[np.object_]) -> NDArray[np.uint64]:
    marks = pd.util.hash_array(texts, categorize=False)
    marks[texts == ""] = 0
    return marks
