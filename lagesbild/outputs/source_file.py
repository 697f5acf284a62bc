"""A drafted source -> its file in the folder kallor: a few lines of TOML, for a person to change and put in force."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lagesbild.core.figures import RESIDUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lagesbild.core.inspection import DraftedQuestion, SourceDraft

DRAFT = "utkast = true  # Gissad av {name}. Ändra det som är fel och ta bort den här raden: då gäller källan."
UNREAD = "  # Läses inte: {headings}"
NOT_COUNTED = '  # "" räknas inte'
WIDTH = 118
"""A longer line is broken where TOML allows it."""


def source_text(draft: SourceDraft, file: str, *, is_in_force: bool = False) -> str:
    """The source as its file says it; not in force until a person has taken a line away, unless one has agreed to it."""
    top = () if is_in_force else (DRAFT.format(name=file),)
    return "\n".join((*top, *_lines(draft), ""))


def _lines(draft: SourceDraft) -> Iterator[str]:
    yield f"namn = {_quoted(draft.label)}"
    if draft.form != "register":
        yield f"form = {_quoted(draft.form)}"
    if draft.hints:
        yield f"kannetecken = {_list(draft.hints)}"
    if draft.form == "register":
        yield from _register(draft)
    if draft.questions:
        yield from ("fragor = [", *(f"  {_question(question)}," for question in draft.questions), "]")
    elif draft.form == "enkat":
        yield "grundfragor = false"


def _register(draft: SourceDraft) -> Iterator[str]:
    if draft.unit:
        yield f"enhet = {_list(draft.unit)}"
    if not draft.has_total:
        yield "summa = false"
    if draft.is_wider:
        yield 'hela = "staden"'
    unread = UNREAD.format(headings=", ".join(draft.unread)) if draft.unread else ""
    yield f"kolumner = {_table(draft.roles)}{unread}"
    if draft.categories:
        yield from _categories(draft.categories)


def _categories(categories: Mapping[str, str]) -> Iterator[str]:
    """The labels with their milieus; without them where none is known of any."""
    lines = [_quoted(label) for label in categories]
    if {*categories.values()} == {RESIDUAL}:
        whole, broken = (
            f"kategorier = {_list(categories)}",
            ("kategorier = [", *(f"  {line}," for line in lines), "]"),
        )
    else:
        meant: Mapping[str, str] = dict(zip(lines, categories.values(), strict=True))
        whole = f"kategorier = {_table(meant)}{NOT_COUNTED}"
        broken = (
            f"[kategorier]{NOT_COUNTED}",
            *(f"{label} = {_quoted(code)}" for label, code in meant.items()),
        )
    yield from (whole,) if len(whole) <= WIDTH else broken


def _question(question: DraftedQuestion) -> str:
    kind: dict[str, str] = {"typ": _quoted("tal")} if question.is_number else {}
    use: dict[str, str] = {question.use: _list(question.summed) if question.summed else "true"}
    said = {"lydelse": _quoted(question.wording), **kind, **use}
    return f"{{ {', '.join(f'{key} = {value}' for key, value in said.items())} }}"


def _table(pairs: Mapping[str, str]) -> str:
    return f"{{ {', '.join(f'{key} = {_quoted(value)}' for key, value in pairs.items())} }}"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """The text as TOML writes it; its rules for quoting are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
