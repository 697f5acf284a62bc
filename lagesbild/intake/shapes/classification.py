"""Cases (one row each, columns named by their roles) -> observations: what counts, and what is set aside and why."""

from __future__ import annotations

from functools import partial
from operator import eq
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec.structs import replace

from lagesbild.core.figures import REASONS
from lagesbild.core.observations import complete
from lagesbild.core.text import as_line, fold
from lagesbild.intake.columns import repeat_word
from lagesbild.intake.shapes.case_areas import read_areas, tell_outside
from lagesbild.intake.shapes.case_counts import read_counts
from lagesbild.intake.shapes.case_dates import find_outside, read_days
from lagesbild.intake.shapes.case_lines import NOT_SAID, read_lines
from lagesbild.intake.shapes.case_rows import PRESET, STATUSES, CaseRows, Doubt, as_plain_texts
from lagesbild.intake.shapes.columns import Distinct, parse
from lagesbild.intake.shapes.cumulative import refuse_cumulative
from lagesbild.intake.shapes.damaged_rows import forget_labels, set_shifted_aside
from lagesbild.intake.shapes.none_rows import find_none, set_aside_dashes
from lagesbild.intake.shapes.other_kinds import set_aside_other_kinds
from lagesbild.intake.shapes.record_keys import CaseNumbers
from lagesbild.intake.shapes.repeated_lines import set_repeated_aside
from lagesbild.intake.shapes.side_columns import MAY_BE_ELSEWHERE, SET_ASIDE, STATUS
from lagesbild.intake.shapes.side_words import find_number_reason
from lagesbild.intake.shapes.stray_rows import set_aside_stray
from lagesbild.intake.shapes.total_rows import LABEL_ROLES, find_total_rows
from lagesbild.intake.shapes.words import TEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.case_lines import CaseLines, Line
    from lagesbild.intake.shapes.context import Context

PLAIN_TEXTS = {"part": "part", "plats": "place", "enhet": "unit", "kanal": "channel"}
"""Roles whose text is kept as it stands, and the column it is kept in."""
TYPE = "typ"
"""The role of what kind of case it is: kept only where a table is declared by it, since it may be a text of one's own."""
LONGEST_TYPE = 40
TEST_ROLES = ("arende", "enhet", "plats", "typ")
COUNTED_BY = ("datum", "kategori", "miljo", "omrade", "plats", "enhet", "antal")
"""Roles of which two rows with one case number should say the same."""
WITHDRAWN = (
    "Raden är märkt som makulerad, borttagen eller felaktig och räknas inte. Ska den räknas, ta bort märket och läs in filen "
    "igen."
)
DENIED = (
    "Raden är märkt som avvisad, oklar, inte bekräftad, flyttad eller en del av ett annat ärende och är lagd åt sidan: det "
    "framgår inte om den ska räknas. Ska den det, ta bort märket och läs in filen igen; ta annars bort raden."
)
SEVERAL_NUMBERS = (
    "Raden har flera ärendenummer och räknas som ett ärende; siffran är minst så stor. Är det flera, skriv ett ärende på varje "
    "rad."
)
UNLIKE = (
    "Ärendenumret står redan högre upp, där något är annorlunda; raden är lagd åt sidan som dubblett. "
    "Jämför raderna, och ge ärendet ett eget nummer om det är ett annat."
)


def classify(cases: pd.DataFrame, context: Context) -> Observed:
    """Return the observations of cases whose columns are named by roles, and what is wrong in them.

    Each case has one row for each of its lines, set-aside cases included; one that could not be read keeps what is
    known of it.
    """
    rows = CaseRows(cases, context)
    role = context.source.identity
    numbers = CaseNumbers.of(cases[role]).without_unknown() if role and role in cases else None
    _set_aside_totals(rows, numbers)
    _set_aside_by_words(rows, numbers)
    set_repeated_aside(rows, numbers)
    days, date_doubts = read_days(rows)
    areas, area_doubts = read_areas(rows)
    counts, count_doubts = read_counts(rows)
    lines, line_doubts = read_lines(rows)
    nothing = find_none(rows, days)
    counts[nothing] = 0
    outside = find_outside(days, rows.context.period)
    not_extremist = lines.not_extremist & ~nothing if lines else rows.none()
    shifted = set_shifted_aside(rows, line_doubts)
    irrelevant = outside | areas.outside | not_extremist | nothing
    doubts = _but_of_none((*date_doubts, *area_doubts, *count_doubts), counts)
    _set_aside_unreadable(rows, doubts, irrelevant)
    _set_aside_duplicates(rows, numbers)
    _tell_several_numbers(rows, numbers)
    rows.set_aside(outside, "outside_period")
    rows.set_aside(areas.outside, "outside_area")
    _set_aside_unreadable(rows, _but_of_none(line_doubts, counts), nothing)
    rows.set_aside(not_extremist, "not_extremist")
    tell_outside(areas, rows)
    frame = _plain_columns(rows)
    frame["date"] = days.astype("datetime64[s]")
    frame["area"] = areas.texts()
    frame["count"] = counts.astype(np.int32)
    if numbers:
        frame["identity"] = numbers.marks
    frame = forget_labels(_with_lines(frame, lines, nothing), shifted, rows, NOT_SAID)
    return complete(frame), tuple(rows.problems)


def _set_aside_by_words(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Set aside the rows that say of themselves that they are no cases of the kind; InputError for cumulative counts."""
    rows.set_aside(_find_tests(rows, numbers), "test_answer")
    set_aside_stray(rows, numbers)
    set_aside_dashes(rows)
    refuse_cumulative(rows)
    _set_aside_marked(rows, numbers)
    set_aside_other_kinds(rows, numbers)


def _set_aside_totals(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Set aside the rows that are totals, and those that may be; a table of counts has found its own."""
    if PRESET in rows.cases:
        for reason in set(rows.cases[PRESET]) - {""}:
            rows.set_aside((rows.cases[PRESET] == reason).to_numpy(dtype=bool), reason)
        return
    columns = {role: column for role in (*LABEL_ROLES, "antal") if (column := _labels(rows, role, numbers))}
    totals = find_total_rows(columns, rows.cases.index.to_numpy(), rows.context)
    rows.set_aside(totals.is_total, "total_row")
    rows.set_aside(totals.in_doubt, "unreadable")
    rows.problems += totals.problems


def _set_aside_marked(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Set aside the rows that a column of the register's own says are not to be counted, and tell of those taken back.

    So does a word after the number of a case.
    """
    column = rows.column(SET_ASIDE)
    marked = {
        reason: column.rows_where(partial(eq, reason)) if column else rows.none()
        for reason in (*REASONS, MAY_BE_ELSEWHERE)
    }
    if numbers:
        codes, texts = numbers.words
        for code, text in enumerate(texts):
            if reason := find_number_reason(text):
                marked[reason] |= codes == code
    rows.report(Doubt(marked["withdrawn"], "withdrawn", WITHDRAWN, STATUS))
    rows.report(Doubt(marked["unreadable"], "denied", DENIED, STATUS))
    for reason, mask in marked.items():
        rows.set_aside(mask, "unreadable" if reason == MAY_BE_ELSEWHERE else reason)


def _find_tests(rows: CaseRows, numbers: CaseNumbers | None) -> NDArray[np.bool_]:
    """Return the rows that a word marks as tests."""
    is_test = rows.none()
    for role in TEST_ROLES:
        if column := _labels(rows, role, numbers):
            is_test |= column.rows_where(lambda cell: fold(cell).strip(" :") in TEST_WORDS)
    return is_test


def _labels(rows: CaseRows, role: str, numbers: CaseNumbers | None) -> Distinct | None:
    """Return the column that bears a role, of case numbers only the words in their place; None when there is none."""
    if role == rows.context.source.identity and numbers:
        return Distinct(*numbers.words)
    return rows.column(role)


def _but_of_none(doubts: Iterable[Doubt], counts: NDArray[np.int64]) -> list[Doubt]:
    """Return the doubts, of what is missing in rows that count nothing no more: they add nothing."""
    return [
        doubt if doubt.unreadable else replace(doubt, rows=doubt.rows & (counts != 0)) for doubt in doubts
    ]


def _set_aside_unreadable(rows: CaseRows, doubts: Sequence[Doubt], irrelevant: NDArray[np.bool_]) -> None:
    """Tell what is doubtful, and set aside what cannot be read; a row that would not count anyway leaves no doubt."""
    own = [Doubt(d.rows & ~irrelevant, d.code, d.message, d.role, d.unreadable) for d in doubts]
    for doubt in own:
        rows.report(doubt)
    for doubt in own:
        if doubt.unreadable:
            rows.set_aside(doubt.rows, "unreadable")


def _set_aside_duplicates(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    role = rows.context.source.identity
    if numbers is None or role is None:
        return
    repeated = numbers.repeats(rows.counted)
    if repeated.any():
        rows.report(Doubt(_find_differing(rows, repeated, numbers), "unlike_duplicate", UNLIKE, role))
    rows.set_aside(repeated, "duplicate")


def _tell_several_numbers(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Tell of the counted rows that bear several case numbers, and may be as many cases."""
    role = rows.context.source.identity
    if numbers and role and "antal" not in rows.cases:
        rows.report(Doubt(numbers.find_several(), "several_numbers", SEVERAL_NUMBERS, role))


def _find_differing(rows: CaseRows, repeated: NDArray[np.bool_], numbers: CaseNumbers) -> NDArray[np.bool_]:
    """Return the repeated rows in which something that figures rest on is not as where their number counts."""
    here, there = np.flatnonzero(repeated), numbers.firsts(repeated, rows.counted)
    columns = [rows.column(role) for role in COUNTED_BY]
    differ = [column.codes[here] != column.codes[there] for column in columns if column is not None]
    unlike = rows.none()
    unlike[here[np.any(differ, axis=0)]] = True
    return unlike


def _plain_columns(rows: CaseRows) -> pd.DataFrame:
    """Return the row numbers, the status, the kind, and what is kept as it stands."""
    frame = pd.DataFrame({"row": rows.cases.index.to_numpy(dtype=np.int32)})
    frame["status"] = pd.Categorical.from_codes(rows.status, pd.Index(STATUSES))
    frame["kind"] = repeat_word(rows.context.source.kind, len(frame))
    for role, name in PLAIN_TEXTS.items():
        if (column := rows.column(role)) is not None:
            frame[name] = as_plain_texts(column)
    if (column := rows.column(TYPE)) is not None and "type" in _declared(rows.context.source):
        frame["type"] = parse(column, _name_type).texts()
    return frame


def _declared(source: SourceDefinition) -> tuple[str, ...]:
    return (*source.breakdowns, *source.crossed)


def _name_type(cell: object) -> str:
    """Return the name of a kind of case; a text of somebody's own names none."""
    name = as_line(str(cell))
    return name if len(name) <= LONGEST_TYPE else ""


def _with_lines(frame: pd.DataFrame, lines: CaseLines | None, nothing: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the frame with category and milieu, a case with several lines as so many rows; what is none has no line."""
    if lines is None:
        return frame.assign(milieu=NOT_SAID[1])
    if nothing.any():
        each = [() if none else own for own, none in zip(lines.parsed.each(), nothing, strict=True)]
        return _in_rows(frame, each, lines.blank)
    if not lines.several:
        return frame.assign(category=lines.texts(0), milieu=lines.texts(1))
    return _in_rows(frame, list(lines.parsed.each()), lines.blank)


def _in_rows(frame: pd.DataFrame, lines: Sequence[Sequence[Line]], blank: Line) -> pd.DataFrame:
    """Return the frame with a row for each line of a case, and one for a case that has none."""
    each = pd.Series([own or (blank,) for own in lines], index=frame.index)
    frame = frame.assign(line=each).explode("line", ignore_index=True)
    leads = ~frame.duplicated(frame.columns.intersection(["row", "part"])).to_numpy()
    category, milieu = zip(*frame.pop("line"), strict=True)
    return frame.assign(category=category, milieu=milieu, record=leads, first=leads)
