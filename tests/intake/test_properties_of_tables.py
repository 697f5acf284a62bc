"""Whatever a table holds: the same facts give the same figures in every layout, or one of them is refused."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counting import BROKEN_YEAR, REFUSED, Counted, count, count_text, settings
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from reading_files import write_csv

from lagesbild.core.errors import InputError
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Case = tuple[str, str, str]
    Row = list[str | int]

KEYS = {
    "Nazistiskt": "nazistiskt",
    "Rasistiskt": "rasistiskt",
    "Vänsterautonomt": "vansterautonomt",
    "Islamistiskt": "islamistiskt",
}
MONTHS = ("maj 2020", "juni 2020", "juli 2020")
AREAS = ("Kärrtorp", "Björkhagen", "Bagarmossen")
CASES = st.lists(
    st.tuples(st.sampled_from(list(KEYS)), st.sampled_from(MONTHS), st.sampled_from(AREAS)),
    min_size=1,
    max_size=14,
)
SOME = examples(
    max_examples=8,
    deadline=None,
    derandomize=True,
)
LABEL = "Radetiketter"


def _count(folder: Path, rows: Sequence[Row]) -> Counted | str:
    write_csv(folder / "klotter_2021.csv", rows)
    return count(folder / "klotter_2021.csv")


def _register(cases: list[Case]) -> list[Row]:
    rows: list[Row] = [[f"A{n}", month, area, kind] for n, (kind, month, area) in enumerate(cases)]
    return [["Ärendenummer", "Datum", "Stadsdel", "Kategori"], *rows]


def _crosstab(cases: list[Case], side: int, total: str = "") -> list[Row]:
    """Categories against months (1) or areas (2), with totals both ways where they have a name."""
    across = [
        label for label in (MONTHS if side == 1 else AREAS) if any(case[side] == label for case in cases)
    ]
    counts = Counter((case[0], case[side]) for case in cases)
    kinds = [kind for kind in KEYS if any(case[0] == kind for case in cases)]
    rows: list[Row] = [[kind, *(counts[kind, label] for label in across)] for kind in kinds]
    if not total:
        return [[LABEL, *across], *rows]
    for row in rows:
        row.append(sum(map(int, row[1:])))
    sums = [sum(int(row[column]) for row in rows) for column in range(1, len(across) + 2)]
    return [[LABEL, *across, total], *rows, [total, *sums]]


def _list(cases: list[Case], total: str = "") -> list[Row]:
    counts = Counter(case[0] for case in cases)
    rows: list[Row] = [[kind, counts[kind]] for kind in KEYS if counts[kind]]
    last: list[Row] = [[total, len(cases)]] if total else []
    return [[LABEL, "Antal av Ärendenummer"], *rows, *last]


def _compact(cases: list[Case]) -> list[Row]:
    """Areas with their categories in one column, as Excel lays a pivot table of two fields."""
    rows: list[Row] = []
    for area in AREAS:
        counts = Counter(case[0] for case in cases if case[2] == area)
        if counts:
            rows.append([area, counts.total()])
            rows += [[kind, number] for kind, number in counts.items()]
    return [[LABEL, "Antal av Ärendenummer"], *rows, ["Totalsumma", len(cases)]]


def _tabular(cases: list[Case]) -> list[Row]:
    """Areas and categories in two columns with the area's name on its first row and its sum below."""
    rows: list[Row] = []
    for area in AREAS:
        counts = Counter(case[0] for case in cases if case[2] == area)
        if counts:
            names = [area, *[""] * (len(counts) - 1)]
            rows += [[name, *pair] for name, pair in zip(names, counts.items(), strict=True)]
            rows.append([f"{area} Summa", "", counts.total()])
    return [["Stadsdel", "Kategori", "Antal"], *rows, ["Totalsumma", "", len(cases)]]


@SOME
@given(cases=CASES, total=st.sampled_from(("Totalsumma", "Summa", "Sammanlagt i hela området", "S:a")))
def test_the_same_facts_agree_in_every_layout_or_one_is_refused(
    tmp_path: Path, cases: list[Case], total: str
) -> None:
    """A case a row, lists, crosstabs and pivots: the categories' counts are those of the cases, and none is a guess."""
    expected = {KEYS[kind]: number for kind, number in Counter(case[0] for case in cases).items()}
    layouts = {
        "register": _register(cases),
        "by month": _crosstab(cases, 1),
        "by month with totals": _crosstab(cases, 1, total),
        "by area": _crosstab(cases, 2),
        "by area with totals": _crosstab(cases, 2, total),
        "list": _list(cases),
        "list with a total": _list(cases, total),
        "compact": _compact(cases),
        "tabular": _tabular(cases),
    }
    for name, rows in layouts.items():
        counted = _count(tmp_path, rows)
        if counted != REFUSED:
            assert isinstance(counted, Counted)
            assert (name, counted.outcome) == (name, len(cases))
            assert (name, {key: counted.lines.get(key, 0) for key in expected}) == (name, expected)
    assert _count(tmp_path, layouts["list with a total"]) != REFUSED


@SOME
@given(cases=CASES)
def test_a_note_agrees_with_a_register(tmp_path: Path, cases: list[Case]) -> None:
    """The number that is written in a sentence is the number of rows."""
    note = count_text(
        tmp_path, "klotter_2021.txt", f"Under perioden har {len(cases)} ärenden registrerats.\n"
    )
    assert isinstance(note, Counted)
    assert note.outcome == len(cases)


@SOME
@given(cases=CASES, data=st.data())
def test_the_order_of_rows_changes_nothing(tmp_path: Path, cases: list[Case], data: st.DataObject) -> None:
    """Of a register, and of a list without totals inside."""
    for rows in (_register(cases), _list(cases), _crosstab(cases, 2)):
        shuffled = data.draw(st.permutations(rows[1:]))
        first = _count(tmp_path, rows)
        second = _count(tmp_path, [rows[0], *shuffled])
        if REFUSED not in (first, second):
            assert isinstance(first, Counted)
            assert isinstance(second, Counted)
            assert (first.outcome, first.lines) == (second.outcome, second.lines)


@SOME
@given(cases=CASES, cell=st.sampled_from(("..", "ca 5", "flera", "3-5", "#REF!", "60 %")), data=st.data())
def test_no_count_that_cannot_be_read_is_left_out_in_silence(
    tmp_path: Path, cases: list[Case], cell: str, data: st.DataObject
) -> None:
    """A table with such a cell gives at least what the others say, or is refused."""
    rows = data.draw(st.sampled_from((_list(cases), _crosstab(cases, 1), _crosstab(cases, 2))))
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(1, len(rows[0]) - 1))
    lost = int(rows[row][column])
    rows[row][column] = cell
    counted = _count(tmp_path, rows)
    if counted != REFUSED:
        assert isinstance(counted, Counted)
        assert counted.unreadable
        assert counted.total == len(cases) - lost


CELLS = st.sampled_from(
    (
        "",
        "",
        "Nazistiskt",
        "Kärrtorp",
        "Summa",
        "maj 2020",
        "3",
        "2021",
        "..",
        "Källa: x",
        "5 ärenden",
        "Fritid",
        "Antal",
    )
)


@SOME
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_every_cell_is_used_set_aside_a_note_or_unread(tmp_path: Path, rows: list[list[str]]) -> None:
    """Whatever stands where, the account of the sheet holds each of its cells once, or the file is refused."""
    path = tmp_path / "klotter_2021.csv"
    write_csv(path, [["Kategori", "Stadsdel", "Antal"], ["Nazistiskt", "Kärrtorp", "2"], *rows])
    try:
        account = recognise_file(path, open_file(path), settings(), BROKEN_YEAR).parsed.account
    except InputError:
        return
    assert account is not None
    used = sum(account.by_role.values()) + sum(account.set_aside.values())
    assert used + account.notes + account.unread == account.cells
    assert account.cells == 6 + sum(bool(cell.strip()) for row in rows for cell in row)
