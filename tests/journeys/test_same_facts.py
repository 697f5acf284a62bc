"""The same facts in any kind of file, in any layout and anywhere on the sheet give the same observations."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import SAMPLES
from reading_files import ENCODINGS, WRITERS, Rows, delimited, write_csv

from lagesbild.config.loading import load
from lagesbild.core.errors import InputError
from lagesbild.core.periods import Period
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.inspection.describe import describe
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

SETTINGS = load()
PERIOD = Period(date(2020, 5, 1), date(2021, 4, 30))
HEAD = ("Ärendenummer", "Datum", "Stadsdel", "Kategori", "Antal")
AREAS = ("Kärrtorp", "Björkhagen", "Bagarmossen", "Farsta")
LABELS = {"nazistiskt": "Nazistiskt", "rasistiskt": "Rasistiskt", "vansterautonomt": "Vänsterautonomt"}
ROWS = st.lists(
    st.tuples(
        st.sampled_from(("A1", "A2", "A3", "A4", "007")),
        st.sampled_from(("2020-06-03", "3/6 2020", "3 juni 2020", "2019-06-03", "i våras", "")),
        st.sampled_from((*AREAS, "Kärrtorp2", "NA", "")),
        st.sampled_from(("Nazistiskt", "vänsterautonomt ", "Stötande", "Hatklotter", "-", "")),
        st.sampled_from(("1", "2", "..", "fem", "-99", "")),
    ),
    min_size=2,
    max_size=8,
)
WORDS = st.sampled_from(
    (
        *HEAD,
        *AREAS,
        "Nazistiskt",
        "Totalt",
        "2021-03-01",
        "12",
        "Ja",
        "Nej",
        "Vilken miljö",
        "..",
        "-",
        "x;y",
        '"',
        "",
    )
)


def observed(path: Path) -> list[tuple[object, ...]]:
    """Give what a file says, all but where the rows stand."""
    found = recognise_file(path, open_file(path), SETTINGS, PERIOD).parsed.observations
    columns = ["status", "date", "area", "category", "milieu", "count"]
    return list(
        found[columns]
        .astype({"status": str, "category": str, "milieu": str, "date": str})
        .itertuples(index=False, name=None)
    )


@pytest.mark.slow
@given(ROWS)
@settings(max_examples=8, deadline=None)
def test_every_kind_of_file_gives_the_same_observations(rows: list[tuple[str, ...]]) -> None:
    """A csv in each encoding and every spreadsheet: the same records, counted or set aside for the same reasons."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for kind, write in WRITERS.items():
            write(Path(folder) / f"klotter.{kind}", (HEAD, *rows))
            found[kind] = observed(Path(folder) / f"klotter.{kind}")
        for encoding in ENCODINGS:
            (Path(folder) / "klotter.csv").write_bytes(delimited((HEAD, *rows)).encode(encoding))
            found[encoding] = observed(Path(folder) / "klotter.csv")
    assert set(map(tuple, found.values())) == {tuple(found["csv"])}
    assert len(found["csv"]) == len(rows)


@given(ROWS, st.integers(0, 6), st.integers(0, 3), st.booleans())
@settings(max_examples=30, deadline=None)
def test_no_row_is_lost_wherever_the_table_stands(
    rows: list[tuple[str, ...]],
    above: int,
    beside: int,
    noted: bool,  # noqa: FBT001 — drawn
) -> None:
    """Titles above, empty columns before and notes below: every record is in the ledger with its row number."""
    titles = [("Klotter i staden",) if n % 2 == 0 else () for n in range(above)]
    notes = [(), ("",) * beside + ("Källa: trafikkontorets ärendesystem.",)] if noted else []
    table: Rows = [*titles, *(("",) * beside + row for row in (HEAD, *rows)), *notes]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "klotter.csv"
        write_csv(path, table)
        found = recognise_file(path, open_file(path), SETTINGS, PERIOD).parsed.observations
    assert list(found["row"]) == [above + 2 + n for n in range(len(rows))]


@pytest.mark.slow
# No word stands twice on a line: of a ready table, two columns with one heading ("Antal", "Antal") are both read, and
# a row then has two records of one part.
@given(
    st.lists(
        st.lists(WORDS, min_size=1, max_size=6, unique_by=lambda word: word or object()),
        min_size=1,
        max_size=10,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_table_is_described_or_refused_in_a_sentence(rows: list[list[str]]) -> None:
    """Nothing that the program did not foresee, whatever words stand where; importing says the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "klotter.csv"
        path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
        told = describe(path, SETTINGS)
        assert "inte räknat med" not in " ".join(problem.message for problem in told.problems)
        try:
            found = recognise_file(path, open_file(path), SETTINGS, PERIOD).parsed.observations
        except InputError:
            assert told.source is None
        else:
            assert told.source is not None
            assert found[found["record"]].groupby(["row", "part"]).size().max() == 1 if len(found) else True


@dataclass(frozen=True, slots=True)
class Figures:
    """The sample's graffiti, counted along each side."""

    frame: pd.DataFrame

    def by(self, *sides: str) -> Counter[tuple[str, ...]]:
        """Give occasions by some of category, month and area."""
        counts: Counter[tuple[str, ...]] = Counter()
        for case in self.frame.itertuples():
            told = {"category": str(case.category), "month": str(case.date)[:7], "area": str(case.area)}
            counts[tuple(told[side] for side in sides)] += int(str(case.count_))
        return +counts


def figures(path: Path) -> Figures:
    """Give what is counted of a file."""
    found = recognise_file(path, open_file(path), SETTINGS, PERIOD).parsed.observations
    return Figures(found[found["status"] == COUNTED].rename(columns={"count": "count_"}))


def table(counts: Counter[tuple[str, ...]], heading: str) -> list[tuple[object, ...]]:
    """Give categories against the other side, with totals."""
    across = sorted({side for _, side in counts})
    lines = [(LABELS[key], *(counts[key, side] for side in across)) for key in LABELS]
    with_sums = [(*line, sum(int(str(cell)) for cell in line[1:])) for line in lines]
    sums = (sum(int(str(line[place])) for line in with_sums) for place in range(1, len(across) + 2))
    return [(heading, *across, "Totalt"), *with_sums, ("Summa", *sums)]


def written(folder: Path, rows: Iterable[tuple[object, ...]]) -> Path:
    """Write a table of graffiti as text."""
    write_csv(folder / "klotter.csv", [tuple(map(str, row)) for row in rows])
    return folder / "klotter.csv"


@pytest.mark.parametrize("side", ["month", "area"])
def test_the_samples_graffiti_is_the_same_in_every_layout(tmp_path: Path, side: str) -> None:
    """A case a row, and a ready table of the same: the counts agree where the layout carries them."""
    register = figures(SAMPLES / "2021" / "klotter_2021.xlsx")
    counts = register.by("category", side)
    straight = table(counts, "Kategori")
    turned = list(zip(*straight, strict=True))
    long: list[tuple[object, ...]] = [
        ("Kategori", "Datum" if side == "month" else "Stadsdel", "Antal"),
        *((LABELS[k], s, n) for (k, s), n in counts.items()),
    ]
    for rows in (straight, turned, long):
        assert figures(written(tmp_path, rows)).by("category", side) == counts


def test_the_samples_graffiti_is_the_same_in_totals_and_in_groups(tmp_path: Path) -> None:
    """Totals alone by category; and areas that stand on the first row of their group."""
    register = figures(SAMPLES / "2021" / "klotter_2021.xlsx")
    totals = [("Kategori", "Antal"), *((LABELS[key], n) for (key,), n in register.by("category").items())]
    assert figures(written(tmp_path, totals)).by("category") == register.by("category")
    groups: list[tuple[object, ...]] = [("Stadsdel", "Kategori", "Antal")]
    for (area,) in register.by("area"):
        within = [
            (LABELS[key], n) for (key, place), n in register.by("category", "area").items() if place == area
        ]
        groups += [(area if not n else "", *line) for n, line in enumerate(within)]
    assert figures(written(tmp_path, groups)).by("category", "area") == register.by("category", "area")
