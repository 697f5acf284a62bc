"""Where there is personal data in a free text, and how sure that is.

A finding is "maskas" (sure) or "granskas" (doubtful, or pointing to someone indirectly); all other text is free.
What is found is what can be known by form, by list and by context: to mask it makes no text anonymous.
"""

from __future__ import annotations

import re

from lagesbild.personal_data.addresses import addresses, plates, postal_places
from lagesbild.personal_data.contacts import called_handles, emails, handles
from lagesbild.personal_data.findings import Finding, Kind, Outcome, settle
from lagesbild.personal_data.identity_numbers import bare_numbers, birth_dates, clear_numbers
from lagesbild.personal_data.indirect import indirect
from lagesbild.personal_data.names import initials, names
from lagesbild.personal_data.normalise import plain
from lagesbild.personal_data.phones import phones, spoken_phones
from lagesbild.personal_data.word_lists import DEFAULT, Lists

__all__ = ["DEFAULT", "Finding", "Kind", "Lists", "Outcome", "find"]

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
