"""The sources that answer in text, with the files of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text_answers import TextAnswer

if TYPE_CHECKING:
    from lagesbild.figures.figures import Figures


def list_text_answers(figures: Figures) -> tuple[TextAnswer, ...]:
    """Every source that answers in text, in their fixed order."""
    return tuple(
        TextAnswer(
            source.key,
            source.label,
            source.phrasing.noun or f"svaret från {source.sender}",
            source.sender,
            tuple(file for file in figures.incoming if file.source == source.key),
            figures.status(source).state != "not_asked",
        )
        for source in figures.settings.vocabulary.sources
        if source.form == "text"
    )
