"""A text as it is masked, and how many random texts its properties are tried on."""

from __future__ import annotations

import re

from hypothesis import settings

from lagesbild.personal_data.finder import find
from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.word_lists import DEFAULT, Lists

unhurried = settings(deadline=None, derandomize=True, max_examples=300)
"""Three hundred random texts, the same each time, without a limit to how long one takes."""


def masked(text: str, lists: Lists = DEFAULT) -> str:
    """The text with all that is surely personal data replaced."""
    return screen(text, lists)[0].text


def mark_found(text: str, lists: Lists = DEFAULT) -> str:
    """The text with what is surely personal data between < and >, and what is to judge between { and }."""
    for finding in reversed(find(text, lists)):
        left, right = "<>" if finding.outcome == "maskas" else "{}"
        text = f"{text[: finding.start]}{left}{text[finding.start : finding.end]}{right}{text[finding.end :]}"
    return text


def unmark(text: str) -> str:
    """The text without those marks."""
    return re.sub("[<>{}]", "", text)
