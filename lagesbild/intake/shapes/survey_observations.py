"""Answers of a survey -> observations: respondents, their answers, and the incidents they describe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lagesbild.config.vocabulary.definitions import INCIDENT_QUESTIONS
from lagesbild.core.cells import parse_count, yes_no
from lagesbild.core.observations import complete
from lagesbild.core.records import RESPONDENT
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, clean
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.free_text import ROLE, FreeText
from lagesbild.intake.shapes.own_questions import ANSWER, observe_own_questions
from lagesbild.intake.shapes.record_keys import answer_marks
from lagesbild.intake.shapes.survey_options import option_parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.definitions import Question
    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.shapes.survey_options import OptionParser
    from lagesbild.intake.surveys.answers import Answers

_NO_NUMBER = (
    "Antalet går inte att läsa som ett heltal; beskrivningen räknas som ett tillfälle. "
    "Rätta svaret om det var fler."
)
_NO_BUT_MORE = (
    "Svaret säger nej på frågorna men anger en miljö eller ett antal tillfällen. Det räknas inte som en händelse, så antalen är "
    "minst de som står. Fråga den som svarat, eller rätta svaret."
)
_YES_BUT_NONE = (
    "Svaret säger ja men noll tillfällen; det räknas som ett. Fråga den som svarat, eller rätta svaret."
)
_NO_DAY = (
    "Antalet är ett datum, som kalkylprogram gör av svar som 1-2; beskrivningen räknas som ett tillfälle. "
    "Skriv antalet som ett heltal."
)
OWN_WORDS = (
    "Bredvid svarsalternativen står det egna ord. Alternativen räknas, och de egna orden som ”annat” där det är ett "
    "alternativ. Läs svaret och rätta det om det betyder något annat."
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the questionnaire as this file has it: its heading and its answers, by row."""

    question: Question
    heading: str
    cells: pd.Series

    @property
    def type(self) -> str:
        """The question's type in the questionnaire."""
        return self.question.type


def observe(answers: Answers, asked: Mapping[str, Asked], context: Context) -> Observed:
    """Return the canonical table of a survey's answers, and the answers that could not be understood.

    `asked` is question key -> the question with its answers.
    """
    problems: list[Problem] = []
    counted = answers.frame.index[(answers.status == COUNTED).to_numpy()]
    respondents = _respondents(answers, asked)
    parts = [respondents]
    for question in asked.values():
        if question.type == ROLE:
            context.collect_free_text(FreeText(question.heading, question.cells))
        if question.type in {"ja_nej", "val", "flerval"}:
            parser = option_parser(question.question, context.vocabulary)
            rows, own_words = _answer_rows(question, counted, parser)
            parts.append(rows)
            problems += _unknown_answers(rows, question, context)
            problems += _own_words(own_words, question, context)
    own_rows, told = observe_own_questions(
        answers,
        {question.heading for question in asked.values()},
        {question.key for question in context.vocabulary.questions},
        context,
    )
    is_yes = _find_yes(asked, counted)
    parts += [_incidents(asked, counted[is_yes], context), *own_rows]
    problems += [*told]
    problems += _unreadable_counts(asked, counted, context)
    problems += _contradictions(asked, counted, is_yes, context)
    frame = pd.concat(parts, ignore_index=True)
    frame["unit"] = frame["row"].map(respondents.set_index("row")["unit"].to_dict())
    frame["identity"] = np.zeros(len(frame), dtype=np.uint64)
    frame.loc[: len(respondents) - 1, "identity"] = answer_marks(answers)
    known = frame["category"] != "?"
    return complete(frame[known].reset_index(drop=True)), tuple(problems)


def _respondents(answers: Answers, asked: Mapping[str, Asked]) -> pd.DataFrame:
    unit = asked["enhet"].cells if "enhet" in asked else pd.Series("", index=answers.frame.index)
    return pd.DataFrame(
        {
            "row": answers.frame.index.to_numpy(),
            "status": answers.status.to_numpy(),
            "kind": RESPONDENT,
            "record": True,
            "first": True,
            "category": "",
            "milieu": "",
            "count": 1,
            "unit": [as_line(clean(str(cell))) for cell in unit],
        }
    )


def _answer_rows(asked: Asked, counted: pd.Index, parser: OptionParser) -> tuple[pd.DataFrame, pd.Index]:
    """Return one row for each option chosen, '?' where the answer could not be understood, and the rows with own words."""
    cells = asked.cells.loc[counted]
    cells = cells[[cell not in ("", ()) for cell in cells]]
    mentions = parse(cells, parser).each()
    keys = [mention.keys if mention else ("?",) for mention in mentions]
    chosen = pd.Series(keys, index=cells.index, dtype=object).explode()
    rows = pd.DataFrame(
        {
            "row": chosen.index.to_numpy(),
            "status": COUNTED,
            "kind": ANSWER,
            "record": False,
            "first": ~chosen.index.duplicated(),
            "question": asked.question.key,
            "category": chosen.to_numpy(),
            "milieu": chosen.where(chosen != "?", "oklar").to_numpy() if asked.question.milieu else "",
            "count": 1,
        }
    )
    return rows, cells.index[[bool(mention and mention.own_words) for mention in mentions]]


def _unknown_answers(frame: pd.DataFrame, asked: Asked, context: Context) -> Iterator[Problem]:
    rows = frame["row"].to_numpy()[frame["category"].to_numpy() == "?"]
    if not len(rows):
        return
    message = "Svaret finns inte bland frågans alternativ och räknas inte på frågan. Rätta svaret eller lägg till alternativet."
    cells = pd.DataFrame({"row": rows, "column": asked.heading})
    yield from context.list_problems(_code_of_unknown(asked.question), message, cells, asked.heading)


def _code_of_unknown(question: Question) -> str:
    """Return the code for answers that are not understood: of some questions, figures rest on them."""
    if question.milieu:
        return "unknown_milieu"
    return "unclear_incident" if question.key in INCIDENT_QUESTIONS else "unknown_answer"


def _own_words(rows: pd.Index, asked: Asked, context: Context) -> Iterator[Problem]:
    cells = pd.DataFrame({"row": rows.to_numpy(), "column": asked.heading})
    yield from context.list_problems("own_words", OWN_WORDS, cells, asked.heading)


def _unreadable_counts(asked: Mapping[str, Asked], counted: pd.Index, context: Context) -> Iterator[Problem]:
    if "antal" not in asked:
        return
    heading, cells = asked["antal"].heading, asked["antal"].cells.loc[counted]
    failed = cells[parse(cells, parse_count).failed]
    is_day = failed.astype(str).str.match(_DAY).astype(bool)
    for message, rows in ((_NO_DAY, failed.index[is_day]), (_NO_NUMBER, failed.index[~is_day])):
        unreadable = pd.DataFrame({"row": rows}).assign(column=heading)
        yield from context.list_problems("unreadable_count", message, unreadable, heading)


def _incidents(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> pd.DataFrame:
    """Return one row for each respondent who describes an incident and each milieu named, with the number of occasions."""
    frame = pd.DataFrame(
        {"row": rows.to_numpy(), "count": _occasions(asked, rows), "milieu": _milieus(asked, rows, context)}
    )
    frame = frame.explode("milieu")
    first = ~frame.duplicated("row").to_numpy()
    return frame.assign(
        status=COUNTED,
        kind=context.source.kind,
        record=False,
        first=first,
        category="",
        milieu=frame["milieu"].fillna("oklar"),
    )


def _find_yes(asked: Mapping[str, Asked], counted: pd.Index) -> NDArray[np.bool_]:
    """Return which of the answers say yes to a question of which a yes describes an incident."""
    yes = np.zeros(len(counted), dtype=bool)
    for key in INCIDENT_QUESTIONS:
        if key in asked:
            yes |= np.array([_is_yes(cell) for cell in asked[key].cells.loc[counted]], dtype=bool)
    return yes


def _contradictions(
    asked: Mapping[str, Asked], counted: pd.Index, is_yes: NDArray[np.bool_], context: Context
) -> Iterator[Problem]:
    """Yield a problem for each answer that says no and describes an incident all the same, or yes and none."""
    if not set(INCIDENT_QUESTIONS) & set(asked):
        return
    numbers = np.full(len(counted), -1)
    if "antal" in asked:
        numbers = parse(asked["antal"].cells.loc[counted], parse_count).numbers(-1)
    names = np.array([bool({*keys} - {"oklar"}) for keys in _milieus(asked, counted, context)], dtype=bool)
    says_more = ~is_yes & ((numbers > 0) | (names & (numbers != 0)))
    for message, marked in ((_NO_BUT_MORE, says_more), (_YES_BUT_NONE, is_yes & (numbers == 0))):
        rows = pd.DataFrame({"row": counted[marked]}).assign(column=None)
        yield from context.list_problems("unclear_incident", message, rows, "")


def _is_yes(cell: object) -> bool:
    try:
        return cell != "" and yes_no(cell) == "ja"  # type: ignore[arg-type]
    except ValueError:
        return False


def _occasions(asked: Mapping[str, Asked], rows: pd.Index) -> list[int]:
    """Return the numbers of occasions; one where the respondent gave none, since something was described."""
    if "antal" not in asked:
        return [1] * len(rows)
    parsed = parse(asked["antal"].cells.loc[rows], parse_count)
    return [max(1, int(number)) for number in parsed.numbers(1)]


def _milieus(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> list[tuple[str, ...]]:
    if "miljo" not in asked:
        return [("oklar",)] * len(rows)
    cells = asked["miljo"].cells.loc[rows].map(lambda cell: "" if cell == () else cell)
    mentions = parse(cells, option_parser(asked["miljo"].question, context.vocabulary)).each()
    return [mention.keys if mention else ("oklar",) for mention in mentions]
