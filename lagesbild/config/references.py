"""Whether every source, milieu and set of categories that the settings name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.question_checks import check_questions
from lagesbild.config.vocabulary.definitions import DIMENSIONS, YEARLY
from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.vocabulary import Vocabulary

    Named = tuple[str, Iterable[str], Collection[str]]
    """Where names stand, the names, and those that there are."""


def check_references(settings: Settings) -> None:
    """Raise InputError when the settings name something that nobody has defined: a slip of the pen."""
    check_questions(settings.vocabulary)
    for place, names, known in (*_of_years(settings), *_of_words(settings.vocabulary)):
        for name in names:
            if name not in known:
                raise InputError(f"{place}: ”{name}” är inte känt. Välj bland {', '.join(known)}.")


def _of_years(settings: Settings) -> Iterator[Named]:
    counted = [source.key for source in settings.vocabulary.counted_sources]
    asked = [source.key for source in settings.vocabulary.asked_sources]
    surveys = [source.key for source in settings.vocabulary.counted_sources if source.survey]
    yield "inte_tillfragade", settings.never_asked, asked
    for year, chosen in settings.years.items():
        yield f"ar.{year}.utskick", chosen.utskick, surveys
        yield f"ar.{year}.inte_tillfragade", chosen.inte_tillfragade, asked
        yield f"ar.{year}.brott", chosen.brott, counted


def _of_words(vocabulary: Vocabulary) -> Iterator[Named]:
    codes = list(next(iter(vocabulary.terms.values())))
    surveys = [source.key for source in vocabulary.sources if source.survey]
    yield "miljoer", vocabulary.milieus, codes
    for terms, names in vocabulary.terms.items():
        yield f"namn.{terms}", names, codes
    for name, lines in vocabulary.categories.items():
        yield f"kategorier.{name}", (line.milieu for line in lines.values() if line.milieu), codes
    for source in vocabulary.sources:
        if source.category_set is not None:
            yield f"kallor.{source.key}.kategorier", (source.category_set,), list(vocabulary.categories)
        dated = {"manad"} if "datum" in source.columns else set()
        yield (
            f"kallor.{source.key}.visa",
            (*(source.shown or ()), *(source.crossing or ())),
            (YEARLY, *sorted((source.columns.keys() & DIMENSIONS.keys()) | {*dated, "miljo"})),
        )
        if source.recipients_of is not None:
            yield f"kallor.{source.key}.till", (source.recipients_of,), surveys
