"""A drafted source -> its file in the folder kallor: TOML with comments, for a person to change and put in force."""

from __future__ import annotations

import json
from itertools import starmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.inspection import DraftedQuestion, SourceDraft

TOP = """\
# En ny källa, gissad av filen {name}. Ändra det som är fel, ta bort raden med utkast, spara, och kontrollera med:
# lagesbild granska {argument}
# Har lagesbild.toml en rad med kallor = […] ska {key} stå i den.
utkast = true
"""
CLASS = "Klassen styr den publika utgåvan: offentlig_plats (exakta tal), enkat, person (små tal döljs) eller polis (intern)."
UNIT = "Vad en rad är, i ental och flertal."
LINES = {
    True: "Orden som raderna sorteras efter, och miljön för vart och ett: hoger, vanster, islamistisk, annan eller oklar. "
    '"" är inte extremistiskt.',
    False: "Uppgifterna. De är inte delar av något, så ingen summa görs. Är de det, ta bort summa = false.",
}
SHORT = "Ett kortare namn, för smala kolumner."
LONGEST_SHORT = 14
"""A name of more letters has hardly room in a column on the screen."""
WIDER = "Vad registret täcker utöver området. Då visas områdets andel av det."
IDENTITY = "Två rader med samma nummer är ett ärende."
SENDER = "Så som den som lämnat uppgifterna kallas i en mening."
SHOWN = "Vilka tabeller källan har."
COLUMNS = "Rubrikerna i filen för varje roll."
UNREAD = "Läses inte: {headings}. Rollerna är datum, arende, omrade, plats, enhet, kategori, miljo, typ, kanal och antal."
GROUPS = "Ta bort # om frågan ska dela upp svaren på de andra."
EVENT = "Ta bort # om ett ja är en händelse."
SUM = "Ta bort # för att räkna ihop svar."
BREAKDOWNS = {"datum": "manad", "omrade": "omrade", "enhet": "enhet", "typ": "typ"}
"""By role, what a table is made by."""


def source_text(draft: SourceDraft, file: str) -> str:
    """The source as its file says it, not in force until a person has taken a line away."""
    argument = f'"{file}"' if " " in file else file
    top = TOP.format(name=file, argument=argument, key=draft.key)
    return "\n".join((top, *_lines(draft), ""))


def _lines(draft: SourceDraft) -> Iterator[str]:
    yield f"nyckel = {_quoted(draft.key)}"
    yield f"namn = {_quoted(draft.label)}"
    if len(draft.label) > LONGEST_SHORT:
        yield f"kort = {_quoted(draft.sender[:1].upper() + draft.sender[1:])}  # {SHORT}"
    yield f"avsandare = {_quoted(draft.sender)}  # {SENDER}"
    yield f"form = {_quoted(draft.form)}"
    yield f"kannetecken = {_list([draft.sender.lower()])}"
    if draft.form == "register":
        yield from _register(draft)
    for question in draft.questions:
        yield from ("", "[[fragor]]", *_question(question))


def _register(draft: SourceDraft) -> Iterator[str]:
    unit = ["händelse", "händelser"] if draft.has_total else ["uppgift", "uppgifter"]
    yield f"enhet = {_list(unit)}  # {UNIT}"
    yield f'klass = "person"  # {CLASS}'
    shown = ["ar", *(name for role, name in BREAKDOWNS.items() if role in draft.roles)]
    yield f"visa = {_list(shown)}  # {SHOWN}"
    if "arende" in draft.roles:
        yield f'identitet = "arende"  # {IDENTITY}'
    if not draft.has_total:
        yield "summa = false"
    if draft.is_wider:
        yield f'hela = "staden"  # {WIDER}'
    yield from ("", f"# {COLUMNS}")
    if draft.unread:
        yield f"# {UNREAD.format(headings=', '.join(map(_quoted, draft.unread)))}"
    yield "[kolumner]"
    yield from (f"{role} = {_list([heading])}" for role, heading in draft.roles.items())
    if draft.categories:
        yield from ("", f"# {LINES[draft.has_total]}", "[kategorier]")
        yield from starmap(_pair, draft.categories.items())


def _question(question: DraftedQuestion) -> Iterator[str]:
    yield f"nyckel = {_quoted(question.key)}"
    yield f"lydelse = {_quoted(question.wording)}"
    yield f"typ = {_quoted(question.type)}"
    if question.is_milieu:
        yield "miljo = true"
    elif question.options:
        yield f"svar = {_list(question.options)}"
    if question.type == "skala":
        yield f"# summa = {_list(question.options[:2])}  # {SUM}"
    if question.type == "ja_nej":
        yield f"# handelse = true  # {EVENT}"
    if question.may_group:
        yield f"# grupp = true  # {GROUPS}"


def _pair(label: str, milieu: str) -> str:
    return f"{_quoted(label)} = {_quoted(milieu)}"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """The text as TOML writes it; its rules for quoting are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
