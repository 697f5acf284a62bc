"""The section as it is handed in: its parts, its length, and what the two editions differ in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sample_charts import sample_charts
from sample_report import sample_report
from section_reports import all_hidden, nothing_anywhere, said, sentences, texts, with_state, words

from lagesbild.core.figures import Comparison
from lagesbild.core.tables import TableKind
from lagesbild.outputs.section.appendix import appendix
from lagesbild.outputs.section.blocks import FigureBlock, Heading, Judgement, Paragraph, TableBlock
from lagesbild.outputs.section.section import section

if TYPE_CHECKING:
    from lagesbild.core.report import Report

JUDGING = re.compile(
    r"begränsad|allvarlig|oroande|alarmerande|värst|tyvärr|glädjande|lugnt?\b|bekymmer|positiv|negativ"
    r"|stort problem|omfattande|utbredd|enbart|endast",
    re.IGNORECASE,
)
KEYS = re.compile(r"enkat_|stott_pa|sett_tecken|\bhoger\b|\bvanster\b|oidentifierad_|\w+/\w+/20\d\d")
EVERY_KIND = {"sample": sample_report(), "nothing": nothing_anywhere(), "hidden": all_hidden()}
SOURCES = [status.key for status in sample_report().sources]


@pytest.fixture(params=EVERY_KIND)
def report(request: pytest.FixtureRequest) -> Report:
    """The sample, a year in which nothing happened, and a public edition with all but the zeros hidden."""
    return EVERY_KIND[str(request.param)]


def test_the_section_has_its_parts_in_order() -> None:
    """The picture comes first, then Kartläggning and Analys; tables, method and accounts are not in it."""
    blocks = section(sample_report(), sample_charts())
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Lokal lägesbild 2021", "Kartläggning", "Analys",
    ]  # fmt: skip
    assert not any(isinstance(block, TableBlock) for block in blocks)
    assert isinstance(blocks[-1], Judgement)


@pytest.mark.parametrize(("kind", "most"), [("sample", 260), ("nothing", 150), ("hidden", 260)])
def test_the_section_is_short(kind: str, most: int) -> None:
    """An ordinary year has 260 words at most; a year in which nothing happened half a page."""
    assert words(section(EVERY_KIND[kind])) <= most


def test_the_program_makes_no_judgement(report: Report) -> None:
    """No word of the section or its appendix says how good or bad it is."""
    text = "\n".join(texts((*section(report), *appendix(report))))
    assert JUDGING.findall(text.replace("begränsningar", "")) == []


def test_no_key_is_shown(report: Report) -> None:
    """The keys of sources, questions, milieus and figures are for machines."""
    assert KEYS.findall("\n".join(texts((*section(report), *appendix(report))))) == []


def test_every_sentence_is_swedish(report: Report) -> None:
    """It opens with a capital and never with a digit, ends with a full stop, and has no mark doubled."""
    for text in sentences(report):
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not re.search(r"  |\.\.$|,,| ,|\(\)| \.", text), text


def test_nothing_happened_is_said_in_one_paragraph() -> None:
    """No enumeration of zeros, and zero is not said to be all that there was."""
    assert len([block for block in section(nothing_anywhere()) if isinstance(block, Paragraph)]) == 2
    text = said(nothing_anywhere())
    assert "har något att berätta om våldsbejakande extremism i Skarpnäck" in text
    assert "inga" not in text


@pytest.mark.parametrize("key", SOURCES)
def test_a_year_with_a_single_figure_is_no_empty_year(key: str) -> None:
    """One source that did not count zero, or did not come in, takes the sentence away or leaves it to the others."""
    nothing = nothing_anywhere()
    first = next(count for count in nothing.counts if count.source == key)
    counts = tuple(replace(count, value=1) if count is first else count for count in nothing.counts)
    totals = {TableKind.BY_YEAR, TableKind.MILIEU_BY_SOURCE}
    tables = tuple(table for table in nothing.tables if table.kind not in totals)
    assert "har något att berätta" not in said(replace(nothing, counts=counts, tables=tables))


def test_without_any_material_nothing_is_said_to_be_zero() -> None:
    """A year in which no source has come in says just that."""
    report = sample_report()
    for key in SOURCES:
        report = with_state(report, key, "not_received")
    assert sentences(replace(report, comparisons=())) == [
        "Inget underlag har kommit in, så lägesbilden säger inget om vad som har förekommit."
    ]


@pytest.mark.parametrize("key", SOURCES)
def test_the_three_nothings_are_told_apart(key: str) -> None:
    """Nothing reported, not come in and not asked are three different texts for every source."""
    none = nothing_anywhere()
    reports = (none, with_state(none, key, "not_received"), with_state(none, key, "not_asked"))
    assert len({"\n".join(texts(section(report))) for report in reports}) == 3


def test_an_empty_place_for_the_analysis_is_never_published() -> None:
    """The public edition reads as a finished text."""
    public = section(replace(sample_report(), edition="publik"))
    assert not any(isinstance(block, Judgement) for block in public)
    assert "Analys" not in texts(public)


def test_the_public_edition_is_the_same_text_where_nothing_is_hidden() -> None:
    """Both editions are one text; only the place for the analysis differs."""
    intern, public = sample_report(), replace(sample_report(), edition="publik")
    assert sentences(intern) == sentences(public)


def test_with_everything_hidden_the_picture_has_no_count() -> None:
    """Neither a digit nor a number in words."""
    for text in sentences(all_hidden()):
        assert not re.search(r"\b(?!20[12]\d)\d+\b|\b(två|tre|sex) ", text), text


def test_figures_carry_their_ids() -> None:
    """Every paragraph with figures says which ones, by source, line and year."""
    ids = {
        figure for block in section(sample_report()) if isinstance(block, Paragraph) for figure in block.ids
    }
    assert {"klotter/nazistiskt/2021", "klotter/nazistiskt/2020", "kontakter/totalt/2021"} <= ids


def test_a_large_year_stays_within_four_hundred_words() -> None:
    """However many lines have changed, the weightiest are told and the rest is one sentence."""
    report = sample_report()
    changed = tuple(
        Comparison(key, None, milieu.code, milieu.label, 2020, 10 * n + 10, 90 * n + 100, "okning")
        for n, key in enumerate(SOURCES)
        if key != "klotter"
        for milieu in report.milieus
    )
    assert words(section(replace(report, comparisons=changed))) <= 400


def test_the_section_shows_the_year_and_the_graffiti() -> None:
    """Other pictures stand in the appendix, each after its table; none stands twice."""
    report = sample_report()
    shown = [b.chart.name for b in section(report, sample_charts()) if isinstance(b, FigureBlock)]
    assert shown == ["klotter-ar"]
    blocks = appendix(report, sample_charts())
    places = [n for n, block in enumerate(blocks) if isinstance(block, FigureBlock)]
    before = [blocks[n - 1] for n in places]
    assert [b.table.id for b in before if isinstance(b, TableBlock)] == ["klotter_manad", "svarande"]
