"""A finished file, read back from its bytes: every text that a reader or a program could find in it."""

from __future__ import annotations

import io
import json
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from lagesbild.disclosure.gate.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class ReadText(NamedTuple):
    """A text and where it stands, in words."""

    place: str
    text: str


SIGNATURE = b"\x89PNG\r\n\x1a\n"
LETTERED = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
"""The chunks of a picture that hold text."""
WHOLE = frozenset({"p", "si", "is"})
"""Elements whose text is broken over several others; it is put together before it is searched."""
BLANKS = frozenset({"br", "tab", "cr"})
SPOKEN = frozenset(
    {"docPr", "cNvPr", "tblCaption", "tblDescription", "alias", "hyperlink", "Relationship", "tableColumn"}
)
"""Elements whose attributes are read out or followed: alternative texts, names, links."""
PARTS = {
    "word/document.xml": "texten",
    "docProps/core.xml": "dokumentegenskaperna",
    "docProps/app.xml": "dokumentegenskaperna",
    "docProps/custom.xml": "dokumentegenskaperna",
}
ESCAPE = re.compile(r"\\(?=[^\w\s])")


def read_back_texts(name: str, content: bytes) -> Iterator[ReadText]:
    """Every text of a file with its place; KeyError for a kind of file that cannot be read back."""
    yield from READERS[name.rpartition(".")[2]](content)


def sheets(content: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    """The cells of every sheet of a workbook, by row and column, as a spreadsheet shows them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def _lines(content: bytes) -> Iterator[ReadText]:
    """Lines of text; the signs that Markdown escapes are read as the reader sees them."""
    for number, line in enumerate(content.decode("utf-8-sig").splitlines(), start=1):
        yield ReadText(f"rad {number}", ESCAPE.sub("", line))


def _page(content: bytes) -> Iterator[ReadText]:
    for text in read_page(content):
        yield ReadText(f"rad {text.line}", text.text)


def _json(content: bytes) -> Iterator[ReadText]:
    yield from _values(json.loads(content), "")


def _values(value: object, place: str) -> Iterator[ReadText]:
    if isinstance(value, str):
        yield ReadText(place, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield ReadText(place or "överst", key)
            yield from _values(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _values(inner, f"{place}[{number}]")


def _workbook(content: bytes) -> Iterator[ReadText]:
    """The cells by their place, then everything else that the package holds."""
    for name, rows in sheets(content).items():
        yield ReadText("bladens namn", name)
        for number, row in enumerate(rows, start=1):
            for value in row:
                yield ReadText(f"blad {name}, rad {number}", str(value))
    yield from _package(content)


def _package(content: bytes) -> Iterator[ReadText]:
    """The parts of an Office file: texts, properties, alternative texts, links and pictures."""
    with ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                yield from _part(PARTS.get(part, f"delen {part}"), archive.read(part))
            elif part.endswith(".png"):
                yield from _picture(archive.read(part), f"bilden {part}")


def _part(place: str, content: bytes) -> Iterator[ReadText]:
    tree = ET.fromstring(content)  # noqa: S314 — just written by this program, and expat limits what entities grow to
    texts = (text for element in tree.iter() for text in _texts(element))
    for number, text in enumerate(filter(str.strip, texts), start=1):
        yield ReadText(f"{place}, stycke {number}", text)


def _texts(element: ET.Element) -> Iterator[str]:
    """What one element says: a paragraph in one piece, any other its own text, and what is read out of it."""
    local = _local(element)
    if local in WHOLE:
        yield "".join(" " if _local(inner) in BLANKS else inner.text or "" for inner in element.iter())
    else:
        yield element.text or ""
    if local in SPOKEN:
        yield from element.attrib.values()


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _picture(content: bytes, place: str = "bildens egenskaper") -> Iterator[ReadText]:
    for kind, body in _chunks(content):
        if kind in LETTERED:
            yield ReadText(place, _decode_text(kind, body))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file: kind and content (PNG specification, section 5.3)."""
    start = len(SIGNATURE)
    while start < len(content):
        length = int.from_bytes(content[start : start + 4], "big")
        yield content[start + 4 : start + 8], content[start + 8 : start + 8 + length]
        start += length + 12


def _decode_text(kind: bytes, body: bytes) -> str:
    """The text of a chunk; what is compressed comes after the keyword, a zero and the method."""
    keyword, _, rest = body.partition(b"\0")
    if kind == b"zTXt":
        rest = zlib.decompress(rest[1:])
    elif kind == b"iTXt" and rest[:1] == b"\1":
        language, translated, packed = rest[2:].split(b"\0", 2)
        rest = b" ".join((language, translated, zlib.decompress(packed)))
    return f"{keyword.decode('latin-1')} {rest.decode('utf-8', errors='replace')}".replace("\0", " ")


READERS: Mapping[str, Callable[[bytes], Iterator[ReadText]]] = {
    "md": _lines,
    "txt": _lines,
    "csv": _lines,
    "json": _json,
    "html": _page,
    "docx": _package,
    "xlsx": _workbook,
    "png": _picture,
}
"""By the ending of a file's name, how it is read back."""
