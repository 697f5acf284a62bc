"""A large text file, read as categories and as bytes, gives what the same file gives when it is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lagesbild.config.loading import load
from lagesbild.core.periods import parse_period
from lagesbild.files.opening import open_file
from lagesbild.files.text import columns
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

SETTINGS, PERIOD = load(), parse_period("2020-05-01..2021-04-30")
HEAD = ("Ärendenummer", "Anmäld", "Plats", "Stadsdel", "Kategori", "Antal", "Anmärkning")
NUMBERS = st.one_of(
    st.from_regex(r"(TK|ärende|Å) ?-?[0-9]{1,9}", fullmatch=True),
    st.sampled_from(["", " ", "Summa", "test", "TK-1", "tk-1", "TK-000000000000000000000000000000000000001"]),
)
ROWS = st.lists(
    st.tuples(
        NUMBERS,
        st.sampled_from(["2020-06-01", "2021-03-31", "1999-01-01", "i går", ""]),
        st.sampled_from(["Torget", "Skolgården – östra", "", "  "]),
        st.sampled_from(["Kärrtorp", "Björkhagen", "Farsta", ""]),
        st.sampled_from(["Nazistiskt", "Rasistiskt", "Stötande", "Övrigt", ""]),
        st.sampled_from(["1", "2", "", "många"]),
        st.sampled_from(["", "ny sanering behövs", "”färg” på vägg"]),
    ),
    min_size=2,
    max_size=30,
)


def observed(path: Path) -> tuple[pd.DataFrame, list[str]]:
    """What the file gives: its observations, and what is told of it."""
    found = recognise_file(path, open_file(path), SETTINGS, PERIOD).parsed
    texts = found.observations.astype(dict.fromkeys(("part", "unit", "question", "channel"), object))
    told = [f"{one.code} {one.row} {one.column} {one.message}" for one in found.problems]
    return texts.astype(object), told


def written(path: Path, rows: Sequence[Sequence[str]], encoding: str) -> Path:
    """The rows under their headings."""
    text = "\n".join(";".join(row) for row in (HEAD, *rows)) + "\n"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.slow
@given(rows=ROWS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
@example(rows=[("", "i går", "Torget", "Kärrtorp", "Nazistiskt", "1", "")] * 2, encoding="utf-8")
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
)
def test_a_large_file_gives_what_a_small_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]], encoding: str
) -> None:
    """Blank rows, words among the numbers, numbers beyond ASCII or too long: nothing hangs on the size of the file."""
    path = written(tmp_path / "klotter.csv", rows, encoding)
    with monkeypatch.context() as small:
        small.setattr(columns, "LARGE", 1 << 30)
        as_small = observed(path)
    with monkeypatch.context() as large:
        large.setattr(columns, "LARGE", 0)
        as_large = observed(path)
    assert_frame_equal(as_small[0], as_large[0])
    assert as_small[1] == as_large[1]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman"])
def test_case_numbers_that_differ_are_kept_as_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """Many different numbers take the quick way without a row lost or twice."""
    rows = [(f"TK-{n:06}", "2020-06-01", "Torget", "Kärrtorp", "Nazistiskt", "1", "") for n in range(500)]
    path = written(tmp_path / "klotter.csv", [*rows, rows[7]], encoding)
    monkeypatch.setattr(columns, "LARGE", 0)
    (sheet,) = open_file(path)
    found, _ = observed(path)
    assert found["row"].tolist() == list(range(2, 503))
    assert found["status"].tolist() == ["counted"] * 500 + ["duplicate"]
    assert found["identity"].nunique() == 500
    assert sheet.encoding == encoding
