"""Files as they are read back: every text of every kind of file, each with its place."""

from __future__ import annotations

import io
import json
import zlib
from zipfile import ZipFile

import pytest
from planted_leaks import png_chunk
from xlsxwriter import Workbook

from lagesbild.disclosure.gate.read_back import SIGNATURE, read_back_texts


def texts(name: str, content: bytes) -> list[tuple[str, str]]:
    """The texts of a file with their places."""
    return [(text.place, text.text) for text in read_back_texts(name, content)]


@pytest.mark.parametrize("ending", ["md", "txt", "csv"])
def test_a_text_is_read_line_by_line(ending: str) -> None:
    """Without what Markdown escapes signs by; a backslash before a letter or a blank is one."""
    content = "\ufeffett\n\ntv\\å\\.se \\ och\\_tre".encode()
    assert texts(f"a.b.{ending}", content) == [
        ("rad 1", "ett"),
        ("rad 2", ""),
        ("rad 3", "tv\\å.se \\ och\\_tre"),
    ]


def test_a_json_file_is_read_key_by_key() -> None:
    """Keys are texts too; numbers and nothing are none."""
    content = json.dumps({"a": {"b": "x"}, "c": ["y", 1, None, {"d": "z"}]}).encode()
    assert texts("a.json", content) == [
        ("överst", "a"),
        ("a", "b"),
        ("a.b", "x"),
        ("överst", "c"),
        ("c[1]", "y"),
        ("c[4]", "d"),
        ("c[4].d", "z"),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "read"),
    [
        (b"tEXt", b"Comment\0hej", ["Comment hej"]),
        (b"tEXt", b"Comment\0\x01hej", ["Comment \x01hej"]),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"hej"), ["Comment hej"]),
        (b"iTXt", b"Comment\0\0\0sv\0Anm\0hej", ["Comment   sv Anm hej"]),
        (b"iTXt", b"Comment\0\1\0sv\0Anm\0" + zlib.compress("hå".encode()), ["Comment sv Anm hå"]),
        (b"eXIf", b"hej", ["hej "]),
        (b"IDAT", b"hej", []),
    ],
)
def test_a_picture_is_read_chunk_by_chunk(kind: bytes, body: bytes, read: list[str]) -> None:
    """Whatever holds text, packed or not, whole, and also behind chunks that hold none."""
    content = SIGNATURE + png_chunk(b"IHDR", bytes(13)) + png_chunk(kind, body) + png_chunk(b"tEXt", b"a\0b")
    assert [text for _, text in texts("a.png", content)] == [*read, "a b"]


def package(**parts: bytes) -> bytes:
    """An Office file of these parts; a double underscore stands for the slash, a single one for the dot."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_an_office_file_is_read_part_by_part() -> None:
    """A paragraph in one piece, with its breaks as blanks; what is read out of an element; pictures; nothing else."""
    document = (
        f'<w:d {W} title="nej"><w:p><w:r><w:t>811218</w:t><w:br/><w:t>-9876</w:t></w:r></w:p>'
        '<w:docPr descr="Bild av"/><w:x> </w:x></w:d>'
    )
    content = package(
        word__document_xml=document.encode(),
        docProps__core_xml=b"<a><b>Titel</b></a>",
        word__other_rels=b'<Relationship Target="dit"/>',
        word__a_png=SIGNATURE + png_chunk(b"tEXt", b"a\0b"),
        word__a_bin=b"hemligt",
    )
    assert texts("a.docx", content) == [
        ("texten, stycke 1", "811218 -9876"),
        ("texten, stycke 2", "811218"),
        ("texten, stycke 3", "-9876"),
        ("texten, stycke 4", "Bild av"),
        ("dokumentegenskaperna, stycke 1", "Titel"),
        ("delen word/other.rels, stycke 1", "dit"),
        ("bilden word/a.png", "a b"),
    ]


def test_a_workbook_is_read_cell_by_cell_and_then_as_a_package() -> None:
    """Each cell by its sheet and row, as a spreadsheet counts them."""
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.add_worksheet("Ett")
        book.add_worksheet("Två").write_row(1, 1, ["x", 3])
    found = texts("a.xlsx", written.getvalue())
    assert [pair for pair in found if pair[0] == "bladens namn"] == [
        ("bladens namn", "Ett"),
        ("bladens namn", "Två"),
    ]
    assert [pair for pair in found if pair[0] == "blad Två, rad 2" and pair[1]] == [
        ("blad Två, rad 2", "x"),
        ("blad Två, rad 2", "3.0"),
    ]
    assert any(place.startswith("delen xl/") for place, _ in found)


def test_a_kind_of_file_that_cannot_be_read_back_is_told() -> None:
    """By its ending."""
    with pytest.raises(KeyError, match="pdf"):
        texts("a.pdf", b"")
