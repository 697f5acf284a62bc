"""A text -> the same text with plain blanks, dashes and digits, each character at its position."""

from __future__ import annotations

import unicodedata

from lagesbild.core.text import BLANKS, DASHES, WIDTHLESS

DIGITS = "".join(chr(first + n) for first in (0x0660, 0x06F0, 0xFF10) for n in range(10))
OTHERS = {"\u2019": "'", "\uff0b": "+", "\uff20": "@", "\uff0e": "."}
PLAIN = str.maketrans(
    {
        **dict.fromkeys("\t" + BLANKS + WIDTHLESS, " "),
        **dict.fromkeys(DASHES, "-"),
        **{digit: str(unicodedata.digit(digit)) for digit in DIGITS},
        **OTHERS,
    }
)


def normalise_signs(text: str) -> str:
    """The text with one kind of blank, dash and digit; as long as it was, so that positions still hold.

    >>> normalise_signs("800101\u20131234\u00a0\uff10")
    '800101-1234 0'
    """
    return text if text.isascii() and "\t" not in text else text.translate(PLAIN)
