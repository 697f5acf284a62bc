"""What the text says of the stored years: only what holds, and never of tiny numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import by_year
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import Comparison
from lagesbild.core.tables import MissingValue
from lagesbild.outputs.section.changes import change_sentences
from lagesbild.outputs.section.records import record_facts

if TYPE_CHECKING:
    from lagesbild.core.figures import Verdict
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

UNCHANGED: Verdict = "ingen_sakerstalld_forandring"


def report_of(
    totals: dict[int, Value],
    lines: dict[str, tuple[int, int, Verdict]] | None = None,
    *,
    breaks: tuple[str, ...] = (),
    source: str = "klotter",
) -> Report:
    """The sample with a table of these totals by year, and these lines compared with the year before."""
    table = by_year(f"ar_{source}", tuple(totals), {}, tuple(totals.values()))
    compared = tuple(
        Comparison(source, key, "hoger", key, 2020, then, now, verdict)
        for key, (then, now, verdict) in (lines or {"nazistiskt": (1, 1, UNCHANGED)}).items()
    )
    return replace(sample_report(), tables=(replace(table, breaks=breaks),), comparisons=compared)


def said(report: Report) -> str:
    """The sentences."""
    return " ".join(fact.sentence.text for fact in record_facts(report))


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (
            {2018: 9, 2019: 4, 2020: 3, 2021: 7},
            "Summan i trafikkontorets sammanställning av klotter är högst sedan 2018.",
        ),
        (
            {2019: 4, 2020: 3, 2021: 7},
            "Summan i trafikkontorets sammanställning av klotter är högst av åren 2019–2021.",
        ),
        (
            {2019: 3, 2020: 3, 2021: 5},
            "Summan i trafikkontorets sammanställning av klotter är högst av åren 2019–2021.",
        ),
        (
            {2019: 10, 2020: 10, 2021: 8},
            "Summan i trafikkontorets sammanställning av klotter är lägst av åren 2019–2021.",
        ),
        (
            {2018: 1, 2019: 14, 2020: 9, 2021: 3},
            "Summan i trafikkontorets sammanställning av klotter är lägst sedan 2018.",
        ),
    ],
)
def test_a_superlative_names_the_stored_years_that_it_holds_against(
    totals: dict[int, Value], words: str
) -> None:
    """Högst sedan the year that had more, or of the years that are stored."""
    assert said(report_of(totals)) == words


@pytest.mark.parametrize(
    ("why", "report"),
    [
        ("one earlier year", report_of({2020: 3, 2021: 7})),
        ("a missing year between", report_of({2018: 4, 2019: MissingValue.NOT_REPORTED, 2020: 3, 2021: 7})),
        ("a hidden year between", report_of({2018: 4, 2019: MissingValue.SUPPRESSED, 2020: 3, 2021: 7})),
        ("this year hidden", report_of({2018: 4, 2019: 4, 2020: 3, 2021: MissingValue.SUPPRESSED})),
        ("a break", report_of({2018: 4, 2019: 4, 2020: 3, 2021: 7}, breaks=("2020",))),
        ("a tiny number", report_of({2018: 1, 2019: 1, 2020: 1, 2021: 2})),
        ("a hair's breadth", report_of({2019: 10, 2020: 10, 2021: 9})),
        ("less than a fifth apart", report_of({2019: 11, 2020: 11, 2021: 9})),
        ("less than five", report_of({2019: 2, 2020: 2, 2021: 4})),
        ("lower than tiny numbers", report_of({2018: 3, 2019: 2, 2020: 2, 2021: 0})),
        ("a survey, of which answers alone tell", report_of({2018: 9, 2019: 9, 2020: 9, 2021: 19}, source="enkat_egna")),
        ("not comparable", report_of({2019: 4, 2020: 3, 2021: 7}, {"nazistiskt": (3, 7, "ej_jamforbart")})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_no_superlative_over_what_is_not_known(why: str, report: Report) -> None:
    """Neither over gaps, hidden years and breaks, nor of numbers that are always small."""
    assert said(report) == "", why


def test_periods_of_unlike_length_make_no_superlative() -> None:
    """A shorter year is lower by itself."""
    report = report_of({2019: 14, 2020: 13, 2021: 7})
    noted = replace(report.tables[0], notes=("Perioderna är olika långa: 2020 …",))
    assert said(report)
    assert said(replace(report, tables=(noted,))) == ""


def test_what_is_new_is_told_before_a_record_however_large() -> None:
    """A record says only how the sum lies."""
    report = report_of({2019: 400, 2020: 300, 2021: 700}, {"nazistiskt": (0, 5, UNCHANGED)})
    told = [sentence.text for sentence in change_sentences(report)]
    assert told[0].startswith("Nazistiskt klotter förekom inte")
    assert "är högst av åren" in told[1]


@pytest.mark.parametrize(
    ("totals", "words"),
    [({2018: 8, 2019: 4, 2020: 3, 2021: 7}, "högst sedan 2018"), ({2018: 7, 2019: 14, 2020: 13, 2021: 8}, "lägst sedan 2018")],
)  # fmt: skip
def test_the_year_that_a_record_does_not_pass_may_be_near(totals: dict[int, Value], words: str) -> None:
    """It is apart from those that it passes alone."""
    assert f"är {words}." in said(report_of(totals))
