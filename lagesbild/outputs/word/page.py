"""What the whole document carries: page size, language, marking of the edition, properties."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from lagesbild.core.wording import period
from lagesbild.outputs.word.styles import LOOKS, dress, style
from lagesbild.outputs.word.xml import add_field, set_property

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Header

    from lagesbild.core.report import Report

LANGUAGE = "sv-SE"
FONT = "Calibri"
A4 = (21.0, 29.7)
MARGIN = 2.5
"""Centimetres on every side: 16 cm for the text and the charts."""


def lay_out(document: Document) -> None:
    """Make a document of our own: A4, one font, our headings, page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, A4)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    body = document.styles["Normal"]
    body.font.size, body.paragraph_format.space_after = Pt(11), Pt(8)
    for role, look in LOOKS.items():
        dress(style(document, role), look)
    _set_font(document)
    add_field(section.footer.paragraphs[0], "PAGE", "1")
    section.footer.paragraphs[0].alignment = 2


def text_width(document: Document) -> float:
    """The width of the text in centimetres; that of the narrowest section when they differ."""
    width, margin = Cm(A4[0]), Cm(MARGIN)
    return min(
        (one.page_width or width) - (one.left_margin or margin) - (one.right_margin or margin)
        for one in document.sections
    ) / Cm(1)


def _set_font(document: Document) -> None:
    """One font throughout: the theme's own fonts give way."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)


def finish_document(document: Document, marking: str) -> None:
    """Say of what is written which language it is in, and of which edition."""
    set_language(document)
    _mark_pages(document, marking)


def set_language(document: Document) -> None:
    """Declare the text Swedish, so that screen readers and spelling checks read it as such."""
    defaults = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")
    for properties in defaults:
        set_property(properties, "w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")


def _mark_pages(document: Document, marking: str) -> None:
    """Print the marking in the head of every page; nothing when there is none."""
    if not marking:
        return
    for number, section in enumerate(document.sections):
        heads = [section.header]
        heads += [section.first_page_header] if section.different_first_page_header_footer else []
        heads += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        for head in heads:
            if number == 0 or not head.is_linked_to_previous:
                _mark(head, marking)


def _mark(head: _Header, marking: str) -> None:
    last = head.paragraphs[-1]
    line = head.add_paragraph() if last.text else last
    line.alignment = 2
    line.add_run(marking).bold = True


def set_properties(document: Document, report: Report, title: str = "Lokal lägesbild") -> None:
    """Title, subject and dates, the dates those of the latest import and never of the clock."""
    properties, moment = document.core_properties, datetime.fromisoformat(report.as_of)
    properties.title = f"{title} {report.year}, {report.area}"
    days = period(report.period.start, report.period.end)
    properties.subject = f"Våldsbejakande extremism, {days}"
    properties.language, properties.comments = LANGUAGE, ""
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = "", 1
