"""Personal data in free text: found, counted and masked; what is doubtful is left for a person to judge.

A finding is "maskas" (sure) or "granskas" (doubtful, or pointing to someone indirectly); all other text is free.
Nothing here makes a text anonymous: it takes away what can be found by form, by list and by context.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.privacy.personal.contacts import called_handles, emails, handles
from lagesbild.privacy.personal.finding import Finding, Kind, Outcome, settle
from lagesbild.privacy.personal.indirect import indirect
from lagesbild.privacy.personal.lists import DEFAULT, Lists
from lagesbild.privacy.personal.names import initials, names
from lagesbild.privacy.personal.numbers import bare_numbers, birth_dates, clear_numbers
from lagesbild.privacy.personal.phones import phones, spoken_phones
from lagesbild.privacy.personal.places import addresses, plates, postal_places
from lagesbild.privacy.personal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DEFAULT", "Finding", "Kind", "Lists", "Outcome", "counts", "find", "mask"]

BY_FORM = (clear_numbers, emails, handles, phones, bare_numbers)
BY_LIST = (plates, addresses, postal_places, names)
TO_JUDGE = (birth_dates, spoken_phones, called_handles, initials)
"""Strongest first: where two sure findings overlap, the first one says what it is."""
DIGIT = re.compile("[0-9]")
NEED_DIGITS = frozenset[object](
    {clear_numbers, phones, bare_numbers, plates, addresses, postal_places, birth_dates, spoken_phones}
)
"""Let through unsearched the many cells that hold no figure."""


def find(text: str, lists: Lists = DEFAULT) -> tuple[Finding, ...]:
    """All findings in the order of the text, none over another; places are those of the text as given.

    >>> [finding.kind for finding in find("Ring Ahmed på 070-174 06 05, pnr 811218-9876.")]
    ['namn', 'telefon', 'personnummer']
    """
    even = plain(text)
    idle = frozenset[object]() if DIGIT.search(even) else NEED_DIGITS
    by_form = [finding for finder in BY_FORM if finder not in idle for finding in finder(even)]
    by_list = [finding for finder in BY_LIST if finder not in idle for finding in finder(even, lists)]
    to_judge = [finding for finder in TO_JUDGE if finder not in idle for finding in finder(even)]
    return settle([*by_form, *by_list, *to_judge, *indirect(even, lists)])


def mask(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding given, whatever its outcome, replaced by its kind in brackets.

    >>> mask("pnr 811218-9876", find("pnr 811218-9876"))
    'pnr [personnummer]'
    """
    parts: list[str] = []
    place = 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        parts += (text[place : finding.start], f"[{finding.kind}]")
        place = finding.end
    return "".join((*parts, text[place:]))


def counts(findings: Iterable[Finding]) -> Mapping[Kind, int]:
    """How many findings there are of each kind, kinds without any left out."""
    return Counter(finding.kind for finding in findings)
