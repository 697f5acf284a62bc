"""What tells a record from every other, so that a record in two files is counted once."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from msgspec import Struct

from lagesbild.core.text import fold
from lagesbild.intake.shapes.words import NOT_KNOWN
from lagesbild.intake.surveys.row_status import SERIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lagesbild.intake.surveys.answers import Answers

PIECE = 1 << 13
"""Rows that are counted on at a time."""
WORD = 8
"""Bytes that are mixed into a mark at a time."""
ORDINARY = 50_000
"""In longer lists numbers are not looked at one by one."""
JOINED = re.compile(r"\s*(?:[,;&\n]|\boch\b|\bsamt\b)\s*")
"""What stands between two case numbers in one cell."""
LAST_ROWS = 5
"""So many rows at the end of a register may be its totals. Own choice."""
STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""The shifts and factors of SplitMix64 (Steele, Lea and Flood 2014), which takes no two numbers to the same."""
FIRST_LETTER, LAST_LETTER = b"AZ"
BLANK, LAST_PLAIN = 0x20, 0x7E
"""What stands before and at the end of the letters and signs of ASCII that can be seen."""
SMALL = 0x20
"""What a capital of ASCII lacks to be a small letter."""


class CaseNumbers(Struct, frozen=True, dict=True):
    """A column of case numbers, folded: a million as quickly as one, since no text is made of each."""

    folded: NDArray[np.bytes_]
    """One a row, in UTF-8; empty where there is none."""

    @classmethod
    def of(cls, column: pd.Series) -> CaseNumbers:
        """The numbers of a column of texts, or of bytes of one width."""
        if (plain := _lowered(column.to_numpy())) is not None:
            return cls(plain)
        codes, cells = pd.factorize(column)
        texts = (cell.decode() if isinstance(cell, bytes) else cell for cell in cells)
        return cls(np.array([*(fold(text).encode() for text in texts), b""])[codes])

    def find_several(self) -> NDArray[np.bool_]:
        """The rows of a list of ordinary length in which several numbers of one form stand; none of a longer list."""
        several = np.zeros(len(self.folded), dtype=bool)
        if len(self.folded) <= ORDINARY:
            texts = [number.decode() for number in self.folded.tolist()]
            for row in np.flatnonzero([bool(JOINED.search(text)) for text in texts]):
                forms = {_form(part) for part in JOINED.split(texts[row])}
                several[row] = len(forms) == 1 and "0" in forms.pop()
        return several

    @cached_property
    def marks(self) -> NDArray[np.uint64]:
        """A mark for each number, the same for the same number in any file; 0 where there is none."""
        width = -(-self.folded.itemsize // WORD) * WORD
        marks = np.zeros(len(self.folded), dtype=np.uint64)
        for rows in _pieces(self.folded):
            padded = self.folded[rows].astype(f"S{width}", copy=False)
            for word in padded.view("<u8").reshape(len(padded), width // WORD).T:
                np.copyto(marks[rows], _mixed(marks[rows] ^ word), where=word != 0)
        return marks

    def without_unknown(self) -> CaseNumbers:
        """The same numbers without the words and signs that say that there is none."""
        unknown = pd.Series(self.marks).isin(_marks_of_unknown()).to_numpy()
        return CaseNumbers(np.where(unknown, b"", self.folded)) if unknown.any() else self

    def repeats(self, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Those of the rows whose number an earlier one of them has."""
        numbered = rows & (self.marks != 0)
        repeated = np.zeros(len(rows), dtype=bool)
        repeated[numbered] = pd.Series(self.marks[numbered]).duplicated()
        return repeated

    def firsts(self, rows: NDArray[np.bool_], among: NDArray[np.bool_]) -> NDArray[np.intp]:
        """For each of the rows, in order, the first among some rows that has its number."""
        sought = np.unique(self.marks[rows])
        having = np.flatnonzero(among & pd.Series(self.marks).isin(sought).to_numpy())
        _, places = np.unique(self.marks[having], return_index=True)
        return np.asarray(having[places][np.searchsorted(sought, self.marks[rows])], dtype=np.intp)

    @cached_property
    def words(self) -> tuple[NDArray[np.intp], list[str]]:
        """A code for each row and what it stands for: nothing, a number (one for all), or the words in its place.

        A number ends in a digit; the last rows, where totals stand, are looked at whatever they end in.
        """
        codes, texts = (self.marks != 0).astype(np.intp), ["", "1"]
        for rows in _pieces(self.folded):
            worded = _worded(self.folded[rows])
            worded[max(0, len(self.folded) - LAST_ROWS - rows.start) :] = True
            for position in np.flatnonzero(worded):
                codes[rows.start + position] = len(texts)
                texts.append(self.folded[rows][position].decode())
        return codes, texts


@cache
def _marks_of_unknown() -> NDArray[np.uint64]:
    words = np.array([word.encode() for word in sorted(NOT_KNOWN)])
    return CaseNumbers(words).marks


def _pieces(cells: NDArray[Any]) -> Iterator[slice]:
    """Parts of a long column: what is counted of each fits the processor's cache, and asks for no new memory."""
    return (slice(start, start + PIECE) for start in range(0, len(cells), PIECE))


def _worded(numbers: NDArray[np.bytes_]) -> NDArray[np.bool_]:
    """The numbers that end in something else than a digit."""
    letters = numbers.view("u1").reshape(len(numbers), numbers.itemsize)
    longest = np.count_nonzero(letters.max(axis=0))
    if longest and _digits(letters[:, longest - 1]).all():
        return np.zeros(len(numbers), dtype=bool)
    length = (letters != 0).sum(axis=1)
    last = letters[np.arange(len(letters)), np.maximum(length, 1) - 1]
    return np.asarray((last != 0) & ~_digits(last), dtype=bool)


def _digits(letters: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray((letters >= ord("0")) & (letters <= ord("9")), dtype=bool)


def _form(number: str) -> str:
    """Return a number with every digit and letter as one of a kind: what two numbers of one system have in common."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", number))


def _lowered(cells: NDArray[Any]) -> NDArray[np.bytes_] | None:
    """The cells with small letters; None when there is more to fold, as blanks and letters beyond ASCII."""
    try:
        ascii_cells = np.ascontiguousarray(cells.astype("S", copy=False))
    except UnicodeEncodeError:
        return None
    lowered = np.empty_like(ascii_cells)
    for rows in _pieces(ascii_cells):
        letters = ascii_cells[rows].view("u1")
        below = letters - np.uint8(1)  # the zeros that fill up turn into 255
        if letters.max(initial=0) > LAST_PLAIN or (below < BLANK).any():
            return None
        capital = letters - np.uint8(FIRST_LETTER) <= LAST_LETTER - FIRST_LETTER
        np.bitwise_or(letters, capital * np.uint8(SMALL), out=lowered[rows].view("u1"))
    return lowered


def _mixed(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in STEPS:
        words = (words ^ (words >> np.uint64(shift))) * np.uint64(factor)
    return words


def answer_marks(answers: Answers) -> NDArray[np.uint64]:
    """A mark for each answer: its response id, or its content to the time stamp; 0 where neither can tell.

    A running number counts as an id together with the time stamp, or with the content where there is no stamp.
    Answers that are alike in all this are numbered, so that each has its own mark, the same in a later export.
    """
    response = answers.response.astype(str)
    stamp = answers.submitted.astype("datetime64[s]").astype("int64").astype(str)
    stamp[answers.submitted.isna()] = ""
    content = pd.util.hash_pandas_object(answers.frame, index=False).astype(str)
    serial = response.where(response.str.len() <= SERIAL, "")
    beside = stamp.where((stamp != "") & (serial != ""), content)
    known = serial + "|" + stamp + "|" + beside
    times = known.groupby(known).cumcount()
    known = known.where(times == 0, known + "|" + times.astype(str))
    known[(serial == "") & (stamp == "")] = ""
    return _marks(known.where(response == serial, response).to_numpy(dtype=object))


def _marks(texts: NDArray[np.object_]) -> NDArray[np.uint64]:
    marks = pd.util.hash_array(texts, categorize=False)
    marks[texts == ""] = 0
    return marks
