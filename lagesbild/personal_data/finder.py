"""Where there is personal data in a free text, and how sure that is.

A finding is "maskas" (sure) or "granskas" (doubtful, or pointing to someone indirectly); all other text is free.
What is found is what can be known by form, by list and by context: to mask it makes no text anonymous.
"""

from __future__ import annotations

import re

from lagesbild.personal_data.addresses import find_addresses, find_plates, find_postal_places
from lagesbild.personal_data.contacts import find_emails, find_handles, find_named_handles
from lagesbild.personal_data.findings import Finding, resolve_overlaps
from lagesbild.personal_data.identity_numbers import find_bare_numbers, find_birth_dates, find_clear_numbers
from lagesbild.personal_data.indirect import find_indirect_details
from lagesbild.personal_data.names import find_initials, find_names, find_small_names
from lagesbild.personal_data.normalise import normalise_signs
from lagesbild.personal_data.phones import find_phones, find_spoken_phones
from lagesbild.personal_data.properties import find_ages, find_properties, find_shortened_streets
from lagesbild.personal_data.signatures import (
    find_initialled_surnames,
    find_pairs_in_capitals,
    find_signatures,
)
from lagesbild.personal_data.word_lists import DEFAULT, Lists

BY_FORM = (find_clear_numbers, find_emails, find_handles, find_phones, find_bare_numbers)
BY_LIST = (
    find_plates,
    find_addresses,
    find_postal_places,
    find_names,
    find_small_names,
    find_initialled_surnames,
    find_signatures,
    find_pairs_in_capitals,
    find_properties,
    find_shortened_streets,
    find_ages,
)
TO_JUDGE = (find_birth_dates, find_spoken_phones, find_named_handles, find_initials)
"""Strongest first: where two sure findings overlap, the first one says what it is."""
DIGIT = re.compile("[0-9]")
NEED_DIGITS = frozenset[object](
    {
        find_clear_numbers,
        find_phones,
        find_bare_numbers,
        find_plates,
        find_addresses,
        find_postal_places,
        find_properties,
        find_shortened_streets,
        find_ages,
        find_birth_dates,
        find_spoken_phones,
    }
)
"""Let through unsearched the many cells that hold no figure."""


def find(text: str, lists: Lists = DEFAULT) -> tuple[Finding, ...]:
    """All findings in the order of the text, none over another; places are those of the text as given.

    >>> [finding.kind for finding in find("Ring Ahmed på 070-174 06 05, pnr 811218-9876.")]
    ['namn', 'telefon', 'personnummer']
    """
    normalised = normalise_signs(text)
    skipped = frozenset[object]() if DIGIT.search(normalised) else NEED_DIGITS
    by_form = [finding for finder in BY_FORM if finder not in skipped for finding in finder(normalised)]
    by_list = [
        finding for finder in BY_LIST if finder not in skipped for finding in finder(normalised, lists)
    ]
    to_judge = [finding for finder in TO_JUDGE if finder not in skipped for finding in finder(normalised)]
    return resolve_overlaps([*by_form, *by_list, *to_judge, *find_indirect_details(normalised, lists)])
