"""What a question of a survey is when written as data, in the questionnaire or in a source's own file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lagesbild.config.toml import Written
from lagesbild.core.own_questions import QuestionType
from lagesbild.core.text import make_key

if TYPE_CHECKING:
    from collections.abc import Mapping

YES_NO = {"ja": "Ja", "nej": "Nej", "vet_ej": "Vet ej"}
YES = "ja"
USUAL_TYPES: Mapping[str, QuestionType] = {
    "handelse": "ja_nej",
    "miljo": "flera_val",
    "summa": "skala",
    "grupp": "ett_val",
    "svar": "ett_val",
}
"""By what is said of a question, the type that it has where none is written."""
OF_OTHERS = {
    "din": "sin",
    "ditt": "sitt",
    "dina": "sina",
    "dig": "sig",
    "du": "de",
    "er": "sig",
    "ert": "sitt",
    "era": "sina",
    "ni": "de",
}
_HAVE_YOU = re.compile(
    r"Har (?:du|ni|(?:er |din )?(?:verksamhet|enhet|skola|arbetsplats)(?:en|n)?) (.+?) ?\?",
    re.IGNORECASE,
)
_OF_YOU = re.compile(rf"\b(?:{'|'.join(OF_OTHERS)})\b", re.IGNORECASE)
CHOICES = frozenset({"ett_val", "skala", "flera_val"})
"""The types whose options are the question's own: those written, or else those chosen."""


def in_a_tuple(written: Any) -> Any:  # noqa: ANN401 — whatever stands in the file
    """Return a text that stands by itself as the one of several."""
    return (written,) if isinstance(written, str) else written


def _as_own_keys(written: Any) -> Any:  # noqa: ANN401
    return {option: option for option in written} if isinstance(written, list | tuple) else written


def _say_of_others(wording: str) -> str:
    """Return what is asked of the one who answers as it is said of others, after "har"; "" where it is asked otherwise.

    >>> _say_of_others("Har du sett propaganda i ditt arbete?"), _say_of_others("Förekommer det?")
    ('sett propaganda i sitt arbete', '')
    >>> _say_of_others("Har er verksamhet påverkats?")
    'påverkats'
    """
    if (asked := _HAVE_YOU.fullmatch(wording.strip())) is None:
        return ""
    return _OF_YOU.sub(lambda word: OF_OTHERS[word[0].lower()], asked[1])


_TEXT, _TEXTS = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
OneOrMore = Annotated[
    tuple[str, ...], BeforeValidator(in_a_tuple), WithJsonSchema({"anyOf": [_TEXT, _TEXTS]})
]
"""Texts, of which one may stand by itself."""
Options = Annotated[
    dict[str, str],
    BeforeValidator(_as_own_keys),
    WithJsonSchema({"anyOf": [_TEXTS, {"type": "object", "additionalProperties": _TEXT}]}),
]
"""Option keys and labels; labels in a list are their own keys."""


class Condition(Written):
    """Who is asked a question: those who gave one of the answers to one of other questions."""

    questions: OneOrMore = Field(alias="fraga")
    answers: OneOrMore = Field(alias="svar", default=(YES,))


class Question(Written):
    """A question: its key, its wordings, the answers that it offers, and what is made of them."""

    key: str = Field(alias="nyckel", pattern=r"^[a-z0-9][a-z0-9_]*$")
    type: QuestionType = Field(alias="typ")
    wording: str = Field(alias="lydelse", min_length=1)
    short: str = Field(alias="kort", default="")
    """Its name in tables; the wording where none is written."""
    other_headings: tuple[str, ...] = Field(alias="rubriker", default=())
    """The same question in the words of other letters and exports."""
    earlier_wordings: tuple[str, ...] = Field(alias="tidigare", default=())
    """Wordings that it had before and that ask something else: the series is broken between them and this one."""
    options: Options = Field(alias="svar", default_factory=dict)
    asked_if: Condition | None = Field(alias="om", default=None)
    summed: tuple[str, ...] = Field(alias="summa", default=())
    """The options that are counted together, by key."""
    group: bool = Field(alias="grupp", default=False)
    """Whether it divides the answers to the other questions."""
    event: bool = Field(alias="handelse", default=False)
    """Whether a yes to it describes an event, or its number says of how many occasions."""
    milieu: bool = Field(alias="miljo", default=False)
    phrase: str = Field(alias="mening", default="")
    """What those who say yes have done, after "har"."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, written: Any) -> Any:  # noqa: ANN401 — whatever stands in the file
        """Give what is not written of a question: by its wording its name and its key, by what it is for its type.

        A summed option may be written by its label.
        """
        if not isinstance(written, dict):
            return written
        usual_type = next((kind for said, kind in USUAL_TYPES.items() if written.get(said)), None)
        wording = str(written.get("lydelse", ""))
        phrase = _say_of_others(wording) if written.get("handelse") else ""
        usual = {"nyckel": make_key(wording, ()), "typ": usual_type, "mening": phrase}
        written = {**{key: value for key, value in usual.items() if value}, **written}
        options, summed = written.get("svar"), written.get("summa", ())
        if isinstance(options, dict) and isinstance(summed, list | tuple):
            keys = {label: key for key, label in options.items()}
            written = {**written, "summa": tuple(keys.get(name, name) for name in summed)}
        return {**written, "kort": written.get("kort") or written.get("lydelse", "")}

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which it is known."""
        return (self.wording, *self.other_headings, *self.earlier_wordings)

    @property
    def offered(self) -> dict[str, str]:
        """Option keys and labels: the fixed three of a yes/no question, else those written."""
        return YES_NO if self.type == "ja_nej" else self.options

    @property
    def is_event(self) -> bool:
        """Whether a yes to it describes an event."""
        return self.event and self.type == "ja_nej"

    @property
    def counts_occasions(self) -> bool:
        """Whether its number says of how many occasions the events are."""
        return self.event and self.type == "tal"

    @property
    def bears_events(self) -> bool:
        """Whether the survey's events, their number or their milieus are read from it."""
        return self.event or self.milieu

    @property
    def is_open(self) -> bool:
        """Whether its options are those that are chosen, since none are written."""
        return (self.type in CHOICES and not (self.options or self.milieu)) or (
            self.type == "tal" and not self.counts_occasions
        )

    @property
    def has_choices(self) -> bool:
        """Whether its answers stand in a table of their own."""
        return self.type in CHOICES or (self.type == "tal" and bool(self.options))

    @property
    def is_closed(self) -> bool:
        """Whether its answers are counted by the options that it offers."""
        return self.type == "ja_nej" or (self.type in CHOICES and not self.is_open)

    @property
    def follows(self) -> tuple[str, ...]:
        """The questions on whose answers it depends whether it is asked."""
        return self.asked_if.questions if self.asked_if else ()
