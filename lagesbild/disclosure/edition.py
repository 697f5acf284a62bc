"""A finished report -> its public edition: intern sources left out, hidden figures masked everywhere alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.free_text import NO_DESCRIPTIONS
from lagesbild.core.states import FigureState
from lagesbild.core.tables import COUNTED, Cell, MissingValue, TableKind, Trace
from lagesbild.disclosure.publication import Publication, publication
from lagesbild.disclosure.publication import hidden as hidden_figures
from lagesbild.disclosure.suppression.rules import Policy
from lagesbild.disclosure.table_redesign import report_options
from lagesbild.report.revisions import REVISED

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lagesbild.config.settings import Settings
    from lagesbild.core.figures import Comparison, Count, QuestionCount, SourceStatus
    from lagesbild.core.imports import Incoming
    from lagesbild.core.report import Report
    from lagesbild.core.tables import RedesignOption, SuppressedFigure, Table
    from lagesbild.store.database import Store
    from lagesbild.store.publications import Snapshot

FINE = frozenset({TableKind.BY_UNIT, TableKind.CHOICES, TableKind.MATCHED_UNITS})
"""Tables that break a sensitive source down further than a publication can bear."""
PUBLIC_SPACE = "offentlig_plats"
"""The class of what everyone can see; of other classes an edition is kept as published, hidden or not."""
INTERN_TABLES = frozenset({TableKind.SAME_EVENTS, TableKind.REVISIONS})
"""Tables that no source owns and that tell of intern ones: a decision shows that two of them met."""


def policy_of(settings: Settings) -> Policy:
    """The rules for small numbers that the settings give the public edition."""
    return Policy(threshold=settings.edition.troskel, time_limit=float(settings.edition.tidsgrans))


class PublicEdition(NamedTuple):
    """A report as it may be published, what was hidden to make it so, and what is kept of it when it is."""

    report: Report
    hidden: tuple[SuppressedFigure, ...]
    snapshot: Snapshot


def public(report: Report, store: Store, settings: Settings) -> PublicEdition:
    """The public edition of a report.

    Raises ExposedError when something hidden could be worked out from what is shown, now or in earlier editions.
    """
    coarse, sensitive, told = _laid_open(report, store, settings)
    figures, snapshot = hidden_figures(told, policy_of(settings), report.year)
    return PublicEdition(
        _masked(coarse, sensitive, frozenset(figure.trace for figure in figures)), figures, snapshot
    )


def redesign_options(report: Report, store: Store, settings: Settings) -> tuple[RedesignOption, ...]:
    """What publishing less would save: for each table, and each earlier year, hidden figures fewer without it."""
    coarse, _, told = _laid_open(report, store, settings)
    return report_options(coarse, told, policy_of(settings))


def _laid_open(
    report: Report, store: Store, settings: Settings
) -> tuple[Report, AbstractSet[str], Publication]:
    """The report without intern sources and fine tables, the sensitive sources, and what it would tell of them."""
    shown = _without(report, settings.sources_of_class("intern"))
    sensitive = settings.sources_of_class("skydda") & {status.key for status in shown.sources}
    tables = tuple(_unrevised(table, sensitive) for table in shown.tables if not _fine(table, sensitive))
    coarse = replace(shown, tables=tables)
    others = {s.key for s in settings.vocabulary.counted_sources if s.publicity != PUBLIC_SPACE}
    return coarse, sensitive, publication(coarse, store, sensitive, others)


def _without(report: Report, intern: AbstractSet[str]) -> Report:
    """The report as if the intern sources had never been there, but for how many they are."""
    shown = tuple(status for status in report.sources if status.key not in intern)
    return replace(
        report,
        edition="publik",
        sources=shown,
        withheld=len(report.sources) - len(shown),
        incoming=tuple(file for file in report.incoming if file.source not in intern),
        counts=tuple(count for count in report.counts if count.source not in intern),
        questions=tuple(question for question in report.questions if question.source not in intern),
        comparisons=tuple(one for one in report.comparisons if one.source not in intern),
        frozen=tuple(replace(freeze, by="") for freeze in report.frozen),
        descriptions=NO_DESCRIPTIONS,
        findings=(),
        tables=tuple(
            _without_columns(table, intern) for table in report.tables if not _intern(table, intern)
        ),
    )


def _intern(table: Table, sources: AbstractSet[str]) -> bool:
    """Whether a table is for the intern edition alone: of intern sources, or across them."""
    traced = {cell.trace.source for row in table.rows for cell in row.cells if cell.trace}
    return table.kind in INTERN_TABLES or (bool(traced) and traced <= sources)


def _without_columns(table: Table, intern: AbstractSet[str]) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.key not in intern]
    rows = tuple(
        replace(row, cells=tuple(row.cells[place] for place in kept))
        for row in table.rows
        if row.key not in intern
    )
    return replace(table, columns=tuple(table.columns[place] for place in kept), rows=rows)


def _unrevised(table: Table, sensitive: AbstractSet[str]) -> Table:
    """The table without what was revised, unless all of it is of one source whose figures are all shown."""
    sources = {cell.trace.source for row in table.rows for cell in row.cells if cell.trace}
    if len(sources) == 1 and not sources & sensitive:
        return table
    return replace(table, notes=tuple(note for note in table.notes if not note.startswith(REVISED)))


def _fine(table: Table, sensitive: AbstractSet[str]) -> bool:
    return table.kind in FINE and table.about in sensitive


def _masked(report: Report, sensitive: AbstractSet[str], hidden: AbstractSet[Trace]) -> Report:
    """Nothing of a hidden figure is left: not in tables, counts, questions, comparisons, accounts or remarks."""
    labels = [status.label.casefold() for status in report.sources if status.key in sensitive]
    unsaid = sensitive - {status.key for status in report.sources if status.survey}
    return replace(
        report,
        sources=tuple(_account(status, sensitive) for status in report.sources),
        incoming=tuple(_file(file, unsaid) for file in report.incoming),
        counts=tuple(_count(count, hidden) for count in report.counts),
        questions=tuple(
            _question(question, report.year, hidden)
            for question in report.questions
            if not (question.multi and question.source in sensitive)
        ),
        comparisons=tuple(one for one in report.comparisons if not _compares(one, report, hidden)),
        tables=tuple(_table(table, hidden) for table in report.tables),
        problems=(),
        remarks=tuple(r for r in report.remarks if not any(label in r.casefold() for label in labels)),
    )


def _account(status: SourceStatus, sensitive: AbstractSet[str]) -> SourceStatus:
    """Who has not answered is not published; nor how many rows a sensitive source had, unless they are answers."""
    if status.key not in sensitive or status.survey:
        return replace(status, silent=())
    files = tuple(_file(file, sensitive) for file in status.files)
    return replace(status, files=files, silent=(), read=None, counted=None, set_aside=())


def _file(file: Incoming, sensitive: AbstractSet[str]) -> Incoming:
    return replace(file, rows=None, counted=None, set_aside=()) if file.source in sensitive else file


def _count(count: Count, hidden: AbstractSet[Trace]) -> Count:
    return replace(count, value=None, state=FigureState.SUPPRESSED) if count.trace in hidden else count


def _question(question: QuestionCount, year: int, hidden: AbstractSet[Trace]) -> QuestionCount:
    def trace(*answer: tuple[str, str]) -> Trace:
        asked = (("status", COUNTED), ("kind", "svar"), ("question", question.question))
        return Trace(year, question.source, (*asked, *answer))

    answers = tuple(
        (key, label, None if trace(("category", key)) in hidden else count)
        for key, label, count in question.answers
    )
    return replace(question, answers=answers, base=None if trace() in hidden else question.base)


def _compares(one: Comparison, report: Report, hidden: AbstractSet[Trace]) -> bool:
    """Whether a comparison tells something of a hidden figure, of either year."""
    dimension = ("category", one.category) if one.category else ("milieu", one.milieu)
    return any(
        key.source == one.source and dimension in key.where and key.year in {one.previous_year, report.year}
        for key in hidden
    )


def _table(table: Table, hidden: AbstractSet[Trace]) -> Table:
    rows = tuple(replace(row, cells=tuple(_cell(cell, hidden) for cell in row.cells)) for row in table.rows)
    masked = rows != table.rows
    notes = tuple(note for note in table.notes if not (masked and any(sign.isdigit() for sign in note)))
    return replace(table, rows=rows, notes=notes)


def _cell(cell: Cell, hidden: AbstractSet[Trace]) -> Cell:
    return Cell(MissingValue.SUPPRESSED, state=FigureState.SUPPRESSED) if cell.trace in hidden else cell
