"""The sources, milieus, categories, terms and questions: data in TOML files, read into frozen values."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from lagesbild.config.vocabulary.categories import CategoryDefinition
from lagesbild.config.vocabulary.definitions import (
    COUNTED_FORMS,
    AreaDefinition,
    MilieuDefinition,
    MilieuName,
    SourceDefinition,
)
from lagesbild.config.vocabulary.questions import Question
from lagesbild.core.figures import Category, Milieu
from lagesbild.core.tables import UNSAID, UNSAID_LABEL
from lagesbild.core.text import clean, fold
from lagesbild.core.wording import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable


class Vocabulary(Struct, frozen=True):
    """All that the program knows of words, the user's additions included."""

    sources: tuple[SourceDefinition, ...]
    questions: tuple[Question, ...]
    """The questionnaire, which several surveys share."""
    milieus: Mapping[str, MilieuDefinition]
    terms: Mapping[str, Mapping[str, MilieuName]]
    categories: Mapping[str, Mapping[str, CategoryDefinition]]
    areas: Mapping[str, AreaDefinition]
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name, the keys of a ready set of sources."""

    @property
    def counted_sources(self) -> tuple[SourceDefinition, ...]:
        """The sources that bear figures of the year, in their fixed order; recipient lists are not among them."""
        return tuple(source for source in self.sources if source.form in COUNTED_FORMS)

    @property
    def asked_sources(self) -> tuple[SourceDefinition, ...]:
        """The sources that somebody is asked for something from, in their fixed order: all but the recipient lists."""
        return tuple(source for source in self.sources if source.recipients_of is None)

    def source(self, key: str) -> SourceDefinition:
        """The source with that key; KeyError when there is none."""
        for source in self.sources:
            if source.key == key:
                return source
        raise KeyError(key)

    def questions_of(self, source: SourceDefinition) -> tuple[Question, ...]:
        """The questions of a survey: those of the questionnaire where it has them, then its own.

        An own question with the key of one of the questionnaire stands in its place; no other source has any.
        """
        if not source.survey:
            return ()
        shared = self.questions if source.has_questionnaire else ()
        own = {question.key: question for question in source.questions}
        replaced = [own.pop(question.key, question) for question in shared]
        return (*replaced, *own.values())

    def questionnaires(self) -> tuple[tuple[tuple[Question, ...], tuple[SourceDefinition, ...]], ...]:
        """Pairs of questions and the surveys that have just those."""
        pairs: list[tuple[tuple[Question, ...], tuple[SourceDefinition, ...]]] = []
        for source in (source for source in self.sources if source.survey):
            questions = self.questions_of(source)
            place = next((n for n, (known, _) in enumerate(pairs) if known == questions), len(pairs))
            surveys = pairs[place][1] if place < len(pairs) else ()
            pairs[place:] = [(questions, (*surveys, source)), *pairs[place + 1 :]]
        return tuple(pairs)

    def all_questions(self) -> tuple[Question, ...]:
        """The questions of all surveys, each key once."""
        every: dict[str, Question] = {}
        for questions, _ in self.questionnaires():
            every = {question.key: question for question in questions} | every
        return tuple(every.values())

    def milieu_names(self, term_set: str) -> tuple[Milieu, ...]:
        """The milieus under a term set, in their fixed order."""
        names = self.terms[term_set]
        return tuple(Milieu(code, n.label, n.phrase, n.short) for code, n in names.items())

    def milieu_labels(self) -> dict[str, str]:
        """By code, a name of the milieu that can be read back, whatever stands beside it."""
        return {code: name.label for names in self.terms.values() for code, name in names.items()}

    def milieu_codes(self) -> dict[str, str]:
        """Every known spelling, folded, and the code it means."""
        spellings = {fold(alias): code for code, milieu in self.milieus.items() for alias in milieu.aliases}
        for names in self.terms.values():
            for code, name in names.items():
                spellings |= {fold(code): code, fold(name.label): code, fold(name.phrase): code}
        return spellings

    def words(self) -> dict[str, str]:
        """By key of a source, a category, a question, an answer or a milieu, and of what is not said: what it is called."""
        answers = {key: label for question in self.all_questions() for key, label in question.offered.items()}
        lines = {key: line.label for lines in self.categories.values() for key, line in lines.items()}
        return {
            **{source.key: source.short for source in self.sources},
            **{question.key: question.short for question in self.all_questions()},
            **answers,
            **lines,
            **{code: names.short for code, names in next(iter(self.terms.values())).items()},
            UNSAID: UNSAID_LABEL,
        }

    def role_words(self, source: SourceDefinition) -> dict[str, str]:
        """By the role of a source's column, or the key of a survey's question: what it is called."""
        if source.survey:
            return {question.key: inside(question.short) for question in self.questions_of(source)}
        return {role: inside(headings[0]) for role, headings in source.columns.items() if headings}

    def known_options(self, questions: Iterable[Question]) -> dict[str, tuple[str, ...]]:
        """By folded question heading, the options that the question offers; a milieu question offers the milieus."""
        milieus = tuple(name.label for names in self.terms.values() for name in names.values())
        return {
            fold(heading): milieus if question.milieu else tuple(question.offered.values())
            for question in questions
            for heading in question.headings
        }

    def category_keys(self, category_set: str) -> dict[str, str]:
        """Every known spelling of a set's categories, folded, and the key it means."""
        return {
            fold(spelling): key
            for key, category in self.categories[category_set].items()
            for spelling in (key, category.label, *category.aliases)
        }

    def category_lines(self, source: SourceDefinition) -> tuple[Category, ...]:
        """The category lines that a source counts by, in order; empty when it counts by milieu."""
        if source.category_set is None:
            return ()
        lines = self.categories[source.category_set].items()
        return tuple(Category(key, line.label, line.milieu or None) for key, line in lines)


def _read(resource: Traversable) -> dict[str, Any]:
    return tomllib.loads(clean(resource.read_text(encoding="utf-8")))


def source_files(folder: Traversable) -> tuple[SourceDefinition, ...]:
    """The sources that the TOML files of a folder define; pydantic's ValidationError when one is wrong."""
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return in_order(SourceDefinition.model_validate(_read(f)) for f in found)


def in_order(sources: Iterable[SourceDefinition]) -> tuple[SourceDefinition, ...]:
    """Sources in the order in which every output names them."""
    return tuple(sorted(sources, key=lambda source: (source.order, source.key)))


@cache
def built_in() -> Vocabulary:
    """The vocabulary that comes with the program."""
    here = files(__package__)
    terms = _read(here / "termer.toml")
    sets = _read(here / "kategorier.toml")
    return Vocabulary(
        sources=source_files(here / "kallor"),
        questions=tuple(Question.model_validate(q) for q in _read(here / "enkat.toml")["fragor"]),
        milieus={k: MilieuDefinition.model_validate(v) for k, v in _read(here / "miljoer.toml").items()},
        terms={t: {k: MilieuName.model_validate(v) for k, v in names.items()} for t, names in terms.items()},
        categories={
            s: {k: CategoryDefinition.model_validate(v) for k, v in c.items()} for s, c in sets.items()
        },
        areas={k: AreaDefinition.model_validate(v) for k, v in _read(here / "omraden.toml").items()},
        sets={name: tuple(keys) for name, keys in _read(here / "uppsattningar.toml").items()},
    )
