"""Vocabulary and settings -> the forms to send out, one a source, and the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.forms import AskedQuestion, Questionnaire, Template, TemplateColumn
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.forms import AnswerKind, CellKind
    from lagesbild.core.own_questions import QuestionType

LEFT_OUT = frozenset({"text", "kalla"})
"""Roles that are not asked for: free text and persons are never counted."""
KINDS: Mapping[str, CellKind] = {"datum": "date", "skickad": "date", "antal": "number"}
HINTS = {
    "datum": "Dagen, skriven som 2021-03-01.",
    "skickad": "Dagen då enkäten skickades, skriven som 2021-03-01.",
    "antal": "Ett heltal: hur många raden gäller, 0 om det inte fanns något.",
    "arende": "Ett nummer som bara detta ärende har.",
    "enhet": "Verksamhetens namn, inga personnamn.",
    "plats": "Gata eller plats.",
    "kategori": "Välj i listan.",
    "miljo": "Välj i listan. Flera miljöer skrivs med semikolon mellan.",
    "omrade": "Välj i listan.",
    "typ": "Några få ord, inga personuppgifter.",
    "varde": "Talet som det är lämnat: 14 %, 300–400 eller drygt 1 500.",
    "matt": "Vad talet är: %, per 1 000, personer. Tomt om det står vid talet.",
    "bas": "Hur många talet vilar på, till exempel hur många som svarat.",
    "referensvarde": "Talet i området att jämföra med.",
}
OTHER_HINT = "Kort, inga personuppgifter."
TICK = "Ja"
CHOOSE = "Välj i listan."
CHOOSE_TICK = f"Välj {TICK} om det gäller, lämna annars tomt."
FREE = "Kort, utan personuppgifter."
ANSWER_KINDS: Mapping[QuestionType, AnswerKind] = {
    "enhet": "Kort text",
    "ja_nej": "Ett val",
    "ett_val": "Ett val",
    "skala": "Ett val",
    "flera_val": "Flera val",
    "tal": "Heltal",
    "text": "Lång text",
}
NOTHING = "Fanns det inget att redovisa: skicka filen utan rader. Då skiljs noll från uteblivet svar."
"""For sources whose form without rows is a zero: of a survey, a list of recipients and figures from outside it is none."""
STEPS = (
    "Fyll i bladet {sheet}, en rad för varje {unit}. Ändra inte rubrikerna.",
    "Ställ markören i en cell så visas vad som ska stå där. Där det finns en lista väljer du i den.",
    "Skriv inga namn, personnummer eller andra uppgifter om enskilda personer.",
    NOTHING,
    "Spara filen och skicka den till den lokala samordnaren i {area}.",
)


def templates(settings: Settings) -> tuple[Template, ...]:
    """A form for every source, those that the user has added included, in their order."""
    return tuple(
        _template(source, settings) for source in settings.vocabulary.sources if source.form != "text"
    )


def _template(source: SourceDefinition, settings: Settings) -> Template:
    columns = _questions(source, settings) if source.survey else _roles(source, settings)
    unit = "svarande" if source.survey else source.unit[0]
    steps = [step for step in STEPS if step != NOTHING or source.form == "register"]
    return Template(
        key=source.key,
        title=source.label,
        sheet=source.short,
        introduction=tuple(step.format(sheet=source.short, unit=unit, area=settings.area) for step in steps),
        columns=tuple(columns),
    )


def _roles(source: SourceDefinition, settings: Settings) -> Iterator[TemplateColumn]:
    choices = _list_choices(source, settings)
    for role, headings in source.columns.items():
        if role in LEFT_OUT or not headings:
            continue
        offered = choices.get(role, ())
        yield TemplateColumn(
            heading=headings[0],
            kind="choice" if offered else KINDS.get(role, "text"),
            hint=HINTS.get(role, OTHER_HINT) if offered or role not in choices else OTHER_HINT,
            choices=offered,
            several=role == "miljo",
            required=role in source.required,
        )


def _list_choices(source: SourceDefinition, settings: Settings) -> dict[str, tuple[str, ...]]:
    """By role, what may be chosen; none where the settings name nothing, nor of what lies outside the area."""
    if source.form == "bakgrund":
        return {}
    lines = settings.vocabulary.category_lines(source)
    return {
        "kategori": tuple(line.label for line in lines),
        "miljo": _milieus(settings),
        "omrade": settings.area_parts.parts,
    }


def _milieus(settings: Settings) -> tuple[str, ...]:
    return tuple(milieu.label for milieu in settings.vocabulary.milieu_names(settings.term_set))


def _options(question: Question, settings: Settings) -> tuple[str, ...]:
    return _milieus(settings) if question.milieu else tuple(question.offered.values())


def _wording(question: Question, source: SourceDefinition) -> str:
    """The first wording that points at the source, so that the form is known by it; otherwise the first of all."""
    hints = tuple(map(fold, source.hints))
    pointing = (heading for heading in question.headings if any(hint in fold(heading) for hint in hints))
    return next(pointing, question.headings[0])


def _questions(source: SourceDefinition, settings: Settings) -> Iterator[TemplateColumn]:
    for question in settings.vocabulary.questions_of(source):
        heading, options = _wording(question, source), _options(question, settings)
        if question.type == "flera_val":
            for option in options:
                yield TemplateColumn(f"{heading} [{option}]", "choice", CHOOSE_TICK, (TICK,))
        elif options:
            yield TemplateColumn(heading, "choice", CHOOSE, options)
        elif question.type == "tal":
            yield TemplateColumn(heading, "number", HINTS["antal"])
        else:
            yield TemplateColumn(heading, "text", HINTS.get(question.key, FREE))


def questionnaires(settings: Settings) -> tuple[Questionnaire, ...]:
    """The questions of every survey in their order, in the words that point at it, with the options that are offered."""
    return tuple(
        Questionnaire(source.key, source.label, tuple(_list_asked(source, settings)))
        for source in settings.vocabulary.sources
        if source.survey
    )


def _list_asked(source: SourceDefinition, settings: Settings) -> Iterator[AskedQuestion]:
    questions = settings.vocabulary.questions_of(source)
    numbers = {question.key: number for number, question in enumerate(questions, start=1)}
    for question in questions:
        yield AskedQuestion(
            _wording(question, source),
            ANSWER_KINDS[question.type],
            _options(question, settings),
            (
                tuple(numbers[key] for key in question.follows),
                tuple(dict.fromkeys(_answers_asked_for(question, questions))),
            ),
        )


def _answers_asked_for(question: Question, questions: Sequence[Question]) -> Iterator[str]:
    """Yield the answers for which a question is asked, as those stand that it depends on."""
    for known in questions:
        if question.asked_if and known.key in question.follows:
            labels = {fold(key): label for key, label in known.offered.items()}
            yield from (labels.get(fold(answer), answer) for answer in question.asked_if.answers)
