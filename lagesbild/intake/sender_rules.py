"""A sender's rules and a sheet that they are for -> its layout, roles, meanings and rows set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from msgspec.structs import replace

from lagesbild.config.sender_rules import REASON_NAMES, RESPONSE, SUBMITTED
from lagesbild.config.vocabulary.questions import YES_NO
from lagesbild.core.errors import InputError
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.files.grid import Grid, column_letter
from lagesbild.files.sheet import HEAD_ROWS, Layout
from lagesbild.intake.columns import BETWEEN, map_distinct
from lagesbild.intake.shapes.free_text import ROLE, free_text_columns
from lagesbild.intake.shapes.register_columns import find_columns
from lagesbild.intake.surveys.assembly import assemble
from lagesbild.intake.surveys.headings import bracketed, fields_of, layout_of, plain
from lagesbild.intake.surveys.reading import read_answers
from lagesbild.intake.surveys.tool import Export, Role
from lagesbild.intake.surveys.tools import plain_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lagesbild.config.sender_rules import Meaning, SenderRules
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.answers import Answers

TOOL_ROLES = {RESPONSE: Role.RESPONSE, SUBMITTED: Role.SUBMITTED}
WRONG_ROW = (
    "{file}: reglerna i {rules} säger rubrikrad = {row}, och det går inte: raderna räknas från 1, som i Excel, och rubrikerna "
    "ska stå på någon av de första {last}. Har filen inga rubriker, skriv utan_rubrikrad = true."
)
NO_HEADINGS = (
    "{file}: reglerna i {rules} säger att rubrikerna står på rad {row}, men där finns inga. Rätta rubrikrad i reglerna; har "
    "filen inga rubriker, skriv utan_rubrikrad = true."
)


def locate_by(rules: SenderRules, sheet: Sheet) -> Layout | None:
    """Return the layout of the table below the header rows that the rules name, otherwise as it is located.

    Raises InputError when the rules name a row without headings.
    """
    if rules.no_header:
        return _lettered_layout(sheet)
    if not rules.header:
        return sheet.layout
    if wrong := [row for row in rules.header if not 1 <= row <= HEAD_ROWS]:
        raise InputError(
            WRONG_ROW.format(file=sheet.path.name, rules=rules.name, row=wrong[0], last=HEAD_ROWS)
        )
    grid, (top, *_), bottom = Grid(sheet), rules.header, rules.header[-1]
    headings = {
        column: heading
        for column in range(grid.width)
        if (heading := grid.heading(column, top - 1, bottom - 1))
    }
    if not headings:
        raise InputError(NO_HEADINGS.format(file=sheet.path.name, rules=rules.name, row=bottom))
    return layout_of(sheet, tuple(range(top, bottom + 1)), headings)


def _lettered_layout(sheet: Sheet) -> Layout:
    """Return the layout of a table without headings: its columns are called A, B, C as in a spreadsheet."""
    columns = tuple(range(max(map(len, sheet.head), default=0)))
    return Layout((), 1, None, columns, tuple(map(column_letter, columns)))


def find_columns_by(
    rules: SenderRules, source: SourceDefinition, layout: Layout
) -> dict[str, tuple[int, ...]]:
    """Return role -> positions of its columns: by the rules, and otherwise by the headings that are known."""
    pairs = list(zip(layout.columns, layout.headings, strict=True))
    written = {fold(heading): role for heading, role in rules.columns.items()}
    ruled: dict[str, tuple[int, ...]] = {}
    for column, heading in pairs:
        if role := written.get(fold(heading)):
            ruled[role] = (*ruled.get(role, ()), column)
    decided = {column for column, heading in pairs if fold(heading) in written}
    usual = {
        role: (column,) for role, column in find_columns(source, layout).items() if column not in decided
    }
    return usual | ruled


def free_text_columns_by(
    rules: SenderRules, source: SourceDefinition, layout: Layout, columns_by_role: Mapping[str, int]
) -> dict[int, str]:
    """Return position -> heading of the columns of free text: those of the rules, and the usual ones."""
    ruled = {fold(heading): role for heading, role in rules.columns.items()}
    usual = free_text_columns(source, layout, columns_by_role)
    return {
        column: heading
        for column, heading in zip(layout.columns, layout.headings, strict=True)
        if ruled.get(fold(heading), ROLE if column in usual else "") == ROLE
    }


JOINTS = (";", ",", "\n", "/", "|")
"""What joins the values of a cell where the rules do not say it."""


def translation(meanings: Mapping[str, Meaning], separator: str) -> Callable[[Any], Any]:
    """Return what gives a cell's meaning: of the whole cell, or of its parts. A cell without one is not changed."""

    def meaning_of(cell: object) -> str | None:
        meaning = meanings.get(fold(cell))
        return meaning if meaning is None or isinstance(meaning, str) else BETWEEN.join(meaning)

    def translate(cell: Any) -> Any:  # noqa: ANN401 — a cell of any type
        meaning = meaning_of(cell)
        if meaning is not None or not separator or separator not in str(cell):
            return cell if meaning is None else meaning
        return BETWEEN.join(meaning_of(part) or part for part in str(cell).split(separator))

    return translate


def row_status_by(rules: SenderRules, sheet: Sheet, layout: Layout) -> pd.Series[str]:
    """Return, by row number, the reason why the rules set the row aside, otherwise `counted`."""
    positions = {fold(h): column for column, h in zip(layout.columns, layout.headings, strict=True)}
    reasons = pd.Series(COUNTED, index=sheet.read(layout, layout.columns[:1]).index, dtype=object)
    for exclusion in reversed(rules.set_aside):
        column = positions.get(fold(exclusion.column))
        rows = reasons.index.isin(exclusion.rows)
        if column is not None:
            cells = map_distinct(sheet.read(layout, [column])[column], fold)
            rows |= cells.isin(list(map(fold, exclusion.values)))
            if exclusion.other_than:
                rows |= ~cells.isin(list(map(fold, exclusion.other_than)))
        reasons[rows] = REASON_NAMES[exclusion.reason]
    return reasons


def extend_vocabulary(rules: SenderRules, vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with the rules' headings among those of the source's questions."""

    def extend(question: Question) -> Question:
        more = tuple(heading for heading, key in rules.columns.items() if key == question.key)
        return question.model_copy(update={"other_headings": (*question.other_headings, *more)})

    source = vocabulary.source(rules.source)
    own = tuple(map(extend, vocabulary.questions_of(source)))
    extended = source.model_copy(update={"questions": own, "has_shared_questions": False})
    return replace(
        vocabulary, sources=tuple(extended if known == source else known for known in vocabulary.sources)
    )


def read_answers_by(rules: SenderRules, sheet: Sheet, vocabulary: Vocabulary) -> Answers:
    """Return the answers of a sheet, with the values that the rules name known as options.

    Raises InputError when there are none.
    """
    options = vocabulary.known_options(vocabulary.questions_of(vocabulary.source(rules.source)))
    for heading, meanings in rules.meanings.items():
        if any(meanings.values()):
            options[fold(heading)] = (*meanings, *options.get(fold(heading), ()))
    layout = locate_by(rules, sheet) if rules.header or rules.no_header or rules.separator else None
    if layout is None:
        return read_answers(sheet, options)
    roles = {plain(h): TOOL_ROLES[role] for h, role in rules.columns.items() if role in TOOL_ROLES}
    columns = (
        (column, *bracketed(heading)) for column, heading in zip(layout.columns, layout.headings, strict=True)
    )
    tool = plain_table.TOOL
    if rules.separator:
        tool = replace(tool, separators=(rules.separator,))
    return assemble(sheet, (tool, Export(layout, fields_of(columns, roles))), options)


def translate_answers(rules: SenderRules, answers: Answers) -> pd.DataFrame:
    """Return the frame of the answers with every value that the rules name as what it means."""
    frame = answers.frame.copy()
    for number, question in enumerate(answers.questions):
        meanings = {value: _wording(meaning) for value, meaning in rules.meaning(question.heading).items()}
        if meanings:
            frame[number] = map_distinct(frame[number], _each(translation(meanings, "")))
    return frame


def translate_cells(rules: SenderRules, answers: Answers) -> pd.DataFrame:
    """Return the cells of the answers with every value that the rules name as what it means.

    The options of a question that is known are sought in the cell itself, also beside those that the rules name.
    """
    cells = answers.cells.copy()
    for question in answers.questions:
        meanings = {value: _wording(meaning) for value, meaning in rules.meaning(question.heading).items()}
        for column in question.columns if meanings else ():
            cells[column] = map_distinct(cells[column], _in_one_cell(meanings, rules.separator))
    return cells


def _in_one_cell(meanings: Mapping[str, Meaning], separator: str) -> Callable[[Any], Any]:
    """Return the translation of a cell in which several values may be joined, in the first way that it is joined in."""

    def translate(cell: Any) -> Any:  # noqa: ANN401 — a cell of any type
        joint = next((mark for mark in (separator, *JOINTS) if mark and mark in str(cell)), "")
        return translation(meanings, joint)(cell)

    return translate


def _wording(meaning: Meaning) -> Meaning:
    """Return the words of a meaning that is written as the key of a yes or no."""
    return YES_NO.get(meaning, meaning) if isinstance(meaning, str) else meaning


def _each(translate: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the translation of a cell with several options, made from that of one option."""

    def translate_each(cell: Any) -> Any:  # noqa: ANN401 — text, or a tuple of options
        chosen = cell if isinstance(cell, tuple) else (cell,) if cell != "" else ()
        meanings = tuple(part for option in chosen for part in str(translate(option)).split(BETWEEN))
        if isinstance(cell, tuple):
            return meanings
        return meanings[0] if len(meanings) == 1 else meanings or ""

    return translate_each
