"""A report, an inspection and an account of hidden figures as the contract's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import to_builtins
from msgspec.structs import asdict

from lagesbild.core.accounts import add_accounts
from lagesbild.core.states import FigureState
from lagesbild.core.tables import MISSING_STATES, AtLeast, MissingValue, Share
from lagesbild.core.wording import SMALLEST_BASE
from lagesbild.outputs.json_files import file_json, list_background, list_text_answers, unread_file_json
from lagesbild.outputs.json_questions import question_json, suppressed_flag
from lagesbild.outputs.terminal.disclosure import kind_of
from lagesbild.outputs.terminal.free_text import found_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import ComparedCounts, Comparison, Count, Freeze, SourceStatus
    from lagesbild.core.inspection import FileDescription
    from lagesbild.core.periods import Period
    from lagesbild.core.report import Edition, Report
    from lagesbild.core.suppression import RedesignOption, SuppressedFigure
    from lagesbild.core.tables import Cell, Row, Table
    from lagesbild.outputs import json_shapes as shapes


def report_json(report: Report) -> shapes.ReportJson:
    """The report under the names of `visa --json`, with more names beside them.

    A cell is a number, a text or null; `states` says what is known of it, `nothings` which nothing a null is,
    `shares` the counts of a share, `cell_ids` what each cell is called (`table/row/column`).
    """
    return {
        "year": report.year,
        "period": _days(report.period),
        "area": report.area,
        "edition": report.edition,
        "as_of": report.as_of,
        "sources": [*map(_source, report.sources), *list_text_answers(report)],
        **list_background(report),
        "counts": [_count(count) for count in report.counts],
        "questions": [question_json(question, report) for question in report.questions],
        "comparison": [_comparison(c, report.edition) for c in report.comparisons],
        "tables": [_table(table) for table in report.tables],
        "problems": [_problem(problem) for problem in report.problems],
        **_unread_files(report),
        "remarks": [remark.text for remark in report.remarks],
        "analysis": list(report.analysis),
        "frozen": [_freeze(freeze) for freeze in report.frozen],
        **_free_text(report),
        **_coverage(report),
    }


def _unread_files(report: Report) -> shapes.InternJson:
    """The files that could not be read and whose names point to no source; the public edition names no file."""
    if report.edition == "publik":
        return {}
    known = {file.id for status in report.sources for file in status.unread_files}
    return {
        "unread_files": [
            {"name": file.name, "reason": file.reason} for file in report.unread_files if file.id not in known
        ]
    }


def _free_text(report: Report) -> shapes.InternJson:
    """How much free text there is, what waits, and what was found by file, never a word of it; nothing in public."""
    if report.edition == "publik":
        return {}
    texts = report.descriptions
    files: list[shapes.FileFindingsJson] = [
        {"file": one.file, **found_json(one.found)} for one in report.findings
    ]
    return {"free_text": {"texts": texts.total, "waiting": texts.waiting, "files": files}}


def _coverage(report: Report) -> shapes.InternJson:
    """Of which districts a city's picture is made; nothing of any other."""
    if report.coverage is None:
        return {}
    given, lacking = list(report.coverage.given), list(report.coverage.missing)
    return {"coverage": {"given": given, "missing": lacking, "all_known": report.coverage.is_listed}}


def _freeze(freeze: Freeze) -> shapes.FreezeJson:
    return {"day": freeze.day, "by": freeze.by, "figures": freeze.figures}


def _source(status: SourceStatus) -> shapes.SourceJson:
    return {
        "key": status.key,
        "label": status.label,
        "short": status.short,
        "sender": status.sender,
        "unit": list(status.unit),
        "form": "enkat" if status.survey else "register",
        "state": status.state,
        "files": [*map(file_json, status.files), *map(unread_file_json, status.unread_files)],
        "sent": status.sent,
        "answered": status.answered,
        "incomplete": status.incomplete,
        "cells": _cells(add_accounts(file.account for file in status.files)),
        "rows": {"read": status.read, "counted": status.counted, "set_aside": dict(status.set_aside)},
        "silent": list(status.silent),
        "total": {"count": _number(status.total), "state": status.total.state},
    }


def _cells(account: SheetAccount | None) -> shapes.CellsJson | None:
    """The cells of a source's sheets that hold something; null where the account was not kept, or is not published."""
    if account is None:
        return None
    return {
        "filled": account.cells,
        "used": account.used,
        "set_aside": dict(account.set_aside),
        "notes": account.notes,
        "unread": account.unread,
    }


def _count(count: Count) -> shapes.CountJson:
    return {
        "source": count.source,
        "kind": count.kind,
        "category": count.category,
        "milieu": count.milieu,
        "count": count.value,
        "state": count.state,
        **suppressed_flag(count.state is FigureState.SUPPRESSED),
    }


def _comparison(comparison: Comparison, edition: Edition) -> shapes.ComparisonJson:
    """Two years' figures; what was tested of them is told in the intern edition alone."""
    return {
        "source": comparison.source,
        "category": comparison.category,
        "milieu": comparison.milieu,
        "label": comparison.label,
        "previous_year": comparison.previous_year,
        "previous": comparison.previous,
        "current": comparison.current,
        "previous_state": comparison.previous_state,
        "current_state": comparison.current_state,
        "verdict": comparison.verdict,
        "uncertain": comparison.uncertain,
        "reason": comparison.reason,
        "needed": comparison.needed,
        "part": [_days(days) for days in comparison.part] if comparison.part else None,
        "tested": _tested(comparison.counts) if edition == "intern" and comparison.counts else None,
    }


def _tested(counts: ComparedCounts) -> dict[str, float | None]:
    return {
        "previous": counts.previous,
        "current": counts.current,
        "previous_exposure": counts.previous_exposure,
        "current_exposure": counts.current_exposure,
    }


def _days(period: Period) -> shapes.DaysJson:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}


def _table(table: Table) -> shapes.TableJson:
    return {
        "id": table.id,
        "title": table.title,
        "unit": table.unit,
        "stub": table.stub,
        "columns": [column.label for column in table.columns],
        "column_keys": [column.key for column in table.columns],
        "rows": [_row(table, row) for row in table.rows],
        "notes": list(table.notes),
        "source": table.source,
    }


def _row(table: Table, row: Row) -> shapes.RowJson:
    return {
        "key": row.key,
        "label": row.label,
        "total": row.total,
        "cells": [_number(cell) for cell in row.cells],
        "shares": [_share(cell) for cell in row.cells],
        "nothings": [_nothing(cell) for cell in row.cells],
        "states": [_state(cell) for cell in row.cells],
        "figure_ids": [cell.trace.id if cell.trace else None for cell in row.cells],
        "cell_ids": [table.place(row, column).id for column in table.columns],
    }


def _number(cell: Cell) -> float | str | None:
    if isinstance(cell.value, MissingValue):
        return None
    if isinstance(cell.value, AtLeast):
        return cell.value.count
    if not isinstance(cell.value, Share):
        return cell.value
    return round(cell.value.part / cell.value.base, 4) if cell.value.base >= SMALLEST_BASE else None


def _share(cell: Cell) -> shapes.ShareJson | None:
    share = cell.value
    return {"part": share.part, "base": share.base} if isinstance(share, Share) else None


def _nothing(cell: Cell) -> str | None:
    return cell.value.value if isinstance(cell.value, MissingValue) else None


def _state(cell: Cell) -> FigureState | None:
    """What is known of a cell's figure; None for a text, and for a figure of a broken series."""
    if isinstance(cell.value, MissingValue):
        return cell.state or MISSING_STATES.get(cell.value)
    if isinstance(cell.value, AtLeast):
        return FigureState.AT_LEAST
    return None if isinstance(cell.value, str) else FigureState.EXACT


def _problem(problem: Problem) -> shapes.ProblemJson:
    return {
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "message": problem.message,
    }


def inspection_json(files: Sequence[FileDescription]) -> dict[str, object]:
    """The files under the names of `granska --json`, with more names beside them; a file once for each sheet that is read."""
    return {"files": [_described(sheet) for file in files for sheet in file.every]}


def _described(file: FileDescription) -> dict[str, object]:
    told = to_builtins(file, enc_hook=str)
    del told["found"], told["beside"]
    return {
        **told,
        "personal_data": found_json(file.found),
        "header_row": file.header_rows[0] if file.header_rows else None,
        "incomplete": file.set_aside.get("incomplete", 0),
        "duplicates": file.set_aside.get("duplicate", 0),
        "problems": [_problem(problem) for problem in file.problems],
    }


def protection_json(
    figures: Sequence[SuppressedFigure], savings: Sequence[RedesignOption]
) -> dict[str, object]:
    """What disclosure control hid, why, what can be concluded of it, and what publishing less would save."""
    return {
        "hidden": [
            {
                "id": figure.trace.id,
                "kind": kind_of(figure.reason),
                "reason": figure.reason,
                "low": figure.low,
                "high": figure.high,
            }
            for figure in figures
        ],
        "savings": [asdict(saving) for saving in savings],
    }
