"""The report as JSON and as the manifest of the incoming files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import QuestionCount
from lagesbild.core.imports import Incoming
from lagesbild.core.states import FigureState
from lagesbild.core.tables import AtLeast, Cell, Column, MissingValue, Row, Share, Table, TableKind, Value
from lagesbild.outputs.json_report import report_json
from lagesbild.outputs.manifest import manifest_csv

if TYPE_CHECKING:
    from lagesbild.core.report import Report

CONTRACT = {
    "": {
        "year",
        "period",
        "area",
        "edition",
        "sources",
        "counts",
        "questions",
        "comparison",
        "tables",
        "problems",
    },
    "sources": {"key", "label", "state", "files", "sent", "answered", "incomplete", "rows", "total"},
    "counts": {"source", "kind", "category", "milieu", "count", "state"},
    "questions": {"source", "question", "base", "answers"},
    "comparison": {"source", "category", "milieu", "previous", "current", "verdict"},
    "tables": {"id", "title", "unit", "columns", "rows", "notes"},
    "problems": {"file", "sheet", "row", "column", "code", "message"},
}
"""The names that scripts rely on, per list of the JSON."""


def as_read(report: Report) -> Any:
    """The JSON as a script reads it."""
    return json.loads(json.dumps(report_json(report), ensure_ascii=False))


def with_cells(*values: Value, kind: str = "count") -> Report:
    """The sample report with a single table, of one row."""
    columns = tuple(Column(f"k{n}", f"Kolumn {n}", kind) for n in range(len(values)))  # type: ignore[arg-type]
    table = Table(
        TableKind.PROBLEMS, "Prov", "Antal", "Rad", columns, (Row("a", "A", tuple(map(Cell, values))),)
    )
    return replace(sample_report(), tables=(table,))


@pytest.mark.parametrize("part", CONTRACT)
def test_contract_names(part: str) -> None:
    """Every name of the contract stands where the contract puts it."""
    document = as_read(sample_report())
    entry = document[part][0] if part else document
    assert entry.keys() >= CONTRACT[part]


def test_ledger_of_every_source_adds_up() -> None:
    """For every source, read is counted and set aside together."""
    for source in as_read(sample_report())["sources"]:
        rows = source["rows"]
        assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values()), source["key"]


def test_every_count_stands_under_its_source() -> None:
    """No count is lost, and zeros are kept."""
    report = sample_report()
    found = [(c["source"], c["category"], c["milieu"], c["count"]) for c in as_read(report)["counts"]]
    assert found == [(c.source, c.category, c.milieu, c.value) for c in report.counts]


def test_a_hidden_count_is_null_and_says_so() -> None:
    """A suppressed count is null with "suppressed", and only then is that name there."""
    report = sample_report()
    hidden = replace(report.counts[0], value=None, state=FigureState.SUPPRESSED)
    first, second = as_read(replace(report, counts=(hidden, report.counts[1])))["counts"]
    assert (first["count"], first.get("suppressed")) == (None, True)
    assert "suppressed" not in second


def test_a_hidden_answer_marks_its_question() -> None:
    """A question with a suppressed answer says so."""
    question = QuestionCount("enkat_egna", "q", "Fråga", False, 17, (("ja", "Ja", None), ("nej", "Nej", 16)))
    (entry,) = as_read(replace(sample_report(), questions=(question,)))["questions"]
    assert entry["suppressed"] is True
    assert entry["answers"] == {"ja": None, "nej": 16}


@pytest.mark.parametrize(
    ("value", "cell"),
    [(6, 6), (0, 0), (Share(17, 24), 0.7083), (Share(3, 9), None), ("2021-05-12", "2021-05-12")],
)
def test_cells(value: Value, cell: object) -> None:
    """A count is a number, a share a quotient on a base of ten or more, a text itself."""
    assert as_read(with_cells(value))["tables"][0]["rows"][0]["cells"] == [cell]


@pytest.mark.parametrize("nothing", MissingValue)
def test_the_nothings_stay_apart(nothing: MissingValue) -> None:
    """A cell without a figure is null, and beside it stands which nothing it is."""
    row = as_read(with_cells(nothing, 0))["tables"][0]["rows"][0]
    assert row["cells"] == [None, 0]
    assert row["nothings"] == [nothing.value, None]


def test_shares_keep_their_counts() -> None:
    """Beside the quotient stand the two counts that it is made of."""
    row = as_read(with_cells(Share(3, 9), 4))["tables"][0]["rows"][0]
    assert row["shares"] == [{"part": 3, "base": 9}, None]


def test_cell_ids_are_unique() -> None:
    """No two cells of a report are called the same."""
    tables = as_read(sample_report())["tables"]
    ids = [name for table in tables for row in table["rows"] for name in row["cell_ids"]]
    assert len(set(ids)) == len(ids)


def test_manifest_is_read_by_a_swedish_excel() -> None:
    """The manifest begins with a byte order mark and has semicolons between its headings."""
    first = manifest_csv(sample_report()).splitlines()[0]
    assert first == "\ufefffil;sha256;blad;rader;datum;källa;dnr"


def test_manifest_lists_every_file() -> None:
    """Every incoming file is one line, with all that is known of it."""
    report = sample_report()
    lines = list(csv.DictReader(io.StringIO(manifest_csv(report).lstrip("\ufeff")), delimiter=";"))
    files = [file for status in report.sources for file in status.files]
    assert [(line["fil"], line["sha256"], int(line["rader"])) for line in lines] == [
        (file.name, file.sha256, file.rows) for file in files
    ]


@pytest.mark.parametrize("name", ["=HYPERLINK(1).csv", "+1.csv", "@sum.csv", "-a.csv"])
def test_no_file_name_is_a_formula(name: str) -> None:
    """A file name that a spreadsheet would take for a formula is made inert."""
    report = sample_report()
    file = Incoming(1, "klotter", name, "0" * 64, None, 1, "2021-05-12")
    assert f"\n'{name};" in manifest_csv(replace(report, incoming=(file,)))


def test_each_cell_says_what_is_known_of_it() -> None:
    """The least number is a number with its state; a missing one is null; a text is no figure."""
    (table,) = as_read(
        with_cells(3, AtLeast(2), MissingValue.NOT_CLASSIFIED, MissingValue.NOT_REPORTED, "2021-05-01")
    )["tables"]
    (row,) = table["rows"]
    assert row["cells"] == [3, 2, None, None, "2021-05-01"]
    assert row["states"] == ["exact", "at_least", "not_classified", "not_given", None]
