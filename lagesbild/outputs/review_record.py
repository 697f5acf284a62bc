"""The record of the review of a public edition: by which rules, what is hidden and why, and who approved it. Intern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import Share
from lagesbild.core.wording import digits, percent, tally
from lagesbild.outputs.terminal.disclosure import KINDS, REASONS, between, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from lagesbild.core.report import Report
    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.core.tables import Trace


class Review(Struct, frozen=True):
    """What was decided for one edition, and by whom."""

    approved_by: str
    second: str
    """The second person who reviewed it; empty where nobody did."""
    moment: datetime
    threshold: int
    fewest_yes: int
    always: tuple[str, ...]
    never: tuple[str, ...]
    protected: int
    """How many figures of protected sources the edition has, shown and hidden."""


def review_record(
    full_report: Report, public: Report, hidden: Sequence[SuppressedFigure], review: Review
) -> str:
    """The record as Markdown: each table of the edition, and the hidden figures that stand in it."""
    heading = f"# Granskning av den publika utgåvan {public.year}\n\nIntern: får inte publiceras."
    return (
        "\n\n".join((heading, *_decisions(review, len(hidden)), *_tables(full_report, public, hidden))) + "\n"
    )


def _decisions(review: Review, hidden: int) -> Iterator[str]:
    second = (
        f"Också granskad av {review.second}." if review.second else "Ingen andra person har granskat den."
    )
    yield f"Godkänd {review.moment:%Y-%m-%d %H:%M} av {review.approved_by}. {second}"
    yield (
        f"Regler: minsta antal som visas är {review.threshold}; det som följer på ett ja visas från "
        f"{digits(review.fewest_yes)} svar. Alltid visade: {', '.join(review.always) or 'inga valda'}. "
        f"Aldrig visade: {', '.join(review.never) or 'inga valda'}."
    )
    yield hidden_share(hidden, review.protected)


def hidden_share(hidden: int, protected: int) -> str:
    r"""How large a part of the figures of protected sources is hidden.

    >>> hidden_share(4, 20), hidden_share(0, 0)
    ('Dolda: 4 av 20 siffror i källor som skyddas (20\xa0%).', 'Dolda: inga siffror.')
    """
    if not protected:
        return "Dolda: inga siffror."
    share = f"{percent(Share(hidden, protected))}"
    of = f"{digits(hidden)} av {tally(protected, 'siffra', 'siffror') if protected == 1 else f'{digits(protected)} siffror'}"
    return f"Dolda: {of} i källor som skyddas ({share})."


def _tables(full_report: Report, public: Report, hidden: Sequence[SuppressedFigure]) -> Iterator[str]:
    by_trace = {figure.trace: figure for figure in hidden}
    places = _places(full_report, public, by_trace)
    for title, lines in places.items():
        yield "\n".join(
            (
                f"## {title}",
                "",
                "| Rad | Kolumn | Siffra | Slag | Varför | Kan vara |",
                "|---|---|---|---|---|---|",
                *lines,
            )
        )
    told = {trace for table in full_report.tables for _, _, cell in table.cells() if (trace := cell.trace)}
    rest = [figure for trace, figure in by_trace.items() if trace not in told]
    if rest:
        lines = [f"- {figure.trace.id}: {_why(figure)}" for figure in rest]
        yield "\n".join(("## Utan tabell", "", *lines))


def _places(
    full_report: Report, public: Report, hidden: Mapping[Trace, SuppressedFigure]
) -> dict[str, list[str]]:
    shown, places = {table.id for table in public.tables}, dict[str, list[str]]()
    for table in full_report.tables:
        for row, column, cell in table.cells() if table.id in shown else ():
            if cell.trace and cell.trace in hidden:
                figure = hidden[cell.trace]
                line = f"| {row.label} | {column.label} | {figure.trace.id} | {_why(figure, ' | ')} |"
                places.setdefault(table.title, []).append(line)
    return places


def _why(figure: SuppressedFigure, between_parts: str = ", ") -> str:
    return between_parts.join((KINDS[kind_of(figure.reason)], REASONS[figure.reason], between(figure)))
