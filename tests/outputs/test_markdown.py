"""The section as Markdown: a golden text for the sample, and what the two editions differ in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sample_charts import sample_charts
from sample_report import sample_report

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.markdown import markdown
from lagesbild.outputs.section.appendix import appendix
from lagesbild.outputs.section.blocks import Paragraph
from lagesbild.outputs.section.section import section

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

GOLDEN = Path(__file__).parent / "golden" / "avsnitt-2021.md"


def blocks_of(report: Report) -> tuple[Block, ...]:
    """The section and its appendix with their charts."""
    return (*section(report, sample_charts()), *appendix(report, sample_charts()))


def test_the_sample_gives_the_golden_text() -> None:
    """The whole section of the sample, letter by letter; a change of wording is a change of this file."""
    report = sample_report()
    assert markdown(blocks_of(report), report) == GOLDEN.read_text(encoding="utf-8")


def test_the_public_edition_has_neither_marking_nor_ids() -> None:
    """What may be printed in the plan carries no trace of the internal edition."""
    report = replace(sample_report(), edition="publik")
    text = markdown(blocks_of(report), report)
    assert "<!--" not in text
    assert "Intern" not in text
    assert "](diagram/klotter-ar-publik.png)" in text


def test_every_table_row_has_as_many_cells_as_its_head() -> None:
    """A pipe in a label does not break the table."""
    report = sample_report()
    table = replace(report.tables[1], rows=tuple(replace(r, label="a|b") for r in report.tables[1].rows))
    changed = replace(report, tables=(table,), incoming=())
    rows = [line for line in markdown(blocks_of(changed), changed).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_text_from_outside_is_no_markup() -> None:
    """A label with stars, brackets or angle brackets is printed as it is written."""
    report = sample_report()
    text = markdown((Paragraph("<b>*x*</b> [y](z)"),), report)
    assert r"\<b\>\*x\*\</b\> \[y\](z)" in text


def test_a_nothing_is_written_as_its_mark_and_explained() -> None:
    """The three nothings have their own marks in a table, and a line that says what they mean."""
    report = sample_report()
    assert report.tables[0].value("hoger", "polis") is MissingValue.NOT_REPORTED
    text = markdown(blocks_of(report), report)
    assert "| Polisen, lokalpolisområdet | saknas |" in text
    assert "saknas = tillfrågad, men har inte svarat" in text
