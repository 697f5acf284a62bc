"""The settings: what lagesbild.toml may say, and what is in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import AliasChoices, Field

from lagesbild.config.toml import Written
from lagesbild.config.vocabulary.categories import CategoryDefinition
from lagesbild.config.vocabulary.definitions import (
    AreaDefinition,
    MilieuDefinition,
    MilieuName,
    Publicity,
    SourceDefinition,
)
from lagesbild.config.word_lists import NO_USER_LISTS, UserLists
from lagesbild.core.periods import Period, parse_period
from lagesbild.core.states import DEFAULT_THRESHOLD
from lagesbild.core.wording import PartWord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.personal_data.word_lists import Lists

FILE_NAME = "lagesbild.toml"
SOURCE_FOLDER = "kallor"
DEFAULT_AREA = "Skarpnäck"


class YearSettings(Written):
    """What holds for one year alone."""

    period: str | None = None
    utskick: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    inte_tillfragade: tuple[str, ...] = ()
    brott: dict[str, str] = Field(default_factory=dict)
    """Declared breaks: source key -> why this year cannot be compared with the one before."""


class WordSettings(Written):
    """The municipality's own Word template."""

    mall: Path | None = None


class SectionSettings(Written):
    """What the section tells besides: questions of surveys, by their wording or their key."""

    fragor: tuple[str, ...] = ()


class TextSettings(Written):
    """Free text: a larger list of names, and the words that are never masked (a list, or the file that holds one)."""

    namnlista: Path | None = None
    behall: tuple[str, ...] | Path = Field(default=(), validation_alias=AliasChoices("behall", "behåll"))


class EditionSettings(Written):
    """What the public edition may show. By class of data: visa (exact), skydda (small numbers hidden), intern (left out)."""

    troskel: Annotated[int, Field(ge=3, le=10)] = DEFAULT_THRESHOLD
    tidsgrans: Annotated[int, Field(ge=1, le=600)] = 15
    """Seconds to look for the pattern that hides least, before a good one has to do."""
    minst_ja: Annotated[int, Field(ge=1)] = 10
    """So many must have given a yes in a survey for what follows on it to be shown."""
    alltid: tuple[str, ...] = ()
    aldrig: tuple[str, ...] = ()
    """Ids of figures of protected sources, with the year or for every year: those that must be shown, and must not."""
    klasser: dict[Publicity, Literal["visa", "skydda", "intern"]] = Field(default_factory=dict)


SHOWN: Mapping[Publicity, str] = {
    "offentlig_plats": "visa",
    "enkat": "visa",
    "person": "skydda",
    "polis": "intern",
}
"""What holds for each class of data where the settings say nothing."""


class UserSettings(Written):
    """lagesbild.toml as written."""

    omrade: str = DEFAULT_AREA
    stadsdelar: tuple[str, ...] = ()
    delar: PartWord = "stadsdel"
    """What a part of the area is called."""
    termer: str = "stockholm"
    inte_tillfragade: tuple[str, ...] = ()
    diarienummer: str = ""
    word: WordSettings = WordSettings()
    avsnitt: SectionSettings = SectionSettings()
    fritext: TextSettings = TextSettings()
    publik: EditionSettings = EditionSettings()
    ar: dict[int, YearSettings] = Field(default_factory=dict)
    miljoer: dict[str, MilieuDefinition] = Field(default_factory=dict)
    namn: dict[str, dict[str, MilieuName]] = Field(default_factory=dict)
    kategorier: dict[str, dict[str, CategoryDefinition]] = Field(default_factory=dict)
    kallor: tuple[str, ...] | dict[str, dict[str, Any]] = Field(default_factory=dict)
    """The keys of the sources that there are, or changes to single keys of known ones, as another heading for a column."""
    uppsattning: str = ""
    """The name of a ready set of sources; own sources come besides."""

    @property
    def changed_sources(self) -> dict[str, dict[str, Any]]:
        """Changes to single keys of known sources."""
        return self.kallor if isinstance(self.kallor, dict) else {}


class Settings(Struct, frozen=True):
    """The settings in force: the user's choices and the vocabulary with the user's additions."""

    area: str
    area_parts: AreaDefinition
    term_set: str
    registry_number: str
    word_template: Path | None
    vocabulary: Vocabulary
    part_word: PartWord = "stadsdel"
    """What a part of the area is called."""
    years: Mapping[int, YearSettings] = field(default_factory=dict)
    never_asked: tuple[str, ...] = ()
    edition: EditionSettings = field(default_factory=EditionSettings)
    rules: tuple[SenderRules, ...] = ()
    """How the files of senders with a layout of their own are read."""
    section_questions: tuple[str, ...] = ()
    """The questions that the section tells of, by their wording or their key."""
    words: UserLists = NO_USER_LISTS
    """The names and places by which free text is screened, besides the built-in ones."""
    read_lists: Lists | None = None
    """Those of `words`, once they have been read."""

    @property
    def lists(self) -> Lists:
        """The lists in force; InputError when a file that is named cannot be read."""
        return self.read_lists or self.words.lists()

    def with_names(self, path: Path | None) -> Settings:
        """Give the settings with the names of a file added."""
        more = replace(self.words, name_files=(*self.words.name_files, path)) if path else self.words
        return replace(self, words=more)

    def with_lists(self) -> Settings:
        """Give the settings with the lists read, so that every file is screened by them at no further cost."""
        return replace(self, read_lists=self.lists)

    def sources_of_class(self, shown: str) -> frozenset[str]:
        """The counted sources that are shown that way in the public edition: visa, skydda or intern."""
        return frozenset(s.key for s in self.vocabulary.counted_sources if self._rule(s) == shown)

    @property
    def shown_background(self) -> frozenset[str]:
        """The sources of what is not counted that the public edition shows: small numbers cannot be suppressed in texts."""
        counted = self.vocabulary.counted_sources
        return frozenset(
            s.key for s in self.vocabulary.sources if s not in counted and self._rule(s) == "visa"
        )

    def _rule(self, source: SourceDefinition) -> str:
        return {**SHOWN, **self.edition.klasser}[source.publicity]

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
