"""A bulleted list for templates that have none: the numbering definition that the style refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from lagesbild.outputs.word.xml import element, parsed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_ABSTRACT = """
<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>"""


def bullet_number(document: Document) -> BaseOxmlElement:
    """The paragraph property that makes a bullet, its definition added to the document."""
    numbering = _numbering(document).element
    kinds = numbering.xpath("./w:abstractNum")
    kind = str(1 + max((int(one.get(qn("w:abstractNumId"))) for one in kinds), default=-1))
    definition = parsed(_ABSTRACT.format(id=kind))
    kinds[-1].addnext(definition) if kinds else numbering.insert(0, definition)
    number = numbering.add_num(int(kind)).numId
    properties = element("w:numPr")
    properties.append(element("w:numId", val=str(number)))
    return properties


def _numbering(document: Document) -> NumberingPart:
    """The document's numbering part; python-docx can read one but not make one."""
    part = document.part
    if not any(link.reltype == RELATIONSHIP_TYPE.NUMBERING for link in part.rels.values()):
        name, root = PackURI("/word/numbering.xml"), parsed("<w:numbering ></w:numbering>")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part
