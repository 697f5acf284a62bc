"""The words of the charts: headlines that claim no more than the figures bear, and alt texts that leave out none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from chart_tables import (
    ANSWERS,
    CASES,
    HIDDEN,
    REPORT,
    all_charts,
    by_year,
    described,
    only,
    sample,
    table,
    texts,
)
from msgspec.structs import replace

from lagesbild.core.figures import Comparison, Verdict

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.catalogue import ChartKind

every_chart = pytest.mark.parametrize(("kind", "own", "report"), CASES.values(), ids=CASES)


@every_chart
def test_every_printed_number_stands_in_the_alt_text(kind: ChartKind, own: Table, report: Report) -> None:
    """Whoever hears the picture gets the figures that others see."""
    printed = {n for text in texts(kind.draw(own, report)) for n in re.findall(r"\d[\d\u00a0]*(?!\d)", text)}
    said = f"{kind.headline(own, report)} {kind.alt(own, report)}"
    assert {n.rstrip("\u00a0") for n in printed} - {"2020", "2021"} <= set(
        re.findall(r"\d+(?:\u00a0\d{3})*", said)
    )


def test_a_row_with_a_hidden_part_has_no_sum() -> None:
    """A hidden part hides the sum, in the picture, the headline and the alt text."""
    report = only(table("klotter_omrade", {"a": "A", "b": "B"}, {"Kärrtorp": (HIDDEN, 8), "Orhem": (3, 3)}))
    (chart,) = all_charts(report)
    assert "8" not in " ".join([*texts(described(report))[1:], chart.alt])
    assert chart.headline == "En tabell 2021"
    assert "Kärrtorp: visas inte" in chart.alt


def test_a_hidden_total_is_not_put_in_a_headline() -> None:
    """Without the whole there is only a title."""
    report = only(by_year("ar_kontakter", (2020, 2021), {"Vit makt-miljön": (1, 2)}, (1, HIDDEN)))
    assert all_charts(report)[0].headline == "En tabell 2020–2021"


def test_no_percentage_of_fewer_than_ten() -> None:
    """Nine answers are counted and not divided."""
    (chart,) = all_charts(only(sample("fragor_enkat_skolor")))
    assert "%" not in chart.alt + " ".join(
        texts(described(only(*(t for t in REPORT.tables if t.id in chart.tables))))
    )


@pytest.mark.parametrize(
    ("verdict", "headline"),
    [
        ("okning", "Nazistiskt klotter ökade från tre till sex tillfällen"),
        ("ingen_sakerstalld_forandring", "Nazistiskt klotter registrerades vid sex tillfällen 2021 (tre 2020)"),
        ("for_fa_for_att_jamfora", "Nazistiskt klotter registrerades vid sex tillfällen 2021 (tre 2020)"),
        ("ej_jamforbart", "Nazistiskt klotter registrerades vid sex tillfällen 2021"),
    ],
)  # fmt: skip
def test_a_headline_claims_a_change_only_with_the_verdict(verdict: Verdict, headline: str) -> None:
    """The verdict decides the verb, and what cannot be compared is not set side by side."""
    compared = tuple(replace(c, verdict=verdict) for c in REPORT.comparisons)
    assert all_charts(only(sample("ar_klotter"), comparisons=compared))[0].headline == headline


def test_a_fall_is_called_one() -> None:
    """With the verdict of a decrease the headline says so."""
    fall = Comparison("klotter", "nazistiskt", "hoger", "Nazistiskt", 2020, 40, 12, "minskning")
    report = only(
        by_year("ar_klotter", (2020, 2021), {"Nazistiskt": (40, 12)}, (40, 12)), comparisons=(fall,)
    )
    assert all_charts(report)[0].headline == "Nazistiskt klotter minskade från 40 till 12 tillfällen"


@pytest.mark.parametrize(("edition", "marked"), [("intern", True), ("publik", False)])
def test_the_internal_edition_is_marked(edition: str, *, marked: bool) -> None:
    """A picture that leaves the house by mistake says what it is."""
    assert (
        "Intern utgåva." in " ".join(texts(described(only(sample("ar_klotter"), edition=edition))))
    ) is marked


def test_a_hidden_answer_is_read_as_hidden() -> None:
    """Two points mean nothing to whoever hears them."""
    (chart,) = all_charts(
        only(table("fragor_enkat_egna", ANSWERS, {"Har sett tecken": (HIDDEN, HIDDEN, 3, 16)}))
    )
    assert "Har sett tecken (16 svar): Ja visas inte, Nej visas inte, Vet ej 3." in chart.alt


@pytest.mark.parametrize(
    ("row", "headline"),
    [
        ({"Har sett tecken": (0, 12, 0, 12)}, "Av tolv svarande har ingen sett tecken"),
        ({"Har sett tecken": (9, 0, 0, 9)}, "Av nio svarande har alla sett tecken"),
        ({"Känner till rutinen": (12, 3, 2, 17)}, "Av 17 svarande känner 12 till rutinen"),
        ({"Utbildning?": (2, 6, 0, 8)}, "Av åtta svarande svarade två ja på frågan ”Utbildning?”"),
        ({"Har sett tecken": (HIDDEN, HIDDEN, 0, 12)}, "En tabell 2021"),
    ],
)
def test_a_survey_headline_tells_the_first_question(row: dict[str, tuple[int, ...]], headline: str) -> None:
    """How many said yes, of how many."""
    assert all_charts(only(table("fragor_enkat_egna", ANSWERS, row)))[0].headline == headline


@pytest.mark.parametrize(
    ("counts", "headline"),
    [
        ((2, 1), "Klotter registrerades i två stadsdelar"),
        ((4, 1), "Flest tillfällen, fyra av fem, registrerades i Kärrtorp"),
        ((4, 4), "Klotter registrerades i två stadsdelar"),
        ((4, 0), "Alla fyra tillfällen registrerades i Kärrtorp"),
    ],
)
def test_a_place_is_named_only_when_it_stands_alone(counts: tuple[int, int], headline: str) -> None:
    """A shared lead, or a lead of one or two, is none."""
    rows = {label: (count,) for label, count in zip(("Kärrtorp", "Orhem"), counts, strict=True)}
    assert all_charts(only(table("klotter_omrade", {"a": "A"}, rows)))[0].headline == headline


@pytest.mark.parametrize(
    ("key", "totals", "headline"),
    [
        ("kontakter", (1, 2), "Två kontakter togs med den lokala samordnaren 2021 (en 2020)"),
        ("ia", (4, 0), "Inga incidenter registrerades i IA 2021 (fyra 2020)"),
        ("polis", (0, 14), "Totalt 14 händelser redovisades av polisen 2021 (ingen 2020)"),
    ],
)
def test_a_source_headline_gives_both_years(key: str, totals: tuple[int, int], headline: str) -> None:
    """Number words to twelve, digits above, and none at the start."""
    report = only(by_year(f"ar_{key}", (2020, 2021), {"Vit makt-miljön": totals}, totals))
    assert all_charts(report)[0].headline == headline


def test_a_user_added_source_gets_its_chart() -> None:
    """A source that the program has never heard of is drawn and named by its sender."""
    ia = REPORT.source("ia")
    phrases = replace(ia.phrases, happened="redovisades av fastighetsägarna")
    added = replace(ia, key="fastighetsägare", unit=("rapport", "rapporter"), phrases=phrases)
    one = by_year("ar_fastighetsägare", (2020, 2021), {"Vit makt-miljön": (1, 2)}, (1, 2))
    (chart,) = all_charts(only(one, sources=(*REPORT.sources, added)))
    assert (chart.name, chart.headline) == (
        "fastighetsagare-ar",
        "Två rapporter redovisades av fastighetsägarna 2021 (en 2020)",
    )


def test_a_caption_tells_what_when_and_in_what_unit() -> None:
    """The line beneath the picture in a document."""
    assert all_charts(only(sample("ar_klotter")))[0].caption == "Klotter efter innehåll 2020–2021. Antal."


def test_of_very_many_parts_of_an_area_those_with_most_are_described() -> None:
    """The headline is of all parts, the picture and its alt text of those that one page holds, and both say so."""
    rows = {f"Del {number}": (number % 40,) for number in range(1, 41)}
    report = only(table("klotter_omrade", {"a": "A"}, rows))
    (chart,) = all_charts(report)
    assert [f"Del {number}: {number}" in chart.alt for number in (8, 9, 10, 39)] == [False, False, True, True]
    said = " ".join(" ".join(texts(described(report))).split())
    assert "Visar de 30 med flest, av 40; alla står i arbetsboken." in said
