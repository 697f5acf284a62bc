"""A description of a file -> the beginning of the rules for its sender: TOML with comments, for a person to fill in."""

from __future__ import annotations

import glob
import json
import re
import textwrap
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from lagesbild.core.wording import tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.inspection import FileDescription, RuleChoices, RuleDraft

TOP = """\
# Regler för filer som {name}. Här står bara det som inte gick att förstå; det som är ifyllt är en gissning.
# Ändra det som är fel, spara, och kontrollera med: lagesbild granska {argument}
# Mer som kan stå här (rader att lägga åt sidan, flera rader med rubriker) finns i handboken under Regler.
filer = [{pattern}]
{place}
"""
SOURCE = "# Källan.\n"
GUESSED = "# Källan är troligen den här. Stämmer den, och det som är ifyllt, ta bort # framför raden: då gäller reglerna.\n"
UNKNOWN = "# Källan. Reglerna gäller först när den är ifylld.\n"
CHOOSE = "# Välj bland: "
COLUMNS = """\

# Vad kolumnerna är: "rubrik i filen" = "roll". Tomt läses inte.
"""
VALUES = """\

# Vad orden i {heading} betyder. Tomt läses som det står. Flera betydelser skrivs ["hoger", "islamistisk"].
"""
MOST_VALUES = 40
"""So many words of a column are written."""
WIDTH = 118
"""Signs of a line with what there is to choose among."""


def file_name(name: str) -> str:
    """The name of the rules for a file, in ASCII and without its numbers, which change from year to year.

    >>> file_name("Händelser (kopia) 2021.xlsx")
    'handelser-kopia.toml'
    """
    plain = unicodedata.normalize("NFD", PurePath(name).stem).encode("ascii", "ignore").decode().lower()
    return f"{'-'.join(re.findall('[a-z]+', plain)) or 'regler'}.toml"


def file_pattern(name: str) -> str:
    """The pattern of the names of this file and of next year's: its numbers may be any, where it has letters too.

    >>> file_pattern("Händelser 2021.xlsx"), file_pattern("2021.xlsx")
    ('Händelser *.xlsx', '2021.xlsx')
    """
    escaped = glob.escape(name)
    return re.sub(r"\d+", "*", escaped) if re.search(r"[^\W\d_]", PurePath(name).stem) else escaped


def rules_text(file: FileDescription, draft: RuleDraft, choices: RuleChoices) -> str:
    """The rules as text: what is missing of a file, and what to choose among."""
    return "".join(_lines(file, draft, choices))


def _lines(file: FileDescription, draft: RuleDraft, choices: RuleChoices) -> Iterator[str]:
    argument = f'"{file.name}"' if " " in file.name else file.name
    pattern = _quoted(file_pattern(file.name))
    yield TOP.format(name=file.name, argument=argument, pattern=pattern, place=_place(file))
    yield from _source(draft, choices)
    if draft.roles:
        yield COLUMNS
        yield from _list_choices(choices.roles)
        yield "[kolumner]\n"
    for heading, role in draft.roles.items():
        yield f"{_quoted(heading)} = {_quoted(role)}\n"
    yield from _values(draft, choices)


def _source(draft: RuleDraft, choices: RuleChoices) -> Iterator[str]:
    yield SOURCE if draft.is_sure else GUESSED if draft.source else UNKNOWN
    if not draft.is_sure:
        yield from _list_choices(choices.sources)
    is_in_force = draft.is_sure or not draft.source
    yield f"{'' if is_in_force else '# '}kalla = {_quoted(draft.source)}\n"


def _place(file: FileDescription) -> str:
    """Where the table was found, to be changed where that is wrong."""
    row = file.header_rows[0] if len(file.header_rows) == 1 else list(file.header_rows)
    sheet = f"# blad = {_quoted(file.sheet)}\n" if file.sheet and file.other_sheets else ""
    return f"{sheet}# rubrikrad = {row}\n"


def _values(draft: RuleDraft, choices: RuleChoices) -> Iterator[str]:
    if draft.meanings and not draft.source:
        yield "\n# Vad ord kan betyda, efter kolumnens roll:\n"
        yield from (f"#   {role}: {', '.join(words)}\n" for role, words in choices.meanings.items())
    for heading in dict.fromkeys(meaning.heading for meaning in draft.meanings):
        meanings = [meaning for meaning in draft.meanings if meaning.heading == heading]
        yield VALUES.format(heading=_quoted(heading))
        if words := choices.meanings.get(meanings[0].role, ()):
            yield from _list_choices(words)
        yield f"[varden.{_quoted(heading)}]\n"
        for meaning in meanings[:MOST_VALUES]:
            rows = tally(meaning.rows, "rad", "rader")
            yield f"{_quoted(meaning.value)} = {_quoted(meaning.likely)}  # {rows}\n"


def _list_choices(words: Iterable[str]) -> Iterator[str]:
    """What there is to choose among, as comments no wider than a window."""
    for line in textwrap.wrap(", ".join(words), WIDTH, initial_indent=CHOOSE, subsequent_indent="#   "):
        yield f"{line}\n"


def _quoted(text: str) -> str:
    """The text as TOML writes it; its rules for quoting are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
