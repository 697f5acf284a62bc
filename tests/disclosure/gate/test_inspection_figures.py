"""No hidden figure leaves by the public edition: in a cell, a sentence, a picture or a chart."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from planted_leaks import (
    CHART,
    STEM,
    appended,
    check_leak_is_stopped,
    in_json,
    in_page,
    in_part,
    lay_out_public_edition,
    with_chunk,
)
from program import run_in

from lagesbild.core.charts import Drawn, DrawnMark
from lagesbild.disclosure.gate.inspection import LeakError, inspect_charts
from lagesbild.outputs.charts.charts import describe_charts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planted_leaks import Change, Leak

    from lagesbild.core.report import Report
    from lagesbild.disclosure.gate.inspection import SearchTerms

HIDDEN_CELL = "miljo_kalla/hoger/kontakter"


@pytest.fixture(scope="module")
def made(years: Path) -> tuple[Report, Report, Mapping[str, bytes], SearchTerms]:
    """The sample year before and after masking, its public files, and what they are searched for."""
    return lay_out_public_edition(years)


@pytest.fixture(scope="module")
def edition(years: Path) -> tuple[Mapping[str, bytes], SearchTerms]:
    """The files, and what they are searched for."""
    return lay_out_public_edition(years)[2:]


def told_cell(published: Any) -> None:
    """Tell a hidden figure in its table."""
    for table in published["tables"]:
        for row in table["rows"]:
            if HIDDEN_CELL in row["cell_ids"]:
                row["cells"][row["cell_ids"].index(HIDDEN_CELL)] = 3


def told_count(published: Any) -> None:
    """Tell it among the counts."""
    next(c for c in published["counts"] if c["source"] == "kontakter" and c["milieu"] == "hoger")["count"] = 3


def told_answer(published: Any) -> None:
    """Tell how many gave a hidden answer."""
    asked = (
        q for q in published["questions"] if q["source"] == "enkat_skolor" and q["question"] == "stott_pa"
    )
    next(asked)["answers"]["ja"] = 3


def in_sheet(content: bytes) -> bytes:
    """A hidden figure written over its mark in the workbook."""
    book, changed = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = next(
        s for s in book if any(row[0] == "Tabell-id: miljo_kalla" for row in s.iter_rows(values_only=True))
    )
    marked = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "..")
    marked.value = 3
    book.save(changed)
    return changed.getvalue()


def in_row(label: str) -> Change:
    """The first mark in a row of a Markdown table written over with a figure."""

    def change(content: bytes) -> bytes:
        lines = content.decode().splitlines()
        place = next(n for n, line in enumerate(lines) if line.startswith(f"| {label}"))
        lines[place] = lines[place].replace("| ..", "| 1", 1)
        return "\n".join(lines).encode()

    return change


LEAKS: Mapping[str, Leak] = {
    "hidden cell in JSON": (f"{STEM}.json", in_json(told_cell), "en dold siffra"),
    "hidden count in JSON": (f"{STEM}.json", in_json(told_count), "en dold siffra"),
    "hidden answer in JSON": (f"{STEM}.json", in_json(told_answer), "en dold siffra"),
    "hidden cell in Excel": (f"{STEM}.xlsx", in_sheet, "en dold siffra"),
    "hidden cell in Markdown": (f"{STEM}.md", in_row("Kontakter med den lokala samordnaren"), "miljo_kalla/"),
    "hidden cell in Word": (
        "bilaga-2021-publik.docx",
        in_part("word/document.xml", ">..</w:t>", ">1</w:t>"),
        "tabellen ",
    ),
    "sentence in Markdown": (
        f"{STEM}.md",
        appended("Den lokala samordnaren har kontaktats vid två tillfällen."),
        "löpande text (kontakter/totalt/2021)",
    ),
    "sentence with a milieu": (
        f"{STEM}.md",
        appended("Av kontakterna med samordnaren gällde en kontakt vit makt-miljön."),
        "kontakter/hoger/2021",
    ),
    "sentence with digits": (f"{STEM}.md", appended("Kontakter: Vit makt 1, autonoma 0."), "kontakter/hoger"),
    "source named before": (
        f"{STEM}.md",
        appended("Blanketter har kommit in till samordnaren. Antalet blanketter är 1."),
        "oidentifierad/totalt/2021",
    ),
    "percentage": (
        f"{STEM}.md",
        appended("Skolor, har stött på sympati eller åsikter: ja 11 %."),
        "enkat_skolor/",
    ),
    "what is lacking of the base": (
        f"{STEM}.md",
        appended("Skolor: ja, har stött på sympati eller åsikter, uppger alla utom 8 av 9."),
        "enkat_skolor/",
    ),
    "earlier year": (
        f"{STEM}.md",
        appended("Antalet kontakter med samordnaren var 2020 bara 1."),
        "kontakter/totalt/2020",
    ),
    "sentence in Word": (
        f"{STEM}.docx",
        in_part(
            "word/document.xml",
            "<w:sectPr",
            "<w:p><w:r><w:t>Samordnaren har kontaktats vid </w:t></w:r><w:r><w:t>tv\xc3\xa5 "
            "tillf\xc3\xa4llen.</w:t></w:r></w:p><w:sectPr",
        ),
        "texten, stycke",
    ),
    "alternative text with a hidden figure": (
        CHART.replace("png", "txt"),
        appended("Kontakter 2021: vit makt-miljön 1, autonoma miljön 0."),
        "löpande text",
    ),
    "alternative text in Word with a hidden figure": (
        f"{STEM}.docx",
        in_part("word/document.xml", 'descr="', 'descr="Kontakter 2021: totalt 2. '),
        "löpande text",
    ),
    "remark in JSON": (
        f"{STEM}.json",
        in_json(lambda report: report["remarks"].append("Samordnaren kontaktades vid två tillfällen.")),
        "remarks[",
    ),
    "note in Excel": (
        f"{STEM}.xlsx",
        in_part("xl/sharedStrings.xml", "<t>", "<t>Samordnarens kontakter var 2. "),
        "blad ",
    ),
    "text of a picture with a hidden figure": (
        CHART,
        with_chunk(b"tEXt", b"Comment\0Kontakter med samordnaren: 2"),
        "bildens egenskaper",
    ),
    "memory of a chart in Excel": (
        f"{STEM}.xlsx",
        in_part("xl/charts/chart12.xml", '<c:pt idx="0"><c:v>0</c:v>', '<c:pt idx="0"><c:v>1</c:v>'),
        "delen xl/charts/chart12.xml",
    ),
    "hidden cell in the page": (
        f"{STEM}.html",
        in_page(f'data-cell="{HIDDEN_CELL}"><span class="muted">..', f'data-cell="{HIDDEN_CELL}"><span>1'),
        HIDDEN_CELL,
    ),
    "hidden answer in the page": (
        f"{STEM}.html",
        in_page(
            'data-figure="enkat_skolor/stott_pa/ja/2021">..', 'data-figure="enkat_skolor/stott_pa/ja/2021">1'
        ),
        "enkat_skolor/stott_pa/ja/2021",
    ),
    "hidden earlier figure in the page": (
        f"{STEM}.html",
        in_page("</table>", '<tr><td data-cells="ar_kontakter/hoger/2021">(1)</td></tr></table>'),
        "ar_kontakter/hoger/2021",
    ),
    "figure without a name in the page": (
        f"{STEM}.html",
        in_page("</table>", "<tr><td><b>1</b></td></tr></table>"),
        "en cell som inte säger",
    ),
    "sentence in the page": (
        f"{STEM}.html",
        in_page("<main>", "<main><p>Den lokala samordnaren har kontaktats vid två tillfällen.</p>"),
        "löpande text (kontakter/totalt/2021)",
    ),
    "manifest with a hidden figure": (
        "underlag-2021-publik.csv",
        appended("Kontakter med samordnaren, 2 kontakter"),
        "löpande text",
    ),
}
"""By what leaks: the file, how it is planted, and some words of the sentence that stops it."""


@pytest.mark.sampled
@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_stopped(edition: tuple[Mapping[str, bytes], SearchTerms], leak: str) -> None:
    """The sentence names the file and the place, and does not repeat what was found."""
    check_leak_is_stopped(*edition, LEAKS[leak])


def test_a_chart_of_hidden_figures_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms],
) -> None:
    """A chart drawn from the figures before masking is stopped by its first bar or dot, and each of them would be."""
    full_report, published, _, terms = made
    inspect_charts(describe_charts(published), terms)
    for name in ("oversikt", "enkater-fragor"):
        (chart,) = (chart for chart in describe_charts(full_report) if chart.chart == name)
        with pytest.raises(LeakError, match=f"diagram/{name}, en "):
            inspect_charts([chart], terms)


@pytest.mark.parametrize(
    "mark", [DrawnMark("text", ("hoger/2021",), "1"), DrawnMark("stapel", ()), DrawnMark("prick", ())]
)
def test_a_mark_of_a_hidden_figure_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms], mark: DrawnMark
) -> None:
    """A label with a number, or a bar or dot that does not say what it shows, in a chart of a table that hides."""
    with pytest.raises(LeakError, match="diagram/kontakter-ar"):
        inspect_charts([Drawn("kontakter-ar", "ar_kontakter", (mark,))], made[3])


def test_a_bracket_that_tells_a_hidden_figure_of_another_table_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms],
) -> None:
    """The overview sets the year before beside this one: its cells are called by their whole ids."""
    mark = DrawnMark("text", ("ar_kontakter/hoger/2021",), "(1)")
    with pytest.raises(LeakError, match="diagram/oversikt"):
        inspect_charts([Drawn("oversikt", "miljo_kalla", (mark,))], made[3])


@pytest.mark.slow
@pytest.mark.parametrize("classes", ['enkat = "skydda"', 'polis = "skydda", offentlig_plats = "skydda"'])
def test_no_true_sentence_is_taken_for_a_leak(stored: Path, classes: str) -> None:
    """Whatever is protected, the edition that the program writes passes its own gate."""
    (stored / "lagesbild.toml").write_text(f"[publik]\nklasser = {{ {classes} }}\n", encoding="utf-8")
    words = ("--format", "markdown,word,json", "--till", "ut")
    assert run_in(stored, "exportera", "--år", 2021, "--utgåva", "publik", *words).err == ""
