"""Text files: encoding, delimiter, records and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_files import DELIMITERS, ENCODINGS, LINE_ENDS, REGISTER, delimited

from lagesbild.core.errors import InputError
from lagesbild.files.header import locate
from lagesbild.files.opening import open_file
from lagesbild.files.text import columns

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from lagesbild.files.sheet import Layout, Sheet


def opened(path: Path, content: str | bytes, encoding: str = "utf-8") -> Sheet:
    """Write a text file and open it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return open_file(path)[0]


def table(sheet: Sheet) -> tuple[Layout, pd.DataFrame]:
    """Give the layout of a sheet that has one, and its records."""
    layout = locate(sheet)
    assert layout is not None
    return layout, sheet.read(layout)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_gives_the_letters(tmp_path: Path, encoding: str) -> None:
    """The same register in any encoding gives the same cells."""
    _, frame = table(opened(tmp_path / "register.csv", delimited(REGISTER), encoding))
    assert frame.to_numpy().tolist() == [list(row) for row in REGISTER[1:]]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("mac_roman", "mac_roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_told(tmp_path: Path, written: str, told: str) -> None:
    """The sheet says in which encoding it was read."""
    assert opened(tmp_path / "register.csv", delimited(REGISTER), written).encoding == told


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_delimiter_and_line_end_gives_the_cells(tmp_path: Path, delimiter: str, line_end: str) -> None:
    """Delimiter and line end are found, and make no difference to the cells."""
    sheet = opened(tmp_path / "register.txt", delimited(REGISTER, delimiter, line_end))
    assert sheet.delimiter == delimiter
    assert table(sheet)[1].to_numpy().tolist() == [list(row) for row in REGISTER[1:]]


def test_decimal_commas_are_not_delimiters(tmp_path: Path) -> None:
    """A table with a decimal comma in every cell is cut at its semicolons."""
    assert opened(tmp_path / "a.csv", "a;b;c\n" + "1,5;2,5;3,5\n" * 70).delimiter == ";"


def test_a_record_with_a_line_break_is_one_record(tmp_path: Path) -> None:
    """Rows are numbered by record: a quoted line break starts no new one, a blank line counts."""
    _, frame = table(opened(tmp_path / "a.csv", 'a;b\n1;"x\ny"\n\n2;z\n'))
    assert frame.index.tolist() == [2, 4]
    assert frame.loc[2, 1] == "x\ny"


def test_empty_records_are_left_out(tmp_path: Path) -> None:
    """A record of delimiters and blanks alone is no record."""
    _, frame = table(opened(tmp_path / "a.csv", "a;b\n1;2\n ;\u00a0\n;\n3;4\n"))
    assert frame.index.tolist() == [2, 5]


def test_a_record_that_is_empty_in_the_columns_asked_for_is_kept(tmp_path: Path) -> None:
    """No record gets lost because only some columns are read."""
    sheet = opened(tmp_path / "a.csv", "a;b\n1;2\n;3\n;\n")
    layout = locate(sheet)
    assert layout is not None
    assert sheet.read(layout, [0]).index.tolist() == [2, 3]


def test_short_records_are_filled_and_long_ones_told(tmp_path: Path) -> None:
    """Ragged records keep their cells; cells beyond the table are a problem with the row's number."""
    _, frame = table(opened(tmp_path / "a.csv", "a;b;c\n1;2;3\n1\n1;2;3;4\n5;6;7\n"))
    assert frame.to_numpy().tolist()[1] == ["1", "", ""]
    assert [(problem.code, problem.row) for problem in frame.attrs["problems"]] == [("extra_cells", 4)]


def test_a_large_file_gives_categories_of_the_table_alone(tmp_path: Path) -> None:
    """Above some megabytes columns are categories, and the heading is none of them."""
    sheet = opened(tmp_path / "a.csv", "Titel\n\nStadsdel;Not\n" + f"Flaten;{'x' * 90}\n" * 100_000)
    layout = locate(sheet)
    assert layout is not None
    frame = sheet.read(layout, [0])
    assert frame[0].cat.categories.tolist() == ["Flaten"]
    assert (frame.index[0], frame.index[-1]) == (4, 100_003)


def test_notes_below_a_large_table_are_left_out(tmp_path: Path) -> None:
    """The end of a large file is looked at too."""
    rows = f"Flaten;{'x' * 90}\n" * 100_000
    layout = locate(opened(tmp_path / "a.csv", f"Stadsdel;Not\n{rows}\nKälla: trafikkontoret\n"))
    assert layout is not None
    assert layout.last_data_row == 100_001


@pytest.mark.parametrize(
    "spoilt", [b"Skarpn\xb1ck;G\xb1rd", "Skarpn\ufffdck;2".encode(), "Skarpn\xc3\xa4ck;2".encode()]
)
def test_wrong_letters_are_told(tmp_path: Path, spoilt: bytes) -> None:
    """Letters that make no words in any encoding, or were lost before, are a problem of the file."""
    sheet = opened(tmp_path / "a.csv", b"a;b\n" + spoilt + b"\n")
    assert [problem.code for problem in sheet.problems] == ["doubtful_letters"]


def test_an_unclosed_quotation_mark_is_refused_with_its_row(tmp_path: Path) -> None:
    """The rest of the file is not swallowed into one cell."""
    with pytest.raises(InputError, match="rad 3"):
        opened(tmp_path / "a.csv", 'a;b\n1;2\n3;"x\n4;5\n')


def test_a_quotation_mark_inside_a_cell_is_a_letter(tmp_path: Path) -> None:
    """A stray mark that opens nothing is kept as it is."""
    _, frame = table(opened(tmp_path / "a.csv", 'a;b\n1;5" rör\n2;x\n'))
    assert frame.loc[2, 1] == '5" rör'


@pytest.mark.parametrize(
    "letter",
    ["Hej!\n\nVi har inte sett något, i år heller.\nHälsningar\nAnna\n", "Inget att rapportera", "a\nb\nc\n"],
)
def test_a_letter_is_no_table(tmp_path: Path, letter: str) -> None:
    """Running text opens, but holds no table."""
    assert locate(opened(tmp_path / "brev.txt", letter)) is None


REGISTER_ROWS = "Nummer;Datum;Stadsdel;Adress\n" + "".join(
    f"TK-{n};2021-03-0{n};Kärrtorp;Gata {n}\n" for n in range(1, 8)
)


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        (';"Gata 2', ';Gata "5', 3),
        (';"Gata 2', ';"Gata 5', 3),
        (';"Gata 2', ';Gata 5"', 3),
        (';"Gata 2', ';Gata "3', 3),
        ('\n"TK-2', '\n"TK-6', 3),
    ],
)
def test_stray_quotation_marks_never_swallow_rows(tmp_path: Path, first: str, second: str, row: int) -> None:
    """Two marks that a person has left make no cell of the rows between them: the first one's row is named."""
    text = REGISTER_ROWS.replace(first.replace('"', ""), first).replace(second.replace('"', ""), second)
    with pytest.raises(InputError, match=f"rad {row} .*citattecken"):
        opened(tmp_path / "a.csv", text)


def test_quoted_text_of_several_lines_is_a_cell(tmp_path: Path) -> None:
    """A remark with line breaks, delimiters and doubled marks of its own is read as what it is."""
    remark = '"Ring först; sedan\nmejla ""snarast"".\n\nHälsningar; A"'
    _, frame = table(opened(tmp_path / "a.csv", f"Nummer;Datum;Anmärkning\n1;2021-03-01;{remark}\n2;;x\n"))
    assert frame.index.tolist() == [2, 3]
    assert frame.loc[2, 2] == 'Ring först; sedan\nmejla "snarast".\n\nHälsningar; A'


@pytest.mark.parametrize("large", [False, True])
def test_one_line_in_another_encoding_spoils_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    """A line that was added in Windows-1252 to a file in UTF-8 is read as what it is, and that is told."""
    monkeypatch.setattr(columns, "LARGE", 0 if large else 1 << 30)
    content = REGISTER_ROWS.encode() + "TK-Å8;2021-03-09;Skarpnäcks gård;Ängsvägen\n".encode("cp1252")
    sheet = opened(tmp_path / "a.csv", content)
    layout, _ = table(sheet)
    frame = sheet.read(layout, serial=0).astype(object)
    assert frame.to_numpy().tolist()[0] == ["TK-1", "2021-03-01", "Kärrtorp", "Gata 1"]
    assert frame.to_numpy().tolist()[-1] == ["TK-Å8", "2021-03-09", "Skarpnäcks gård", "Ängsvägen"]
    assert (sheet.encoding, [problem.code for problem in sheet.problems]) == ("utf-8", ["mixed_letters"])


def test_one_line_in_utf8_is_read_among_lines_that_are_not(tmp_path: Path) -> None:
    """Which of the two encodings most lines are in makes no difference."""
    content = REGISTER_ROWS.encode("cp1252") + "TK-8;2021-03-09;Skarpnäcks gård;Ängsvägen\n".encode()
    frame = table(opened(tmp_path / "a.csv", content))[1]
    assert set(frame[2]) == {"Kärrtorp", "Skarpnäcks gård"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_end_mark_of_old_programs_is_no_row(tmp_path: Path, encoding: str) -> None:
    """A last Ctrl-Z is neither a record nor a part of one."""
    sheet = opened(tmp_path / "a.csv", delimited(REGISTER) + "\x1a", encoding)
    assert table(sheet)[1].to_numpy().tolist() == [list(row) for row in REGISTER[1:]]
    assert list(sheet.first_cells()) == [row[0] for row in REGISTER]
