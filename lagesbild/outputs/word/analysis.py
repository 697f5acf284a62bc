"""What people have written under *Analys* in a Word file, read back before the file is made again."""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from lagesbild.core.analysis import opens_observations
from lagesbild.core.errors import InputError
from lagesbild.outputs.section.analysis import HEADING, PLACE, QUOTE
from lagesbild.outputs.word.layout import PLACE_TAG
from lagesbild.outputs.word.template import as_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

UNREADABLE = (
    "{name} går inte att läsa, så det som står under Analys skulle gå förlorat. Öppna filen i Word och spara om den som "
    ".docx, eller flytta undan den, och kör igen."
)
_ANYTHING = "\0"
_PROMPTS = (PLACE.format(area=_ANYTHING), QUOTE.format(sender=_ANYTHING, file=_ANYTHING))
PROMPT = re.compile("|".join(re.escape(text).replace(re.escape(_ANYTHING), ".+?") for text in _PROMPTS))
"""What stands in the place until somebody writes."""
P = qn("w:p")
BREAKS = {qn("w:br"): " ", qn("w:cr"): " ", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
HEADINGS = re.compile(r"(heading|rubrik)\s*(\d)", re.IGNORECASE)


def read_analysis(name: str, content: bytes, template: bytes | None = None) -> tuple[str, ...]:
    """The paragraphs under the heading of the analysis; none where nobody has written. InputError for what is no Word file.

    The place is known by its content control, around which people may have written too; where somebody has taken it away,
    by the heading. What stands in the template already is nobody's analysis.
    """
    body, styles = _open_document(name, content)
    own = {_text(paragraph) for paragraph in _open_document(name, template)[0].iter(P)} if template else set()
    place = next((place for place in body.iter(qn("w:sdt")) if _tag(place) == PLACE_TAG), None)
    found = (
        _list_paragraphs_below_heading(body, styles)
        if place is None
        else _list_paragraphs_around(place, styles)
    )
    return tuple(_list_texts(paragraph for paragraph in found if _text(paragraph) not in own))


def _open_document(name: str, content: bytes) -> tuple[BaseOxmlElement, Mapping[str, str]]:
    """The body of a document, and the names of its styles by their ids."""
    try:
        document = docx.Document(io.BytesIO(as_document(content)))
        return document.element.body, {style.style_id: style.name or "" for style in document.styles}
    except Exception as error:  # there is no end to the ways in which a file may be damaged
        raise InputError(UNREADABLE.format(name=name)) from error


def _list_paragraphs_around(place: BaseOxmlElement, styles: Mapping[str, str]) -> Iterator[BaseOxmlElement]:
    """The paragraphs from the heading before the place to the next heading as high after it."""
    before: list[BaseOxmlElement] = []
    level = 1
    for element in place.itersiblings(preceding=True):
        if own := _level(element, styles):
            level = own
            break
        before.insert(0, element)
    after = itertools.takewhile(
        lambda element: not 0 < _level(element, styles) <= level, place.itersiblings()
    )
    for element in (*before, place, *after):
        yield from element.iter(P)


def _tag(place: BaseOxmlElement) -> str:
    tag = place.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else str(tag.get(qn("w:val")))


def _list_paragraphs_below_heading(
    body: BaseOxmlElement, styles: Mapping[str, str]
) -> Iterator[BaseOxmlElement]:
    """The paragraphs from the heading of the analysis to the next heading as high."""
    level = 0
    for paragraph in body.iter(P):
        own = _level(paragraph, styles)
        if level and own and own <= level:
            return
        if level:
            yield paragraph
        elif own and _text(paragraph) == HEADING:
            level = own


def _level(paragraph: BaseOxmlElement, styles: Mapping[str, str]) -> int:
    """How high a heading is, the highest 1; 0 of running text."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    found = None if style is None else HEADINGS.match(styles.get(str(style.get(qn("w:val"))), ""))
    return int(found[2]) if found else 0


def _list_texts(paragraphs: Iterable[BaseOxmlElement]) -> Iterator[str]:
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
