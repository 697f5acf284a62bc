"""The format of a number -> what it says of it: a cell that shows 100 % holds the number 1, and is no count of one."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTS = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<other>.)', re.DOTALL)
DIGITS = "0#?"
VAGUE = re.compile(
    r"[<>~≈≥≤±]|\b(?:ca|cirka|c:a|omkring|ungefär|minst|högst|över|under|drygt|knappt|max|upp till)\b"
)
"""What is written before a number that is no exact one."""


class Shown(NamedTuple):
    """How a number is shown: multiplied, and with what before and after it."""

    factor: int
    before: str
    after: str

    def show(self, value: float) -> str:
        """Give the number as its cell shows it, with all the decimals that it has.

        >>> Shown(100, "", "%").show(0.125)
        '12.5%'
        """
        return f"{self.before}{round(value * self.factor, 9):.12g}{self.after}"


PERCENT = Shown(100, "", "%")
BUILT_IN = {9: PERCENT, 10: PERCENT}
"""By number, the formats of percentages that are in no file."""


def read_format(code: str) -> Shown | None:
    """Give how a format shows a number where that is no plain count: a percentage, or a number that is about so large.

    >>> read_format("0.0%"), read_format('"ca "0')
    (Shown(factor=100, before='', after='%'), Shown(factor=1, before='ca ', after=''))
    >>> read_format('0" st"'), read_format("yyyy-mm-dd"), read_format("#,##0")
    (None, None, None)
    """
    texts, factor, seen = ["", ""], 1, False
    for part in _PARTS.finditer(code):
        other = part["other"] or ""
        if other == ";":
            break
        seen = seen or (other != "" and other in DIGITS)
        if other == "%":
            factor *= 100
        texts[seen] += part["quoted"] or part["escaped"] or (other if other == "%" else "")
    before, after = texts
    told = any(sign in before + after for sign in "%‰") or bool(VAGUE.search(before.casefold()))
    return Shown(factor, before, after) if seen and told else None
