"""A page as a browser reads it: its texts, what is read out or followed, and the figures by the names that they bear."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

WITHIN = frozenset({"a", "b", "small", "strong", "em", "span", "summary"})
"""Elements whose text belongs to the text around them."""
VOID = frozenset({"meta", "input", "link", "br", "img", "hr"})
NAMES = ("data-cell", "data-cells", "data-figure")
"""The attributes that say which figures an element tells."""
SILENT = frozenset({"style", "script"})
"""What a page carries of the program's own, alike for every report."""
SEPARATOR = "\n"
"""Between several of them: a name may hold blanks."""
CELL, SPANNING = "td", "colspan"
"""A cell of figures, and what tells a cell of running text under several columns from it."""
BLANKS = re.compile(r"[ \t\r\n]+")
"""What a browser shows as one blank; a no-break space is none of them."""
QUIET = frozenset({"class", "id", "role", "scope", "type", *NAMES})
"""Attributes that neither are read out nor say anything of what came in."""


class PageText(NamedTuple):
    """A text of the page, on which line it begins, and the names of the figures that it tells."""

    line: int
    text: str
    figures: tuple[str, ...]
    is_cell: bool = False


def read_page(content: bytes) -> tuple[PageText, ...]:
    """Every text of a page, attributes and comments included, in its order."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    reader.finish()
    return tuple(reader.texts)


class _Element(NamedTuple):
    """An element that is being read."""

    tag: str
    figures: tuple[str, ...]
    is_cell: bool


class _Reader(HTMLParser):
    """Gathers the texts block by block; what stands within a cell is of the figures of the cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[PageText] = []
        self._open: list[_Element] = []
        self._pieces: list[str] = []
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block ends the text before it; so does an element that tells figures of its own."""
        named = tuple(
            name for key, value in attrs if key in NAMES and value for name in value.split(SEPARATOR)
        )
        if tag not in WITHIN or named:
            self.finish()
        if tag not in VOID:
            is_cell = tag == CELL and SPANNING not in dict(attrs)
            self._open.append(_Element(tag, named, is_cell))
        for key, value in attrs:
            if value and key not in QUIET:
                self.texts.append(PageText(self.getpos()[0], value, named))

    def handle_endtag(self, tag: str) -> None:
        """What is left open within an element ends with it."""
        places = [place for place, element in enumerate(self._open) if element.tag == tag]
        if not places:
            return
        if tag not in WITHIN or self._open[places[-1]].figures:
            self.finish()
        del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        if self._open and self._open[-1].tag in SILENT:
            return
        if not self._pieces:
            self._line = self.getpos()[0]
        self._pieces.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment is for everyone to read."""
        self.texts.append(PageText(self.getpos()[0], data, ()))

    def finish(self) -> None:
        """Put the pieces together as one text."""
        text = BLANKS.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces = []
        if not text:
            return
        figures = tuple(name for element in self._open for name in element.figures)
        is_cell = any(element.is_cell for element in self._open)
        self.texts.append(PageText(self._line, text, figures, is_cell))
