"""The analysis in a section, written as Word saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document


def place_in(document: Document) -> object:
    """The content control for the analysis."""
    return next(document.element.body.iter(qn("w:sdtContent")))


def write_analysis(path: Path, paragraphs: Sequence[str], *, listed: bool = False) -> None:
    """Write paragraphs in the place for the analysis, as Word saves them; a list has its numbers elsewhere."""
    document = docx.Document(str(path))
    content = place_in(document)
    for old in list(content):  # type: ignore[call-overload]
        content.remove(old)  # type: ignore[attr-defined]
    numbering = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" if listed else ""
    for text in paragraphs:
        own = numbering if text[:1].isdecimal() or not listed else ""
        shown = text.partition(". ")[2] if own else text
        content.append(  # type: ignore[attr-defined]
            parse_xml(
                f"<w:p {nsdecls('w')}>{own}<w:r><w:t xml:space='preserve'>{shown[:4].replace('&', '&amp;')}</w:t></w:r>"
                f"<w:r><w:t xml:space='preserve'>{shown[4:].replace('&', '&amp;')}</w:t></w:r></w:p>"
            )
        )
    document.save(str(path))
