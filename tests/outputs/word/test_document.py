"""The section as Word: read back with python-docx, and the XML that screen readers and Word itself rely on."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm
from msgspec.structs import replace
from sample_charts import sample_charts
from sample_report import sample_report

from lagesbild.core.errors import InputError
from lagesbild.outputs.section.appendix import appendix
from lagesbild.outputs.section.blocks import Judgement
from lagesbild.outputs.section.section import section
from lagesbild.outputs.word.document import documents
from lagesbild.outputs.word.tables import widths

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from lagesbild.core.report import Report


def written(report: Report | None = None, template: bytes | None = None) -> dict[str, bytes]:
    """Part -> the bytes of its file."""
    report, charts = report or sample_report(), sample_charts()
    parts = {"lägesbild": section(report, charts), "bilaga": appendix(report, charts)}
    return documents(parts, report, template)


def made(report: Report | None = None, template: bytes | None = None) -> bytes:
    """The bytes of the section with its charts and, for the tests of tables and pictures, its appendix in one file."""
    report, charts = report or sample_report(), sample_charts()
    blocks = (*section(report, charts), *appendix(report, charts))
    return documents({"lägesbild": blocks}, report, template)["lägesbild"]


def read(content: bytes) -> Document:
    """The document as python-docx reads it back."""
    return docx.Document(io.BytesIO(content))


def words(element: Any) -> str:
    """The text inside a piece of XML."""
    return "".join(piece.text for piece in element.iter("{*}t"))


def style_of(paragraph: Paragraph) -> str:
    """The name of a paragraph's style."""
    return (paragraph.style and paragraph.style.name) or ""


def template(*markers: str, marker: str = "{{lägesbild}}", swedish: bool = False) -> bytes:
    """A municipality's template: text before and after the marker, a table of its own, styles of its own."""
    own = docx.Document()
    if swedish:
        for name in ("Rubrik 1", "Rubrik 2", "Rubrik 3", "Beskrivning", "Punktlista"):
            own.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet"):
        own.styles[name].delete()
    own.styles.add_style("Kommunens brödtext", WD_STYLE_TYPE.PARAGRAPH)
    own.sections[0].header.paragraphs[0].text = "Exempelkommun"
    own.add_paragraph("Inledning från kommunen.")
    paragraph = own.add_paragraph(style="Kommunens brödtext")
    for part in (marker[:4], marker[4:]):
        paragraph.add_run(part)
    for other in markers:
        own.add_paragraph(other)
    own.core_properties.title = "Kommunens plan"
    own.add_paragraph("Fortsättning från kommunen.")
    file = io.BytesIO()
    own.save(file)
    return file.getvalue()


def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing in the file comes from the clock."""
    assert made() == made()


def test_headings_are_real_headings() -> None:
    """The parts are found by the navigation of Word and by screen readers, without a skipped level."""
    levels = [int(style_of(p)[-1]) for p in read(made()).paragraphs if style_of(p).startswith("Heading")]
    assert levels[:4] == [1, 2, 2, 1]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_paragraph_is_empty() -> None:
    """Space is a matter of styles; an empty paragraph is read aloud as one."""
    empty = [p for p in read(made()).paragraphs if not p.text.strip() and not p._p.xpath(".//pic:pic")]
    assert empty == []


def test_captions_are_numbered_fields() -> None:
    """Tables and figures are numbered by Word itself, each in its own series."""
    content = read(made())
    fields = content.element.body.xpath("//w:fldSimple/@w:instr")
    shown = [words(f) for f in content.element.body.xpath("//w:fldSimple")]
    assert [field.split()[1] for field in fields].count("Figur") == 3
    assert [n for n, field in zip(shown, fields, strict=True) if "Tabell" in field] == list("12345678")


def test_every_table_has_a_header_row_and_a_description() -> None:
    """Header rows are marked and repeated, and the table says what it is."""
    for table in read(made()).tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert table._tbl.xpath("./w:tblPr/w:tblDescription/@w:val")
        assert not table._tbl.xpath("./w:tr[position()>1]/w:trPr/w:tblHeader")


def test_figures_stand_to_the_right_and_totals_are_bold() -> None:
    """The look of the plan's tables."""
    table = read(made()).tables[1]
    last = table.rows[-1].cells
    assert [cell.text for cell in last] == ["Totalt", "6", "10"]
    assert all(run.bold for cell in last for run in cell.paragraphs[0].runs)
    assert {cell.paragraphs[0].alignment for row in table.rows for cell in row.cells[1:]} == {2}


def test_tables_fit_the_text() -> None:
    """No table is wider than the page's text."""
    content = read(made())
    for table in content.tables:
        assert sum(column.width or 0 for column in table.columns) <= Cm(16.05)


@pytest.mark.parametrize("columns", [1, 2, 5, 8, 20])
def test_columns_share_the_width_whatever_their_number(columns: int) -> None:
    """A table with more sources than a page has room for still fits it; the labels get the most."""
    pattern = sample_report().tables[0]
    rows = tuple(replace(row, cells=(row.cells * 3)[:columns]) for row in pattern.rows)
    shared = widths(replace(pattern, columns=(pattern.columns * 3)[:columns], rows=rows), 16.0)
    assert sum(shared) == pytest.approx(16.0)
    assert min(shared) > 0


def test_pictures_stand_where_the_text_stands() -> None:
    """Without a distance of zero LibreOffice would push a picture as wide as the text into the margin."""
    inlines = read(made()).element.body.xpath("//wp:inline")
    assert {inline.get(f"dist{side}") for inline in inlines for side in "TBLR"} == {"0"}


def test_pictures_have_alt_texts_and_the_width_of_the_text() -> None:
    """Every picture says what it finds, and where its figures stand."""
    content = read(made())
    assert content.element.body.xpath("//wp:docPr/@descr") == [
        "Rubrik ar_klotter. Siffrorna står i bilagan, i tabellen ”Klotter efter innehåll”.",
        "Rubrik klotter_manad. Siffrorna står i tabellen ”Klotter efter månad 2021”.",
        "Rubrik svarande. Siffrorna står i tabellen ”Svarande i enkäterna 2021”.",
    ]
    assert {shape.width for shape in content.inline_shapes} == {Cm(16)}


def test_the_place_for_the_judgement_is_framed() -> None:
    """The coordinator sees at once where to write."""
    content = read(made())
    (place,) = content.element.body.xpath("//w:sdt")
    assert words(place) == next(b.text for b in section(sample_report()) if isinstance(b, Judgement))
    (style,) = content.element.body.xpath("//w:sdt//w:pStyle/@w:val")
    assert content.styles.element.xpath(f"./w:style[@w:styleId='{style}']/w:pPr/w:pBdr")


@pytest.mark.parametrize(("edition", "marking"), [("intern", "Intern utgåva"), ("publik", "")])
def test_the_internal_edition_is_marked_on_every_page(edition: str, marking: str) -> None:
    """The public one is not."""
    content = read(made(replace(sample_report(), edition=edition)))
    assert "".join(p.text for p in content.sections[0].header.paragraphs) == marking


def test_the_document_says_what_it_is() -> None:
    """Title, language and dates come from the report."""
    content = read(made())
    properties = content.core_properties
    assert properties.title == "Lokal lägesbild 2021, Skarpnäck"
    assert str(properties.modified.date()) == str(properties.created.date()) == "2021-05-12"
    assert content.styles.element.xpath("./w:docDefaults//w:lang/@w:val") == ["sv-SE"]


def test_the_section_takes_the_markers_place() -> None:
    """What the municipality wrote before and after stays where it is, and the marker goes away."""
    paragraphs = [p.text for p in read(made(template=template())).paragraphs]
    assert paragraphs[:2] == ["Inledning från kommunen.", "Lokal lägesbild 2021"]
    assert paragraphs[-1] == "Fortsättning från kommunen."
    assert not any("{{" in text for text in paragraphs)


def test_a_part_without_a_marker_is_a_file_by_itself() -> None:
    """The template holds what it has a marker for, in its own order; nothing lands after its last paragraph."""
    apart = written(template=template())
    assert list(apart) == ["lägesbild", "bilaga"]
    assert read(apart["bilaga"]).paragraphs[0].text == "Bilaga till lokal lägesbild 2021"
    together = written(template=template("{{Bilaga}}"))
    assert list(together) == ["lägesbild"]
    texts = [p.text for p in read(together["lägesbild"]).paragraphs]
    assert texts.index("Lokal lägesbild 2021") < texts.index("Bilaga till lokal lägesbild 2021")
    assert texts[-1] == "Fortsättning från kommunen."


def test_a_template_for_the_appendix_alone_is_its_file() -> None:
    """The section is then a document of our own."""
    files = written(template=template(marker="{{bilaga}}"))
    assert read(files["lägesbild"]).paragraphs[0].text == "Lokal lägesbild 2021"
    assert read(files["bilaga"]).paragraphs[0].text == "Inledning från kommunen."


def test_a_marker_of_what_this_year_lacks_goes_away() -> None:
    """A plan without activities shows no braces."""
    files = written(template=template("{{aktiviteter}}"))
    assert not any("{{" in p.text for p in read(files["lägesbild"]).paragraphs)


def test_captions_go_on_through_a_template() -> None:
    """The tables of the appendix are numbered after those that stand before its marker."""
    content = read(written(template=template("{{bilaga}}"))["lägesbild"])
    fields = content.element.body.xpath("//w:fldSimple[contains(@w:instr, 'SEQ Figur')]")
    figures = [words(field) for field in fields]
    assert figures == ["1", "2", "3"]


def test_the_templates_title_and_properties_stay() -> None:
    """The plan is the municipality's document."""
    assert read(made(template=template())).core_properties.title == "Kommunens plan"


def test_running_text_takes_the_markers_style() -> None:
    """The municipality decides how its text looks by how the marker looks."""
    styles = {
        style_of(p) for p in read(made(template=template())).paragraphs if p.text.startswith("Få av dem")
    }
    assert styles == {"Kommunens brödtext"}


@pytest.mark.parametrize(
    ("swedish", "expected"), [(True, {"Rubrik 1", "Punktlista"}), (False, {"Heading 1", "List Bullet"})]
)
def test_the_templates_own_styles_are_used_or_added(swedish: bool, expected: set[str]) -> None:  # noqa: FBT001
    """Swedish names are found; a template without the styles gets them."""
    used = {style_of(p) for p in read(made(template=template(swedish=swedish))).paragraphs}
    assert expected <= used


def test_added_bullets_are_a_real_list() -> None:
    """A style that is added for the bullets has a numbering definition behind it."""
    content = read(made(template=template()))
    number = content.styles["List Bullet"].element.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0]
    assert content.part.numbering_part.element.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId")


def test_a_caption_stays_with_its_table_in_a_template() -> None:
    """The template's own style for captions may let a page end between the two; a caption of a figure comes after."""
    captions = [p for p in read(made(template=template())).paragraphs if " SEQ " in f" {p._p.xml} "]
    kept = {p.text.split("\u00a0")[0]: p.paragraph_format.keep_with_next for p in captions}
    assert kept == {"Tabell": True, "Figur": False}


def test_the_templates_head_is_kept_beside_the_marking() -> None:
    """The municipality's own page head stays."""
    head = [p.text for p in read(made(template=template())).sections[0].header.paragraphs]
    assert head == ["Exempelkommun", "Intern utgåva"]


def test_a_template_gives_the_same_bytes_too() -> None:
    """Also when the template itself was saved at another time."""
    own = template()
    assert made(template=own) == made(template=own)


def test_a_template_file_is_saved_as_a_document() -> None:
    """A .dotx is a template to Word; what we write must open as a document."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(template())) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"document\.main\+xml", b"template.main+xml", source.read(name)))
    with ZipFile(io.BytesIO(made(template=file.getvalue()))) as written:
        assert b"template.main+xml" not in written.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (template(marker="Här ska lägesbilden stå"), "{{lägesbild}}"),
        (template(marker="Läs {{lägesbild}} här"), "{{lägesbild}}"),
        (b"PK\x03\x04 not a zip file", "Word-dokument"),
        (b"\xd0\xcf\x11\xe0 an old document", "Word-dokument"),
    ],
    ids=["no marker", "marker inside a line", "no archive", "an old document"],
)
def test_a_template_that_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    """One Swedish sentence says what is wrong with it."""
    with pytest.raises(InputError, match=re.escape(said)):
        made(template=content)
