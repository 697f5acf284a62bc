"""The section as a Word document of its own, or in the municipality's own template."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lagesbild.outputs.captions import marking
from lagesbild.outputs.word.layout import Layout
from lagesbild.outputs.word.page import mark_pages, set_language, set_properties
from lagesbild.outputs.word.template import blank, opened, put_in_place
from lagesbild.outputs.zip import with_fixed_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block


def document(
    blocks: Sequence[Block],
    report: Report,
    template: bytes | None = None,
    title: str = "Lokal lägesbild",
    appendix: Sequence[Block] = (),
) -> bytes:
    """The blocks as the bytes of a docx, the same for the same report.

    With a template the section stands in place of its paragraph `{{lägesbild}}`, the appendix last; InputError when the
    template is no Word document or has no such paragraph.
    """
    target, marker = blank() if template is None else opened(template)
    layout = Layout(target, marker)
    start = len(target.element.body)
    for block in blocks:
        layout.add(block)
    if marker is not None:
        put_in_place(target, marker, start)
    for block in appendix:
        layout.add(block)
    set_language(target)
    mark_pages(target, marking(report))
    set_properties(target, report, title)
    file = io.BytesIO()
    target.save(file)
    return with_fixed_times(file.getvalue())
