"""A text as it is masked, and how many random texts its properties are tried on."""

from __future__ import annotations

from hypothesis import settings

from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.word_lists import DEFAULT, Lists

unhurried = settings(deadline=None, derandomize=True, max_examples=300)
"""Three hundred random texts, the same each time, without a limit to how long one takes."""


def masked(text: str, lists: Lists = DEFAULT) -> str:
    """The text with all that is surely personal data replaced."""
    return screen(text, lists)[0].text
