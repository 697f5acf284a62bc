"""Classes of numbers as people write them ("0", "1–2", "6 eller fler"), and their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import DASHES, fold

if TYPE_CHECKING:
    from collections.abc import Collection

_N = r"(?P<{}>\d{{1,3}}(?: \d{{3}})+|\d+(?:,\d+)?)"
_UNIT = r"(?: ?%| [^\d\s]+){0,4}"
_FIRST, _LAST = _N.format("first"), _N.format("last")
_BELOW = re.compile(rf"(?:<|≤|under|mindre än|färre än|högst|upp till|max) ?{_FIRST}{_UNIT}")
_ABOVE = re.compile(rf"(?:>|≥|över|mer än|fler än|mera än|flera än|minst) ?{_FIRST}{_UNIT}")
_WITHIN = re.compile(rf"(?:mellan )?{_FIRST}(?:{_UNIT} ?(?:-|till|och) ?{_LAST})?(?:\+|{_UNIT})")
_NONE = re.compile(r"(?:ingen|inga|inget|aldrig|noll)(?: [^\d\s]+)?")
_AS_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))


def rank_number_classes(options: Collection[str]) -> dict[str, tuple[float, int]] | None:
    """Return what each option is ordered by; None where some of them are no numbers or classes of numbers.

    >>> ranks = rank_number_classes(["6 eller fler", "1-2 gånger", "Ingen gång", "Mer än 10"])
    >>> sorted(ranks, key=ranks.get)
    ['Ingen gång', '1-2 gånger', '6 eller fler', 'Mer än 10']
    >>> rank_number_classes(["Skola 1", "Skola 2"]), rank_number_classes(["Aldrig", "Ofta"])
    (None, None)
    """
    ranks = {option: _rank(option) for option in options}
    known = {option: rank for option, rank in ranks.items() if rank}
    is_of_numbers = any(not _NONE.fullmatch(fold(option)) for option in known)
    return known if is_of_numbers and len(known) == len(ranks) else None


def _rank(option: str) -> tuple[float, int] | None:
    text = fold(option).translate(_AS_HYPHEN)
    if _NONE.fullmatch(text):
        return 0, -1
    for side, pattern in enumerate((_BELOW, _WITHIN, _ABOVE), start=-1):
        if match := pattern.fullmatch(text):
            return float(match["first"].replace(" ", "").replace(",", ".")), side
    return None
