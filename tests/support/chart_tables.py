"""Finished tables for the tests of the charts, among them awkward ones. All of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from sample_report import sample_report
from sample_tables import table_called

from lagesbild.core.tables import AtLeast, Cell, Column, MissingValue, Row
from lagesbild.outputs.charts.charts import draw_later, list_tables, make_chart, picture
from lagesbild.outputs.charts.description import drawn_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.charts.charts import Chart
    from lagesbild.outputs.charts.description import Picture

REPORT = sample_report()
HIDDEN, MISSING, NOT_ASKED, BREAK = (
    MissingValue.SUPPRESSED,
    MissingValue.NOT_REPORTED,
    MissingValue.NOT_ASKED,
    MissingValue.BREAK,
)
LONG = "Våldsbejakande antistatliga rörelser, konspirationsteoretiska miljöer och blandade drivkrafter"
ANSWERS = {"ja": "Ja", "nej": "Nej", "vet_ej": "Vet ej", "base": "Antal svar"}
MONTHS = [f"{2020 + (4 + n) // 12}-{(4 + n) % 12 + 1:02}" for n in range(12)]


def table(
    table_id: str,
    columns: Mapping[str, str],
    rows: Mapping[str, tuple[Value, ...]],
    total: tuple[Value, ...] = (),
) -> Table:
    """A table whose row labels are their own keys."""
    kinds = tuple(Column(key, label, "share" if key == "rate" else "count") for key, label in columns.items())
    lines = [Row(label.lower(), label, tuple(map(Cell, values))) for label, values in rows.items()]
    if total:
        lines.append(Row("totalt", "Totalt", tuple(map(Cell, total)), total=True))
    return table_called(
        table_id,
        "En tabell",
        "Antal",
        {"ar_klotter": "Innehåll", "klotter_omrade": "Stadsdel"}.get(table_id, "Rad"),
        kinds,
        tuple(lines),
        ("Antalen är en nedre gräns.",),
    )


def by_year(
    table_id: str,
    years: tuple[int, ...],
    rows: Mapping[str, tuple[Value, ...]],
    total: tuple[Value, ...] = (),
) -> Table:
    """A table with a column for each year."""
    return table(table_id, {str(year): str(year) for year in years}, rows, total)


TEN_YEARS = replace(
    by_year(
        "ar_klotter",
        (2012, 2013, 2014, 2016, 2017, 2018, 2019, 2020, 2021),
        {
            "Nazistiskt": (2, 3, 1, 0, 4, 4, 5, 3, 6),
            "Rasistiskt": (1, 0, 2, 2, 1, 3, 2, 2, 2),
            "Vänsterautonomt": (0, 0, 1, AtLeast(4), 3, MISSING, HIDDEN, 1, 2),
            "Islamistiskt": (0, 0, 0, 0, 0, 0, 0, 0, 0),
        },
        (3, 3, 4, AtLeast(6), 8, AtLeast(7), HIDDEN, 6, 10),
    ),
    breaks=("2014", "2019"),
)
"""Nine of ten years, two of them not comparable with the one before."""
AWKWARD = {
    "five years, one missing, thousands": by_year(
        "ar_klotter",
        (2016, 2017, 2019, 2020, 2021),
        {
            "Nazistiskt": (9957, 16276, 4, 5, 12345),
            "Vänsterautonomt": (1, HIDDEN, MISSING, 0, 55),
            LONG: (BREAK, BREAK, 12, 1, 1),
        },
        (9958, HIDDEN, 16, 6, 12401),
    ),
    "ten years, a gap and breaks": TEN_YEARS,
    "four years with every nothing": by_year(
        "ar_kontakter",
        (2017, 2018, 2020, 2021),
        {"Islamistiska extremistiska miljön": (6, HIDDEN, 3, 1), LONG: (NOT_ASKED, NOT_ASKED, HIDDEN, 0)},
        (6, HIDDEN, 9, HIDDEN),
    ),
    "one row and a break": by_year("ar_ia", (2019, 2020, 2021), {"Vit makt-miljön": (BREAK, 1, 2)}),
    "questions of all kinds": table(
        "fragor_enkat_egna",
        ANSWERS,
        {
            "Har stött på sympati eller åsikter": (0, 240, 10, 250),
            f"Har mött {LONG}": (HIDDEN, HIDDEN, 1, 16),
            "Har gått grundutbildningen": (100, 3, 1, 104),
            "Arbetar med barn": (0, 0, 9, 9),
            "Känner till rutinen": (HIDDEN, HIDDEN, HIDDEN, HIDDEN),
            "Vet vem man frågar": (0, 0, 0, 0),
        },
    ),
    "many answers": table(
        "fragor_enkat_skolor",
        {**{str(n): f"Svarsalternativ nummer {n}" for n in range(7)}, "base": "Antal svar"},
        {"Hur ofta?": (5, 10, 12, 3, 40, 1, 1, 72)},
    ),
    "months": table(
        "klotter_manad",
        {"nazistiskt": "Nazistiskt", "rasistiskt": "Rasistiskt"},
        {month: ((12000, 345), (0, 0), (HIDDEN, 1))[n % 3] for n, month in enumerate(MONTHS)},
    ),
    "two years of months": table(
        "klotter_manad", {"nazistiskt": "Nazistiskt"}, {f"{month}{n}": (22222,) for n in (0, 1) for month in MONTHS}
    ),
    "a year with every nothing": table(
        "miljo_kalla",
        {key: key for key in ("enkat_egna", "arbetsmarknad", "klotter", "ia", "polis")},
        {
            "hoger": (10, 0, 16276, HIDDEN, MISSING),
            "vanster": (3, 0, 1234, 1, MISSING),
            "islamistisk": (NOT_ASKED, 0, 9, HIDDEN, MISSING),
            "annan": (0, 0, 0, 0, MISSING),
            "oklar": (1, 0, 12345, 0, MISSING),
        },
        (14, 0, 29864, HIDDEN, MISSING),
    ),
    "places": table(
        "klotter_omrade",
        {"nazistiskt": "Nazistiskt", "rasistiskt": "Rasistiskt"},
        {"Bagarmossen": (HIDDEN, 1), "Orhem": (0, 0), LONG: (4, 4)},
    ),
}  # fmt: skip


def only(*tables: Table, **changes: object) -> Report:
    """The sample's report with these tables alone."""
    return replace(REPORT, tables=tables, **changes)


def sample(table_id: str) -> Table:
    """A table of the sample."""
    return next(own for own in REPORT.tables if own.id == table_id)


def all_charts(report: Report) -> tuple[Chart, ...]:
    """The charts of the report's tables, those too that show too little to be drawn in a report."""
    return tuple(make_chart(kind, own, report, draw_later) for kind, own in list_tables(report))


def described(report: Report) -> Picture:
    """The description of a report's one chart."""
    ((kind, own),) = list_tables(report)
    return picture(kind, own, report)


def texts(whole: Picture) -> list[str]:
    """What is written in a picture, line by line."""
    return [line for mark in drawn_marks(whole) if mark.kind == "text" for line in mark.text.splitlines()]


ALIKE = only(
    table(
        "fragor_enkat_egna",
        ANSWERS,
        {
            "Har mött hat": (1, 15, 1, 17),
            "Känner till rutinen": (12, 3, 2, 17),
            "Har gått utbildningen": (0, 9876, 123, 9999),
            f"Har mött {LONG}": (HIDDEN, HIDDEN, HIDDEN, HIDDEN),
            "Har sett klotter": (5, 5, 0, 10),
        },
    ),
    table(
        "fragor_enkat_skolor",
        ANSWERS,
        {
            "Har mött hat": (HIDDEN, HIDDEN, 0, 9),
            "Känner till rutinen": (7, 1, 1, 9),
            "Har gått utbildningen": (4, 0, 5, 9),
            f"Har mött {LONG}": (3, 3, 3, 9),
            "Har en egen fråga": (1, 2, 3, 6),
        },
    ),
)
"""Two surveys with four of six questions in common."""
WITH_AWKWARD = [
    ("sample", REPORT),
    ("two surveys", ALIKE),
    *((name, only(own)) for name, own in AWKWARD.items()),
]
CASES = {
    f"{name}: {own.id}": (kind, own, report)
    for name, report in WITH_AWKWARD
    for kind, own in list_tables(report)
}
"""Every chart of the sample and of the awkward tables: the kind of chart, the table, the report."""
