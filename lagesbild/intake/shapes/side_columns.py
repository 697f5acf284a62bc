"""Columns of a register without a role of their own -> what they say of a case that bears on whether it counts.

A register of one's own often says in such a column that a case was withdrawn ("Status: Makulerad"), is another's
duplicate or is not of the kind sought ("Extremistiskt: Nej"), or has the telling word in a second column of categories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.case_lines import category_finder
from lagesbild.intake.shapes.columns import ANY_OTHER, milieus_of
from lagesbild.intake.shapes.crosses import mean_by_heading, unite

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.shapes.context import Context

    Names = Callable[[str], bool]
    """Whether a folded text names an extremist category or milieu."""

WITHDRAWN_WORDS = re.compile(
    r"(?:makulera|annullera|avförd|avfört|borttag|raderad|raderat|felregistrera|felanmäl|felaktig|ogiltig|återtag|återkalla)\w*"
    r"(?: ärende| anmälan| post| rad)?"
)
"""What a cell says of a case that was taken back, folded."""
DUPLICATE_WORDS = re.compile(
    r"(?:är )?(?:dubb?lett|dubblering|dubbelregistrera|dubbelanmäl)\w*(?: av .*| till .*|: ?.*)?"
)
YES = frozenset({"ja", "j", "yes", "y", "x", "true", "sant", "1", "✓", "✔"})
NO = frozenset({"nej", "n", "no", "false", "falskt", "0"})
VERDICT = re.compile(
    r"(?:är )?(?:(?:vålds\w+ )?extremis\w*|vbe|extremistisk\w* (?:motiv|koppling|innehåll)|koppling till .*extremis.*"
    r"|relevant\w*|gäller extremis\w*|avser extremis\w*)\??"
)
"""The heading of a column whose yes or no says whether the case is of the kind sought."""
FEW = 20
"""So many cells may well be different, and be words for kinds all the same."""
LONGEST = 60
"""A longer text is no word for a kind."""
RESIDUAL = "oklar"
"""The milieu of what nobody sorted."""
STATUS = "status"
"""The role of a column that says why a case is not to be counted."""
SET_ASIDE = "set_aside"
"""The column of cases in which a register says why a case is not to be counted."""
LINE_ELSEWHERE = (
    "Kolumnen ”{other}” namnger en miljö som ”{own}” inte säger; raden räknas efter ”{other}”. "
    "Kontrollera att det stämmer."
)


@dataclass(frozen=True, slots=True)
class SideColumns:
    """Columns without a role that say something of whether, or as what, a case counts."""

    reasons: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Position of a column -> by folded cell, why the case is set aside."""
    lines: Mapping[int, str] = field(default_factory=dict)
    """Position of a column -> its heading, where it names extremist categories or milieus too."""
    crosses: Mapping[int, str] = field(default_factory=dict)
    """Position of a column -> its heading, where that is a milieu and a cross says that the case is of it."""

    @property
    def roles(self) -> dict[int, str]:
        """Position of each column -> the role that its cells are read in."""
        lines = dict.fromkeys(self.lines, "kategori")
        return lines | dict.fromkeys(self.reasons, STATUS) | dict.fromkeys(self.crosses, "miljo")


def list_side_columns(sheet: Sheet, layout: Layout, taken: Collection[int]) -> dict[int, str]:
    """Return position -> heading of the columns beside those taken that may hold words for kinds."""
    return {
        column: heading
        for column, heading in zip(layout.columns, layout.headings, strict=True)
        if column not in taken and _holds_kinds(sheet.top_cells(layout, column))
    }


def find_side_columns(frame: pd.DataFrame, headings: Mapping[int, str], names: Names | None) -> SideColumns:
    """Return what columns of `frame` say; `names` knows the categories that the register is sorted by."""
    worth = list(headings)
    texts = {column: {text for cell in frame[column].unique() if (text := fold(cell))} for column in worth}
    reasons = {c: found for c in worth if (found := find_reasons(headings[c], texts[c]))}
    lines = {c: headings[c] for c in worth if c not in reasons and names and any(map(names, texts[c]))}
    return SideColumns(reasons, lines)


def line_names(
    source: SourceDefinition, columns_by_role: Mapping[str, int], vocabulary: Vocabulary
) -> Names | None:
    """Return what knows the extremist categories, or else milieus, that a register is sorted by; None when it is by none."""
    if source.category_set and "kategori" in columns_by_role:
        definitions = vocabulary.categories[source.category_set]
        find = category_finder(vocabulary.category_keys(source.category_set), definitions)
        return partial(_names_any, lambda text: [key for key in find(text)[0] if definitions[key].milieu])
    if "miljo" in columns_by_role:
        milieus = milieus_of(vocabulary)
        return partial(
            _names_any, lambda text: [] if text in ANY_OTHER else [*{*milieus(text)[0]} - {RESIDUAL}]
        )
    return None


def _names_any(find: Callable[[str], Sequence[str]], text: str) -> bool:
    """Return whether a text that is short enough to be a word for a kind names any of those sought, however it is put."""
    try:
        return len(text) <= LONGEST and bool(find(text))
    except ValueError:
        return False


def apply_side_columns(
    cases: pd.DataFrame, side: SideColumns, frame: pd.DataFrame, names: Names | None, context: Context
) -> pd.DataFrame:
    """Return the cases with what the columns of `frame` say of them, and in `attrs["problems"]` what must be told."""
    if side.crosses:
        marks = [mean_by_heading(frame[column], heading) for column, heading in side.crosses.items()]
        cases["miljo"] = unite(marks)
    if side.reasons:
        found = [map_reasons(frame[column], reasons) for column, reasons in side.reasons.items()]
        cases[SET_ASIDE] = pd.concat(found, axis=1).max(axis=1)
    for column, heading in side.lines.items():
        if names:
            _take_line(cases, frame[column], heading, names, context)
    return cases


def map_reasons(cells: pd.Series, reasons: Mapping[str, str]) -> pd.Series:
    """Return for each cell why its case is set aside, "" where nothing says so."""
    return map_distinct(cells, lambda cell: reasons.get(fold(cell), ""))


def _take_line(cases: pd.DataFrame, cells: pd.Series, heading: str, names: Names, context: Context) -> None:
    """Put what another column names in the place of a line that is not extremist, and tell where."""
    role = "kategori" if "kategori" in cases else "miljo"
    own, other = (map_distinct(column, lambda cell: names(fold(cell))) for column in (cases[role], cells))
    telling = (other.astype(bool) & ~own.astype(bool)).to_numpy()
    cases[role] = cases[role].astype(object).mask(telling, cells.astype(object))
    rows = pd.DataFrame({"row": cases.index[telling], "column": role})
    message = LINE_ELSEWHERE.format(other=heading, own=context.headings[role])
    told = context.list_problems("line_elsewhere", message, rows, role)
    cases.attrs["problems"] = (*cases.attrs.get("problems", ()), *told)


def _holds_kinds(cells: Sequence[Raw]) -> bool:
    """Return whether the first cells of a column may be words for kinds: no days, no long texts, and not all different."""
    filled = [cell for cell in cells if fold(cell)]
    kinds = {kind(cell) for cell in filled}
    few = len(filled) < FEW or len(set(filled)) < len(filled)
    return bool(filled) and few and kinds != {"day"} and max(len(str(cell)) for cell in filled) <= LONGEST


def find_reasons(heading: str, texts: Collection[str]) -> dict[str, str]:
    """Return by folded cell why a case is set aside; a yes or no is about what the heading says."""
    title = fold(heading).rstrip(" ?:*")
    for told, says, reason in (
        (DUPLICATE_WORDS, YES, "duplicate"),
        (WITHDRAWN_WORDS, YES, "unreadable"),
        (VERDICT, NO, "not_extremist"),
    ):
        if told.fullmatch(title) and not (YES | NO).isdisjoint(texts):
            return dict.fromkeys(says & set(texts), reason)
    if set(texts) <= YES | NO:
        return {}
    duplicates = {text: "duplicate" for text in texts if DUPLICATE_WORDS.fullmatch(text)}
    return duplicates | {text: "unreadable" for text in texts if WITHDRAWN_WORDS.fullmatch(text)}
