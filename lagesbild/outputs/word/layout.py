"""Each block as Word lays it out: one method a kind of block, at the end of the document."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from docx.shared import Cm

from lagesbild.outputs.captions import caption, footnotes
from lagesbild.outputs.section.blocks import (
    Bullets,
    FigureBlock,
    Heading,
    Judgement,
    Note,
    Paragraph,
    TableBlock,
)
from lagesbild.outputs.word.page import text_width
from lagesbild.outputs.word.styles import add_table_style, style
from lagesbild.outputs.word.tables import table_element
from lagesbild.outputs.word.xml import add_field, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

    from lagesbild.core.tables import Table
    from lagesbild.outputs.section.blocks import Block, ChartLike

CHART_WIDTH = 16.0
"""How wide a chart is printed, in centimetres, where the page is wide enough."""
PLACE_TAG = "bedomning"
"""What the place for the judgement is found by."""
_PLACE = f"""
<w:sdt ><w:sdtPr><w:alias w:val="Bedömning"/><w:tag w:val="{PLACE_TAG}"/></w:sdtPr><w:sdtContent/></w:sdt>"""


class DocumentLayout:
    """A document being written: what it holds, how wide its text is, and how far its captions have come."""

    def __init__(self, document: Document, marker: WordParagraph | None = None) -> None:
        self.document = document
        self.body_style = None if marker is None else marker.style
        self.width = text_width(document)
        self.numbers = _captions_before(marker)
        self._style_ids: dict[str, str] = {}
        add_table_style(document)

    def add(self, block: Block) -> None:
        """Add one block at the end of the document."""
        match block:
            case Heading(level, text):
                self._text(text, f"heading {level}")
            case Paragraph(text):
                self.document.add_paragraph(text, self.body_style)
            case Bullets(items):
                for item in items:
                    self._text(item, "bullet")
            case TableBlock(table):
                self._table(table)
            case FigureBlock(chart) as figure:
                self._figure(chart, figure.alt)
            case Note(text):
                self._text(text, "subtitle")
            case Judgement(text, written):
                self._judgement(text, written)

    def _text(self, text: str, role: str) -> WordParagraph:
        added = self.document.add_paragraph(text)
        added._p.style = self._style_id(role)  # noqa: SLF001 — the public way looks through every style each time
        return added

    def _style_id(self, role: str) -> str:
        """The style of a role, looked up once: a template may have hundreds."""
        if role not in self._style_ids:
            self._style_ids[role] = style(self.document, role).style_id
        return self._style_ids[role]

    def _caption(self, label: str, text: str) -> WordParagraph:
        self.numbers[label] += 1
        added = self._text(f"{label}\u00a0", "caption")
        add_field(added, f"SEQ {label} \\* ARABIC", str(self.numbers[label]))
        added.add_run(f". {text}")
        return added

    def _table(self, table: Table) -> None:
        self._caption("Tabell", caption(table)).paragraph_format.keep_with_next = True
        cell_style = self._style_id("cell")
        self.document.element.body.sectPr.addprevious(table_element(table, self.width, cell_style))
        if notes := footnotes(table):
            self._text(" ".join(notes), "note")

    def _figure(self, chart: ChartLike, alt: str) -> None:
        paragraph = self._text("", "picture")
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(io.BytesIO(chart.png), Cm(min(CHART_WIDTH, self.width)))
        inline = picture._inline  # noqa: SLF001 — python-docx has no public way to alt text
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice would otherwise move the picture to the right
        properties = inline.docPr
        properties.set("descr", alt)
        properties.set("name", chart.name)
        self._caption("Figur", chart.caption).paragraph_format.keep_with_next = False

    def _judgement(self, text: str, written: Sequence[str]) -> None:
        """A content control, framed until somebody has written, so that what is written can be found again."""
        paragraphs = [self.document.add_paragraph(one, self.body_style) for one in written]
        paragraphs = paragraphs or [self._text(text, "judgement")]
        place = parsed(_PLACE)
        paragraphs[0]._p.addprevious(place)  # noqa: SLF001 — python-docx has no words for content controls
        for paragraph in paragraphs:
            place[-1].append(paragraph._p)  # noqa: SLF001 — likewise


def _captions_before(marker: WordParagraph | None) -> Counter[str]:
    """How many tables and figures the template numbers before the marker."""
    if marker is None:
        return Counter()
    fields = marker._p.xpath(  # noqa: SLF001 — python-docx has no words for fields
        "preceding::w:instrText/text() | preceding::w:fldSimple/@w:instr"
    )
    words = [field.split() for field in fields]
    return Counter(word[1] for word in words if word[:1] == ["SEQ"] and len(word) > 1)
