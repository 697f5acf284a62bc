"""What may be said of the change since an earlier year: the largest that holds, what is new, and the rest in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    yield from (fact.sentence for fact in facts[:MOST_FACTS])
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


def _ascertained(report: Report) -> Iterator[Fact]:
    for line in _with(report, *ESTABLISHED):
        text = (
            f"{sentence(name_lines(report, [line]))} har {_moved(line)}{UNCERTAIN if line.uncertain else ''}."
        )
        yield Fact((Rank.ASCERTAINED, abs(_step(line))), Sentence(text, compared_ids(report, [line])))


def _step(line: Comparison) -> int:
    return (line.current or 0) - (line.previous or 0)


def _moved(line: Comparison) -> str:
    """Growth with its figures; of a hidden figure only the direction."""
    if line.previous is None or line.current is None:
        return f"{'ökat' if line.verdict == 'okning' else 'minskat'} sedan {line.previous_year}"
    return (
        f"{growth(line.previous, line.current)} sedan {line.previous_year}, "
        f"{change(line.previous, line.current)}"
    )


def _new(report: Report) -> Iterator[Fact]:
    """What there was none of the year before, where no change is ascertained."""
    for line in _with(report, *OPEN):
        if line.previous == 0 and (line.current or 0) >= NEW_FROM:
            text = f"{sentence(name_lines(report, [line]))} förekom inte i underlaget {line.previous_year}."
            yield Fact((Rank.NEW, line.current or 0), Sentence(text, compared_ids(report, [line])))


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
        nouns = [report.source(key).phrases.noun for key in dict.fromkeys(line.source for line in lines)]
        year = lines[0].previous_year
        because = f": {reason.rstrip('.')}" if reason else ""
        yield Sentence(
            f"Antalen i {enumerate_words(nouns)} kan inte jämföras med {year}{because}.",
            compared_ids(report, lines),
        )


def name_lines(report: Report, comparisons: Sequence[Comparison]) -> str:
    """Lines of one source: "nazistiskt klotter", or its unit and the milieus."""
    status = report.source(comparisons[0].source)
    if comparisons[0].category:
        contents = describe_contents(report, status.key, [line.category or "" for line in comparisons])
        return contents if status.phrases.topic else f"antalet {contents}"
    phrases = {milieu.code: milieu.phrase for milieu in report.milieus}
    milieus = [phrases[line.milieu] for line in comparisons if line.milieu in phrases]
    amount = f"antalet {status.unit[1]} i {status.phrases.noun}"
    return f"{amount} som {status.phrases.verb} {enumerate_words(milieus)}" if milieus else amount


def compared_ids(report: Report, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The ids of the figures of both years."""
    return tuple(
        figure_id(line.source, (line.category or line.milieu or TOTAL,), year)
        for line in comparisons
        for year, value in ((report.year, line.current), (line.previous_year, line.previous))
        if value is not None
    )
