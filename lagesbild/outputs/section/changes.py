"""What may be said of the change since an earlier year: the verdicts and the total rows, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import figure_id
from lagesbild.core.wording import digits, enumerate_words, number, numbers, period, sentence
from lagesbild.outputs.section.graffiti import named
from lagesbild.outputs.section.quantities import change, growth
from lagesbild.outputs.section.sentences import TOTAL, Sentence, yearly_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.figures import Comparison, Verdict
    from lagesbild.core.report import Report

UNCERTAIN = "; talen är små, så jämförelsen är osäker"


def change_sentences(report: Report) -> tuple[Sentence, ...]:
    """The totals side by side, each change that holds, and what could not be shown or not be compared."""
    held = (*_changed(report), *_unchanged(report), *_needed(report))
    return (*_totals(report), *_in_part(report), *held, *_few(report), *_incomparable(report))


def _in_part(report: Report) -> Iterator[Sentence]:
    """Which days are compared, where the years' periods are of unlike length."""
    compared = {one.part: one.previous_year for one in report.comparisons if one.part}
    for (then, now), year in compared.items():
        days = f"{period(then.start, then.end)} och {period(now.start, now.end)}"
        yield Sentence(f"Eftersom perioderna {year} och {report.year} är olika långa jämförs bara {days}.")


def _with(report: Report, *verdicts: Verdict) -> list[Comparison]:
    """The comparisons of those verdicts; nothing in both years needs no words."""
    return [
        one for one in report.comparisons if one.verdict in verdicts and (one.previous, one.current) != (0, 0)
    ]


def _totals(report: Report) -> Iterator[Sentence]:
    """Each source's own totals of the two years, in one sentence and never added up."""
    broken = {one.source for one in report.comparisons if one.verdict == "ej_jamforbart" or one.part}
    for year in sorted({one.previous_year for one in report.comparisons}):
        compared = (one.source for one in report.comparisons if one.previous_year == year)
        pairs = {key: _pair(report, key, year) for key in dict.fromkeys(compared) if key not in broken}
        if told := {key: pair for key, pair in pairs.items() if pair is not None and any(pair)}:
            ids = tuple(figure_id(key, (TOTAL,), place) for key in told for place in (year, report.year))
            yield Sentence(_side_by_side(report, year, told), ids)


def _pair(report: Report, key: str, year: int) -> tuple[int, int] | None:
    then, now = yearly_total(report, key, year), yearly_total(report, key, report.year)
    return None if then is None or now is None else (then, now)


def _side_by_side(report: Report, year: int, told: Mapping[str, tuple[int, int]]) -> str:
    if len(told) == 1:
        ((key, pair),) = told.items()
        then, now = numbers(pair)
        return f"Summan {place_of(report, key)} var {then} under {year} och {now} under {report.year}."
    parts = [f"{place_of(report, key)} {digits(then)} och {digits(now)}" for key, (then, now) in told.items()]
    return f"Summan inom varje källa var {year} och {report.year}: {enumerate_words(parts)}."


def place_of(report: Report, key: str) -> str:
    """Where a source's figures stand: "i polisens uppgifter"."""
    return f"i {report.source(key).phrases.noun}"


def _changed(report: Report) -> Iterator[Sentence]:
    for comparison in _with(report, "okning", "minskning"):
        text = f"{names_of(report, [comparison])} har {_verb(comparison)} sedan {comparison.previous_year}"
        yield Sentence(f"{sentence(text)}{_doubt([comparison])}.", compared_ids(report, [comparison]))


def _verb(comparison: Comparison) -> str:
    """Growth with its figures; of a hidden figure only the direction."""
    if comparison.previous is None or comparison.current is None:
        return "ökat" if comparison.verdict == "okning" else "minskat"
    figures = change(comparison.previous, comparison.current)
    return f"{growth(comparison.previous, comparison.current)}, {figures},"


def _unchanged(report: Report) -> Iterator[Sentence]:
    if same := _with(report, "ingen_sakerstalld_forandring"):
        parts = [f"{names_of(report, [one])}{_figures(one)}" for one in same]
        text = f"Ingen säkerställd förändring sedan {_years(same)} finns för {enumerate_words(parts)}"
        yield Sentence(f"{text}{_doubt(same)}.", compared_ids(report, same))


def _needed(report: Report) -> Iterator[Sentence]:
    """What a rise would have taken, for each figure that a rise was not ascertained from."""
    rose = [one for one in _with(report, "ingen_sakerstalld_forandring") if _rose(one)]
    told = dict.fromkeys((one.previous or 0, one.needed or 0) for one in rose)
    if told:
        parts = [f"från {number(then)} krävs minst {number(needed)}" for then, needed in told]
        yield Sentence(
            f"Det hade behövts mer för en säkerställd ökning: {enumerate_words(parts)}.",
            compared_ids(report, rose),
        )


def _rose(one: Comparison) -> bool:
    counted = one.previous is not None and one.current is not None
    return counted and one.needed is not None and (one.current or 0) > (one.previous or 0)


def _figures(comparison: Comparison) -> str:
    if comparison.previous is None or comparison.current is None:
        return ""
    return f" ({change(comparison.previous, comparison.current)})"


def _few(report: Report) -> Iterator[Sentence]:
    if few := _with(report, "for_fa_for_att_jamfora"):
        text = f"För få för att jämföras med {_years(few)} är {_things(report, few)}"
        yield Sentence(f"{text}.", compared_ids(report, few))


def _incomparable(report: Report) -> Iterator[Sentence]:
    unlike = _with(report, "ej_jamforbart")
    for reason in dict.fromkeys(one.reason for one in unlike):
        same = [one for one in unlike if one.reason == reason]
        because = f": {reason.rstrip('.')}" if reason else ""
        text = f"{_things(report, same)} kan inte jämföras med {_years(same)}{because}"
        yield Sentence(f"{sentence(text)}.", compared_ids(report, same))


def _things(report: Report, comparisons: Sequence[Comparison]) -> str:
    """What the comparisons are of: whole sources by their name, single lines of others by theirs."""
    verdict, by_source = comparisons[0].verdict, dict.fromkeys(one.source for one in comparisons)
    others = {
        one.source
        for one in report.comparisons
        if one not in comparisons and one in _with(report, one.verdict)
    }
    whole = [place_of(report, key) for key in by_source if key not in others]
    lines = [
        names_of(report, [one for one in _with(report, verdict) if one.source == key])
        for key in by_source
        if key in others
    ]
    parts = (f"antalen {enumerate_words(whole)}" if whole else "", enumerate_words(lines))
    return " samt ".join(filter(None, parts))


def names_of(report: Report, comparisons: Sequence[Comparison]) -> str:
    """Lines of one source: "nazistiskt klotter", or its unit and the milieus."""
    status = report.source(comparisons[0].source)
    if comparisons[0].category:
        return named(report, status.key, [comparison.category or "" for comparison in comparisons])
    phrases = {milieu.code: milieu.phrase for milieu in report.milieus}
    milieus = [phrases[one.milieu] for one in comparisons if one.milieu in phrases]
    amount = f"antalet {status.unit[1]} {place_of(report, status.key)}"
    return f"{amount} som {status.phrases.verb} {enumerate_words(milieus)}" if milieus else amount


def _years(comparisons: Sequence[Comparison]) -> str:
    return enumerate_words([str(year) for year in sorted({one.previous_year for one in comparisons})])


def _doubt(comparisons: Sequence[Comparison]) -> str:
    return UNCERTAIN if any(comparison.uncertain for comparison in comparisons) else ""


def compared_ids(report: Report, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The ids of the figures of both years."""
    return tuple(
        figure_id(one.source, (one.category or one.milieu or TOTAL,), year)
        for one in comparisons
        for year, value in ((report.year, one.current), (one.previous_year, one.previous))
        if value is not None
    )
