"""A finished report -> its public edition: intern sources left out, suppressed figures masked in every part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lagesbild.core.free_text import NO_DESCRIPTIONS
from lagesbild.core.states import FigureState
from lagesbild.core.tables import COUNTED, Cell, MissingValue, TableKind, Trace
from lagesbild.disclosure.chosen_figures import ChosenFigures
from lagesbild.disclosure.follow_ups import withhold_follow_ups
from lagesbild.disclosure.incoming_files import withhold_incoming_files
from lagesbild.disclosure.publication import Publication, gather_publication, suppress_figures
from lagesbild.disclosure.remarks import select_remarks
from lagesbild.disclosure.subgroups import withhold_small_groups
from lagesbild.disclosure.suppression.rules import Policy
from lagesbild.disclosure.table_redesign import report_options
from lagesbild.report.comparisons import judge_shown
from lagesbild.report.revisions import REVISED

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lagesbild.config.settings import Settings
    from lagesbild.core.figures import Comparison, Count, QuestionCount, SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.core.suppression import RedesignOption, SuppressedFigure
    from lagesbild.core.tables import Table
    from lagesbild.store.database import Store
    from lagesbild.store.publications import Snapshot

TOO_DETAILED = frozenset(
    {
        TableKind.BY_UNIT,
        TableKind.CHOICES,
        TableKind.ANSWERS_BY_GROUP,
        TableKind.ANSWERS_BY_YEAR,
        TableKind.MATCHED_UNITS,
    }
)
"""Tables that break a sensitive source down too far to be published."""
OF_PUBLIC_SPACE = frozenset(
    {
        TableKind.SHARE_OF_WHOLE,
        TableKind.BY_CHANNEL,
        TableKind.BY_PLACE,
        TableKind.BY_TYPE,
        TableKind.CROSSED,
    }
)
"""Tables by what no base cell has, or of what lies outside the area too: of nothing but what everyone can see."""
PUBLIC_SPACE = "offentlig_plats"
"""The class of what everyone can see; the editions of all other classes are stored as published."""
INTERN_TABLES = frozenset({TableKind.SAME_EVENTS, TableKind.REVISIONS})
"""Tables of no single source that disclose intern ones: a decision shows that two sources met."""


def policy_of(settings: Settings) -> Policy:
    """The rules for small numbers that the settings give the public edition."""
    return Policy(threshold=settings.edition.troskel, time_limit=float(settings.edition.tidsgrans))


class PublicEdition(NamedTuple):
    """A report as it may be published, the figures suppressed in it, and the snapshot to store with it."""

    report: Report
    suppressed: tuple[SuppressedFigure, ...]
    snapshot: Snapshot
    protected: int
    """How many figures of protected sources it has, shown and suppressed."""


def build_public_edition(report: Report, store: Store, settings: Settings) -> PublicEdition:
    """The public edition of a report.

    Raises ExposedError when something hidden could be worked out from what is shown, now or in earlier editions.
    """
    coarse_report, publication = _prepare(report, store, settings)
    figures, snapshot = suppress_figures(publication, policy_of(settings), report.year)
    return PublicEdition(
        _mask(coarse_report, settings, frozenset(figure.trace for figure in figures)),
        figures,
        snapshot,
        len(publication.values),
    )


def redesign_options(report: Report, store: Store, settings: Settings) -> tuple[RedesignOption, ...]:
    """For each table and each earlier year, how many fewer figures are suppressed when it is left out."""
    coarse_report, publication = _prepare(report, store, settings)
    return report_options(coarse_report, publication, policy_of(settings))


def _prepare(report: Report, store: Store, settings: Settings) -> tuple[Report, Publication]:
    """The report without intern sources and too detailed tables, and what it would publish."""
    shown = withhold_follow_ups(
        _drop_background(
            _drop_intern_sources(report, settings.sources_of_class("intern")), settings.shown_background
        ),
        settings.edition.minst_ja,
    )
    sensitive = settings.sources_of_class("skydda") & {status.key for status in shown.sources}
    tables = tuple(
        _drop_revision_notes(table, sensitive)
        for table in shown.tables
        if not _is_too_detailed(table, sensitive, _public_space(settings))
    )
    coarse_report = withhold_small_groups(replace(shown, tables=tables), policy_of(settings))
    others = {s.key for s in settings.vocabulary.counted_sources} - _public_space(settings)
    choices = ChosenFigures(settings.edition.alltid, settings.edition.aldrig)
    return coarse_report, gather_publication(coarse_report, store, sensitive, others, choices)


def _public_space(settings: Settings) -> AbstractSet[str]:
    return {s.key for s in settings.vocabulary.counted_sources if s.publicity == PUBLIC_SPACE}


def _drop_intern_sources(report: Report, intern: AbstractSet[str]) -> Report:
    """The report without anything of the intern sources but their number."""
    shown = tuple(status for status in report.sources if status.key not in intern)
    return replace(
        report,
        edition="publik",
        sources=shown,
        withheld=len(report.sources) - len(shown),
        incoming=tuple(file for file in report.incoming if file.source not in intern),
        counts=tuple(count for count in report.counts if count.source not in intern),
        questions=tuple(question for question in report.questions if question.source not in intern),
        comparisons=tuple(comparison for comparison in report.comparisons if comparison.source not in intern),
        frozen=tuple(replace(freeze, by="") for freeze in report.frozen),
        descriptions=NO_DESCRIPTIONS,
        findings=(),
        unread_files=(),
        tables=tuple(
            _drop_intern_columns(table, intern) for table in report.tables if not _is_intern(table, intern)
        ),
    )


def _drop_background(report: Report, shown: AbstractSet[str]) -> Report:
    """The report with the figures from outside and the texts that may be shown, and nothing of their files."""
    printed = {source.source for source in report.background}
    gone = (printed | {answer.source for answer in report.text_answers}) - shown
    return replace(
        report,
        background=tuple(
            replace(source, files=withhold_incoming_files(source.files))
            for source in report.background
            if source.source in shown
        ),
        absent_background=(),
        text_answers=tuple(
            replace(answer, files=withhold_incoming_files(answer.files))
            for answer in report.text_answers
            if answer.source in shown
        ),
        incoming=tuple(file for file in report.incoming if file.source not in gone),
        tables=tuple(table for table in report.tables if table.about not in gone),
    )


def _is_intern(table: Table, sources: AbstractSet[str]) -> bool:
    """Whether a table belongs to the intern edition alone: of intern sources, or across them."""
    traced = {cell.trace.source for row in table.rows for cell in row.cells if cell.trace}
    return table.kind in INTERN_TABLES or (bool(traced) and traced <= sources)


def _drop_intern_columns(table: Table, intern: AbstractSet[str]) -> Table:
    positions = [position for position, column in enumerate(table.columns) if column.key not in intern]
    rows = tuple(
        replace(row, cells=tuple(row.cells[position] for position in positions))
        for row in table.rows
        if row.key not in intern
    )
    return replace(table, columns=tuple(table.columns[position] for position in positions), rows=rows)


def _drop_revision_notes(table: Table, sensitive: AbstractSet[str]) -> Table:
    """The table without its notes on revisions, unless all of it is of one source whose figures are all shown."""
    sources = {cell.trace.source for row in table.rows for cell in row.cells if cell.trace}
    if len(sources) == 1 and not sources & sensitive:
        return table
    return replace(table, notes=tuple(note for note in table.notes if not note.startswith(REVISED)))


def _is_too_detailed(table: Table, sensitive: AbstractSet[str], public_space: AbstractSet[str]) -> bool:
    if table.kind in OF_PUBLIC_SPACE:
        return table.about not in public_space - sensitive
    return table.kind in TOO_DETAILED and table.about in sensitive


def _mask(report: Report, settings: Settings, suppressed: AbstractSet[Trace]) -> Report:
    """The report with nothing of a suppressed figure in tables, counts, questions, comparisons, accounts, remarks."""
    sensitive = settings.sources_of_class("skydda")
    compared = judge_shown(
        (line for line in report.comparisons if not _discloses(line, report, suppressed)), sensitive
    )
    return replace(
        report,
        sources=tuple(
            replace(_mask_account(status, sensitive), total=_mask_cell(status.total, suppressed))
            for status in report.sources
        ),
        incoming=withhold_incoming_files(report.incoming),
        counts=tuple(_mask_count(count, suppressed) for count in report.counts),
        questions=tuple(
            _mask_question(question, report.year, suppressed)
            for question in report.questions
            if not ((question.multi or not question.is_defined) and question.source in sensitive)
        ),
        comparisons=compared,
        tables=tuple(_mask_table(table, suppressed) for table in report.tables),
        problems=(),
        remarks=select_remarks(
            report.remarks, settings.sources_of_class("visa"), _public_space(settings), compared
        ),
    )


def _mask_account(status: SourceStatus, sensitive: AbstractSet[str]) -> SourceStatus:
    """The account without who has not answered, and of a sensitive source without its rows, unless they are answers."""
    shown = replace(status, files=withhold_incoming_files(status.files), silent=(), unread_files=())
    if status.key not in sensitive or status.survey:
        return shown
    return replace(shown, read=None, counted=None, set_aside=())


def _mask_count(count: Count, suppressed: AbstractSet[Trace]) -> Count:
    return replace(count, value=None, state=FigureState.SUPPRESSED) if count.trace in suppressed else count


def _mask_question(question: QuestionCount, year: int, suppressed: AbstractSet[Trace]) -> QuestionCount:
    def trace(*answer: tuple[str, str]) -> Trace:
        asked = (("status", COUNTED), ("kind", "svar"), ("question", question.question))
        return Trace(year, question.source, (*asked, *answer))

    answers = tuple(
        (key, label, None if trace(("category", key)) in suppressed else count)
        for key, label, count in question.answers
    )
    states = tuple(
        FigureState.SUPPRESSED if trace(("category", key)) in suppressed else state
        for (key, _, _), state in zip(question.answers, question.stated(), strict=True)
    )
    base = None if trace() in suppressed else question.base
    return replace(question, answers=answers, states=states, base=base)


def _discloses(comparison: Comparison, report: Report, suppressed: AbstractSet[Trace]) -> bool:
    """Whether a comparison discloses something of a suppressed figure, of either year."""
    dimension = ("category", comparison.category) if comparison.category else ("milieu", comparison.milieu)
    return any(
        key.source == comparison.source
        and dimension in key.where
        and key.year in {comparison.previous_year, report.year}
        for key in suppressed
    )


def _mask_table(table: Table, suppressed: AbstractSet[Trace]) -> Table:
    rows = tuple(
        replace(row, cells=tuple(_mask_cell(cell, suppressed) for cell in row.cells)) for row in table.rows
    )
    is_masked = rows != table.rows
    notes = tuple(note for note in table.notes if not (is_masked and any(sign.isdigit() for sign in note)))
    return replace(table, rows=rows, notes=notes)


def _mask_cell(cell: Cell, suppressed: AbstractSet[Trace]) -> Cell:
    return Cell(MissingValue.SUPPRESSED, state=FigureState.SUPPRESSED) if cell.trace in suppressed else cell
