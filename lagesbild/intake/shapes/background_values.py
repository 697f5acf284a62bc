"""A cell of a table from outside -> the value as it is printed: a number, a range or an estimate, with its measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.cells import NONE, NOT_REPORTED
from lagesbild.core.tables import MissingValue
from lagesbild.core.text import as_line, clean, fold
from lagesbild.core.wording import MISSING, NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.cells import Raw

PERCENT = "%"
_NUMBER = r"[-−]?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?"
_ESTIMATE = (
    r"drygt|knappt|cirka|ca\.?|c:a|omkring|runt|ungefär|nära|nästan|minst|högst|upp till|över|under|fler än|färre än"
    r"|mer än|mindre än|max|min|>|<|≥|≤|~"
)
VALUE = re.compile(
    rf"(?P<estimate>(?:{_ESTIMATE}) ?)?(?P<low>{_NUMBER})(?: ?(?:-|–|—|till) ?(?P<high>{_NUMBER}))?"
    r" ?(?P<measure>%|‰|[a-zåäö][a-zåäö .]*(?:\d[\d ]*)?[a-zåäö ]*)?",
    re.IGNORECASE,
)
SHARE = re.compile(r"%|\bprocent\b|\bandel(?:en|ar)?\b", re.IGNORECASE)
"""What says of a heading or a label that its numbers are percentages."""
PER = re.compile(r"\bper (?:\d[\d ]*\d)(?: [a-zåäö]+)?", re.IGNORECASE)
"""A rate in a heading: "per 1 000 invånare"."""
DECIMALS = 2
PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def measure_of(text: str) -> str:
    """What the numbers under a heading, or beside a label, are measured in; "" where it does not say.

    >>> measure_of("Andel som känner oro"), measure_of("Anmälda brott per 1 000 invånare"), measure_of("Riket")
    ('%', 'per 1 000 invånare', '')
    """
    if rate := PER.search(text):
        return rate[0]
    return PERCENT if SHARE.search(text) else ""


def print_value(cell: Raw, measure: str = "") -> str:
    r"""The value of a cell as it is printed, the words of its sender kept; ValueError when it is none.

    >>> [print_value(cell).replace("\xa0", " ") for cell in ("300-400", "drygt 1500", 12345, "14,0%", 0.5)]
    ['300–400', 'drygt 1 500', '12 345', '14 %', '0,5']
    >>> print_value("..", "%"), print_value(2.25, "per 1 000")
    ('uppgift saknas', '2,25\xa0per 1 000')
    """
    text = as_line(clean(str(cell)))
    if fold(text) in NOT_REPORTED | NONE:
        return MISSING[MissingValue.NOT_REPORTED]
    match = VALUE.fullmatch(text)
    if match is None or isinstance(cell, bool):
        raise ValueError("är inget värde")
    ends = [_print_number(match[end]) for end in ("low", "high") if match[end]]
    own = (match["measure"] or "").strip()
    words = PERCENT if own.casefold() == "procent" else own or measure
    return f"{match['estimate'] or ''}{'–'.join(ends)}{NO_BREAK if words else ''}{words}"


def _print_number(text: str) -> str:
    whole, _, decimals = text.replace(" ", "").replace(",", ".").partition(".")
    rounded = f"{float(f'{whole}.{decimals}'.replace('−', '-')):.{DECIMALS}f}" if decimals else whole
    whole, _, decimals = rounded.partition(".")
    decimals = decimals.rstrip("0")
    return _THOUSANDS.sub(NO_BREAK, whole).replace("-", "−") + (f",{decimals}" if decimals else "")


def is_value(cell: Raw) -> bool:
    """Whether a cell holds a value, or a sign that there is none.

    >>> is_value("ca 40 %"), is_value("Riket"), is_value("12 mars")
    (True, False, True)
    """
    try:
        print_value(cell)
    except ValueError:
        return False
    return True


def are_fractions(cells: Iterable[Raw]) -> bool:
    """Whether numbers that are percentages stand as parts of one, as a spreadsheet keeps what it shows as "14 %".

    >>> are_fractions([0.14, 0.09, ".."]), are_fractions([14, 9]), are_fractions([1, 0]), are_fractions(["0,5 %", 0.14])
    (True, False, False, False)
    """
    known = [cell for cell in cells if fold(cell) not in NOT_REPORTED | NONE]
    numbers = [float(fold(cell).replace(",", ".")) for cell in known if PLAIN.fullmatch(fold(cell))]
    return len(numbers) == len(known) and all(n <= 1 for n in numbers) and any(0 < n < 1 for n in numbers)


def as_percent(cell: Raw) -> Raw:
    """A part of one as a percentage; what is no number as it is.

    >>> as_percent(0.14), as_percent("0,095"), as_percent("..")
    (14.0, 9.5, '..')
    """
    text = fold(cell).replace(",", ".")
    return round(100 * float(text), DECIMALS) if PLAIN.fullmatch(text) else cell
