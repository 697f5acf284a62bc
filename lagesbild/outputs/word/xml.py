"""The few pieces of Word's own XML that python-docx has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element with attributes of the main namespace: `element("w:shd", val="clear")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def parsed(xml: str) -> BaseOxmlElement:
    """The element of a piece of XML whose root lacks its namespace declaration."""
    head, rest = xml.strip().split(" ", 1)
    return parse_xml(f"{head} {nsdecls('w')} {rest}")


def hexadecimal(colour: str) -> str:
    """A colour as Word writes it.

    >>> hexadecimal("#12436D")
    '12436D'
    """
    return colour.removeprefix("#")


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word keeps up to date, and what it shows until then."""
    field = element("w:fldSimple", instr=f" {instruction} ")
    run = paragraph.add_run(shown)
    field.append(run._r)  # noqa: SLF001 — python-docx has no public way to a run's element
    paragraph._p.append(field)  # noqa: SLF001 — likewise


def set_property(properties: BaseOxmlElement, tag: str, **attributes: str) -> None:
    """One property with these attributes, in place of the one that stood there."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    properties.append(element(tag, **attributes))
