"""Which sentences tell a hidden figure, from tables of facts: both sides of every rule."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.suppression import SuppressedFigure
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, Trace
from lagesbild.disclosure.gate.sentences import Secrets, collect_secrets, find_text_disclosures

SAMPLE = sample_report()
MILIEU = {milieu.code: milieu for milieu in SAMPLE.milieus}
RIGHT, ALL, LAST_YEAR = "kontakter/hoger/2021", "kontakter/totalt/2021", "kontakter/hoger/2020"
YES = "enkat_egna/stott_pa/ja/2021"


def of(source: str, milieu: str | None = None, year: int = 2021) -> Trace:
    """The trace of a source's figure by milieu, or of its total."""
    where = () if milieu is None else (("milieu", milieu),)
    return Trace(year, source, (("status", "counted"), ("kind", "handelse"), *where))


def answer(key: str) -> Trace:
    """The trace of an answer to a question of a survey."""
    return Trace(2021, "enkat_egna", (("question", "stott_pa"), ("answer", key)))


def milieus(year: int, figures: dict[str, tuple[int, int]], totals: tuple[int, int]) -> Table:
    """Contacts and incidents by milieu."""
    sources = ("kontakter", "ia")
    rows = [
        Row(m, MILIEU[m].label, tuple(Cell(n, of(s, m, year)) for s, n in zip(sources, values, strict=True)))
        for m, values in figures.items()
    ]
    rows.append(
        Row(
            "totalt",
            "Totalt",
            tuple(Cell(n, of(s, None, year)) for s, n in zip(sources, totals, strict=True)),
        )
    )
    columns = (Column("kontakter", "Kontakter"), Column("ia", "IA"))
    return replace(Table(TableKind.MILIEU_BY_SOURCE, "", "", "", columns, tuple(rows)), about=str(year))


def asked() -> Table:
    """A question with its base, and no answer that is nobody's."""
    columns = (Column("ja", "Ja"), Column("nej", "Nej"), Column("base", "Antal svar"))
    cells = (Cell(7, answer("ja")), Cell(33, answer("nej")), Cell(40))
    row = Row("stott_pa", "Har stött på åsikter", cells)
    return Table(TableKind.YES_NO_QUESTIONS, "", "", "Fråga", columns, (row,), about="enkat_egna")


def masked(table: Table, hidden: set[Trace]) -> Table:
    """The table as it is published."""
    rows = (
        replace(
            row,
            cells=tuple(
                Cell(MissingValue.SUPPRESSED, c.trace) if c.trace in hidden else c for c in row.cells
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    """What the edition hides: the contacts about one milieu this year and the last, their total, and a yes."""
    tables = (
        milieus(2021, {"hoger": (3, 9), "vanster": (8, 4), "annan": (0, 0)}, (11, 13)),
        milieus(2020, {"hoger": (6, 5), "vanster": (9, 4)}, (15, 9)),
        asked(),
    )
    hidden = {of("kontakter", "hoger"), of("kontakter"), of("kontakter", "hoger", 2020), answer("ja")}
    full = replace(SAMPLE, tables=tables)
    published = replace(SAMPLE, tables=tuple(masked(table, hidden) for table in tables))
    figures = [SuppressedFigure(trace, "threshold", 1, 4) for trace in hidden]
    return collect_secrets(full, published, figures)


TOLD = [
    ("Kontakter: vit makt-miljön 3.", {RIGHT}),
    ("Kontakter: vit makt-miljön 4.", set()),
    ("Kontakter: vit makt-miljön tre.", {RIGHT}),
    ("Kontakter: vit makt-miljön 3,5.", set()),
    ("Kontakter: vit makt-miljön 13.", set()),
    ("Kontakter: vit makt-miljön 3 000.", set()),
    ("Kontakter: vit makt-miljön 3 %.", set()),
    ("Kontakter den 3 maj om vit makt-miljön.", set()),
    ("Kontakter om vit makt-miljön, se tabell 3.", set()),
    ("Kontakter om vit makt-miljön 2021-03-03.", set()),
    ("Kontakter om vit makt-miljön, dnr 3/21.", set()),
    ("Kontakter: autonoma miljön 3.", set()),
    ("Kontakter: autonoma miljön 8.", set()),
    ("Kontakter: vit makt-miljön 8.", set()),
    ("IA: vit makt-miljön 3.", set()),
    ("IA: vit makt-miljön 9.", set()),
    ("Vit makt-miljön gällde 3.", {RIGHT}),
    ("Vit makt-miljön gällde 9.", set()),
    ("Kontakter 2020: vit makt-miljön 6.", {LAST_YEAR}),
    ("Kontakter 2020: vit makt-miljön 3.", set()),
    ("Kontakter: vit makt-miljön 6.", set()),
    ("Kontakter 2021 och 2020: vit makt-miljön 3 och 6.", {RIGHT, LAST_YEAR}),
    ("Antalet kontakter var 11.", {ALL}),
    ("Antalet kontakter var elva.", {ALL}),
    ("Antalet kontakter var 12.", set()),
    ("Antalet incidenter i IA var 11.", set()),
    ("Kontakter: autonoma miljön 11.", set()),
    ("Kontakter kom in. Vit makt-miljön gällde 3.", {RIGHT}),
    ("IA har rader. Vit makt-miljön gällde 3.", set()),
    ("Kontakter gällde autonoma miljön, vit makt-miljön 3.", {RIGHT}),
    ("Kontakter gällde vit makt-miljön, autonoma miljön 3.", {RIGHT}),
    ("Kontakter: vit makt-miljön 8, autonoma miljön 8.", set()),
    ("Egna verksamheter, har stött på åsikter: ja 7.", {YES}),
    ("Egna verksamheter, har stött på åsikter: ja 8.", set()),
    ("Egna verksamheter, har stött på åsikter: ja 18 %.", {YES}),
    ("Egna verksamheter, har stött på åsikter: ja 17 procent.", set()),
    ("Egna verksamheter, har stött på åsikter: ja, alla utom 33 av 40.", {YES}),
    ("Egna verksamheter, har stött på åsikter: ja, alla utom 33 av 41.", set()),
    ("Egna verksamheter, har stött på åsikter: ja, alla utom 32 av 40.", set()),
    ("Egna verksamheter, har stött på åsikter: ja, alla utom 34 av 41.", set()),
    ("Egna verksamheter, har stött på åsikter: nej 7.", {YES}),
    ("vit_makt_miljon_kontakter_3", set()),
    ("vitmaktmiljön3", set()),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_sentence_tells_what_it_names_with_its_number(
    secrets: Secrets, text: str, expected: set[str]
) -> None:
    """Source, line and year are named, and the number, its share of the base or what it lacks of it is stated."""
    assert set(find_text_disclosures(text, secrets)) == expected


@pytest.mark.parametrize(
    ("file", "expected"), [("kontakter-ar.txt", {RIGHT}), ("ia-ar.txt", set()), ("oversikt.txt", {RIGHT})]
)
def test_a_text_is_about_the_source_that_its_file_is_named_after(
    secrets: Secrets, file: str, expected: set[str]
) -> None:
    """Until a sentence names another; where none is named, the number may be anybody's."""
    assert set(find_text_disclosures("Vit makt-miljön gällde 3.", secrets, file)) == expected


def test_where_no_source_is_named_a_number_that_another_shows_may_be_that_one() -> None:
    """The same line and number of another source, of whatever kind its records are."""
    table = milieus(2021, {"hoger": (3, 3)}, (5, 5))
    (first, *others) = table.rows
    incident = Cell(3, Trace(2021, "ia", (("status", "counted"), ("kind", "incident"), ("milieu", "hoger"))))
    table = replace(table, rows=(replace(first, cells=(first.cells[0], incident)), *others))
    hidden = {of("kontakter", "hoger")}
    secrets = collect_secrets(
        replace(SAMPLE, tables=(table,)),
        replace(SAMPLE, tables=(masked(table, hidden),)),
        [SuppressedFigure(of("kontakter", "hoger"), "threshold", 1, 4)],
    )
    assert set(find_text_disclosures("Vit makt-miljön gällde 3.", secrets)) == set()
    assert set(find_text_disclosures("Kontakter, vit makt-miljön: 3.", secrets)) == {RIGHT}


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Kontakter: vit makt-miljön en händelse.", True),
        ("Kontakter: vit makt-miljön ett enda fall.", True),
        ("Kontakter: vit makt-miljön 1.", True),
        ("Kontakter: vit makt-miljön har en kontroll.", False),
        ("Kontakter: en kontakt gällde vit makt-miljön.", True),
    ],
)
def test_one_is_a_number_before_what_is_counted(text: str, *, is_told: bool) -> None:
    """Else it is an article."""
    table = milieus(2021, {"hoger": (1, 9)}, (8, 9))
    trace = of("kontakter", "hoger")
    secrets = collect_secrets(
        replace(SAMPLE, tables=(table,)),
        replace(SAMPLE, tables=(masked(table, {trace}),)),
        [SuppressedFigure(trace, "threshold", 1, 4)],
    )
    assert bool(set(find_text_disclosures(text, secrets))) is is_told


@pytest.mark.parametrize(("part", "base", "per_cent"), [(1, 40, 2), (1, 8, 12), (3, 8, 38)])
def test_a_share_in_a_cell_is_hidden_as_its_part(part: int, base: int, per_cent: int) -> None:
    """The count of a share is its part."""
    table = asked()
    (row,) = table.rows
    cells = (Cell(Share(part, base), answer("ja")), Cell(33, answer("nej")), Cell(base))
    table = replace(table, rows=(replace(row, cells=cells),))
    secrets = collect_secrets(
        replace(SAMPLE, tables=(table,)),
        replace(SAMPLE, tables=(masked(table, {answer("ja")}),)),
        [SuppressedFigure(answer("ja"), "threshold", 1, 4)],
    )
    text = "Egna verksamheter, har stött på åsikter: ja {} %."
    assert set(find_text_disclosures(text.format(per_cent), secrets)) == {YES}
    assert set(find_text_disclosures(text.format(per_cent + 1), secrets)) == set()


def hiding(table: Table, *traces: Trace) -> Secrets:
    """What an edition with this table hides, when it hides these figures."""
    return collect_secrets(
        replace(SAMPLE, tables=(table,)),
        replace(SAMPLE, tables=(masked(table, set(traces)),)),
        [SuppressedFigure(trace, "threshold", 1, 4) for trace in traces],
    )


@pytest.mark.parametrize(("text", "expected"), [("nej 0.", True), ("nej 1.", False), ("nej 0 %.", True)])
def test_a_hidden_nought_is_a_figure_too(text: str, *, expected: bool) -> None:
    """All of a small group gave the other answer."""
    cells = (Cell(7, answer("ja")), Cell(0, answer("nej")), Cell(7))
    rows = (replace(asked().rows[0], cells=cells),)
    secrets = hiding(replace(asked(), rows=rows), answer("nej"))
    found = list(find_text_disclosures(f"Egna verksamheter, har stött på åsikter: {text}", secrets))
    assert bool(found) is expected


@pytest.mark.parametrize(("shown", "expected"), [(3, set()), (8, {RIGHT})])
def test_a_number_of_a_shown_line_in_the_sentence_may_be_that_one(shown: int, expected: set[str]) -> None:
    """It is the hidden one's where no line that is named has it."""
    secrets = hiding(
        milieus(2021, {"hoger": (3, 9), "vanster": (shown, 4)}, (99, 13)), of("kontakter", "hoger")
    )
    text = "Kontakter om vit makt-miljön kom in, autonoma miljön 3."
    assert set(find_text_disclosures(text, secrets)) == expected


def test_a_word_for_what_several_sources_count_names_none_of_them() -> None:
    """Incidents are told by the surveys too, so the word does not say that a number is of the system for them."""
    secrets = hiding(milieus(2021, {"hoger": (3, 9)}, (99, 13)), of("kontakter", "hoger"))
    assert set(find_text_disclosures("Incidenter om vit makt-miljön gällde 3.", secrets)) == {RIGHT}


def test_a_source_is_named_by_what_it_alone_counts() -> None:
    """In the plural as in the singular."""
    trace = of("oidentifierad")
    table = Table(
        TableKind.MILIEU_BY_SOURCE,
        "",
        "",
        "",
        (Column("oidentifierad", ""),),
        (Row("totalt", "", (Cell(4, trace),)),),
    )
    found = set(find_text_disclosures("Antalet blanketter var 4.", hiding(table, trace)))
    assert found == {"oidentifierad/totalt/2021"}


@pytest.mark.parametrize("dimension", ["category", "milieu", "area", "month"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_line_is_named_by_its_label_whatever_it_is_narrowed_by(dimension: str, *, turned: bool) -> None:
    """In the rows or in the columns of its table."""
    traces = [
        Trace(2021, "kontakter", (("status", "counted"), ("kind", "kontakt"), (dimension, key)))
        for key in ("x1", "x2")
    ]
    cells = [Cell(value, trace) for value, trace in zip((3, 9), traces, strict=True)]
    rows = [
        Row(key, label, (cell,))
        for key, label, cell in zip(("x1", "x2"), ("Alfa", "Beta"), cells, strict=True)
    ]
    table = Table(TableKind.BY_TYPE, "", "", "", (Column("kontakter", "Antal"),), tuple(rows))
    secrets = hiding(table.turned("", {}, {}) if turned else table, traces[0])
    assert set(find_text_disclosures("Kontakter om alfa: 3.", secrets)) == {traces[0].id}
    assert set(find_text_disclosures("Kontakter om beta: 3.", secrets)) == set()
    assert set(find_text_disclosures("Antalet kontakter: 3.", secrets)) == set()


@pytest.mark.parametrize(("sharing", "is_named"), [(2, True), (3, False)])
def test_what_two_sources_count_by_may_be_the_name_of_one(sharing: int, *, is_named: bool) -> None:
    """What three count by is none."""
    sources = [
        replace(
            source,
            unit=("zorb", "zorber") if n < sharing else ("sak", "saker"),
            label=f"Etikett{n}",
            short="",
        )
        for n, source in enumerate(SAMPLE.sources[:4])
    ]
    named = [replace(sources[0], label="Zorber"), *sources[1:]]
    trace = of(named[0].key)
    table = Table(
        TableKind.MILIEU_BY_SOURCE,
        "",
        "",
        "",
        (Column(named[0].key, ""),),
        (Row("totalt", "", (Cell(4, trace),)),),
    )
    report = replace(SAMPLE, sources=tuple(named), tables=(table,))
    published = replace(report, tables=(masked(table, {trace}),))
    secrets = collect_secrets(report, published, [SuppressedFigure(trace, "threshold", 1, 4)])
    assert bool(secrets.sources[named[0].key].search("Summan av zorber")) is is_named
