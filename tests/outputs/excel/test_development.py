"""All sources, lines and years in one table of the workbook."""

from __future__ import annotations

from chart_tables import MISSING, by_year, only
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.tables import TableKind
from lagesbild.outputs.excel.development import tabulate_development
from lagesbild.outputs.excel.plan import DEVELOPMENT, plan_sheets

REPORT = sample_report()


def test_every_line_of_every_source_stands_there_with_its_years() -> None:
    """The figures are those of the sources' own tables, and lead back to the same rows."""
    (table,) = tabulate_development(REPORT)
    own = [table for table in REPORT.tables if table.kind is TableKind.BY_YEAR]
    assert [row.key for row in table.rows] == [f"{one.about}/{row.key}" for one in own for row in one.rows]
    for one in own:
        for row, column, cell in one.cells():
            position = [heading.key for heading in table.columns].index(column.key)
            (line,) = (line for line in table.rows if line.key == f"{one.about}/{row.key}")
            assert line.cells[position] == cell
            assert line.cells[-2].value == REPORT.source(one.about).label


def test_a_year_that_a_source_does_not_have_is_missing_and_not_zero() -> None:
    """Columns are all years that any source knows."""
    report = only(by_year("ar_ia", (2019, 2021), {"A": (1, 2)}), by_year("ar_polis", (2021,), {"B": (3,)}))
    (table,) = tabulate_development(report)
    assert [column.key for column in table.columns] == ["2019", "2021", "source", "unit"]
    assert [[cell.value for cell in row.cells][:2] for row in table.rows] == [[1, 2], [MISSING, 3]]


def test_it_stands_first_on_its_sheet_in_the_intern_edition_alone() -> None:
    """The public edition's tables are each read back by their own id; one table alone says it by itself."""
    (sheet,) = (plan for plan in plan_sheets(REPORT) if plan.title == DEVELOPMENT)
    assert sheet.tables[0].kind is TableKind.DEVELOPMENT
    assert not tabulate_development(replace(REPORT, edition="publik"))
    assert not tabulate_development(only(by_year("ar_ia", (2021,), {"A": (1,)})))
