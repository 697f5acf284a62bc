"""regler/*.toml -> the rules by which one sender's files are read: data that the user writes, no program."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from pydantic import Field

from lagesbild.config.toml import read_toml
from lagesbild.config.vocabulary.definitions import Definition
from lagesbild.core.decisions import UNCLEAR
from lagesbild.core.errors import InputError
from lagesbild.core.inspection import RuleChoices
from lagesbild.core.tables import COUNTED, REASON_WORDS
from lagesbild.core.text import fold, spelled_as
from lagesbild.files.grid import column_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary

FOLDER = "regler"
REASON_NAMES = {word: reason for reason, word in REASON_WORDS.items()}
"""The reasons for setting a row aside, as the user writes them."""
STATUS_NAMES = {"raknad": COUNTED, "oklar": UNCLEAR, **REASON_NAMES}
"""What may become of a row, as the user writes it -> the status."""
DATE_PARTS = ("ar", "manad", "dag")
"""What a column may be that holds a part of a date, where a source has dates."""
RESPONSE, SUBMITTED = "svarsid", "inskickat"
SURVEY_ROLES = (RESPONSE, SUBMITTED)
"""What a column of a survey may be besides a question."""

Meaning = str | tuple[str, ...]


class SetAside(Definition):
    """Rows to set aside: those whose column holds one of the values, or none of the others, and those by number."""

    column: str = Field(alias="kolumn", default="")
    values: tuple[str, ...] = Field(alias="varden", default=())
    other_than: tuple[str, ...] = Field(alias="utom", default=())
    """Every row is set aside whose column holds something else, or nothing."""
    rows: frozenset[int] = Field(alias="rader", default=frozenset())
    reason: str = Field(alias="skal")


class SenderRules(Definition):
    """How the files of one sender are read. Headings are compared without regard to case and blanks."""

    name: str = Field(default="", exclude=True)
    """The name of the file that the rules stand in."""
    files: tuple[str, ...] = Field(alias="filer", default=())
    headings: tuple[str, ...] = Field(alias="rubriker", default=())
    source: str = Field(alias="kalla", default="")
    """Empty until the user has filled it in: the rules are not in force before."""
    sheet: str = Field(alias="blad", default="")
    header_rows: int | tuple[int, ...] = Field(alias="rubrikrad", default=())
    no_header: bool = Field(alias="utan_rubrikrad", default=False)
    """Whether the table begins with its first record; its columns are then called A, B, C or 1, 2, 3."""
    separator: str = Field(alias="delas_av", default="")
    columns: dict[str, str] = Field(alias="kolumner", default_factory=dict)
    """Heading -> role, or the key of a survey's question; empty for a column that is not read."""
    meanings: dict[str, dict[str, Meaning]] = Field(alias="varden", default_factory=dict)
    """Heading -> value -> what it means; empty for one that means what it says."""
    set_aside: tuple[SetAside, ...] = Field(alias="at_sidan", default=())

    @property
    def header(self) -> tuple[int, ...]:
        """The header rows, from the first; empty when the program is to find them."""
        return (self.header_rows,) if isinstance(self.header_rows, int) else self.header_rows

    @property
    def roles(self) -> dict[str, str]:
        """Folded heading -> role, for the columns that are read."""
        return {fold(heading): role for heading, role in self.columns.items() if role}

    def is_for(self, file: str, sheet: str | None) -> bool:
        """Whether the names of the file and of the sheet are those that the rules are for.

        >>> rules = SenderRules(files=("handelser_*.xlsx",), source="polis", sheet="Data")
        >>> rules.is_for("Handelser_2021.xlsx", "data"), rules.is_for("annat.xlsx", "Data")
        (True, False)
        """
        named = not self.files or any(fnmatchcase(fold(file), fold(pattern)) for pattern in self.files)
        return bool(self.source) and named and (not self.sheet or fold(self.sheet) == fold(sheet or ""))

    def meaning(self, heading: str) -> dict[str, Meaning]:
        """Folded value -> what it means, for the column with that heading."""
        found = next((meant for name, meant in self.meanings.items() if fold(name) == fold(heading)), {})
        return {fold(value): meaning for value, meaning in found.items() if meaning}

    def values_aside(self, heading: str) -> frozenset[str]:
        """The folded values of the column with that heading whose rows are set aside."""
        return frozenset(
            fold(value) for one in self.set_aside if fold(one.column) == fold(heading) for value in one.values
        )


def load_rules(folder: Path, vocabulary: Vocabulary) -> tuple[SenderRules, ...]:
    """The rules of a folder's files, by their names.

    Raises InputError with one sentence when a file is no TOML or names what is not there.
    """
    paths = sorted(folder.glob("*.toml"))
    rules = tuple(
        _spelled(read_toml(path, SenderRules), vocabulary).model_copy(
            update={"name": f"{FOLDER}/{path.name}"}
        )
        for path in paths
    )
    for one in rules:
        for sentence in _faults(one, vocabulary):
            raise InputError(f"{one.name}: {sentence}")
    return rules


def _spelled(rules: SenderRules, vocabulary: Vocabulary) -> SenderRules:
    """Return the rules with every word as the program spells it, however it was written."""
    key = spelled_as(rules.source, [source.key for source in vocabulary.sources])
    source = next((source for source in vocabulary.sources if source.key == key), None)
    if source is None:
        return rules
    known = roles_of(source, vocabulary)
    name = _column_name if rules.no_header else str
    columns = {name(heading): spelled_as(role, known) for heading, role in rules.columns.items()}
    roles = {fold(heading): role for heading, role in columns.items()}
    meanings = {
        name(heading): {
            value: _spelled_meaning(meaning, _words(roles.get(fold(name(heading)), ""), source, vocabulary))
            for value, meaning in meant.items()
        }
        for heading, meant in rules.meanings.items()
    }
    aside = tuple(
        exclusion.model_copy(
            update={
                "reason": spelled_as(exclusion.reason, REASON_NAMES),
                "column": name(exclusion.column),
            }
        )
        for exclusion in rules.set_aside
    )
    return rules.model_copy(
        update={"source": key, "columns": columns, "meanings": meanings, "set_aside": aside}
    )


def _column_name(written: str) -> str:
    """Return the letter of a column that is written as its number."""
    return column_letter(int(written) - 1) if written.isdecimal() and int(written) else written


def _spelled_meaning(meaning: Meaning, known: Collection[str]) -> Meaning:
    if isinstance(meaning, str):
        return spelled_as(meaning, known)
    return tuple(spelled_as(word, known) for word in meaning)


def roles_of(source: SourceDefinition, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a column of a file from the source may be."""
    if source.survey:
        return (*(question.key for question in vocabulary.questions_of(source)), *SURVEY_ROLES)
    return (*source.columns, *(DATE_PARTS if "datum" in source.columns else ()))


def choices(vocabulary: Vocabulary, source: str) -> RuleChoices:
    """What may be written in the rules of a file from a source, or of one whose source is not known ("")."""
    known = vocabulary.source(source) if source else None
    possible = (known,) if known else vocabulary.sources
    roles = tuple(dict.fromkeys(role for one in possible for role in roles_of(one, vocabulary)))
    every = {role: tuple(words) for role, words in _every_word(vocabulary)}
    own = {role: tuple(words) for role in roles if known and (words := _words(role, known, vocabulary))}
    return RuleChoices(tuple(one.key for one in vocabulary.sources), roles, own if known else every)


def _every_word(vocabulary: Vocabulary) -> Iterator[tuple[str, Collection[str]]]:
    """What values may mean whatever the source is."""
    yield "miljo", vocabulary.milieus
    for name, lines in vocabulary.categories.items():
        yield f"kategori ({name})", lines
    for question in vocabulary.all_questions():
        if question.offered and not question.milieu:
            yield question.key, question.offered


def _faults(rules: SenderRules, vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong in the rules, a sentence each; nothing is asked of rules that are not in force yet."""
    if not rules.source:
        return
    sources = {source.key: source for source in vocabulary.sources}
    yield from _unknown("kalla", (rules.source,), sources)
    if rules.source not in sources:
        return
    if not rules.files and not rules.headings:
        yield "skriv under filer eller rubriker vilka filer reglerna gäller."
    yield from _wrong_header(rules)
    source = sources[rules.source]
    yield from _unknown("kolumner", rules.roles.values(), roles_of(source, vocabulary))
    yield from _unknown("at_sidan.skal", (aside.reason for aside in rules.set_aside), REASON_NAMES)
    for heading, meant in rules.meanings.items():
        role = rules.roles.get(fold(heading), "")
        yield from _wrong_meanings(heading, role, meant.values(), _words(role, source, vocabulary))


def _wrong_header(rules: SenderRules) -> Iterator[str]:
    if rules.header and rules.no_header:
        yield "skriv antingen rubrikrad eller utan_rubrikrad, inte båda."


def _unknown(place: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{place}: ”{name}” är inte känt. Välj bland {', '.join(known)}."


def _words(role: str, source: SourceDefinition, vocabulary: Vocabulary) -> Collection[str]:
    """What the values of a column in a role may mean; none where any word will do."""
    if source.survey:
        question = next((one for one in vocabulary.questions_of(source) if one.key == role), None)
        return () if question is None else vocabulary.milieus if question.milieu else question.offered
    if role == "kategori" and source.category_set:
        return vocabulary.categories[source.category_set]
    return vocabulary.milieus if role == "miljo" else ()


def _wrong_meanings(
    heading: str, role: str, meanings: Iterable[Meaning], known: Collection[str]
) -> Iterator[str]:
    for meaning in filter(None, meanings):
        several = (meaning,) if isinstance(meaning, str) else meaning
        if len(several) > 1 and role == "kategori":
            yield f"varden.{heading}: ett värde kan bara ha en kategori. Välj en."
        if known:
            yield from _unknown(f"varden.{heading}", several, known)


def status_of(text: str) -> str:
    """Give the status that a word names, with or without å, ä and ö; a word that names none is given back.

    >>> status_of("räknad"), status_of("Utanför området"), status_of("duplicate"), status_of("borta")
    ('counted', 'outside_area', 'duplicate', 'borta')
    """
    return STATUS_NAMES.get(spelled_as(text, STATUS_NAMES), text)
