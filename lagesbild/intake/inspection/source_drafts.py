"""A file that is of no source there is -> the source that it may be of, as a person would begin to write it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.config.sender_rules import SenderRules
from lagesbild.config.vocabulary.categories import RESIDUAL
from lagesbild.config.vocabulary.definitions import SourceDefinition
from lagesbild.core.errors import InputError
from lagesbild.core.inspection import DraftedQuestion, SourceDraft
from lagesbild.core.own_questions import YES_NO, order_options, scale_of
from lagesbild.core.text import clean, fold, make_key
from lagesbild.files.opening import open_file
from lagesbild.intake.candidates import count_hints, split_words
from lagesbild.intake.inspection.gaps import open_table
from lagesbild.intake.inspection.sheets import TABLE
from lagesbild.intake.inspection.table_roles import (
    find_crossed,
    find_roles,
    guess_categories,
    is_wider,
    names_milieus,
)
from lagesbild.intake.shapes.background import is_background
from lagesbild.intake.text_answers import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import ColumnDescription, FileDescription
    from lagesbild.core.own_questions import QuestionType

ASKING = 2
"""A table with so many headings that end in a question mark holds answers to questions."""
MOST_GROUPS = 8
"""A question with more answers than these hardly divides the others."""
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = SourceDefinition.model_validate({"nyckel": "bakgrund", "namn": "Bakgrund", "form": "bakgrund"})


def draft_source(path: Path, file: FileDescription, settings: Settings) -> SourceDraft | None:
    """Return the source that a file may be of; None where it is of one there is, and where nothing can be made of it."""
    named = split_words([clean(path.stem)])
    if file.source or any(count_hints(source, named) for source in settings.vocabulary.sources):
        return None
    called = _name(path, settings)
    if path.suffix.lower() in ENDINGS and not file.accepted:
        return SourceDraft(*called, "text")
    if _is_background(path):
        return SourceDraft(*called, "bakgrund")
    if not file.accepted or not file.columns:
        return None
    if file.system != TABLE or sum(c.heading.endswith("?") for c in file.columns) >= ASKING:
        return SourceDraft(*called, "enkat", questions=tuple(_questions(file.columns, settings)))
    return _draft_register(path, SourceDraft(*called, "register"), settings)


def _name(path: Path, settings: Settings) -> tuple[str, str, str]:
    """Return the key, the name and the sender of a source, by what its file is called; the longest word points at it."""
    words = _WORD.findall(clean(path.stem)) or ["källa"]
    sender = max(words, key=len)
    key = make_key(sender, {source.key for source in settings.vocabulary.sources})
    label = " ".join(words)
    return key, label[:1].upper() + label[1:], sender if sender.isupper() else sender.lower()


def _is_background(path: Path) -> bool:
    """Whether some sheet is a table of figures from outside."""
    try:
        return any(is_background(sheet, _PLAIN) for sheet in open_file(path))
    except InputError:
        return False


def _draft_register(path: Path, named: SourceDraft, settings: Settings) -> SourceDraft | None:
    table = open_table(path, SenderRules())
    if table is None:
        return None
    roles, across = find_crossed(table, settings) or (find_roles(table, settings), ())
    labels = across if "kategori" in roles and across else table.values.get(roles.get("kategori", ""), ())
    categories = guess_categories(labels, settings)
    is_told = {*roles.values(), *across}
    return replace(
        named,
        roles=roles,
        unread=tuple(heading for heading in table.layout.headings if heading not in is_told),
        categories=categories,
        is_wider="omrade" in roles and not across and is_wider(table, roles["omrade"], settings),
        has_total=not ("antal" in roles and categories and {*categories.values()} == {RESIDUAL}),
    )


def _questions(columns: Sequence[ColumnDescription], settings: Settings) -> Iterator[DraftedQuestion]:
    """Yield the questions whose answers can be counted."""
    taken: set[str] = set()
    has_group = False
    for column in columns:
        kind = _type(column)
        if kind is None or not column.heading:
            continue
        key = make_key(column.heading, taken)
        taken.add(key)
        options = () if kind in {"ja_nej", "tal"} else order_options(Counter(column.answers))
        may_group = kind == "ett_val" and not has_group and 1 < len(options) <= MOST_GROUPS
        has_group = has_group or may_group
        is_milieu = kind in {"ett_val", "flera_val"} and names_milieus(options, settings)
        yield DraftedQuestion(key, column.heading, kind, options, may_group and not is_milieu, is_milieu)


def _type(column: ColumnDescription) -> QuestionType | None:
    """Return what kind of answers a column has; None where they are not counted."""
    if column.type == "multi":
        return "flera_val"
    if column.type == "number":
        return "tal"
    if column.type != "single":
        return None
    if {fold(answer) for answer in column.answers} <= YES_NO:
        return "ja_nej"
    return "skala" if scale_of(column.answers) else "ett_val"
