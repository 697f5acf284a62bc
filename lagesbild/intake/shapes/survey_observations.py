"""Answers of a survey -> observations: respondents, their answers, and the incidents they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from lagesbild.core.observations import complete
from lagesbild.core.own_questions import WORDING
from lagesbild.core.records import ANSWER, RESPONDENT
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, clean
from lagesbild.intake.columns import repeat_word
from lagesbild.intake.shapes.asked import unit_question
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.free_text import ROLE, FreeText
from lagesbild.intake.shapes.own_questions import observe_own_questions
from lagesbild.intake.shapes.record_keys import answer_marks
from lagesbild.intake.shapes.survey_bases import keep_those_asked
from lagesbild.intake.shapes.survey_events import observe_events
from lagesbild.intake.shapes.survey_options import option_parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.shapes.survey_options import OptionParser
    from lagesbild.intake.surveys.answers import Answers

OWN_WORDS = (
    "Bredvid svarsalternativen står det egna ord. Alternativen räknas, och de egna orden som ”annat” där det är ett "
    "alternativ. Läs svaret och rätta det om det betyder något annat."
)


JOINED = ("status", "kind", "question", "category", "milieu")
"""Those of the columns of words that are joined as categories."""
WORDS = ("status", "kind", "question", "category", "milieu", "unit", "subgroup")
"""The columns of an observation that hold few different words, which weigh nothing as categories."""


def observe(answers: Answers, asked: Mapping[str, Asked], context: Context) -> Observed:
    """Return the canonical table of a survey's answers, and the answers that could not be understood.

    `asked` is question key -> the question with its answers.
    """
    counted = answers.frame.index[(answers.status == COUNTED).to_numpy()]
    respondents = _respondents(answers, asked)
    closed, problems = _closed_answers(asked, counted, context)
    own, told = observe_own_questions(answers, asked, context)
    given, outside = keep_those_asked([*closed, *own], asked, context)
    incidents, doubts = observe_events(asked, counted, context)
    frame = _join([respondents, _as_answers(given), incidents])
    units = respondents.set_index("row")["unit"].to_dict()
    frame["unit"] = frame["row"].map(units) if any(units.values()) else repeat_word("", len(frame))
    frame["subgroup"] = _subgroups(frame, asked)
    frame["identity"] = np.zeros(len(frame), dtype=np.uint64)
    frame.loc[: len(respondents) - 1, "identity"] = answer_marks(answers)
    known = (frame["category"] != "?").to_numpy()
    frame = frame if known.all() else frame[known].reset_index(drop=True)
    words = {column: frame[column].astype("category") for column in WORDS if column in frame}
    return complete(frame.assign(**words)), (*problems, *outside, *told, *doubts)


def _closed_answers(
    asked: Mapping[str, Asked], counted: pd.Index, context: Context
) -> tuple[list[pd.DataFrame], list[Problem]]:
    """Return the answers to the questions whose options are known, a frame each, and what was not understood of them."""
    frames: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for question in asked.values():
        context.collect_definition(WORDING, f"{question.question.key}={as_line(question.heading)}")
        if question.type == ROLE:
            context.collect_free_text(FreeText(question.heading, question.cells))
        if question.question.is_closed:
            parser = option_parser(question.question, context.vocabulary)
            rows, own_words = _answer_rows(question, counted, parser)
            frames.append(rows)
            problems += _unknown_answers(rows, question, context)
            problems += _own_words(own_words, question, context)
    return frames, problems


def _as_answers(given: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the answers to all questions in one frame, with what is said of every one of them."""
    if not given:
        return pd.DataFrame()
    frame = _join(given)
    size = len(frame)
    milieu = frame["milieu"].astype(object).fillna("") if "milieu" in frame else repeat_word("", size)
    said = {"status": repeat_word(COUNTED, size), "kind": repeat_word(ANSWER, size), "milieu": milieu}
    return frame.assign(**said, record=False, count=1)


def _join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames below each other; few different words are categories, by which millions of rows are joined fast."""
    filled = [frame for frame in frames if len(frame)]
    names = [name for name in JOINED if any(name in frame for frame in filled)]
    rest = [frame.drop(columns=names, errors="ignore") for frame in frames]
    words = {
        name: union_categoricals([_as_category(frame, name) for frame in filled], sort_categories=True)
        for name in names
    }
    return pd.concat(rest, ignore_index=True).assign(**words)


def _as_category(frame: pd.DataFrame, name: str) -> pd.Categorical[str]:
    """Return the words of a column; none is known where the frame does not have it."""
    if name not in frame:
        return pd.Categorical.from_codes(np.full(len(frame), -1), categories=pd.Index([], dtype=object))
    column = frame[name]
    if isinstance(column.dtype, pd.CategoricalDtype):
        return pd.Categorical.from_codes(column.cat.codes, column.cat.categories.astype(object))
    codes, words = pd.factorize(column.to_numpy(dtype=object))
    return pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype=object))


def _subgroups(frame: pd.DataFrame, asked: Mapping[str, Asked]) -> pd.Series[str] | pd.Categorical[str]:
    """Return for each observation what its respondent answered to the question that divides the answers."""
    group = next((key for key, question in asked.items() if question.question.group), None)
    if group is None:
        return repeat_word("", len(frame))
    named = frame[(frame["question"] == group) & (frame["category"] != "?")]
    return frame["row"].map(dict(zip(named["row"], named["category"], strict=True))).fillna("")


def _respondents(answers: Answers, asked: Mapping[str, Asked]) -> pd.DataFrame:
    asks = unit_question(asked)
    unit = asks.cells if asks else pd.Series("", index=answers.frame.index)
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
            "first": ~chosen.index.duplicated(),
            "question": asked.question.key,
            "category": chosen.to_numpy(),
            **({"milieu": chosen.where(chosen != "?", "oklar").to_numpy()} if asked.question.milieu else {}),
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
    return "unclear_incident" if question.is_event else "unknown_answer"


def _own_words(rows: pd.Index, asked: Asked, context: Context) -> Iterator[Problem]:
    cells = pd.DataFrame({"row": rows.to_numpy(), "column": asked.heading})
    yield from context.list_problems("own_words", OWN_WORDS, cells, asked.heading)
