"""The small grey marks that lead from print to the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import RGBColor

from lagesbild.outputs.palette import MUTED
from lagesbild.outputs.word.xml import hexadecimal

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

MARKED = f'<w:rPr><w:color w:val="{hexadecimal(MUTED)}"/><w:vertAlign w:val="superscript"/></w:rPr>'
"""How a run is set that is a mark."""


def add_mark(paragraph: Paragraph, mark: str) -> None:
    """Set a mark at the end of a paragraph; nothing where there is none."""
    if not mark:
        return

    run = paragraph.add_run(mark)
    run.font.superscript = True
    run.font.color.rgb = RGBColor.from_string(hexadecimal(MUTED))
