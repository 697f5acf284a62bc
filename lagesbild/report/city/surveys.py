"""The surveys of a city: who answered, and the answers to each question of those districts that put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.vocabulary.questions import YES_NO
from lagesbild.core.figures import QuestionCount
from lagesbild.core.states import FigureState, sum_of
from lagesbild.core.tables import (
    TOTAL,
    Cell,
    Column,
    MissingValue,
    Row,
    Share,
    Table,
    TableKind,
    stated_value,
)
from lagesbild.core.wording import sentence
from lagesbild.report.tables.questions import SEVERAL_ANSWERS, lay_out_choices, lay_out_yes_no
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.report.city.city import City
    from lagesbild.report.city.districts import District
    from lagesbild.report.city.pictures import PictureQuestion

ANSWERED = (Column("sent", "Urval"), Column("answered", "Antal svar"), Column("rate", "Andel svar", "share"))


def sum_known(numbers: Iterable[int | None]) -> int | None:
    """The sum, or None where one of the numbers is not known."""
    listed = list(numbers)
    return None if not listed or None in listed else sum(filter(None, listed))


def respondents(city: City, surveys: Sequence[SourceDefinition]) -> Iterator[Table]:
    """Who was asked and who answered in the city: one row a survey, of the districts in which it came in."""
    if surveys:
        yield Table(
            kind=TableKind.RESPONDENTS,
            title=f"Svarande i enkäterna {city.year}",
            unit="Antal",
            stub="Område",
            columns=ANSWERED,
            rows=tuple(
                Row(s.key, s.area_label or s.label, _answered(city.districts_with(s.key), s.key))
                for s in surveys
            ),
            notes=(city.coverage.text,),
            source="Enkäterna och deras utskickslistor.",
        )


def respondents_by_district(city: City, survey: SourceDefinition) -> Table:
    """The same of one survey, district by district."""
    rows = (
        Row(district.name, district.name, _answered((district,) if district in received else (), survey.key))
        for received in (city.districts_with(survey.key),)
        for district in city.districts
    )
    total = Row(TOTAL, "Totalt", _answered(city.districts_with(survey.key), survey.key), total=True)
    return Table(
        kind=TableKind.DISTRICT_RESPONDENTS,
        about=survey.key,
        title=f"{survey.label}, svarande efter {city.settings.part_word} {city.year}",
        unit="Antal",
        stub=sentence(city.settings.part_word),
        columns=ANSWERED,
        rows=(*rows, total),
        source=source_line(survey),
    )


def _answered(districts: Sequence[District], key: str) -> tuple[Cell, ...]:
    told = [source for district in districts if (source := district.source(key))]
    sent, answered = (sum_known(numbers) for numbers in ((s.sent for s in told), (s.answered for s in told)))
    rate = Share(answered, sent) if sent and answered is not None else None
    return tuple(
        Cell(MissingValue.NOT_REPORTED if value is None else value) for value in (sent, answered, rate)
    )


def list_questions(city: City, survey: SourceDefinition) -> tuple[QuestionCount, ...]:
    """The questions of a survey in the order in which they are put, with the answers of every district that has them."""
    asked: dict[str, list[PictureQuestion]] = {}
    for district in city.given:
        for question in district.picture.questions if district.picture else ():
            if question.source == survey.key:
                asked.setdefault(question.key, []).append(question)
    defined = {question.key: question for question in city.settings.vocabulary.questions_of(survey)}
    return tuple(_add(questions, defined.get(key)) for key, questions in asked.items())


def _add(questions: Sequence[PictureQuestion], defined: Question | None) -> QuestionCount:
    first = questions[0]
    labels = {key: label for question in reversed(questions) for key, label in question.labels.items()}
    keys = dict.fromkeys(key for question in questions for key in question.answers)
    sums = {key: sum_of(question.answer(key) for question in questions) for key in keys}
    return QuestionCount(
        source=first.source,
        question=first.key,
        label=first.label,
        multi=first.type == "flera_val",
        base=sum_known(question.base for question in questions),
        answers=tuple((key, labels.get(key, key), figure.count) for key, figure in sums.items()),
        states=tuple(figure.state for figure in sums.values()),
        wording=first.wording,
        type=first.type,
        is_defined=first.defined,
        summed=defined.summed if defined else (),
        is_event=defined is not None and defined.is_event,
        phrase=defined.phrase if defined else "",
    )


def question_tables(city: City, survey: SourceDefinition) -> Iterator[Table]:
    """The yes/no questions in one table, and one for each question with options of its own."""
    questions = list_questions(city, survey)
    if rows := tuple(_yes_no(question) for question in questions if question.type == "ja_nej"):
        yield lay_out_yes_no(survey, city.year, rows, (city.coverage.text,))
    for question in questions:
        if question.type != "ja_nej":
            yield _choices(city, survey, question)


def _yes_no(question: QuestionCount) -> Row:
    cells = {key: cell for (key, _, _), cell in zip(question.answers, _cells(question), strict=True)}
    base = Cell(MissingValue.SUPPRESSED if question.base is None else question.base)
    return Row(question.question, question.label, (*(cells.get(key, Cell(0)) for key in YES_NO), base))


def _cells(question: QuestionCount) -> tuple[Cell, ...]:
    figures = zip(question.answers, question.stated(), strict=True)
    return tuple(Cell(stated_value(count or 0, state), state=state) for (_, _, count), state in figures)


def _choices(city: City, survey: SourceDefinition, question: QuestionCount) -> Table:
    """How many chose each option, of how many."""
    rows = tuple(
        Row(key, label, (cell, _share(cell, question.base)))
        for (key, label, _), cell in zip(question.answers, _cells(question), strict=True)
    )
    notes = (SEVERAL_ANSWERS,) if question.multi else ()
    return lay_out_choices(survey, (question.question, question.label), city.year, rows, notes)


def _share(cell: Cell, base: int | None) -> Cell:
    if isinstance(cell.value, int) and base:
        return Cell(Share(cell.value, base))
    return Cell(MissingValue.NOT_REPORTED, state=FigureState.NOT_GIVEN)
