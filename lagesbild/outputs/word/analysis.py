"""What people have written under *Analys* in a Word file, read back before the file is made again."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from lagesbild.core.analysis import opens_observations
from lagesbild.core.errors import InputError
from lagesbild.outputs.section.analysis import HEADING, PLACE
from lagesbild.outputs.word.layout import PLACE_TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

UNREADABLE = (
    "{name} går inte att läsa, så det som står under Analys skulle gå förlorat. Öppna filen i Word och spara om den som "
    ".docx, eller flytta undan den, och kör igen."
)
LARGEST = 200 << 20
"""Bytes of all parts unpacked: a larger one is no section of ours."""
PROMPT = re.compile(re.escape(PLACE.format(area="\0")).replace(re.escape("\0"), ".+?"))
"""What stands in the place until somebody writes."""
BROKEN = (BadZipFile, KeyError, ValueError, OpcError, SyntaxError, OSError)
"""What a broken file raises; bad XML is bad syntax."""
BREAKS = {qn("w:br"): " ", qn("w:cr"): " ", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
HEADINGS = re.compile(r"(heading|rubrik)\s*(\d)", re.IGNORECASE)


def read_analysis(name: str, content: bytes) -> tuple[str, ...]:
    """The paragraphs in the place for the analysis; none where nobody has written. InputError for what is no Word file.

    The place is the content control; where somebody has taken it away, all from the heading to the next one.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise InputError(UNREADABLE.format(name=name))
        document = docx.Document(io.BytesIO(content))
    except BROKEN as error:
        raise InputError(UNREADABLE.format(name=name)) from error
    styles = {style.style_id: style.name or "" for style in document.styles}
    body = document.element.body
    places = [place for place in body.iter(qn("w:sdt")) if _tag(place) == PLACE_TAG]
    found = places[0].iter(qn("w:p")) if places else _below_heading(body, styles)
    return tuple(_list_texts(found))


def _tag(place: BaseOxmlElement) -> str:
    tag = place.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else str(tag.get(qn("w:val")))


def _below_heading(body: BaseOxmlElement, styles: dict[str, str]) -> Iterator[BaseOxmlElement]:
    """The paragraphs from the heading of the analysis to the next heading as high."""
    level = 0
    for paragraph in body.iter(qn("w:p")):
        own = _level(paragraph, styles)
        if level and own and own <= level:
            return
        if level:
            yield paragraph
        elif own and _text(paragraph) == HEADING:
            level = own


def _level(paragraph: BaseOxmlElement, styles: dict[str, str]) -> int:
    """How high a heading is, the highest 1; 0 of running text."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    found = None if style is None else HEADINGS.match(styles.get(str(style.get(qn("w:val"))), ""))
    return int(found[2]) if found else 0


def _list_texts(paragraphs: Iterator[BaseOxmlElement]) -> Iterator[str]:
    """What is written in each paragraph; in a list below *Iakttagelser* with its number, which Word keeps elsewhere."""
    number = 0
    is_observing = False
    for paragraph in paragraphs:
        text = PROMPT.sub("", _text(paragraph)).strip()
        if not text:
            continue
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            number += is_observing
            text = f"{number}. {text}" if is_observing else f"– {text}"
        is_observing = is_observing or opens_observations(text)
        yield text


def _text(paragraph: BaseOxmlElement) -> str:
    """The text as it stands when all changes are accepted, on one line."""
    pieces = [
        piece.text or "" if piece.tag == qn("w:t") else BREAKS[piece.tag]
        for piece in paragraph.iter(qn("w:t"), *BREAKS)
        if not any(True for _ in piece.iterancestors(qn("w:txbxContent")))
    ]
    return re.sub(r"[ \t\n\r]+", " ", "".join(pieces)).strip()
