"""A key made of a text is never like a day of birth, which the gate of the public edition rightly stops."""

from __future__ import annotations

import re

from lagesbild.core.text import make_key
from lagesbild.personal_data.finder import find
from lagesbild.personal_data.word_lists import Lists

LONG = "Har ni under året mött personer med våldsbejakande åsikter i verksamhet {}?"


def test_no_key_ends_in_six_digits() -> None:
    """Of a thousand long questions one in seventeen would have such a mark."""
    keys = {make_key(LONG.format(number), ()) for number in range(1000)}
    assert len(keys) == 1000
    assert not any(re.search(r"\d{6}", key) for key in keys)
    assert not any(find(key, Lists()) for key in keys)
