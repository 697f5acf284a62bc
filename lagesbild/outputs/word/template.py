"""Where a part of the text stands: in a document of its own, or at its marker in the municipality's template."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.text.paragraph import Paragraph as WordParagraph

from lagesbild.core.errors import InputError
from lagesbild.outputs.section.blocks import Bullets, Heading, Note, Paragraph
from lagesbild.outputs.word.layout import DocumentLayout
from lagesbild.outputs.word.page import finish_document, lay_out

if TYPE_CHECKING:
    from docx.document import Document

MARKER = re.compile(r"\s*\{\{\s*(lägesbild|bilaga|aktiviteter)\s*\}\}\s*", re.IGNORECASE)
CONTENT_TYPES = "[Content_Types].xml"
LARGEST = 200 << 20
"""Bytes of all parts unpacked: a larger one is no document of ours."""
SPECIMENS = (Heading(1, "1"), Heading(2, "2"), Heading(3, "3"), Paragraph("1"), Bullets(("1",)), Note("1"))
"""Text in every style that is asked of a template."""
UNREADABLE = "Mallen kan inte läsas som ett Word-dokument; spara om den i Word som .docx eller .dotx."
UNMARKED = (
    "Mallen saknar stycket {{lägesbild}}; skriv det på en egen rad där avsnittet ska stå, och {{bilaga}} eller "
    "{{aktiviteter}} där de ska stå."
)


def blank() -> Document:
    """A new document in our own layout."""
    document = docx.Document()
    lay_out(document)
    document.core_properties.author = ""
    return document


def open_template(template: bytes) -> tuple[Document, dict[str, WordParagraph]]:
    """The template, and by part the paragraph that is its marker; InputError when it is unreadable or has none."""
    try:
        content = as_document(template)
        document = docx.Document(io.BytesIO(content))
        _look_through(document)
        _rehearse(docx.Document(io.BytesIO(content)))
    except Exception as error:  # there is no end to the ways in which a file may be damaged
        raise InputError(UNREADABLE) from error
    if not (markers := _markers(document)):
        raise InputError(UNMARKED)
    return document, markers


def _look_through(document: Document) -> None:
    """Ask the document for all that will be used of it: a part that is damaged is found here and not half-way."""
    document.element.body.get_or_add_sectPr()
    for style in document.styles:
        _ = style.name, style.type
    for section in document.sections:
        _ = section.page_width, section.left_margin, section.right_margin
        for part in (section.header, section.first_page_header, section.even_page_header):
            if not part.is_linked_to_previous:
                _ = part.paragraphs


def _rehearse(document: Document) -> None:
    """Write in a copy, and save it: some damage shows only then."""
    marker = next(iter(_markers(document).values()), None)
    layout = DocumentLayout(document, marker)
    for block in SPECIMENS:
        layout.add(block)
    finish_document(document, "utgåva")
    document.save(io.BytesIO())


def as_document(template: bytes) -> bytes:
    """The package with a Word template (.dotx) declared as a document, which is all that sets them apart.

    Raises ValueError when it is larger than a document can be.
    """
    file = io.BytesIO()
    with ZipFile(io.BytesIO(template)) as source, ZipFile(file, "w") as target:
        if sum(part.file_size for part in source.infolist()) > LARGEST:
            raise ValueError(LARGEST)
        for name in source.namelist():
            content = source.read(name)
            if name == CONTENT_TYPES:
                content = content.replace(b".template.main+xml", b".document.main+xml")
            target.writestr(name, content)
    return file.getvalue()


def _markers(document: Document) -> dict[str, WordParagraph]:
    """The first marker of each part, in the order of the document."""
    markers: dict[str, WordParagraph] = {}
    for element in document.element.body.iter("{*}p"):
        paragraph = WordParagraph(element, document._body)  # noqa: SLF001 — a marker may stand in a cell
        if marker := MARKER.fullmatch(unicodedata.normalize("NFC", paragraph.text)):
            markers.setdefault(marker[1].casefold(), paragraph)
    return markers


def put_in_place(document: Document, marker: WordParagraph, start: int) -> None:
    """Move what was added after the first `start` children of the body to the marker, which goes away."""
    body = document.element.body
    for added in list(body)[start - 1 : -1]:
        marker._p.addprevious(added)  # noqa: SLF001 — python-docx has no public way to move a block
    marker._p.getparent().remove(marker._p)  # noqa: SLF001 — likewise
