"""lagesbild.toml and the folder kallor/ beside it -> Settings, with the vocabulary that follows from them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from lagesbild.config.references import check_references
from lagesbild.config.sender_rules import FOLDER as RULES_FOLDER
from lagesbild.config.sender_rules import SenderRules, load_rules
from lagesbild.config.toml import explain, read_toml, toml_place
from lagesbild.config.vocabulary.definitions import (
    AreaDefinition,
    CategoryDefinition,
    MilieuDefinition,
    MilieuName,
    Publicity,
    SourceDefinition,
)
from lagesbild.config.vocabulary.vocabulary import Vocabulary, built_in, in_order, source_files
from lagesbild.config.word_lists import NO_WORDS, OwnWords
from lagesbild.core.errors import InputError, UsageError
from lagesbild.core.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.personal_data.word_lists import Lists

FILE_NAME = "lagesbild.toml"
SOURCE_FOLDER = "kallor"
DEFAULT_AREA = "Skarpnäck"
PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class YearSettings(_Section):
    """What holds for one year alone."""

    period: str | None = None
    utskick: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    inte_tillfragade: tuple[str, ...] = ()
    brott: dict[str, str] = Field(default_factory=dict)
    """Declared breaks: source key -> why this year cannot be compared with the one before."""


class WordSettings(_Section):
    """The municipality's own Word template."""

    mall: Path | None = None


class TextSettings(_Section):
    """Free text: a larger list of names, and the words that are never masked (a list, or the file that holds one)."""

    namnlista: Path | None = None
    behall: tuple[str, ...] | Path = Field(default=(), validation_alias=AliasChoices("behall", "behåll"))


class EditionSettings(_Section):
    """What the public edition may show. By class of data: visa (exact), skydda (small numbers hidden), intern (left out)."""

    troskel: Annotated[int, Field(ge=3, le=10)] = 5
    tidsgrans: Annotated[int, Field(ge=1, le=600)] = 15
    """Seconds to look for the pattern that hides least, before a good one has to do."""
    klasser: dict[Publicity, Literal["visa", "skydda", "intern"]] = Field(default_factory=dict)


SHOWN: Mapping[Publicity, str] = {
    "offentlig_plats": "visa",
    "enkat": "visa",
    "person": "skydda",
    "polis": "intern",
}
"""What holds for each class of data where the settings say nothing."""


class UserSettings(_Section):
    """lagesbild.toml as written."""

    omrade: str = DEFAULT_AREA
    stadsdelar: tuple[str, ...] = ()
    termer: str = "stockholm"
    inte_tillfragade: tuple[str, ...] = ()
    diarienummer: str = ""
    word: WordSettings = WordSettings()
    fritext: TextSettings = TextSettings()
    publik: EditionSettings = EditionSettings()
    ar: dict[int, YearSettings] = Field(default_factory=dict)
    miljoer: dict[str, MilieuDefinition] = Field(default_factory=dict)
    namn: dict[str, dict[str, MilieuName]] = Field(default_factory=dict)
    kategorier: dict[str, dict[str, CategoryDefinition]] = Field(default_factory=dict)
    kallor: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Changes to single keys of known sources, such as another heading for a column."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force: the user's choices and the vocabulary with the user's additions."""

    area: str
    area_parts: AreaDefinition
    term_set: str
    registry_number: str
    word_template: Path | None
    vocabulary: Vocabulary
    years: Mapping[int, YearSettings] = field(default_factory=dict)
    never_asked: tuple[str, ...] = ()
    edition: EditionSettings = field(default_factory=EditionSettings)
    rules: tuple[SenderRules, ...] = ()
    """How the files of senders with a layout of their own are read."""
    words: OwnWords = NO_WORDS
    """The names and places by which free text is screened, besides the built-in ones."""
    read_lists: Lists | None = None
    """Those of `words`, once they have been read."""

    @property
    def lists(self) -> Lists:
        """The lists in force; InputError when a file that is named cannot be read."""
        return self.read_lists or self.words.lists()

    def with_names(self, path: Path | None) -> Settings:
        """The same with the names of a file besides."""
        more = replace(self.words, name_files=(*self.words.name_files, path)) if path else self.words
        return replace(self, words=more)

    def with_lists(self) -> Settings:
        """The same with the lists read, so that every file is screened by them at no further cost."""
        return replace(self, read_lists=self.lists)

    def sources_of_class(self, shown: str) -> frozenset[str]:
        """The counted sources that are shown that way in the public edition: visa, skydda or intern."""
        rules = {**SHOWN, **self.edition.klasser}
        return frozenset(s.key for s in self.vocabulary.counted_sources if rules[s.publicity] == shown)

    def year(self, year: int) -> YearSettings:
        """The settings of a year; the defaults when it has none of its own."""
        return self.years.get(year, YearSettings())

    def period(self, year: int) -> Period:
        """The days that a year's picture covers: as set, otherwise the calendar year."""
        written = self.year(year).period
        return parse_period(written) if written else Period(date(year, 1, 1), date(year, 12, 31))

    def not_asked(self, year: int) -> frozenset[str]:
        """The sources that were not asked that year."""
        return frozenset((*self.never_asked, *self.year(year).inte_tillfragade))


def parse_period(text: str) -> Period:
    """The period that a text such as "2020-05-01..2021-04-30" means; UsageError when it means none."""
    match = PERIOD.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"Perioden ”{text}” går inte att läsa. Skriv den som 2020-05-01..2021-04-30.")
    try:
        start, end = (date.fromisoformat(part) for part in match.groups())
    except ValueError:
        raise UsageError(f"Perioden ”{text}” har ett datum som inte finns i almanackan.") from None
    if end < start:
        raise UsageError(f"Perioden ”{text}” slutar innan den börjar. Byt plats på datumen.")
    return Period(start, end)


def load(path: Path | None = None) -> Settings:
    """The settings of a file, or of lagesbild.toml in the working folder, or the defaults.

    Raises InputError with one sentence when the file is missing, is no TOML, or names what is not there.
    """
    chosen = path or Path(FILE_NAME)
    if path is not None and not chosen.is_file():
        raise InputError(f"Inställningsfilen {path} finns inte. Kontrollera sökvägen efter --installningar.")
    written = read_toml(chosen, UserSettings) if chosen.is_file() else UserSettings()
    try:
        settings = _settings(written, chosen.parent)
        check_references(settings)
        for year in settings.years:
            settings.period(year)
    except UsageError as error:
        raise InputError(f"{chosen.name}: {error}") from error
    return settings


def _settings(written: UserSettings, folder: Path) -> Settings:
    vocabulary = _vocabulary(written, folder)
    if written.termer not in vocabulary.terms:
        known = ", ".join(vocabulary.terms)
        raise InputError(f"{FILE_NAME}: termer = ”{written.termer}” finns inte. Välj bland {known}.")
    known_area = vocabulary.areas.get(written.omrade, AreaDefinition(parts=()))
    template = written.word.mall
    return Settings(
        area=written.omrade,
        area_parts=AreaDefinition(parts=written.stadsdelar) if written.stadsdelar else known_area,
        term_set=written.termer,
        registry_number=written.diarienummer,
        word_template=folder / template if template else None,
        vocabulary=vocabulary,
        years=written.ar,
        never_asked=written.inte_tillfragade,
        edition=written.publik,
        rules=load_rules(folder / RULES_FOLDER, vocabulary),
        words=_own_words(written, folder, known_area),
    )


def _own_words(written: UserSettings, folder: Path, area: AreaDefinition) -> OwnWords:
    """The area's names, and what the user has written of names and places."""
    kept, names = written.fritext.behall, written.fritext.namnlista
    listed = kept if isinstance(kept, tuple) else ()
    return OwnWords(
        places=(written.omrade, *area.parts, *written.stadsdelar, *listed),
        place_files=(folder / kept,) if isinstance(kept, Path) else (),
        name_files=(folder / names,) if names else (),
    )


def _vocabulary(written: UserSettings, folder: Path) -> Vocabulary:
    base = built_in()
    return replace(
        base,
        sources=_sources(base, written, folder),
        milieus=_more_aliases(base.milieus, written.miljoer),
        terms={**base.terms, **{name: {**base.terms["stockholm"], **names} for name, names in written.namn.items()}},
        categories={
            **base.categories,
            **{name: _more_categories(base.categories.get(name, {}), lines) for name, lines in written.kategorier.items()},
        },
    )  # fmt: skip


def _sources(base: Vocabulary, written: UserSettings, folder: Path) -> tuple[SourceDefinition, ...]:
    try:
        own = source_files(folder / SOURCE_FOLDER) if (folder / SOURCE_FOLDER).is_dir() else ()
        known = {source.key: source for source in (*base.sources, *own)}
        for key, changes in written.kallor.items():
            known[key] = _changed(known, key, changes)
    except ValidationError as error:
        raise InputError(f"{SOURCE_FOLDER}/: {explain(error)}") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"En fil i {SOURCE_FOLDER}/ går inte att läsa som TOML: {toml_place(error)}."
        ) from error
    return in_order(known.values())


def _changed(known: Mapping[str, SourceDefinition], key: str, changes: dict[str, Any]) -> SourceDefinition:
    if key not in known:
        return SourceDefinition.model_validate({"nyckel": key, **changes})
    before = known[key]
    changed = SourceDefinition.model_validate({**before.model_dump(by_alias=True), **changes})
    more = changed.columns if "kolumner" in changes else {}
    merged = {role: (*headings, *before.columns.get(role, ())) for role, headings in more.items()}
    return changed.model_copy(update={"columns": {**before.columns, **merged}})


def _more_aliases(
    base: Mapping[str, MilieuDefinition], more: Mapping[str, MilieuDefinition]
) -> dict[str, MilieuDefinition]:
    return {
        code: MilieuDefinition(aliases=tuple(a for m in (base, more) if code in m for a in m[code].aliases))
        for code in dict.fromkeys((*base, *more))
    }


def _more_categories(
    base: Mapping[str, CategoryDefinition], more: Mapping[str, CategoryDefinition]
) -> dict[str, CategoryDefinition]:
    """The categories with the user's: of a known one the aliases are added, and its milieu holds if none is written."""
    merged = dict(base)
    for key, line in more.items():
        before = merged.get(key, line)
        aliases = (*before.aliases, *line.aliases) if key in merged else line.aliases
        milieu = line.milieu if "milieu" in line.model_fields_set else before.milieu
        merged[key] = line.model_copy(update={"aliases": aliases, "milieu": milieu})
    return merged
