"""A small finished report, built by hand, for the tests of the outputs. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.core.errors import Problem
from lagesbild.core.figures import Category, Comparison, Count, Milieu, QuestionCount, SourceStatus
from lagesbild.core.imports import Incoming
from lagesbild.core.periods import Period
from lagesbild.core.report import Report
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

MILIEUS = (
    Milieu("hoger", "Vit makt-miljön", "vit makt-miljön", "Vit makt"),
    Milieu("vanster", "Autonoma miljön", "den autonoma miljön", "Autonom"),
    Milieu(
        "islamistisk",
        "Islamistiska extremistiska miljön",
        "den islamistiska extremistiska miljön",
        "Islamist.",
    ),
    Milieu("annan", "Annan miljö", "annan extremistisk miljö", "Annan"),
    Milieu("oklar", "Ej angiven miljö", "ej angiven miljö", "Ej angiven"),
)
GRAFFITI = (
    Category("nazistiskt", "Nazistiskt", "hoger"),
    Category("rasistiskt", "Rasistiskt", "oklar"),
    Category("vansterautonomt", "Vänsterautonomt", "vanster"),
    Category("islamistiskt", "Islamistiskt", "islamistisk"),
)
SOURCES = (
    ("enkat_egna", "Enkät till egna verksamheter", "Enkät egna", "stadsdelsförvaltningen", ("incident", "incidenter")),
    ("enkat_skolor", "Enkät till skolor", "Enkät skolor", "utbildningsförvaltningen", ("incident", "incidenter")),
    ("arbetsmarknad", "Arbetsmarknadsförvaltningen", "Arbetsmarknad", "arbetsmarknadsförvaltningen", ("ärende", "ärenden")),
    ("klotter", "Klotter, trafikkontoret", "Klotter", "trafikkontoret", ("tillfälle", "tillfällen")),
    ("ia", "IA, incidentrapporteringssystemet", "IA", "stadsdelsförvaltningen", ("incident", "incidenter")),
    ("kontakter", "Kontakter med den lokala samordnaren", "Kontakter", "samordnaren", ("kontakt", "kontakter")),
    ("oidentifierad", "Blanketter för oidentifierad information", "Blanketter", "verksamheterna", ("blankett", "blanketter")),
    ("polis", "Polisen, lokalpolisområdet", "Polis", "lokalpolisområdet", ("händelse", "händelser")),
)  # fmt: skip
COUNTS = {
    "enkat_egna": {"hoger": 1, "islamistisk": 0},
    "enkat_skolor": {"islamistisk": 1},
    "arbetsmarknad": {},
    "ia": {},
    "kontakter": {"hoger": 1, "islamistisk": 1},
    "oidentifierad": {"hoger": 1},
}
GRAFFITI_COUNTS = {
    "nazistiskt": (3, 6),
    "rasistiskt": (2, 2),
    "vansterautonomt": (1, 2),
    "islamistiskt": (0, 0),
}
ASKED = {"enkat_egna": (24, 17), "enkat_skolor": (11, 9)}
SET_ASIDE = (("outside_period", 1), ("outside_area", 2), ("not_extremist", 1))
RECORDS = {"enkat_egna": 17, "enkat_skolor": 9, "klotter": 10, "kontakter": 2, "oidentifierad": 1}
AREAS = {
    "Bagarmossen": (2, 1, 0, 0),
    "Björkhagen": (1, 0, 0, 0),
    "Hammarbyhöjden": (1, 0, 2, 0),
    "Kärrtorp": (2, 1, 0, 0),
}
MONTHS = {"2020-05": "maj 2020", "2020-09": "september 2020", "2021-02": "februari 2021"}


def _cells(*values: Value) -> tuple[Cell, ...]:
    return tuple(Cell(value) for value in values)


def _counted(source: str, column: str, key: str, value: int, year: int = 2021) -> Cell:
    return Cell(value, Trace(year, source, ((column, key),)))


def _statuses() -> tuple[SourceStatus, ...]:
    statuses = []
    for number, (key, label, short, sender, unit) in enumerate(SOURCES, start=1):
        phrases = built_in().source(key).phrases
        if key == "polis":
            statuses.append(SourceStatus(key, label, short, sender, unit, phrases, "not_received"))
            continue
        survey = key.startswith("enkat")
        sent, answered = ASKED.get(key, (None, None))
        aside = SET_ASIDE if key == "klotter" else ()
        counted = RECORDS.get(key, 0)
        read = counted + sum(n for _, n in aside)
        file = Incoming(
            number,
            key,
            f"{key}_2021.xlsx",
            f"{number:064x}",
            "Blad1",
            read,
            "2021-05-12",
            "",
            label,
            counted,
            aside,
        )
        statuses.append(
            SourceStatus(
                key, label, short, sender, unit, phrases, "received", (file,), sent, answered, 2 if survey else None,
                read, counted, aside,
                ("Familjeenheten", "Vuxenenheten") if key == "enkat_egna" else (), survey,
            )
        )  # fmt: skip
    return tuple(statuses)


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


def sample_report() -> Report:
    """The report of 2021 with 2020 beside it: what the outputs' tests start from."""
    statuses = _statuses()
    counts = [
        Count(key, "handelse", None, m.code, COUNTS[key].get(m.code, 0)) for key in COUNTS for m in MILIEUS
    ]
    counts += [
        Count("klotter", "klotter", c.key, c.milieu or "", GRAFFITI_COUNTS[c.key][1]) for c in GRAFFITI
    ]
    phrases = {question.key: question.phrase for question in built_in().questions}
    questions = (
        QuestionCount(
            "enkat_egna", "stott_pa", "Har stött på sympati eller åsikter", False, 17,
            (("ja", "Ja", 1), ("nej", "Nej", 15), ("vet_ej", "Vet ej", 1)), type="ja_nej", is_event=True,
            phrase=phrases["stott_pa"],
        ),
        QuestionCount(
            "enkat_egna", "sett_tecken", "Har sett andra tecken på aktivitet", False, 16,
            (("ja", "Ja", 1), ("nej", "Nej", 14), ("vet_ej", "Vet ej", 1)), type="ja_nej", is_event=True,
            phrase=phrases["sett_tecken"],
        ),
    )  # fmt: skip
    comparisons = tuple(
        Comparison("klotter", c.key, c.milieu or "", c.label, 2020, *GRAFFITI_COUNTS[c.key],
                   "ingen_sakerstalld_forandring" if c.key == "nazistiskt" else "for_fa_for_att_jamfora", uncertain=True)
        for c in GRAFFITI
    )  # fmt: skip
    problems = (
        Problem(
            "unknown_category",
            "Kategorin är inte känd; lägg till den i lagesbild.toml.",
            "klotter_2021.xlsx",
            "Blad1",
            7,
            "Kategori",
        ),
    )
    return Report(
        2021, Period(date(2020, 5, 1), date(2021, 4, 30)), "Skarpnäck", "intern", "2021-05-12", MILIEUS, statuses,
        tuple(file for status in statuses for file in status.files), tuple(counts), questions, comparisons,
        (_milieu_table(), *_graffiti_tables(), *_survey_tables(), *_other_years()), problems, {"klotter": GRAFFITI},
    )  # fmt: skip
