"""The sources that answer in text, with the files of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text_answers import TextAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.imports import Incoming


def list_text_answers(settings: Settings, files: Sequence[Incoming]) -> tuple[TextAnswer, ...]:
    """Every source that answers in text, in their fixed order."""
    return tuple(
        TextAnswer(
            source.key,
            source.label,
            source.phrasing.noun or f"svaret från {source.sender}",
            source.sender,
            tuple(file for file in files if file.source == source.key),
        )
        for source in settings.vocabulary.sources
        if source.form == "text"
    )
