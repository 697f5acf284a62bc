"""Why figures are hidden, and what can be concluded of them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from lagesbild.core.wording import number, sentence, tally
from lagesbild.outputs.terminal.grid import ruled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from lagesbild.core.tables import Saving, SuppressedFigure

REASONS: Mapping[str, str] = {
    "small": "litet antal",
    "few_contributors": "få uppgiftslämnare",
    "dominance": "en uppgiftslämnare står för nästan allt",
    "unanimous": "alla i en liten grupp",
    "hidden_before": "dold i en tidigare publik utgåva",
    "secondary": "skulle annars avslöja en annan dold siffra",
}
KINDS: Mapping[str, str] = {"primary": "primär", "secondary": "sekundär"}


def kind_of(reason: str) -> str:
    """Whether a figure is hidden in its own right or for the sake of another.

    >>> kind_of("small"), kind_of("secondary")
    ('primary', 'secondary')
    """
    return "secondary" if reason in {"secondary", "hidden_before"} else "primary"


def between(figure: SuppressedFigure) -> str:
    """Between which values a hidden figure can be placed.

    >>> from lagesbild.core.tables import SuppressedFigure, Trace
    >>> trace = Trace(2021, "kontakter")
    >>> between(SuppressedFigure(trace, "small", 1, 4)), between(SuppressedFigure(trace, "small", 1, None))
    ('1–4', 'minst 1')
    """
    return span(figure.low, figure.high)


def span(low: int, high: int | None) -> str:
    """A range of values in words; high is None when nothing holds the value back."""
    if low == high:
        return f"{low}, redan publicerad"
    return f"minst {low}" if high is None else f"{low}–{high}"


def concealed(figures: int) -> str:
    """How many figures are hidden, in a sentence.

    >>> concealed(1), concealed(4)
    ('En siffra dold.', 'Fyra siffror dolda.')
    """
    return f"{sentence(tally(figures, 'siffra', 'siffror'))} {'dold' if figures == 1 else 'dolda'}."


def saving(one: Saving) -> str:
    """What leaving something out would save, in a sentence.

    >>> from lagesbild.core.tables import Saving
    >>> saving(Saving("klotter_omrade", "Klotter efter stadsdel", 7, 2))
    'Utan ”Klotter efter stadsdel” döljs sju siffror färre, varav två visas i det som är kvar.'
    """
    fewer = f"döljs {tally(one.fewer, 'siffra', 'siffror', 'en')} färre"
    rest = f", varav {number(one.shown, 'en')} visas i det som är kvar" if one.shown else ""
    return f"Utan ”{one.title}” {fewer}{rest}."


def disclosure(figures: Sequence[SuppressedFigure], threshold: int) -> Iterator[RenderableType]:
    """Every hidden figure with the reason and what can be concluded of it; for the coordinator alone."""
    rules = f"  Tröskel {threshold}. Listan är intern och får inte publiceras."
    yield Text.assemble("\n", ("Röjandekontroll", "bold"), (rules, "dim"))
    grid = ruled()
    for column in ("Siffra, och varför den är dold", "Kan vara"):
        grid.add_column(column, overflow="fold")
    for figure in figures:
        kind = KINDS[kind_of(figure.reason)]
        why = Text(f"{kind}: {REASONS[figure.reason]}", "dim")
        whole_id = Text(figure.trace.id, overflow="fold")  # on a line of its own, so that it can be copied
        grid.add_row(Group(whole_id, Padding(why, (0, 0, 0, 2))), between(figure))
    yield grid
    yield Text(f"\n{sentence(tally(len(figures), 'siffra', 'siffror'))} dolda.")


def advice(savings: Sequence[Saving]) -> Iterator[RenderableType]:
    """What publishing fewer dimensions would save, the largest saving first; what saves nothing is left out."""
    saved = [one for one in savings if one.fewer > 0]
    if saved:
        yield Text.assemble("\n", ("Om mindre publiceras", "bold"))
        yield from (Text(f" {saving(one)}") for one in saved)
