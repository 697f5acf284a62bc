"""What a source, a milieu and a category are when written as data.

The files are the coordinator's to read and add to, so their keys are Swedish; `alias` ties them to the code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from lagesbild.config.toml import RESERVED_WORD, Written
from lagesbild.config.vocabulary.categories import CategoryDefinition, CategorySet, list_own_categories
from lagesbild.config.vocabulary.phrasing import Phrasing
from lagesbild.config.vocabulary.questions import OneOrMore, Question, in_a_tuple
from lagesbild.config.vocabulary.source_names import find_hint, find_sender, find_unit, shorten
from lagesbild.core.background import BACKGROUND_KIND
from lagesbild.core.records import ANSWER, RESPONDENT
from lagesbild.core.wording import inside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.figures import SourcePhrases

Form = Literal["enkat", "register", "utskick", "bakgrund", "text"]
PRINTED_FORMS = ("bakgrund", "text")
"""The forms of what is printed as it stands."""
COUNTED_FORMS = frozenset({"enkat", "register"})
"""The forms of what bears figures of the year; the others are lists of recipients, figures from outside, and texts."""
Publicity = Literal["offentlig_plats", "enkat", "person", "polis"]
EVENTS: tuple[str, tuple[str, str], Publicity] = ("handelse", ("händelse", "händelser"), "person")
FIGURES = ("uppgift", "uppgifter")
"""What is counted of indicators, and in figures from outside."""
USUAL: Mapping[str, tuple[str, tuple[str, str], Publicity]] = {
    "enkat": ("incident", ("incident", "incidenter"), "enkat"),
    "utskick": ("utskick", ("mottagare", "mottagare"), "enkat"),
    **dict.fromkeys(PRINTED_FORMS, (BACKGROUND_KIND, FIGURES, "offentlig_plats")),
}
"""By form, what its records are, what they are called and how they are published, where its file does not say."""
RESERVED_KINDS = frozenset({RESPONDENT, ANSWER})
"""The kinds of what a survey has besides its events: a source's own would be counted among them."""
BACKGROUND_COLUMNS = {
    "uppgift": ("Uppgift", "Indikator", "Nyckeltal", "Fråga", "Påstående", "Variabel"),
    "varde": ("Värde", "Resultat", "Andel", "Andel (%)", "Procent", "Antal"),
    "matt": ("Mått", "Måttenhet", "Enhet"),
    "bas": ("Bas", "Antal svar", "Antal svarande", "Svarande"),
    "omrade": ("Område", "Geografi", "Stadsdel", "Kommun", "Region"),
    "referens": ("Jämförelseområde", "Jämfört med"),
    "referensvarde": ("Jämförelsevärde", "Värde i jämförelseområdet"),
    "ar": ("År", "Mätår"),
}
"""Role -> headings of a table of figures from outside, where its definition names none."""
Breakdown = Literal["ar", "omrade", "manad", "enhet", "kanal", "plats", "typ"]
"""What a source may have a table by."""
Crossed = Literal["omrade", "manad", "enhet", "kanal", "plats", "typ", "kategori", "miljo"]
"""What two of may be crossed in a table."""
YEARLY: Breakdown = "ar"
USUAL_TABLES: Mapping[str, Breakdown] = {"omrade": "omrade", "datum": "manad", "enhet": "enhet", "typ": "typ"}
"""By the role of a column, the table that a register has where its file does not say."""
IDENTITY = "arende"
"""The role of a column of numbers: two rows with one number are one case, where nothing else is said."""
DIMENSIONS: Mapping[str, str] = {
    "omrade": "area",
    "manad": "month",
    "enhet": "unit",
    "kanal": "channel",
    "plats": "place",
    "typ": "type",
    "kategori": "category",
    "miljo": "milieu",
}
"""By what it is called in a source's file, the dimension of the observations."""


class Definition(Written):
    """A frozen piece of vocabulary."""


def _usual(said: Mapping[str, Any]) -> tuple[str, tuple[str, str], Publicity]:
    """What a source of a form has where its file does not say; `said` is what it says."""
    return USUAL.get(said.get("form", ""), EVENTS)


def _usual_unit(said: Mapping[str, Any]) -> tuple[str, str]:
    """What a source counts: a register by its name, any other, and indicators, by what they are."""
    named = find_unit(said.get("label", "")) if said.get("form") == "register" else None
    return named or (_usual(said)[1] if said.get("has_parts", True) else FIGURES)


def _usual_sender(label: str) -> str:
    return find_sender(label) or inside(label)


def _usual_hints(said: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that point at a source in the name of a file: its key, and the word of its name that tells most."""
    return tuple(dict.fromkeys(filter(None, (said.get("key", ""), find_hint(said.get("label", ""))))))


class SourceDefinition(Definition):
    """A source: who sends it, what is counted, how a file of it is known, and what its columns are called."""

    key: str = Field(alias="nyckel", pattern=r"^[a-z][a-z0-9_]*$")
    order: int = Field(alias="ordning", default=100)
    label: str = Field(alias="namn")
    short: str = Field(alias="kort", default_factory=lambda said: shorten(said.get("label", "")))
    sender: str = Field(alias="avsandare", default_factory=lambda said: _usual_sender(said.get("label", "")))
    area_label: str = Field(alias="omrade", default="")
    form: Form = "register"
    has_parts: bool = Field(alias="summa", default=True)
    """False for indicators that are not parts of anything: no total is made of them anywhere."""
    kind: str = Field(alias="slag", default_factory=lambda said: _usual(said)[0])
    unit: tuple[str, str] = Field(alias="enhet", default_factory=_usual_unit)
    publicity: Publicity = Field(alias="klass", default_factory=lambda said: _usual(said)[2])
    is_draft: bool = Field(alias="utkast", default=False)
    """Whether it is only proposed: it is in force once a person has taken that line away."""
    category_set: CategorySet = Field(alias="kategorier", default=None)
    """The name of the set that it is sorted by; its own where its file lists them."""
    own_categories: SkipJsonSchema[dict[str, CategoryDefinition]] = Field(
        alias="egna_kategorier", default_factory=dict
    )
    """The categories that its file lists, by key."""
    hints: tuple[str, ...] = Field(alias="kannetecken", default_factory=_usual_hints)
    required: tuple[str, ...] = Field(alias="kravs", default=())
    identity: str | None = Field(alias="identitet", default=None)
    recipients_of: str | None = Field(alias="till", default=None)
    shown: tuple[Breakdown, ...] | None = Field(alias="visa", default=None)
    """What it has tables by; None: what is usual for its form."""
    crossing: tuple[Crossed, Crossed] | None = Field(alias="korsning", default=None)
    """The two dimensions that a table crosses, in rows and columns."""
    whole: str = Field(alias="hela", default="", pattern=r"^[a-zåäö ]*$")
    """What its register covers beyond the area, as "staden"; "" where that is not known."""
    limitation: str = Field(alias="begransning", default="")
    columns: dict[str, OneOrMore] = Field(alias="kolumner", default_factory=dict)
    questions: tuple[Question, ...] = Field(alias="fragor", default=())
    """The survey's own questions, in order."""
    has_shared_questions: bool | None = Field(alias="grundfragor", default=None)
    """Whether a survey has the questions of the questionnaire too; where nothing is said, one without own questions has."""
    phrasing: Phrasing = Field(alias="mening", default=Phrasing())

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, written: Any) -> Any:  # noqa: ANN401 — whatever stands in the file
        """Give what is printed as it stands its usual headings, and categories that are listed their keys."""
        if not isinstance(written, dict):
            return written
        if isinstance(listed := written.get("kategorier"), dict | list):
            own = list_own_categories(listed)
            written = {**written, "kategorier": written.get("nyckel"), "egna_kategorier": own}
        if IDENTITY in written.get("kolumner", ()):
            written = {"identitet": IDENTITY, **written}
        if written.get("form") not in PRINTED_FORMS:
            return written
        usual = BACKGROUND_COLUMNS if written["form"] == "bakgrund" else {}
        own = written.get("kolumner", {})
        columns = {role: (*in_a_tuple(own.get(role, ())), *headings) for role, headings in usual.items()}
        return {**written, "kolumner": {**own, **columns}}

    @field_validator("kind")
    @classmethod
    def _is_its_own(cls, kind: str) -> str:
        """Refuse a kind of records that the program has for something else."""
        if kind in RESERVED_KINDS:
            raise PydanticCustomError(RESERVED_WORD, "reserved")
        return kind

    @property
    def survey(self) -> bool:
        """Whether this is a survey."""
        return self.form == "enkat"

    @property
    def has_questionnaire(self) -> bool:
        """Whether a survey has the questions of the questionnaire: one without own questions has, unless it is said."""
        return not self.questions if self.has_shared_questions is None else self.has_shared_questions

    @property
    def counts_events(self) -> bool:
        """Whether its records are or describe events: not in a survey in which no question asks for any."""
        asks = self.has_questionnaire or any(question.bears_events for question in self.questions)
        return asks or not self.survey

    @property
    def has_total(self) -> bool:
        """Whether its figures of the year are parts of a total."""
        return self.has_parts and self.counts_events

    @property
    def holds_cases(self) -> bool:
        """Whether a row of it is a case, or a unit on a list of recipients."""
        return self.form in {"register", "utskick"}

    @property
    def tables_by(self) -> tuple[Breakdown, ...]:
        """What it has tables by: as declared, else by year, and for a register what it is usually asked for."""
        if not self.counts_events:
            return ()
        if self.shown is not None:
            return self.shown
        usual = () if self.survey else (by for role, by in USUAL_TABLES.items() if role in self.columns)
        return (YEARLY, *usual)

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """The dimensions of the observations that it has a table of the year by."""
        return tuple(DIMENSIONS[name] for name in self.tables_by if name != YEARLY)

    @property
    def crossed(self) -> tuple[str, ...]:
        """The two dimensions that a table crosses; none where none does."""
        return tuple(DIMENSIONS[name] for name in self.crossing or ())

    @property
    def record_kind(self) -> str:
        """The kind of the one observation that stands for a whole record: a respondent, a case, a form."""
        return RESPONDENT if self.survey else self.kind

    @property
    def measure(self) -> str:
        """What the numbers of its tables are; of indicators without a unit of their own no more than numbers."""
        return "Antal" if self.unit == FIGURES and not self.has_parts else f"Antal {self.unit[1]}"

    @property
    def phrases(self) -> SourcePhrases:
        """The source's own words in running text; those it lacks are made of its name and its unit."""
        return self.phrasing.fill_in(self.label, self.sender, self.unit, is_survey=self.survey)


class MilieuDefinition(Definition):
    """The spellings that mean one milieu."""

    aliases: tuple[str, ...] = Field(alias="alias", default=())


class MilieuName(Definition):
    """What a milieu is called in one term set."""

    label: str = Field(alias="namn")
    phrase: str = Field(alias="fras")
    short: str = Field(alias="kort")


class AreaDefinition(Definition):
    """The parts of an area and other names for them, and the towns that are written behind them."""

    parts: tuple[str, ...] = Field(alias="stadsdelar")
    aliases: dict[str, tuple[str, ...]] = Field(alias="alias", default_factory=dict)
    towns: tuple[str, ...] = Field(alias="orter", default=())
