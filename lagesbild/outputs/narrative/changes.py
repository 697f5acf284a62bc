"""What may be said of the change since an earlier year: the verdicts and the total rows, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.narrative.figures import TOTAL, Sentence, figure_id, yearly_total
from lagesbild.outputs.narrative.graffiti import named
from lagesbild.outputs.narrative.voices import voice
from lagesbild.outputs.quantities import change, growth
from lagesbild.outputs.wording import enumerate_words, numbers, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.model import Comparison, Report, Verdict

UNCERTAIN = "; talen är små, så jämförelsen är osäker"


def change_sentences(report: Report) -> tuple[Sentence, ...]:
    """The totals side by side, each change that holds, and what could not be shown or not be compared."""
    return (*_totals(report), *_changed(report), *_unchanged(report), *_few(report), *_incomparable(report))


def _with(report: Report, *verdicts: Verdict) -> list[Comparison]:
    return [comparison for comparison in report.comparisons if comparison.verdict in verdicts]


def _totals(report: Report) -> Iterator[Sentence]:
    broken = {comparison.source for comparison in _with(report, "ej_jamforbart")}
    years = {comparison.source: comparison.previous_year for comparison in report.comparisons}
    for key, year in years.items():
        now, then = yearly_total(report, key, report.year), yearly_total(report, key, year)
        if key in broken or now is None or then is None:
            continue
        status = report.source(key)
        first, last = numbers((now, then))
        text = (
            f"Det totala antalet {status.unit[1]} i {voice(status).noun} är {first}; {year} var det {last}."
        )
        yield Sentence(text, (figure_id(report, key, TOTAL), f"{key}/{TOTAL}/{year}"))


def _changed(report: Report) -> Iterator[Sentence]:
    for comparison in _with(report, "okning", "minskning"):
        verb = _verb(comparison)
        text = f"{_name(report, [comparison])} har {verb} sedan {comparison.previous_year}"
        yield Sentence(f"{sentence(text)}{_doubt([comparison])}.", _ids(report, [comparison]))


def _verb(comparison: Comparison) -> str:
    """Growth with its figures; of a hidden figure only the direction."""
    if comparison.previous is None or comparison.current is None:
        return "ökat" if comparison.verdict == "okning" else "minskat"
    figures = change(comparison.previous, comparison.current)
    return f"{growth(comparison.previous, comparison.current)}, {figures},"


def _unchanged(report: Report) -> Iterator[Sentence]:
    if same := _with(report, "ingen_sakerstalld_forandring"):
        parts = [f"{_name(report, [one])}{_figures(one)}" for one in same]
        text = f"Ingen säkerställd förändring sedan {_years(same)} finns för {enumerate_words(parts)}"
        yield Sentence(f"{text}{_doubt(same)}.", _ids(report, same))


def _figures(comparison: Comparison) -> str:
    if comparison.previous is None or comparison.current is None:
        return ""
    return f" ({change(comparison.previous, comparison.current)})"


def _few(report: Report) -> Iterator[Sentence]:
    if few := _with(report, "for_fa_for_att_jamfora"):
        groups = [[one for one in few if one.source == key] for key in dict.fromkeys(c.source for c in few)]
        parts = enumerate_words([_name(report, group) for group in groups])
        yield Sentence(
            f"Antalen är för få för att jämföras med {_years(few)} för {parts}.", _ids(report, few)
        )


def _incomparable(report: Report) -> Iterator[Sentence]:
    for reason in dict.fromkeys(one.reason for one in _with(report, "ej_jamforbart")):
        same = [one for one in _with(report, "ej_jamforbart") if one.reason == reason]
        groups = [[one for one in same if one.source == key] for key in dict.fromkeys(c.source for c in same)]
        parts = enumerate_words([_name(report, group) for group in groups])
        because = f": {reason.rstrip('.')}" if reason else ""
        yield Sentence(
            f"{sentence(parts)} kan inte jämföras med {_years(same)}{because}.", _ids(report, same)
        )


def _name(report: Report, comparisons: Sequence[Comparison]) -> str:
    """What is compared, of one source: "nazistiskt klotter", or its unit and the milieus."""
    status = report.source(comparisons[0].source)
    if comparisons[0].category:
        return named(report, status.key, [comparison.category or "" for comparison in comparisons])
    told, phrases = voice(status), {milieu.code: milieu.phrase for milieu in report.milieus}
    milieus = [phrases[one.milieu] for one in comparisons if one.milieu in phrases]
    amount = f"antalet {status.unit[1]} i {told.noun}"
    if len(milieus) in {0, len(phrases)}:
        return amount
    return f"{amount} som {told.verb} {enumerate_words(milieus)}"


def _years(comparisons: Sequence[Comparison]) -> str:
    return enumerate_words([str(year) for year in sorted({one.previous_year for one in comparisons})])


def _doubt(comparisons: Sequence[Comparison]) -> str:
    return UNCERTAIN if any(comparison.uncertain for comparison in comparisons) else ""


def _ids(report: Report, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    return tuple(
        f"{one.source}/{one.category or one.milieu or TOTAL}/{year}"
        for one in comparisons
        for year in (report.year, one.previous_year)
    )
