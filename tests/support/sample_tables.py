"""The tables of the small finished report, built by hand. All of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from sample_figures import AREAS, COUNTS, GRAFFITI, GRAFFITI_COUNTS, MILIEUS, MONTHS, SOURCES

from lagesbild.core.tables import (
    Cell,
    Column,
    MissingValue,
    Row,
    Share,
    Table,
    TableKind,
    Trace,
    Value,
    table_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def _cells(*values: Value) -> tuple[Cell, ...]:
    return tuple(Cell(value) for value in values)


def _counted(source: str, column: str, key: str, value: int, year: int = 2021) -> Cell:
    return Cell(value, Trace(year, source, ((column, key),)))


ABOUT = (*(key for key, *_ in SOURCES), "fastighetsägare", "")
KINDS = {
    table_id(kind, about, question): (kind, about, question)
    for kind in TableKind
    for about in ABOUT
    for question in ("slags_tecken", "")
}
"""By id, what a table of the tests is of."""


def table_called(name: str, *parts: Any, **named: Any) -> Table:
    """The table with an id that the tests know, of these parts."""
    kind, about, question = KINDS[name]
    return replace(Table(kind, *parts, **named), about=about, question=question)


def _milieu_table() -> Table:
    columns = tuple(Column(key, short) for key, _, short, _, _ in SOURCES)
    graffiti = {"hoger": 6, "vanster": 2, "oklar": 2}

    def cell(source: str, milieu: str) -> Cell:
        if source == "polis":
            return Cell(MissingValue.NOT_REPORTED)
        counts = graffiti if source == "klotter" else COUNTS[source]
        return _counted(source, "milieu", milieu, counts.get(milieu, 0))

    rows = tuple(Row(m.code, m.label, tuple(cell(c.key, m.code) for c in columns)) for m in MILIEUS)
    notes = ("Källorna läggs inte ihop: samma händelse kan finnas i flera av dem.",)
    return table_called(
        "miljo_kalla", "Miljö per källa 2021", "Antal", "Miljö", columns, rows, notes, "Samtliga källor."
    )


def _years(key: str, title: str, stub: str, lines: Mapping[str, tuple[str, tuple[int, ...]]]) -> Table:
    years = (2020, 2021)
    columns = tuple(Column(str(year), str(year)) for year in years)
    rows = [
        Row(
            line,
            label,
            tuple(_counted(key, "category", line, n, y) for n, y in zip(values, years, strict=True)),
        )
        for line, (label, values) in lines.items()
    ]
    sums = (sum(values[n] for _, values in lines.values()) for n in range(len(years)))
    rows.append(Row("totalt", "Totalt", _cells(*sums), total=True))
    return table_called(
        f"ar_{key}", title, "Antal", stub, columns, tuple(rows), (), "Trafikkontorets sammanställning."
    )


def _graffiti_tables() -> tuple[Table, ...]:
    labels = {category.key: category.label for category in GRAFFITI}
    by_year = _years(
        "klotter",
        "Klotter efter innehåll",
        "Innehåll",
        {k: (labels[k], v) for k, v in GRAFFITI_COUNTS.items()},
    )
    columns = tuple(Column(key, label) for key, label in labels.items())
    by_area = tuple(
        Row(area, area, tuple(_counted("klotter", "area", area, value) for value in values))
        for area, values in AREAS.items()
    )
    by_month = tuple(
        Row(
            key,
            label,
            tuple(_counted("klotter", "month", key, n + 1 if k == 0 else 0) for k in range(len(GRAFFITI))),
        )
        for n, (key, label) in enumerate(MONTHS.items())
    )
    return (
        by_year,
        table_called(
            "klotter_omrade", "Klotter efter stadsdel 2021", "Antal tillfällen", "Stadsdel", columns, by_area
        ),
        table_called(
            "klotter_manad", "Klotter efter månad 2021", "Antal tillfällen", "Månad", columns, by_month
        ),
    )


def _survey_tables() -> tuple[Table, ...]:
    columns = (
        Column("sent", "Urval"),
        Column("answered", "Antal svar"),
        Column("rate", "Andel svar", "share"),
    )
    rows = (
        Row("enkat_egna", "Egna verksamheter", _cells(24, 17, Share(17, 24))),
        Row("enkat_skolor", "Skolor", _cells(11, 9, Share(9, 11))),
    )
    rates = table_called("svarande", "Svarande i enkäterna 2021", "Antal", "Område", columns, rows)
    answers = (
        Column("ja", "Ja"),
        Column("nej", "Nej"),
        Column("vet_ej", "Vet ej"),
        Column("base", "Antal svar"),
    )
    questions = (
        Row("stott_pa", "Har stött på sympati eller åsikter", _cells(1, 15, 1, 17)),
        Row("sett_tecken", "Har sett andra tecken på aktivitet", _cells(1, 14, 1, 16)),
        Row("kanner_rutin", "Känner till rutinen vid oro", _cells(12, 3, 2, 17)),
    )
    asked = table_called(
        "fragor_enkat_egna", "Enkäten till egna verksamheter 2021", "Antal svar", "Fråga", answers, questions
    )
    schools = table_called(
        "fragor_enkat_skolor", "Enkäten till skolor 2021", "Antal svar", "Fråga", answers,
        (Row("stott_pa", "Har stött på sympati eller åsikter", _cells(1, 8, 0, 9)),),
    )  # fmt: skip
    options = (Column("count", "Antal svar"), Column("share", "Andel svar", "share"))
    signs = table_called(
        "svar_enkat_egna_slags_tecken", "Slags tecken, egna verksamheter 2021", "Antal svar", "Slags tecken", options,
        (Row("propaganda", "Propaganda", _cells(1, Share(1, 17))), Row("symboler", "Symboler", _cells(0, Share(0, 17)))),
        ("Flera svar kan ges, så delarna kan bli fler än de svarande.",),
    )  # fmt: skip
    return rates, asked, schools, signs


def _other_years() -> tuple[Table, ...]:
    own = {
        "hoger": ("Vit makt-miljön", (2, 1)),
        "islamistisk": ("Islamistiska extremistiska miljön", (0, 0)),
        "vanster": ("Autonoma miljön", (1, 0)),
    }
    contacts = {
        "hoger": ("Vit makt-miljön", (0, 1)),
        "islamistisk": ("Islamistiska extremistiska miljön", (1, 1)),
    }
    return (
        _years("enkat_egna", "Incidenter som beskrivs i enkäten till egna verksamheter", "Miljö", own),
        _years("kontakter", "Kontakter med den lokala samordnaren", "Miljö", contacts),
    )


def sample_tables() -> tuple[Table, ...]:
    """The report's tables in its order: milieus by source, graffiti, surveys, and sources by year."""
    return (_milieu_table(), *_graffiti_tables(), *_survey_tables(), *_other_years())
