"""The same table in any file gives the same cells; any bytes give sheets or one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import DELIMITERS, ENCODINGS, LINE_ENDS, REGISTER, WRITERS, delimited

from lagesbild.core.errors import InputError
from lagesbild.files.header import locate
from lagesbild.files.opening import open_file

CELLS = st.sampled_from(
    ("", "007", "NA", "None", "1,5", "–", "=1+1", "-3", "Två, tre; fyra", 'sa "nej"', "1 204", "#5", "a|c")
)
SHARES = st.one_of(st.just(1.0), st.floats(0, 1))
RECORDS = st.lists(
    st.tuples(st.just("2021-03-01"), st.sampled_from(("Björkhagen", "Kärrtorp", "Flaten")), CELLS, CELLS),
    min_size=2,
    max_size=8,
)


def cells(path: Path) -> list[tuple[str, ...]]:
    """Give a file's records as text."""
    sheet = open_file(path)[0]
    layout = locate(sheet)
    assert layout is not None
    assert layout.headings == REGISTER[0]
    return [tuple(map(str, row)) for row in sheet.read(layout).to_numpy()]


@given(RECORDS, st.sampled_from(ENCODINGS), st.sampled_from(DELIMITERS), st.sampled_from(LINE_ENDS))
@settings(max_examples=60, deadline=None)
def test_text_files_give_the_same_cells(
    records: list[tuple[str, ...]], encoding: str, delimiter: str, line_end: str
) -> None:
    """Encoding, delimiter and line end make no difference."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        text = delimited((REGISTER[0], *records), delimiter, line_end)
        path.write_bytes(text.replace("–", "-").encode(encoding))
        assert cells(path) == [tuple(cell.replace("–", "-") for cell in row) for row in records]


@pytest.mark.parametrize("kind", WRITERS)
@given(RECORDS)
@settings(max_examples=15, deadline=None)
def test_every_kind_of_file_gives_the_same_cells(kind: str, records: list[tuple[str, ...]]) -> None:
    """A spreadsheet of texts gives what the text file gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        WRITERS[kind](path, (REGISTER[0], *records))
        assert cells(path) == records


@given(
    st.sampled_from(
        (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"a;b\n1;2\n", b'"')
    ),
    st.binary(max_size=300),
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_sheets_or_one_sentence(start: bytes, rest: bytes) -> None:
    """Whatever the bytes, only InputError comes, and it names the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(start + rest)
        try:
            for sheet in open_file(path):
                if layout := locate(sheet):
                    sheet.read(layout)
        except InputError as error:
            assert str(error).startswith(("a.csv: ", str(path)))  # noqa: PT017 — most files are refused, some are not


@pytest.mark.sampled
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@given(st.lists(st.tuples(SHARES, st.integers(0, 255)), min_size=1, max_size=6), SHARES)
@settings(max_examples=60, deadline=None)
def test_a_spoilt_spreadsheet_gives_sheets_or_one_sentence(
    kind: str, changes: list[tuple[float, int]], end: float
) -> None:
    """A spreadsheet with some bytes changed, or cut off, never ends in anything but InputError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        WRITERS[kind](path, REGISTER)
        content = bytearray(path.read_bytes())
        for share, byte in changes:
            content[int(share * (len(content) - 1))] = byte
        path.write_bytes(content[: max(1, int(end * len(content)))])
        try:
            for sheet in open_file(path):
                if layout := locate(sheet):
                    sheet.read(layout)
        except InputError as error:
            assert "a." in str(error)  # noqa: PT017 — most files are refused, some are not
