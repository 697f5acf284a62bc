"""A file that is of no source there is -> the source that it may be of, as a person would begin to write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.config.sender_rules import SenderRules
from lagesbild.config.vocabulary.definitions import IDENTITY, SourceDefinition
from lagesbild.config.vocabulary.source_names import SHORTEST_HINT, find_hint, find_unit
from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.core.errors import InputError
from lagesbild.core.figures import RESIDUAL
from lagesbild.core.inspection import SourceDraft
from lagesbild.core.text import clean, make_key
from lagesbild.files.opening import open_file
from lagesbild.intake.candidates import count_hints, point_to_source, split_words
from lagesbild.intake.inspection.gaps import open_table
from lagesbild.intake.inspection.question_drafts import draft_questions, is_yes_no
from lagesbild.intake.inspection.sheets import TABLE
from lagesbild.intake.inspection.table_roles import (
    find_crossed,
    find_roles,
    guess_categories,
    is_wider,
)
from lagesbild.intake.shapes.background import is_background
from lagesbild.intake.text_answers import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import FileDescription

ASKING = 2
"""A table with so many headings that end in a question mark holds answers to questions."""
CASE = ("ärende", "ärenden")
"""What a row is that has a number of its own, where nothing else says it."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_RATE = re.compile(r"\bper 10{0,2} ?000\b|\bper (?:tusen|capita)\b", re.IGNORECASE)
_ADDED = re.compile(r"\[[^]]*\]|\([^)]*\)|\bkopia\b", re.IGNORECASE)
"""What is added to the name of a file, and says nothing of what it is."""
_PLAIN = SourceDefinition.model_validate({"nyckel": "bakgrund", "namn": "Bakgrund", "form": "bakgrund"})


def draft_source(path: Path, file: FileDescription, settings: Settings) -> SourceDraft | None:
    """Return the source that a file may be of; None where it may be of one there is, and where nothing can be made of it.

    It may be of one there is where a word of its name points at that, and where its name says nothing of what it is;
    not a table of figures from outside, which no source that is counted has.
    """
    label, key = _name(path, settings)
    if file.source is None and _is_background(path):
        return SourceDraft(key, label, "bakgrund", hints=_own_hints(path, label, settings))
    if file.source or _may_be_known(path, label, settings):
        return None
    if path.suffix.lower() in ENDINGS and not file.accepted:
        return SourceDraft(key, label, "text")
    if not file.accepted or not file.columns:
        return None
    if _holds_answers(file):
        return SourceDraft(key, label, "enkat", questions=draft_questions(file.columns, settings))
    return _draft_register(path, SourceDraft(key, label, "register"), settings)


def _holds_answers(file: FileDescription) -> bool:
    """Whether a row is what somebody answered: to several questions, or with a yes or a no."""
    asked = [column for column in file.columns if column.heading.endswith("?")]
    return file.system != TABLE or len(asked) >= ASKING or any(map(is_yes_no, asked))


def _may_be_known(path: Path, label: str, settings: Settings) -> bool:
    """Whether the name of a file points at a source there is, or says nothing of what it is where there are some."""
    named = split_words([clean(path.stem)])
    is_pointed_at = any(count_hints(source, named) for source in settings.vocabulary.sources)
    return is_pointed_at or bool(settings.vocabulary.counted_sources and not find_hint(label))


def _name(path: Path, settings: Settings) -> tuple[str, str]:
    """Return the name and the key of a source, by what its file is called: the word that points at it is the key.

    No key is that of another source, built-in ones that are not in use included.
    """
    words = " ".join(_WORD.findall(_ADDED.sub(" ", clean(path.stem)))) or "källa"
    label = words[:1].upper() + words[1:]
    taken = {source.key for source in (*built_in().sources, *settings.vocabulary.sources)}
    possible = (make_key(text, ()) for text in (find_hint(label), label, f"{label} egen"))
    return label, next((key for key in possible if key and key not in taken), make_key(label, taken))


def _own_hints(path: Path, label: str, settings: Settings) -> tuple[str, ...]:
    """Return the words that point at a source, where one of its name points at another too; else the usual ones do."""
    if not point_to_source(clean(path.stem), settings.vocabulary.sources):
        return ()
    return tuple(word for word in label.casefold().split() if len(word) >= SHORTEST_HINT)


def _is_background(path: Path) -> bool:
    """Whether some sheet is a table of figures from outside: shares, or rates, which nobody here has counted."""
    try:
        return any(
            is_background(sheet, _PLAIN)
            or (sheet.layout is not None and any(map(_RATE.search, sheet.layout.headings)))
            for sheet in open_file(path)
        )
    except InputError:
        return False


def _draft_register(path: Path, named: SourceDraft, settings: Settings) -> SourceDraft | None:
    table = open_table(path, SenderRules())
    if table is None:
        return None
    roles, across = find_crossed(table, settings) or (find_roles(table, settings), ())
    if not roles:
        return None
    labels = across if "kategori" in roles and across else table.values.get(roles.get("kategori", ""), ())
    categories = guess_categories(labels, settings)
    is_told = {*roles.values(), *across}
    return replace(
        named,
        unit=_find_unit(named.label, roles),
        roles=roles,
        unread=tuple(heading for heading in table.layout.headings if heading not in is_told),
        categories=categories,
        is_wider="omrade" in roles and not across and is_wider(table, roles["omrade"], settings),
        has_total=not ("antal" in roles and categories and {*categories.values()} == {RESIDUAL}),
    )


def _find_unit(label: str, roles: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what a register counts by its headings; None where its name says it, or nothing does."""
    if find_unit(label):
        return None
    return find_unit(roles.get("antal", "")) or (CASE if IDENTITY in roles else None)
