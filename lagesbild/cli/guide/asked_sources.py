"""Which sources were asked: so that one that has sent nothing can be told from one that nobody has asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.guide.questions import ask_line, ask_yes, list_options
from lagesbild.cli.screen import out
from lagesbild.config.editing import set_not_asked
from lagesbild.config.loading import load
from lagesbild.config.settings import FILE_NAME
from lagesbild.core.wording import enumerate_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition

NOTHING_FROM = "Inget har kommit från:"
WHICH = "Vilka av dem har du inte frågat? Nummer med blanksteg mellan; Enter {otherwise}:"
ALL, AS_BEFORE = "om alla är tillfrågade", "för samma som {year} ({names}), 0 om alla är tillfrågade"
ONE = "Inget har kommit från {sender} ({label}). Har du frågat?"
WRONG = "Skriv nummer från 1 till {last} med blanksteg mellan."


def ask_who_was_asked(year: int, received: Collection[str]) -> None:
    """Ask which of the sources that sent nothing were asked, unless the settings say so, and write it in the settings.

    Those that were not asked the year before are proposed.
    """
    settings = load()
    if "inte_tillfragade" in settings.year(year).model_fields_set:
        return
    missing = [
        source
        for source in settings.vocabulary.asked_sources
        if source.key not in received and source.key not in settings.never_asked
    ]
    if not missing:
        return
    before = [source for source in missing if source.key in settings.not_asked(year - 1)]
    chosen = _choose_one(missing[0], before) if len(missing) == 1 else _choose_several(missing, before, year)
    set_not_asked(Path(FILE_NAME), year, [source.key for source in chosen])
    out(Text(_tell(chosen)))


def _choose_one(source: SourceDefinition, before: Sequence[SourceDefinition]) -> list[SourceDefinition]:
    question = ONE.format(sender=source.sender, label=source.short)
    return [] if ask_yes(question, default=not before) else [source]


def _choose_several(
    sources: Sequence[SourceDefinition], before: Sequence[SourceDefinition], year: int
) -> list[SourceDefinition]:
    out(Text(NOTHING_FROM))
    list_options([source.short for source in sources])
    names = enumerate_words([source.short for source in before])
    otherwise = AS_BEFORE.format(year=year - 1, names=names) if before else ALL
    while True:
        words = ask_line(WHICH.format(otherwise=otherwise)).replace(",", " ").split()
        if not words:
            return list(before)
        if words == ["0"]:
            return []
        if all(word.isdecimal() and 1 <= int(word) <= len(sources) for word in words):
            return [sources[number - 1] for number in sorted({int(word) for word in words})]
        out(Text(WRONG.format(last=len(sources))))


def _tell(chosen: Sequence[SourceDefinition]) -> str:
    if not chosen:
        return f"✓ Alla är tillfrågade. Det står i {FILE_NAME}."
    names = enumerate_words([source.short for source in chosen])
    return f"✓ Ej tillfrågade: {names}. Det står i {FILE_NAME}."
