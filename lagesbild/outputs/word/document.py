"""The parts of the year's text as Word documents: each a file of its own, or at its marker in the municipality's template."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lagesbild.outputs.captions import edition_marking
from lagesbild.outputs.word.layout import DocumentLayout
from lagesbild.outputs.word.page import finish_document, set_properties
from lagesbild.outputs.word.template import blank, open_template, put_in_place
from lagesbild.outputs.zip import with_fixed_times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document

    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

TITLE = "Lokal lägesbild"
TITLES = {"bilaga": "Bilaga till lokal lägesbild", "aktiviteter": "Aktiviteter"}
"""Part -> the title of its file, where it is another than the section's."""


def documents(
    parts: Mapping[str, Sequence[Block]], report: Report, template: bytes | None = None
) -> dict[str, bytes]:
    """Part -> the bytes of its docx; parts with a marker in the template share one, under the first of them.

    InputError when the template is no Word document or has no marker.
    """
    own = dict(parts)
    written: dict[str, bytes] = {}
    if template is not None:
        filled, content = _fill(own, report, template)
        for part in filled:
            del own[part]
        if filled:
            written[filled[0]] = content
    written |= {part: document(blocks, report, TITLES.get(part, TITLE)) for part, blocks in own.items()}
    return {part: written[part] for part in parts if part in written}


def document(blocks: Sequence[Block], report: Report, title: str = TITLE) -> bytes:
    """The blocks as the bytes of a docx of our own, the same for the same report."""
    target = blank()
    layout = DocumentLayout(target)
    for block in blocks:
        layout.add(block)
    set_properties(target, report, title)
    return _saved(target, report)


def _fill(
    parts: Mapping[str, Sequence[Block]], report: Report, template: bytes
) -> tuple[tuple[str, ...], bytes]:
    """The parts that the template has a marker for, in their order, and the template with them in place.

    What else the template holds, its title and its properties stay. A marker of a part that this year lacks goes away.
    """
    target, markers = open_template(template)
    for part, marker in markers.items():
        layout, start = DocumentLayout(target, marker), len(target.element.body)
        for block in parts.get(part, ()):
            layout.add(block)
        put_in_place(target, marker, start)
    return tuple(part for part in parts if part in markers), _saved(target, report)


def _saved(target: Document, report: Report) -> bytes:
    finish_document(target, edition_marking(report))
    file = io.BytesIO()
    target.save(file)
    return with_fixed_times(file.getvalue())
