"""A free text -> what may be stored of it: sure findings masked, doubtful ones told by their place."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, get_args

from lagesbild.core.free_text import Passage, ScreenedText
from lagesbild.personal_data.finder import find
from lagesbild.personal_data.findings import Kind
from lagesbild.personal_data.text_decisions import replace_spans
from lagesbild.personal_data.word_lists import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.personal_data.findings import Finding
    from lagesbild.personal_data.word_lists import Lists

MARK = re.compile(rf"\[(?:{'|'.join(get_args(Kind))})\]")
"""What stands where something has been masked."""
GAP = "[]"
"""Stands for all that was found, masked or not, where texts are compared."""
ID_LENGTH = 10


def screen(text: str, lists: Lists = DEFAULT) -> tuple[ScreenedText, tuple[Finding, ...]]:
    """What may be stored of a text, and all that was found in it.

    A text that has been screened before may be screened again: what is masked in it stays so.

    >>> screen("Ring Ahmed på 070-174 06 05 om Xerxes.")[0].text
    'Ring [namn] på [telefon] om Xerxes.'
    """
    findings = find(text, lists)
    parts: list[str] = []
    doubtful: list[tuple[Finding, int]] = []
    position = length = 0
    for finding in findings:
        before = text[position : finding.start]
        replacement = (
            text[finding.start : finding.end] if finding.outcome == "granskas" else f"[{finding.kind}]"
        )
        if finding.outcome == "granskas":
            doubtful.append((finding, length + len(before)))
        parts += (before, replacement)
        length += len(before) + len(replacement)
        position = finding.end
    screened = "".join((*parts, text[position:]))
    return ScreenedText(screened, _locate_passages(screened, doubtful)), findings


def _locate_passages(text: str, doubtful: Sequence[tuple[Finding, int]]) -> tuple[Passage, ...]:
    spans = [(start, start + finding.end - finding.start) for finding, start in doubtful]
    marks = [match.span() for match in MARK.finditer(text)]
    bare = replace_spans(text, dict.fromkeys((*spans, *marks), GAP))
    order = {span: number for number, span in enumerate(sorted({*spans, *marks}))}
    return tuple(
        Passage(_id(bare, order[span], text[slice(*span)]), *span, finding.kind, finding.why or finding.kind)
        for (finding, _), span in zip(doubtful, spans, strict=True)
    )


def _id(bare: str, number: int, passage: str) -> str:
    """The same for the same passage in the same text, also when a larger list of names masks more around it."""
    return hashlib.sha256(f"{bare}\n{number}\n{passage}".encode()).hexdigest()[:ID_LENGTH]
