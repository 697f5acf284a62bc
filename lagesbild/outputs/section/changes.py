"""What may be said of the change since an earlier year: the largest that holds, what is new, and the rest in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.figures import RESIDUAL
from lagesbild.core.tables import TOTAL, figure_id
from lagesbild.core.wording import enumerate_words, sentence, tally
from lagesbild.outputs.section.contents import describe_contents
from lagesbild.outputs.section.quantities import change, growth
from lagesbild.outputs.section.records import record_facts
from lagesbild.outputs.section.sentences import Fact, Rank, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import Comparison, Verdict
    from lagesbild.core.report import Report

MOST_FACTS = 4
"""How many changes are told one by one, the largest first. Own choice."""
MOST_REMARKS = 3
"""How many remarks on the figures stand in the text; the appendix has them all."""
NEW_FROM = 3
"""From how many on it is news that there were none the year before. Own choice."""
SMALL = 10
"""Where every number is below this, the numbers are small."""
UNCERTAIN = "; talen är små, så jämförelsen är osäker"
ALSO_UNCERTAIN = "; också den jämförelsen är osäker"
ALL_UNCERTAIN = "; också de jämförelserna är osäkra"
ESTABLISHED: tuple[Verdict, ...] = ("okning", "minskning")
OPEN: tuple[Verdict, ...] = ("ingen_sakerstalld_forandring", "for_fa_for_att_jamfora")
"""The verdicts by which no change is ascertained."""


def change_sentences(report: Report) -> Iterator[Sentence]:
    """The weightiest facts of change, then what holds of all others, and what cannot be compared."""
    facts = sorted(
        (*_ascertained(report), *_new(report), *record_facts(report)),
        key=lambda fact: fact.weight,
        reverse=True,
    )
    yield from _tell(facts[:MOST_FACTS])
    yield from _others(report, untold=max(0, len(_with(report, *ESTABLISHED)) - MOST_FACTS))
    yield from _incomparable(report)
    yield from (Sentence(remark.text) for remark in report.remarks[:MOST_REMARKS])


def _with(report: Report, *verdicts: Verdict) -> list[Comparison]:
    """The comparisons of those verdicts; nothing in both years needs no words."""
    return [
        line
        for line in report.comparisons
        if line.verdict in verdicts and (line.previous, line.current) != (0, 0)
    ]


def _tell(facts: Sequence[Fact]) -> Iterator[Sentence]:
    """The facts by themselves, the things that have changed alike in one sentence after the weightiest of them."""
    alike: dict[tuple[str, bool], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.moved or fact.sentence.text, fact.is_uncertain), []).append(fact)
    for first, *others in alike.values():
        yield first.sentence
        if others:
            also = ALSO_UNCERTAIN if len(others) == 1 else ALL_UNCERTAIN
            doubt = also if first.is_uncertain else ""
            ids = tuple(key for fact in others for key in fact.sentence.ids)
            yield Sentence(f"Det har också {enumerate_words([fact.thing for fact in others])}{doubt}.", ids)


def _ascertained(report: Report) -> Iterator[Fact]:
    for line in _with(report, *ESTABLISHED):
        thing, moved, figures = name_lines(report, [line]), _moved(line), _figures(line)
        doubt = UNCERTAIN if line.uncertain else ""
        text = f"{sentence(thing)} har {moved}{figures and f', {figures}'}{doubt}."
        yield Fact(
            (Rank.ASCERTAINED, abs(_step(line))),
            Sentence(text, compared_ids(report, [line])),
            moved,
            f"{thing}{figures and f' ({figures})'}",
            line.uncertain,
        )


def _step(line: Comparison) -> int:
    return (line.current or 0) - (line.previous or 0)


def _moved(line: Comparison) -> str:
    """How it has changed and since when; of a hidden figure only the direction."""
    if line.previous is None or line.current is None:
        moved = "ökat" if line.verdict == "okning" else "minskat"
    else:
        moved = growth(line.previous, line.current)
    return f"{moved} sedan {line.previous_year}"


def _figures(line: Comparison) -> str:
    """The figures of both years; empty where one is hidden."""
    return "" if line.previous is None or line.current is None else change(line.previous, line.current)


def _new(report: Report) -> Iterator[Fact]:
    """What there was none of the year before, where no change is ascertained: of each source in one sentence."""
    new: dict[tuple[str, int], list[Comparison]] = {}
    for line in _with(report, *OPEN):
        if (
            line.previous == 0
            and (line.current or 0) >= NEW_FROM
            and (line.category or line.milieu != RESIDUAL)
        ):
            new.setdefault((line.source, line.previous_year), []).append(line)
    for (_, year), lines in new.items():
        text = f"{sentence(_name_things(report, lines))} förekom inte i underlaget {year}."
        largest = max(line.current or 0 for line in lines)
        yield Fact((Rank.NEW, largest), Sentence(text, compared_ids(report, lines)))


def _others(report: Report, *, untold: int) -> Iterator[Sentence]:
    """What holds of every line that is not told of by itself."""
    established, rest = _with(report, *ESTABLISHED), _with(report, *OPEN)
    years = enumerate_words([str(year) for year in sorted({line.previous_year for line in rest})])
    if untold:
        yield Sentence(_say_how_many_more(untold))
    if established and rest:
        yield Sentence("Övriga skillnader är inte statistiskt säkerställda.")
    elif (
        rest
        and not _with(report, "ej_jamforbart")
        and all(line.previous is not None and line.previous == line.current for line in rest)
    ):
        yield Sentence(f"Antalen är desamma som {years}.", compared_ids(report, rest))
    elif rest:
        small = all((line.previous or 0) < SMALL and (line.current or 0) < SMALL for line in rest)
        doubt = "; talen är små" if small else ""
        yield Sentence(
            f"Ingen förändring sedan {years} går att säkerställa statistiskt{doubt}.",
            compared_ids(report, rest),
        )


def _say_how_many_more(untold: int) -> str:
    """That there are more ascertained changes than those told one by one, and where they stand."""
    ascertained, they = ("säkerställd", "den") if untold == 1 else ("säkerställda", "de")
    more = tally(untold, "skillnad", "skillnader")
    return f"Statistiskt {ascertained} är också {more} till; {they} står i bilagan."


def _incomparable(report: Report) -> Iterator[Sentence]:
    """Which figures of both years cannot be set side by side; that an earlier year is missing the picture tells."""
    broken = [line for line in _with(report, "ej_jamforbart") if line.previous is not None]
    for reason in dict.fromkeys(line.reason for line in broken):
        lines = [line for line in broken if line.reason == reason]
        year = lines[0].previous_year
        because = f": {reason.rstrip('.')}" if reason else ""
        yield Sentence(
            f"{sentence(name_figures(report, lines))} kan inte jämföras med {year}{because}.",
            compared_ids(report, lines),
        )


def name_figures(report: Report, comparisons: Sequence[Comparison]) -> str:
    """Lines of several sources; all that a source is counted by as its numbers."""
    whole: list[str] = []
    parts: list[str] = []
    for key in dict.fromkeys(line.source for line in comparisons):
        lines = [line for line in comparisons if line.source == key]
        if len(lines) == len([line for line in report.comparisons if line.source == key]):
            whole.append(report.source(key).phrases.noun)
        else:
            parts.append(name_lines(report, lines))
    return enumerate_words([*([f"antalen i {enumerate_words(whole)}"] if whole else []), *parts])


def name_lines(report: Report, comparisons: Sequence[Comparison]) -> str:
    """Lines of one source: "nazistiskt klotter", or the number of its unit and the milieus."""
    things = _name_things(report, comparisons)
    is_mass = bool(comparisons[0].category) and report.source(comparisons[0].source).phrases.topic
    return things if is_mass else f"antalet {things}"


def _name_things(report: Report, comparisons: Sequence[Comparison]) -> str:
    """What lines of one source count: "nazistiskt klotter", or its unit and the milieus."""
    status = report.source(comparisons[0].source)
    if comparisons[0].category:
        return describe_contents(report, status.key, [line.category or "" for line in comparisons])
    phrases = {milieu.code: milieu.phrase for milieu in report.milieus}
    milieus = [phrases[line.milieu] for line in comparisons if line.milieu in phrases]
    things = f"{status.unit[1]} i {status.phrases.noun}"
    if all(line.milieu == RESIDUAL for line in comparisons):
        return f"{status.unit[1]} utan angiven miljö i {status.phrases.noun}"
    return f"{things} som {status.phrases.verb} {enumerate_words(milieus)}" if milieus else things


def compared_ids(report: Report, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The ids of the figures of both years."""
    return tuple(
        figure_id(line.source, (line.category or line.milieu or TOTAL,), year)
        for line in comparisons
        for year, value in ((report.year, line.current), (line.previous_year, line.previous))
        if value is not None
    )
