"""What people have chosen: the figures of protected sources that must be shown, and those that must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.errors import UsageError
from lagesbild.disclosure.suppression.rules import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lagesbild.core.tables import Trace
    from lagesbild.disclosure.suppression.rules import Figure

DEAR = 1_000.0
"""A figure that must be shown costs so many times more to hide: it is hidden only where no other way is safe."""


class ChosenFigures(Struct, frozen=True):
    """Ids of figures, with the year or for every year without it."""

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


NONE_CHOSEN = ChosenFigures()


def apply_choices(figure: Figure, trace: Trace, choices: ChosenFigures) -> Figure:
    """The figure with the price, or the reason to hide it, that was chosen for it."""
    if names(choices.always, trace):
        return replace(figure, weight=figure.weight * DEAR)
    if names(choices.never, trace) and figure.must_hide is None:
        return replace(figure, must_hide=Reason.CHOSEN)
    return figure


def names(ids: Collection[str], trace: Trace) -> bool:
    """Whether one of the ids is that of a figure, with its year or without.

    >>> from lagesbild.core.tables import Trace
    >>> names(["ia/totalt"], Trace(2021, "ia")), names(["ia/totalt/2020"], Trace(2021, "ia"))
    (True, False)
    """
    return trace.id in ids or trace.id.removesuffix(f"/{trace.year}") in ids


def check_ids(choices: ChosenFigures, figures: Collection[Trace]) -> None:
    """Refuse ids that no figure of the edition has, but for those of another year; UsageError."""
    years = {str(trace.year) for trace in figures}
    for one in (*choices.always, *choices.never):
        last = one.rpartition("/")[2]
        is_of_another_year = last.isdecimal() and last not in years
        if not is_of_another_year and not any(names([one], trace) for trace in figures):
            raise UsageError(
                f"alltid och aldrig under [publik] nämner {one}, som inte är någon dold eller visad siffra i en källa "
                "som skyddas. Rätta id:t (se lagesbild röjandekontroll och Markdownfilen), eller ta bort det."
            )


def check_shown(choices: ChosenFigures, hidden: Iterable[Trace]) -> None:
    """Refuse an edition that must hide what was to be shown; UsageError names it."""
    for trace in hidden:
        if names(choices.always, trace):
            raise UsageError(
                f"{trace.id} står under alltid i [publik] men måste döljas: den är ett litet antal, eller röjer ett "
                "annat. Ta bort den därifrån, eller visa färre tabeller. Ingenting har skrivits."
            )
