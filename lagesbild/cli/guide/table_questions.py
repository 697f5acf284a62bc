"""What is missing of a table: its source, the row of its headings, what its columns are and what its words mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit
from msgspec import Struct
from rich.text import Text

from lagesbild.cli.guide.listing import look_at
from lagesbild.cli.guide.new_source import ask_about_new_source
from lagesbild.cli.guide.preview import show_rows, show_top
from lagesbild.cli.guide.questions import ask_count, ask_number, ask_yes
from lagesbild.cli.screen import out
from lagesbild.config.editing import (
    add_pattern,
    read_document,
    set_header_row,
    set_meaning,
    set_role,
    set_rows_aside,
    set_source,
)
from lagesbild.config.loading import load
from lagesbild.config.sender_rules import FOLDER, SenderRules
from lagesbild.core.errors import InputError
from lagesbild.core.wording import tally
from lagesbild.files.grid import kind
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.inspection.gaps import AREA, find_meaning_gaps, find_role_gaps, open_table
from lagesbild.outputs.rules_file import file_name, file_pattern

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from lagesbild.cli.guide.answer_log import AnswerLog
    from lagesbild.cli.guide.listing import IncomingFile
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.intake.inspection.gaps import MeaningGap, OpenTable, RoleGap

MOST_MEANINGS = 12
"""So many words of a file are asked about; what is left is told among what is to do."""
ROLE_WORDS = {
    "kategori": "kategorin, det som raden handlar om",
    "miljo": "miljön",
    "antal": "antalet",
    "datum": "dagen då det hände",
    "omrade": "platsen i området",
}
IS_IT = "{name} liknar {label}. Är den det?"
WHICH_SOURCE = "{name}: vilken källa är det? Nummer, eller Enter för att hoppa över filen:"
WHICH_ROW = "Vilken rad har rubrikerna? 0 om ingen har det, Enter för att hoppa över filen:"
IS_ROLE = "Är kolumnen {heading} {role}?"
WHICH_COLUMN = "Vilken kolumn är {role}? Nummer, eller Enter om ingen är det:"
WHAT_IS = "Vad är {value}? Står i {rows}. Nummer, eller Enter {otherwise}:"
NOT_EXTREMIST = "{label} (räknas inte)"
WHOLE_AREA, OUTSIDE_AREA = "{area} som helhet", "Utanför området"
"""What the name of a place may mean besides a part of the area."""
OUTSIDE = "utanfor_omradet"
VALUES = frozenset({"day", "number"})
"""The kinds of cells that no heading is, but for those of a table of counts, which is read without questions."""
SOURCE, HEADER = "source", "header"
MARK = "(?)"


class TableInquiry(Struct, frozen=True):
    """A table that is asked about, with the settings and the sender's rules as they are now."""

    file: IncomingFile
    log: AnswerLog
    settings: Settings
    document: TOMLDocument

    @property
    def path(self) -> Path:
        """The file of rules that the table is read by, or that is to be made."""
        return _rules_path(self.file)

    @property
    def rules(self) -> SenderRules:
        """The rules as they are understood; without any, those that only say which source it is."""
        name = self.path.as_posix()
        written = (rules for rules in self.settings.rules if rules.name == name)
        return next(written, SenderRules(source=self.file.description.source or ""))

    def save(self) -> None:
        """Write the rules with the latest answer; they are for this file and for next year's."""
        if not self.document.get("kalla") and self.file.description.source:
            set_source(self.document, self.file.description.source)
        add_pattern(self.document, file_pattern(self.file.path.name))
        self.log.write(self.path, tomlkit.dumps(self.document).encode())


def ask_about_table(file: IncomingFile, log: AnswerLog) -> None:
    """Ask what is missing, one thing at a time, until nothing is or the user passes the file over.

    A table that no source fits may be a source of its own, which is asked first: nothing is missing then.
    """
    if not (file.description.source or file.description.rule or log.answers):
        (file,) = look_at([file.path], load())  # an answer about another file may have made it known
        if file.is_known or ask_about_new_source(file, log):
            return
    while _ask_next(TableInquiry(file, log, load(), read_document(_rules_path(file)))):
        pass


def _rules_path(file: IncomingFile) -> Path:
    return Path(file.description.rule or f"{FOLDER}/{file_name(file.path.name)}")


def _ask_next(inquiry: TableInquiry) -> bool:
    """Ask the first thing that is missing and has not been passed over; return whether there was one."""
    rules, passed = inquiry.rules, inquiry.log.passed
    if not rules.source:
        return SOURCE not in passed and _ask_source(inquiry)
    source = inquiry.settings.vocabulary.source(rules.source)
    try:
        table = open_table(inquiry.file.path, rules)
    except InputError as error:
        out(Text(str(error)))
        return False
    if table is None or (HEADER not in passed and _lacks_headings(table, rules)):
        return HEADER not in passed and _ask_header_row(inquiry)
    for gap in find_role_gaps(table, source, rules, inquiry.settings):
        if gap.role not in passed:
            _ask_role(inquiry, table, gap)
            return True
    for meaning in [*find_meaning_gaps(table, source, rules, inquiry.settings)][:MOST_MEANINGS]:
        if (meaning.heading, meaning.value) not in passed:
            _ask_meaning(inquiry, source, meaning)
            return True
    return False


def _lacks_headings(table: OpenTable, rules: SenderRules) -> bool:
    """Return whether what was taken for headings are values, and the rules say nothing of where the headings stand."""
    return not (rules.header or rules.no_header) and any(
        kind(heading) in VALUES for heading in table.layout.headings
    )


def _ask_source(inquiry: TableInquiry) -> bool:
    """Ask which source the file is from: the likely one first. Return whether it is known now."""
    name, description = inquiry.file.path.name, inquiry.file.description
    sources = inquiry.settings.vocabulary.sources
    key = description.likely_source or point_to_source(inquiry.file.path.stem, sources)
    likely = next((source for source in sources if source.key == key), None)
    try:
        show_top(inquiry.file.path, inquiry.settings)
    except InputError as error:
        out(Text(f"{name}: {error.without_file_name(name)}"))
        inquiry.log.pass_over(SOURCE)
        return False
    if likely and ask_yes(IS_IT.format(name=name, label=likely.label)):
        return _save_source(inquiry, likely.key)
    others = [source for source in sources if source is not likely]
    chosen = ask_number(WHICH_SOURCE.format(name=name), [source.short for source in others])
    if chosen is None:
        inquiry.log.pass_over(SOURCE)
        return False
    return _save_source(inquiry, others[chosen].key)


def _save_source(inquiry: TableInquiry, key: str) -> bool:
    set_source(inquiry.document, key)
    inquiry.save()
    return True


def _ask_header_row(inquiry: TableInquiry) -> bool:
    """Ask on which row the headings stand; return whether it is known now."""
    row = ask_count(WHICH_ROW, most=show_top(inquiry.file.path, inquiry.settings))
    if row is None:
        inquiry.log.pass_over(HEADER)
        return False
    set_header_row(inquiry.document, row)
    inquiry.save()
    return True


def _ask_role(inquiry: TableInquiry, table: OpenTable, gap: RoleGap) -> None:
    """Ask which column has a role: the likely one first, and the others only for a role that there must be."""
    role = ROLE_WORDS[gap.role]
    show_rows(table, {gap.heading: MARK}, inquiry.settings)
    heading = gap.heading if gap.heading and ask_yes(IS_ROLE.format(heading=gap.heading, role=role)) else ""
    if not heading and gap.required:
        others = [other for other in table.layout.headings if other and other != gap.heading]
        chosen = ask_number(WHICH_COLUMN.format(role=role), others)
        heading = others[chosen] if chosen is not None else ""
    if not heading:
        inquiry.log.pass_over(gap.role)
        return
    set_role(inquiry.document, heading, gap.role)
    inquiry.save()


def _ask_meaning(inquiry: TableInquiry, source: SourceDefinition, gap: MeaningGap) -> None:
    """Ask what a word means: what it is nearly spelt as is proposed."""
    meanings = list_meanings(source, gap.role, inquiry.settings)
    keys = list(meanings)
    default = keys.index(gap.likely) if gap.likely in keys else None
    otherwise = "om du inte vet" if default is None else f"för {default + 1}"
    question = WHAT_IS.format(
        value=gap.value, rows=tally(gap.rows, "rad", "rader", "en"), otherwise=otherwise
    )
    chosen = ask_number(question, list(meanings.values()), default=default)
    if chosen is None:
        inquiry.log.pass_over((gap.heading, gap.value))
        return
    if keys[chosen] == OUTSIDE:
        set_rows_aside(inquiry.document, gap.heading, gap.value, OUTSIDE)
    else:
        set_meaning(inquiry.document, gap.heading, gap.value, keys[chosen])
    inquiry.save()


def list_meanings(source: SourceDefinition, role: str, settings: Settings) -> dict[str, str]:
    """Return what a word may mean: key -> what is shown of it."""
    if role == AREA:
        whole = {settings.area: WHOLE_AREA.format(area=settings.area)}
        return {**{part: part for part in settings.area_parts.parts}, **whole, OUTSIDE: OUTSIDE_AREA}
    if role == "miljo":
        names = settings.vocabulary.milieu_names(settings.term_set)
        return {milieu.code: milieu.label for milieu in names}
    return {
        line.key: line.label if line.milieu else NOT_EXTREMIST.format(label=line.label)
        for line in settings.vocabulary.category_lines(source)
    }
