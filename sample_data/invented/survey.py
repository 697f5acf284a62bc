"""The questionnaire's answers as Microsoft Forms and LimeSurvey lay them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from invented.formats import Cell, Rows

UNIT, SCHOOL = "Verksamhet/enhet", "Vilken skola svarar du för?"
MET = "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från våldsbejakande extremistiska miljöer?"  # noqa: E501 — the question as it is put
SEEN = "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?"
MILIEU, SIGNS = "Vilken miljö gällde det?", "Vilket slags tecken?"
OCCASIONS = "Vid ungefär hur många tillfällen?"
THREATENED = "Har du utsatts för hot, våld eller trakasserier kopplat till din roll?"
REPORTED = "Har det rapporterats?"
ROUTINE = "Känner du till rutinen vid oro?"
TRAINING = "Har du genomfört grundutbildningen om våldsbejakande extremism?"
DESCRIPTION = "Beskriv kort, utan personuppgifter"
QUESTIONS = (
    UNIT, MET, SEEN, MILIEU, SIGNS, OCCASIONS, THREATENED, REPORTED, ROUTINE, TRAINING, DESCRIPTION,
)  # fmt: skip
"""The headings, in the order in which the questions are put."""

OPTIONS = {
    MILIEU: (
        "Vit makt-miljön",
        "Autonoma miljön",
        "Islamistiska extremistiska miljön",
        "Annan miljö",
        "Vet ej",
    ),
    SIGNS: ("Propaganda", "Symboler", "Klotter", "Rekrytering", "Hot", "Annat"),
    REPORTED: ("Ja, i IA", "Ja, till polisen", "Ja, till samordnaren", "Nej"),
}
"""The options of the questions with several choices."""

FOLLOW_UPS = (MILIEU, SIGNS, OCCASIONS, REPORTED)
"""Put only to those who have met or seen something."""

FORMS_COLUMNS = ("ID", "Start time", "Completion time", "Email", "Name")
LIME_COLUMNS = (
    "Response ID", "Date submitted", "Last page", "Start language", "Date started", "Date last action",
)  # fmt: skip
LAST_PAGE = 3
ANSWERS_A_DAY = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One respondent's answers, by default those of somebody with nothing to tell; "" skips a question."""

    unit: str
    met: str = "Nej"
    seen: str = "Nej"
    milieus: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    occasions: int | str = ""
    threatened: str = "Nej"
    reported: tuple[str, ...] = ()
    routine: str = "Ja"
    training: str = "Ja"
    description: str = ""
    complete: bool = True

    @property
    def tells(self) -> bool:
        """Whether the respondent describes an incident."""
        return "Ja" in (self.met, self.seen)

    def cells(self) -> Iterator[tuple[str, Cell | tuple[str, ...]]]:
        """Give each question and its answer, in the order in which they are put."""
        answers = (
            self.unit, self.met, self.seen, self.milieus, self.signs, self.occasions, self.threatened,
            self.reported, self.routine, self.training, self.description,
        )  # fmt: skip
        return zip(QUESTIONS, answers, strict=True)


def _moments(opened: date, number: int) -> tuple[datetime, datetime]:
    """When the answer with that number was begun and sent: four a day, in office hours."""
    day, turn = divmod(number, ANSWERS_A_DAY)
    begun = datetime.combine(opened, time(8 + 2 * turn, number * 17 % 60, 12))
    return begun + timedelta(days=day), begun + timedelta(days=day, minutes=3 + number % 5, seconds=31)


def forms(answers: Sequence[Answer], opened: date) -> Rows:
    """Give the rows of a Microsoft Forms workbook: every choice ends with ";"."""
    table: Rows = [FORMS_COLUMNS + QUESTIONS]
    for number, answer in enumerate(answers):
        cells = (_joined(cell) for _, cell in answer.cells())
        table.append((number + 1, *_moments(opened, number), "anonymous", "", *cells))
    return table


def _joined(cell: Cell | tuple[str, ...]) -> Cell:
    return "".join(f"{choice};" for choice in cell) if isinstance(cell, tuple) else cell


def lime(answers: Sequence[Answer], opened: date) -> Rows:
    """Give the rows of a LimeSurvey export with text headings: one column per option."""
    return [
        LIME_COLUMNS + tuple(_spread_headings()),
        *(_lime_row(answer, opened, number) for number, answer in enumerate(answers)),
    ]


def _spread_headings() -> Iterator[str]:
    for question in (SCHOOL, *QUESTIONS[1:]):
        if question in OPTIONS:
            yield from (f"{question} [{option}]" for option in OPTIONS[question])
        else:
            yield question


def _lime_row(answer: Answer, opened: date, number: int) -> tuple[Cell, ...]:
    begun, sent = (f"{moment:%Y-%m-%d %H:%M:%S}" for moment in _moments(opened, number))
    own = (number + 1, sent, LAST_PAGE, "sv", begun, sent)
    if not answer.complete:
        own = (number + 1, "", 1, "sv", begun, begun)
    return own + tuple(cell for asked in answer.cells() for cell in _spread(answer, *asked))


def _spread(answer: Answer, question: str, cell: Cell | tuple[str, ...]) -> Iterator[Cell]:
    """Give the answer in its columns; "N/A" where the question was not put."""
    options = OPTIONS.get(question, ("",))
    if question in FOLLOW_UPS and not answer.tells:
        yield from ("N/A" for _ in options)
    elif isinstance(cell, tuple):
        yield from ("Ja" if option in cell else "Nej" for option in options)
    else:
        yield cell
