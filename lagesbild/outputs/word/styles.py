"""The styles of the section: the template's own where it has them, by their Swedish or English name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from docx.styles.style import StyleFactory
from msgspec import Struct

from lagesbild.outputs.palette import BORDER, HEADING, MUTED, RULE, SHADE
from lagesbild.outputs.word.lists import bullet_number
from lagesbild.outputs.word.xml import element, hexadecimal, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.styles.style import ParagraphStyle


class Look(Struct, frozen=True):
    """How a style looks where we must add it: sizes and spaces in points."""

    names: tuple[str, ...]
    """The name that it is added under, then the other names that it may go by."""
    size: float = 11
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 6
    level: int = 0
    """The heading's level; 0 for running text."""
    keep_with_next: bool = False


LOOKS: Mapping[str, Look] = {
    "heading 1": Look(("Heading 1", "Rubrik 1"), 20, True, HEADING, 0, 8, 1, True),
    "heading 2": Look(("Heading 2", "Rubrik 2"), 14, True, HEADING, 18, 4, 2, True),
    "heading 3": Look(("Heading 3", "Rubrik 3"), 11.5, True, HEADING, 12, 2, 3, True),
    "caption": Look(("Caption", "Beskrivning"), 9.5, True, HEADING, 12, 4, keep_with_next=True),
    "bullet": Look(("List Bullet", "Punktlista"), after=3),
    "cell": Look(("Lägesbild tabelltext",), 9.5, before=2, after=2),
    "note": Look(("Lägesbild tabellnot",), 8.5, colour=MUTED, before=2, after=2),
    "picture": Look(("Lägesbild bild",), before=14, after=0, keep_with_next=True),
    "subtitle": Look(("Lägesbild underrubrik",), 9.5, colour=MUTED, after=10),
    "judgement": Look(("Lägesbild bedömning",), before=10, after=10),
}
TABLE_STYLE_ID = "Lagesbildtabell"
_TABLE_STYLE = f"""
<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE_ID}">
  <w:name w:val="Lägesbild tabell"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{hexadecimal(BORDER)}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{hexadecimal(BORDER)}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{hexadecimal(RULE)}"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{hexadecimal(BORDER)}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{hexadecimal(BORDER)}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""
_BOX = ("top", "left", "bottom", "right")


def style(document: Document, role: str) -> ParagraphStyle:
    """The paragraph style for a role of LOOKS: the document's own, or one that is added."""
    look = LOOKS[role]
    return _find_style(document, look.names) or _add_style(document, role, look)


def add_table_style(document: Document) -> None:
    """Add the style of the tables, unless an earlier edition has left it in the template."""
    if not document.styles.element.xpath(f"./w:style[@w:styleId='{TABLE_STYLE_ID}']"):
        document.styles.element.append(parsed(_TABLE_STYLE))


def _find_style(document: Document, names: tuple[str, ...]) -> ParagraphStyle | None:
    wanted = {name.casefold() for name in names}
    own = document.styles.element.xpath("./w:style[not(@w:type) or @w:type='paragraph']")
    found = next((one for one in own if (one.name_val or "").casefold() in wanted), None)
    return None if found is None else cast("ParagraphStyle", StyleFactory(found))


def _add_style(document: Document, role: str, look: Look) -> ParagraphStyle:
    builtin = len(look.names) > 1
    added: ParagraphStyle = document.styles.add_style(look.names[0], WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    added.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    dress(added, look)
    properties = added.element.get_or_add_pPr()
    if look.level:
        properties.append(element("w:outlineLvl", val=str(look.level - 1)))
    if role == "bullet":
        properties.insert(0, bullet_number(document))
    if role == "judgement":
        _box(added)
    return added


def dress(target: ParagraphStyle, look: Look) -> None:
    """Give a style the size, weight, colour and spaces of a look."""
    target.font.size, target.font.bold, target.font.italic = Pt(look.size), look.bold, False
    if look.colour:
        target.font.color.rgb = RGBColor.from_string(hexadecimal(look.colour))
    layout = target.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.keep_with_next


def _box(target: ParagraphStyle) -> None:
    """A frame and a shade, so that the place for the judgement cannot be overlooked."""
    properties = target.element.get_or_add_pPr()
    frame = element("w:pBdr")
    for side in _BOX:
        frame.append(element(f"w:{side}", val="single", sz="8", space="6", color=hexadecimal(HEADING)))
    shade = element("w:shd", val="clear", color="auto", fill=hexadecimal(SHADE))
    place = properties.find("{*}spacing")
    for piece in (frame, shade):
        place.addprevious(piece) if place is not None else properties.append(piece)
