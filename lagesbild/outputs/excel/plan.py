"""Which tables stand on which sheet of the workbook: at most ten sheets in an ordinary year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import TableKind
from lagesbild.outputs.excel.accounts import bookkeeping
from lagesbild.outputs.excel.development import tabulate_development
from lagesbild.outputs.excel.records import tabulate_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table

OVERVIEW = "Översikt"
DEVELOPMENT, SURVEYS, EVENTS, OUTSIDE = "Utveckling", "Enkäter", "Händelser", "Bakgrund"
RECORDS, DESCRIPTIONS, ACCOUNTS, INPUT = "Rader", "Beskrivningar", "Avstämning", "Underlag"
SHEETS = {
    TableKind.RESPONDENTS: OVERVIEW,
    TableKind.MILIEU_BY_SOURCE: OVERVIEW,
    TableKind.BY_DISTRICT: OVERVIEW,
    TableKind.DISTRICTS_BY_YEAR: DEVELOPMENT,
    TableKind.DISTRICT_RESPONDENTS: SURVEYS,
    TableKind.DEVELOPMENT: DEVELOPMENT,
    TableKind.BY_YEAR: DEVELOPMENT,
    TableKind.REVISIONS: DEVELOPMENT,
    TableKind.YES_NO_QUESTIONS: SURVEYS,
    TableKind.CHOICES: SURVEYS,
    TableKind.ANSWERS_BY_GROUP: SURVEYS,
    TableKind.ANSWERS_BY_YEAR: SURVEYS,
    TableKind.MATCHED_UNITS: SURVEYS,
    TableKind.BACKGROUND: OUTSIDE,
    TableKind.DESCRIPTIONS: DESCRIPTIONS,
    TableKind.ROW_ACCOUNTS: ACCOUNTS,
    TableKind.INCOMING_FILES: INPUT,
    TableKind.PROBLEMS: INPUT,
    TableKind.NONRESPONDENTS: INPUT,
    TableKind.RECORDS: RECORDS,
}
"""The sheet of each kind of table; the others are of events, and stand with their source where it has categories."""
WHAT_STANDS_THERE = {
    DEVELOPMENT: "Alla lagrade år i en tabell, och källa för källa",
    SURVEYS: "Alla frågor och svar",
    EVENTS: "Källornas händelser fördelade",
    OUTSIDE: "Uppgifter utifrån, som de är lämnade",
    RECORDS: "Varje rad som räknats eller lagts åt sidan, att filtrera",
    DESCRIPTIONS: "Fritext ur underlaget, en rad per beskrivning",
    ACCOUNTS: "Lästa, räknade och åtsidolagda rader per källa",
    INPUT: "Filerna, anmärkningarna på dem och vilka som inte svarat",
}
ORDER = (OVERVIEW, DEVELOPMENT, "", SURVEYS, EVENTS, OUTSIDE, RECORDS, DESCRIPTIONS, ACCOUNTS, INPUT)
"""The order of the sheets; "" stands for those of the sources with categories."""


class SheetPlan(Struct, frozen=True):
    """A sheet: what its title and its link say, and the tables that stand on it, one below the other."""

    title: str
    told: str
    tables: tuple[Table, ...]


def plan_sheets(report: Report, records: Sequence[SourceRecord] = ()) -> tuple[SheetPlan, ...]:
    """Return the sheets of a report's workbook in their order; one without a table is left out.

    `records` are the source rows, for the intern edition alone.
    """
    by_sheet: dict[str, list[Table]] = {OVERVIEW: []}
    for table in (
        *tabulate_development(report),
        *report.tables,
        *bookkeeping(report, records),
        *tabulate_records(report, records),
    ):
        by_sheet.setdefault(_sheet_of(table, report), []).append(table)
    own = [name for name in by_sheet if name not in ORDER]
    order = [name for place in ORDER for name in ([place] if place else own)]
    return tuple(
        SheetPlan(
            name,
            WHAT_STANDS_THERE.get(name, "Källan fördelad efter kategori, plats och månad"),
            tuple(tables),
        )
        for name in order
        if (tables := by_sheet.get(name)) is not None
    )


def _sheet_of(table: Table, report: Report) -> str:
    if table.kind in SHEETS:
        return SHEETS[table.kind]
    sorted_by_category = (
        s.short for s in report.sources if s.key == table.about and s.key in report.categories
    )
    return next(sorted_by_category, EVENTS)


def missing_lines(report: Report) -> Iterator[str]:
    """Yield what has not come in, or could not be read, as the overview says it."""
    if report.coverage is not None:
        yield from filter(None, (report.coverage.text, report.coverage.partly_text))
    for status in report.sources:
        if status.state == "not_received":
            yield f"{status.label}: underlag saknas."
        elif status.state == "text_received":
            yield f"{status.label}: har kommit in men är inte inläst."
    for file in report.unread_files:
        yield f"{file.name}: gick inte att läsa in."
