"""One sheet -> the sources that it may be, each with how well it fits and how it would be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from lagesbild.core.cells import fold
from lagesbild.core.errors import InputError
from lagesbild.files.header import locate, locate_list
from lagesbild.intake.shapes import crosstab as pivot
from lagesbild.intake.shapes import statement, survey
from lagesbild.intake.shapes.classification import Classification
from lagesbild.intake.shapes.columns import known, parse
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.free_text import ROLE, FreeText, free_text_places
from lagesbild.intake.shapes.totals import filled_down
from lagesbild.intake.surveys.reading import read_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.surveys.answers import Answers

    Shape = Callable[[Sheet, Settings, Period], "list[Fit]"]
    Observed = tuple[pd.DataFrame, tuple[Problem, ...]]

SURVEY_QUESTIONS = 3
"""So many questions of the questionnaire must be there before a file is taken for the survey."""
FEWEST_COLUMNS = 2
"""So many columns of a register must be known, since a single word proves nothing."""
KNOWN_CATEGORIES = 0.5
"""The share of a register's categories that must be known where no word points at the source."""
UNIT = "enhet"
RECORD_COLUMNS = 3
"""A table with fewer columns may be labels and what they say."""
LONG_HINT = 5
"""A hint this long is also looked for inside longer words, such as compounds."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fit:
    """A source that a sheet may be: how well words and columns point at it, and how it would be read."""

    source: SourceDefinition
    sheet: Sheet
    hinted: int
    known: int
    read: Callable[[Context], Observed]
    questions: tuple[str, ...] = ()
    """The keys of the questions of the questionnaire that the sheet has."""
    rules: str = ""
    """The file of the rules by which it would be read, where there are any for it."""
    bears: Mapping[int, str] = field(default_factory=dict)
    """By position, the role in which a column would be read; none for a survey and for a note."""
    named: int = 0
    """How many of the source's words the sender chose: the names of file and sheet, the lines above the table."""
    is_note: bool = False
    """Whether one number is all that would be read."""

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Fits are compared by this; sources that are alike in it cannot be told apart."""
        return self.hinted > 0, self.known, self.named, self.hinted


def words(sheet: Sheet, layout: Layout | None) -> frozenset[str]:
    """The words of the file's name, the sheet's name, the lines above the table and its headings."""
    above = sheet.head[: layout.header_rows[-1]] if layout else sheet.head
    texts = [sheet.path.stem, sheet.name or "", *(str(cell) for row in above for cell in row)]
    return _words(texts)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def hinted(source: SourceDefinition, found: frozenset[str]) -> int:
    """How many of a source's words are among those found; a long one also inside a word."""
    hints = [fold(hint) for hint in source.hints]
    return sum(
        any(word == hint or (len(hint) >= LONG_HINT and hint in word) for word in found) for hint in hints
    )


def survey_fits(sheet: Sheet, settings: Settings, _: Period) -> list[Fit]:
    """The surveys that a sheet's answers may be of."""
    if survey.announced(sheet, settings.vocabulary) < SURVEY_QUESTIONS:
        return []
    try:
        answers = read_answers(sheet, settings.vocabulary.known_options())
    except InputError:
        return []
    asked = tuple(survey.matched(answers, settings.vocabulary))
    if len(asked) < SURVEY_QUESTIONS:
        return []
    chosen, headings = _pointing(sheet, answers, settings.vocabulary)
    read = partial(read_survey, answers)
    return [
        Fit(
            source,
            sheet,
            hinted(source, chosen | headings),
            len(asked),
            read,
            asked,
            named=hinted(source, chosen),
        )
        for source in settings.vocabulary.sources
        if source.survey
    ]


def _pointing(
    sheet: Sheet, answers: Answers, vocabulary: Vocabulary
) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the sender chose, and those of the headings.

    The questionnaire's own wording is the same in every survey and points at none, save in asking for the unit.
    """
    top = answers.layout.header_rows[0]
    shared = {fold(one.headings[0]) for one in vocabulary.questions if one.type != "enhet"}
    asked = {fold(question.heading) for question in answers.questions} - shared
    return words(replace(sheet, head=sheet.head[: top - 1]), None), _words(asked)


def read_survey(answers: Answers, context: Context) -> Observed:
    """The observations of a survey's answers, and what was left out or wrong in them."""
    observations, problems = survey.observations(answers, context)
    found = answers.frame.attrs.get("problems", ())
    return observations, (*found, *_dropped(answers.dropped, context), *problems)


def _dropped(headings: Sequence[str], context: Context) -> tuple[Problem, ...]:
    if not headings:
        return ()
    message = f"Kolumner med personuppgifter lästes inte in: {', '.join(headings)}. Inget behöver göras."
    return (context.problem("dropped_columns", message),)


def ready_table_fits(sheet: Sheet, settings: Settings, period: Period) -> list[Fit]:
    """The sources that a ready table may be of: categories or milieus against months, areas or one number."""
    layout = locate(sheet)
    if layout is None:
        return []
    found = words(sheet, layout)
    layout = pivot.lowest(layout)
    fits = []
    for source in settings.vocabulary.counted_sources:
        sides = (
            None if source.survey else pivot.sides(sheet, layout, Context(source, settings, period, sheet))
        )
        pointed = hinted(source, found)
        if sides and (pointed or source.category_set):
            read = partial(read_ready_table, layout, sides)
            known = sum(side.understood for side in sides)
            fits.append(Fit(source, sheet, pointed, known, read, bears=pivot.bears(layout, sides)))
    return fits


def read_ready_table(layout: Layout, sides: tuple[pivot.Axis, pivot.Axis], context: Context) -> Observed:
    """The observations of a ready table, one for each of its cells, and the sums that do not add up."""
    frame = context.sheet.read(layout)
    named = context.with_headings({sides[0].role: layout.headings[0]})
    observations, problems = classified(pivot.cases(frame, layout, sides), named)
    extra = frame.attrs.get("problems", ())
    return observations, (*extra, *problems, *pivot.disagreements(frame, layout, context))


def roles(source: SourceDefinition, layout: Layout) -> dict[str, int]:
    """By role, the position of the column that bears it: the first wording listed that some heading has."""
    pairs = list(zip(layout.columns, layout.headings, strict=True))
    places = {fold(heading): place for place, heading in reversed(pairs)}
    found: dict[str, int] = {}
    for role, headings in source.columns.items():
        place = next((places[fold(h)] for h in headings if fold(h) in places), None)
        if place is not None and place not in found.values():
            found[role] = place
    return found


def register_fits(sheet: Sheet, settings: Settings, _: Period) -> list[Fit]:
    """The sources whose required columns a table with a case a row has."""
    layout = locate(sheet)
    if layout is None:
        return []
    found = words(sheet, layout)
    fits = []
    for source in settings.vocabulary.sources:
        bears = roles(source, layout)
        if source.survey or len(bears) < FEWEST_COLUMNS or not set(source.required) <= set(bears):
            continue
        pointed = hinted(source, found)
        if pointed or _values_known(source, sheet, layout, bears, settings):
            read = partial(_read_register, layout, bears)
            borne = {place: role for role, place in bears.items()}
            borne |= dict.fromkeys(free_text_places(source, layout, bears), ROLE)
            fits.append(Fit(source, sheet, pointed, len(bears), read, bears=borne))
    return fits


def _values_known(
    source: SourceDefinition, sheet: Sheet, layout: Layout, bears: Mapping[str, int], settings: Settings
) -> bool:
    """Whether the columns alone tell the source: its categories are known, or it has required columns of its own."""
    if source.category_set is None or "kategori" not in bears:
        return bool(set(source.required) - {"miljo", "antal", "typ"})
    column = sheet.read(layout, [bears["kategori"]])[bears["kategori"]]
    parsed = parse(column, known(settings.vocabulary.category_keys(source.category_set), fold))
    return len(parsed.failed) > 0 and bool(parsed.failed.mean() <= 1 - KNOWN_CATEGORIES)


def _read_register(layout: Layout, bears: Mapping[str, int], context: Context) -> Observed:
    texts = free_text_places(context.source, layout, bears)
    return classified(*register_cases(layout, bears, texts, context))


def register_cases(
    layout: Layout, bears: Mapping[str, int], texts: Mapping[int, str], context: Context
) -> tuple[pd.DataFrame, Context]:
    """A case a row, with roles as columns, and the context that knows what these are called in the file.

    The columns of free text, by place, are read with the others and handed on by themselves.
    """
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    named = {place: role for role, place in bears.items() if role != ROLE}
    serial = bears.get(context.source.identity or "")
    frame = context.sheet.read(layout, [*named, *texts], serial)
    for place, heading in texts.items():
        context.told(FreeText(heading, frame[place]))
    frame = (frame[list(named)] if texts else frame).rename(columns=named)
    context = context.with_headings({role: headings[place] for place, role in named.items()})
    return filled_down(frame, {role: place for place, role in named.items()}, context), context


def recipients_fits(sheet: Sheet, settings: Settings, _: Period) -> list[Fit]:
    """The recipient lists that a sheet with one column alone may be, by what it is called."""
    fits = []
    for source in (one for one in settings.vocabulary.sources if one.form == "utskick"):
        layout = locate_list(sheet, frozenset(map(fold, source.columns[UNIT])))
        if layout and (pointed := hinted(source, words(sheet, layout))):
            (column,) = layout.columns
            read = partial(_read_register, layout, {UNIT: column})
            fits.append(Fit(source, sheet, pointed, 1, read, bears={column: UNIT}))
    return fits


def statement_fits(sheet: Sheet, settings: Settings, _: Period) -> list[Fit]:
    """The sources that a note with one number may be from: those that its words point at."""
    cases = statement.cases(sheet)
    if cases is None or _has_records(sheet):
        return []
    found = words(sheet, None)
    sources = (source for source in settings.vocabulary.counted_sources if not source.survey)
    read = partial(classified, cases)
    return [
        Fit(source, sheet, count, 0, read, is_note=True)
        for source in sources
        if (count := hinted(source, found))
    ]


def _has_records(sheet: Sheet) -> bool:
    """Whether the sheet is a table with several records, in which a number beside a word is one of many."""
    layout = locate(sheet)
    return layout is not None and len(layout.columns) >= RECORD_COLUMNS and len(sheet.read(layout)) > 1


def classified(cases: pd.DataFrame, context: Context) -> Observed:
    """The observations of cases whose columns are named by roles, and what is wrong in them."""
    work = Classification(cases, context)
    return work.observations(), tuple(work.problems)


SHAPES: tuple[Shape, ...] = (
    survey_fits,
    ready_table_fits,
    register_fits,
    recipients_fits,
    statement_fits,
)
"""The shapes in the order in which they are tried; notes last, since a cover sheet may read like one."""
