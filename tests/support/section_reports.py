"""Reports for the tests of the section: the sample with other figures, states or editions. All of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import Count, SourceStatus
from lagesbild.core.states import COUNTED_STATES, FigureState
from lagesbild.core.tables import Cell, MissingValue, TableKind
from lagesbild.outputs.section.blocks import Bullets, Heading, Judgement, Note, Paragraph
from lagesbild.outputs.section.summary import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.figures import State
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.section.blocks import Block


def texts(blocks: Iterable[Block]) -> list[str]:
    """Every piece of text of the blocks, tables apart."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Note | Judgement):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return found


def sentences(report: Report) -> list[str]:
    """The sentences of the picture."""
    return [sentence.text for paragraph in sentences_of(report) for sentence in paragraph]


def said(report: Report) -> str:
    """The text of the picture."""
    return " ".join(sentences(report))


def words(blocks: Iterable[Block]) -> int:
    """How many words the text has, without tables and captions."""
    return sum(len(text.split()) for text in texts(blocks))


def with_state(report: Report, key: str, state: State) -> Report:
    """The report as if one source had that state, and nothing counted."""
    sources = tuple(
        SourceStatus(s.key, s.label, s.short, s.sender, s.unit, s.phrases, state, survey=s.survey)
        if s.key == key
        else s
        for s in report.sources
    )
    counts = tuple(count for count in report.counts if count.source != key)
    return replace(report, sources=sources, counts=counts)


def _count(source: str, kind: str, category: str | None, milieu: str, value: int | None) -> Count:
    """An exact figure, or a suppressed one where there is no value."""
    state = FigureState.SUPPRESSED if value is None else FigureState.EXACT
    return Count(source, kind, category, milieu, value, state=state)


def with_count_states(report: Report, source: str, states: dict[str, FigureState]) -> Report:
    """The report with other states of a source's figures, by category or milieu; unknown ones have no value."""

    def stated(count: Count) -> Count:
        state = states.get(count.category or count.milieu)
        if count.source != source or state is None:
            return count
        return replace(count, state=state, value=count.value if state in COUNTED_STATES else None)

    return replace(report, counts=tuple(map(stated, report.counts)))


def with_counts(report: Report, key: str, values: dict[str, int | None], total: int | None = None) -> Report:
    """The report with these figures by milieu for one source; with a total, its table of years prints it."""
    others = tuple(count for count in report.counts if count.source != key)
    added = tuple(_count(key, "handelse", None, m.code, values.get(m.code, 0)) for m in report.milieus)
    tables = [table for table in report.tables if (table.kind, table.about) != (TableKind.BY_YEAR, key)]
    if total is not None:
        pattern = sample_report().table(TableKind.BY_YEAR, "kontakter")
        assert pattern is not None
        row = replace(pattern.rows[-1], cells=(Cell(0), Cell(total)))
        tables.append(replace(pattern, about=key, rows=(row,)))
    received = tuple(replace(s, state="received") if s.key == key else s for s in report.sources)
    return replace(report, counts=(*others, *added), tables=tuple(tables), sources=received)


def with_graffiti(report: Report, values: dict[str, int | None]) -> Report:
    """The report with these figures of graffiti by content, without its tables."""
    others = tuple(count for count in report.counts if count.source != "klotter")
    added = tuple(_count("klotter", "klotter", key, "oklar", value) for key, value in values.items())
    tables = tuple(table for table in report.tables if table.about != "klotter")
    return replace(report, counts=(*others, *added), tables=tables)


def with_answers(report: Report, survey: str, question: str, yes: Value, base: Value) -> Report:
    """The report with another number of yes to a question, of so many answers."""

    def changed(table: Table) -> Table:
        if (table.kind, table.about) != (TableKind.YES_NO_QUESTIONS, survey):
            return table
        pattern = table.rows[0]
        cells = tuple(
            Cell(yes if column.key == "ja" else base if column.key == "base" else 0)
            for column in table.columns
        )
        rows = [row for row in table.rows if row.key != question]
        return replace(table, rows=(replace(pattern, key=question, cells=cells), *rows))

    return replace(report, tables=tuple(map(changed, report.tables)))


def nothing_anywhere() -> Report:
    """The sample with every source received and zero in every figure."""
    report = sample_report()

    def emptied(table: Table) -> Table:
        if table.kind is TableKind.RESPONDENTS:
            return table
        rows = (
            replace(row, cells=tuple(Cell(0) if isinstance(c.value, int) else c for c in row.cells))
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    for survey, question in (
        ("enkat_egna", "stott_pa"),
        ("enkat_egna", "sett_tecken"),
        ("enkat_skolor", "stott_pa"),
    ):
        report = with_answers(report, survey, question, 0, 17)
    kept = tuple(
        table if table.kind is TableKind.YES_NO_QUESTIONS else emptied(table) for table in report.tables
    )
    counts = tuple(replace(count, value=0) for count in report.counts)
    report = replace(report, counts=counts, tables=kept, comparisons=())
    return with_counts(report, "polis", {}, 0)


def all_hidden() -> Report:
    """The public report with every figure but the zeros hidden."""
    report = sample_report()

    def masked(table: Table) -> Table:
        rows = (
            replace(row, cells=tuple(Cell(MissingValue.SUPPRESSED) for _ in row.cells)) for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    return replace(
        report,
        edition="publik",
        counts=tuple(
            replace(count, value=None, state=FigureState.SUPPRESSED) if count.value else count
            for count in report.counts
        ),
        tables=tuple(map(masked, report.tables)),
        comparisons=tuple(replace(c, previous=None, current=None) for c in report.comparisons),
    )
