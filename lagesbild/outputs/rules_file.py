"""A description of a file -> the beginning of the rules for its sender: TOML with comments, for a person to fill in."""

from __future__ import annotations

import glob
import json
import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.core.inspection import FileDescription, RuleChoices, Suggestion

MOST_VALUES = 40
"""A column with more different values than this is not one of choices."""
LONGEST_EXAMPLES = 80
"""Signs of the headings that are given as examples; of longer ones one is enough."""
TOP = """\
# Regler för filer som {name}. Fyll i dem så läses filen, och nästa års fil från samma avsändare, utan handpåläggning.
# Rader som börjar med # är kommentarer. Kontrollera resultatet med: lagesbild granska {argument}

# Vilka filer reglerna gäller. * står för vad som helst. Rubriker som ska finnas kan anges för säkerhets skull.
filer = [{pattern}]
# rubriker = [{headings}]

# Vilken källa filerna är från. Reglerna gäller först när källan är ifylld. Välj en:
"""
PLACE = """\

# Var tabellen står. Behövs bara när programmet väljer fel blad eller rubrikrad; så här lästes filen nu:
{sheet}# rubrikrad = {row}
# Har filen inga rubriker: ta bort # och kalla kolumnerna "A", "B", "C" under [kolumner].
# utan_rubrikrad = true

# Tecknet mellan flera svar i samma cell, om det är något annat än semikolon och komma (ta bort # och skriv tecknet):
# delas_av = "|"
"""
COLUMNS = """\

# Vad varje kolumn är: "rubrik i filen" = "roll". Tomt betyder att kolumnen inte läses. Roller, med vanliga rubriker:
"""
VALUES = """\

# Vad värdena betyder, kolumn för kolumn: "värde i filen" = "betydelse". Tomt betyder att värdet läses som det står.
# Flera betydelser skrivs ["hoger", "islamistisk"].
"""
ASIDE = """\

# Rader som inte ska räknas, men redovisas, med skälet. Ta bort tecknen # framför raderna och fyll i. Skäl:
# {reasons}
# [[at_sidan]]
# kolumn = "Status"
# varden = ["Avskriven"]
# skal = "ej_extremistiskt"
#
# Alla rader utom de med vissa värden:
# [[at_sidan]]
# kolumn = "Status"
# utom = ["Klar"]
# skal = "ej_extremistiskt"
#
# Enstaka rader kan anges med sina radnummer:
# [[at_sidan]]
# rader = [12, 40]
# skal = "testsvar"
"""


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


def rules_text(file: FileDescription, choices: RuleChoices, decided: Mapping[str, str]) -> str:
    """The rules as text. `decided` gives the roles that a person has decided on, by heading."""
    return "".join(_lines(file, choices, decided))


def _lines(file: FileDescription, choices: RuleChoices, decided: Mapping[str, str]) -> Iterator[str]:
    headings = [column.heading for column in file.columns if column.heading]
    pattern = file_pattern(file.name)
    argument = f'"{file.name}"' if " " in file.name else file.name
    yield TOP.format(
        name=file.name, argument=argument, pattern=_quoted(pattern), headings=_quote_all(headings[:3])
    )
    for key, label in choices.sources.items():
        yield f"#   {key:<16}{label}\n"
    yield f"kalla = {_quoted(file.source or '')}\n"
    row = file.header_rows[0] if len(file.header_rows) == 1 else list(file.header_rows)
    yield PLACE.format(sheet=f"# blad = {_quoted(file.sheet)}\n" if file.sheet else "", row=row)
    yield from _columns(file, choices, decided)
    yield from _values(file, choices)
    yield ASIDE.format(reasons=", ".join(choices.reasons))


def _columns(file: FileDescription, choices: RuleChoices, decided: Mapping[str, str]) -> Iterator[str]:
    yield COLUMNS
    for role, usual in choices.roles.items():
        shown = usual[:2] if len(_quote_all(usual[:2])) <= LONGEST_EXAMPLES else usual[:1]
        yield f"#   {role:<16}{'till exempel ' + _quote_all(shown) if shown else ''}".rstrip() + "\n"
    if choices.roles_by_source:
        yield "# Vilka roller som finns beror på källan:\n"
    for source, possible in choices.roles_by_source.items():
        yield f"#   {source}: {', '.join(possible)}\n"
    if file.dropped_columns:
        yield f"# Läses aldrig, eftersom de är personuppgifter: {', '.join(file.dropped_columns)}\n"
    yield "[kolumner]\n"
    roles = {
        column.heading: column.role or _known_role(column.suggestion) for column in reversed(file.columns)
    }
    alike = {column.heading: column.suggestion.role for column in file.columns if column.suggestion}
    for heading, role in reversed((roles | dict(decided)).items()):
        remark = f"  # liknar {alike[heading]}" if not role and heading in alike else ""
        if heading:
            yield f"{_quoted(heading)} = {_quoted(role)}{remark}\n"


def _known_role(suggestion: Suggestion | None) -> str:
    """The role of a heading that is known as it stands; one that is only like a known one is not decided here."""
    return suggestion.role if suggestion and suggestion.exact else ""


def _values(file: FileDescription, choices: RuleChoices) -> Iterator[str]:
    listed = {
        column.heading: column.answers
        for column in file.columns
        if column.heading
        and 0 < len(column.answers) <= MOST_VALUES
        and not (column.type == "number" and column.role)
    }
    if not listed:
        return
    yield VALUES
    for role, meanings in choices.meanings.items():
        yield f"#   {role}: {', '.join(meanings)}\n"
    for heading, answers in listed.items():
        yield f"\n[varden.{_quoted(heading)}]\n"
        for value in answers:
            yield f'{_quoted(value)} = ""\n'


def _quoted(text: str) -> str:
    """The text as TOML writes it; its rules for quoting are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quote_all(texts: list[str] | tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, texts))
