"""The kind *a heading with several numbers below is a table*: lists of counts, and the pivot tables that Excel makes."""

# ruff: noqa: E501 — a file stands on one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import BROKEN_YEAR, CALENDAR_YEAR, REFUSED, Counted, count_rows
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

    from lagesbild.core.periods import Period

K, IA, A, P, C = (f"{name}_2021.xlsx" for name in ("klotter", "ia", "arbetsmarknad", "polis", "kontakter"))
R = "Radetiketter"
FILES: list[tuple[str, str, Rows, int | str]] = [
    ("units", IA, [["Verksamhet","Antal träffar"],["Fritid",0],["Skola",4]], 4),
    ("months ia", IA, [["Månad","Antal incidenter"],["maj 2020",1],["juni 2020",2]], 3),
    ("months bare", IA, [["Månad","Antal incidenter"],["maj",1],["juni",2]], 3),
    ("milieu ia", IA, [["Miljö","Antal"],["Vit makt-miljön",1],["Autonoma miljön",2]], 3),
    ("milieu pol", P, [["Miljö","Antal"],["Vit makt-miljön",1],["Autonoma miljön",2]], 3),
    ("jobbtorg total", A, [["Jobbtorg","Antal ärenden"],["Stenbrottet",2],["Lyktan",5],["Alla jobbtorg",7]], 7),
    ("jobbtorg no stem", A, [["Jobbtorg","Antal ärenden"],["Stenbrottet",2],["Lyktan",5],["Arbetsmarknadsförvaltningen",7]], ">=7"),
    ("two labels", IA, [["Enhet","Sökord","Träffar"],["Fritid","nazism",1],["Fritid","islamism",0],["Skola","nazism",2]], 3),
    ("dots", IA, [["Enhet","Antal träffar"],["Fritid",".."],["Skola",4]], ">=4"),
    ("empty", IA, [["Enhet","Antal träffar"],["Fritid",""],["Skola",4]], ">=4"),
    ("words", IA, [["Enhet","Antal träffar"],["Fritid","två"],["Skola",4]], 6),
    ("ca", IA, [["Enhet","Antal träffar"],["Fritid","ca 5"],["Skola",4]], ">=4"),
    ("percent", IA, [["Enhet","Andel"],["Fritid","60 %"],["Skola","40 %"]], REFUSED),
    ("percent klotter", K, [["Kategori","Stadsdel","Andel"],["Nazistiskt","Kärrtorp","60 %"],["Rasistiskt","Kärrtorp","40 %"]], REFUSED),
    ("mean", IA, [["Enhet","Medelvärde av Antal"],["Fritid",1.5],["Skola",2.5]], REFUSED),
    ("years broken", IA, [["Enhet","2020","2021"],["Fritid",1,2],["Skola",2,3]], REFUSED),
    ("antal years broken", IA, [["Enhet","Antal 2020","Antal 2021"],["Fritid",1,2],["Skola",2,3]], REFUSED),
    ("unit x month", IA, [["Enhet","maj 2020","juni 2020"],["Fritid",1,2],["Skola",2,3]], 8),
    ("unit x month total", IA, [["Enhet","maj 2020","juni 2020","Totalt"],["Fritid",1,2,3],["Skola",2,3,5],["Summa",3,5,8]], 8),
    ("unit x milieu", P, [["Lokalpolisområde","Vit makt","Autonoma"],["Farsta",1,2],["Globen",2,3]], 8),
    ("antal + varav", IA, [["Enhet","Antal träffar","Varav vit makt"],["Fritid",1,1],["Skola",2,1]], 3),
    ("two antal", IA, [["Enhet","Antal anmälda","Antal avslutade"],["Fritid",1,1],["Skola",2,1]], REFUSED),
    ("pivot", K, [[R,"Antal av Ärendenummer"],["Nazistiskt",6],["Rasistiskt",2],["Totalsumma",8]], 8),
    ("pivot eng", K, [["Row Labels","Count of Case"],["Nazistiskt",6],["Rasistiskt",2],["Grand Total",8]], 8),
    ("pivot tom", K, [[R,"Antal av Ärendenummer"],["Nazistiskt",6],["(tom)",2],["Totalsumma",8]], 8),
    ("pivot summa av", K, [[R,"Summa av Antal"],["Nazistiskt",6],["Rasistiskt",2],["Totalsumma",8]], 8),
    ("pivot cols", K, [["Antal av Ärendenummer","Kolumnetiketter","",""],[R,"Nazistiskt","Rasistiskt","Totalsumma"],["Kärrtorp",2,1,3],["Björkhagen",4,"",4],["Totalsumma",6,1,7]], 7),
    ("pivot filter", K, [["Stadsdel","Kärrtorp"],[],[R,"Antal av Ärendenummer"],["Nazistiskt",6],["Rasistiskt",2],["Totalsumma",8]], 8),
    ("pivot filter alla", K, [["Stadsdel","(Alla)"],[],[R,"Antal av Ärendenummer"],["Nazistiskt",6],["Rasistiskt",2],["Totalsumma",8]], 8),
    ("compact", K, [[R,"Antal av Ärendenummer"],["Kärrtorp",3],["Nazistiskt",2],["Rasistiskt",1],["Björkhagen",4],["Nazistiskt",4],["Totalsumma",7]], 7),
    ("compact bad", K, [[R,"Antal av Ärendenummer"],["Kärrtorp",4],["Nazistiskt",2],["Rasistiskt",1],["Björkhagen",4],["Nazistiskt",4],["Totalsumma",7]], REFUSED),
    ("compact cat first", K, [[R,"Antal"],["Nazistiskt",6],["Kärrtorp",2],["Björkhagen",4],["Rasistiskt",1],["Kärrtorp",1],["Totalsumma",7]], 7),
    ("compact years", K, [[R,"Nazistiskt","Rasistiskt"],["2020",3,1],["maj",1,1],["jun",2,0],["2021",2,0],["jan",2,0],["Totalsumma",5,1]], 6),
    ("compact three", K, [[R,"Antal"],["Kärrtorp",3],["Nazistiskt",2],["maj 2020",1],["jun 2020",1],["Rasistiskt",1],["maj 2020",1],["Björkhagen",4],["Nazistiskt",4],["jun 2020",4],["Totalsumma",7]], 7),
    ("compact units milieu", P, [[R,"Antal"],["LPO Farsta",3],["Vit makt-miljön",2],["Islamism",1],["LPO Globen",4],["Vit makt-miljön",4],["Totalsumma",7]], 7),
    ("tabular", K, [["Stadsdel","Kategori","Antal av Ärendenummer"],["Kärrtorp","Nazistiskt",2],["","Rasistiskt",1],["Kärrtorp Summa","",3],["Björkhagen","Nazistiskt",4],["Björkhagen Summa","",4],["Totalsumma","",7]], 7),
    ("tabular antal", K, [["Stadsdel","Kategori","Antal av Ärendenummer"],["Kärrtorp","Nazistiskt",2],["","Rasistiskt",1],["Kärrtorp Antal","",3],["Björkhagen","Nazistiskt",4],["Björkhagen Antal","",4],["Totalt antal","",7]], 7),
    ("outline", K, [["Stadsdel","Kategori","Antal av Ärendenummer"],["Kärrtorp","",3],["","Nazistiskt",2],["","Rasistiskt",1],["Björkhagen","",4],["","Nazistiskt",4],["Totalsumma","",7]], 7),
    ("kategori x antal rows blank label", K, [["Kategori","Antal"],["Nazistiskt",2],["Rasistiskt",4],["",6]], 6),
    ("kategori antal+andel", K, [["Kategori","Antal","Andel"],["Nazistiskt",2,"33 %"],["Rasistiskt",4,"67 %"],["Totalt",6,"100 %"]], 6),
    ("kategori x month + andel", K, [["Kategori","maj 2020","juni 2020","Andel"],["Nazistiskt",2,1,"50 %"],["Rasistiskt",1,2,"50 %"]], 6),
    ("klotter stadsdel antal", K, [["Stadsdel","Antal"],["Kärrtorp",2],["Björkhagen",4],["Farsta",9]], 6),
    ("klotter heading col", K, [["Kategori","Stadsdel","Klotter"],["Nazistiskt","Kärrtorp",2],["Rasistiskt","Björkhagen",4]], 6),
    ("klotter heading tillf", K, [["Kategori","Stadsdel","Antal tillfällen"],["Nazistiskt","Kärrtorp",2],["Rasistiskt","Björkhagen",4]], 6),
    ("klotter heading 2021", K, [["Kategori","Stadsdel","2021"],["Nazistiskt","Kärrtorp",2],["Rasistiskt","Björkhagen",4]], 6),
    ("contacts per unit", C, [["Från","Antal kontakter"],["Skola",3],["Socialtjänst",2]], 5),
    ("contacts per month", C, [["Månad","Antal kontakter"],["2020-05",3],["2020-06",2],["Totalt",5]], 5),
    ("title above", IA, [["IA 2020-05-01--2021-04-30"],[],["Sökord","Antal träffar"],["extremism",0],["nazism",2]], 2),
    ("single row", IA, [["Sökord","Antal träffar"],["extremism",3]], 3),
    ("single total row", IA, [["Område","Antal träffar"],["Totalt",3]], 3),
    ("only totals", K, [["Kategori","Antal"],["Totalt",3]], ">=0"),
    ("numbers as text", IA, [["Enhet","Antal träffar"],["Fritid","1"],["Skola","4 st"]], 5),
    ("nr col", IA, [["Nr","Enhet","Antal träffar"],[1,"Fritid",1],[2,"Skola",4]], 5),
    ("phone", IA, [["Enhet","Telefon","Antal träffar"],["Fritid","08-508 15 000",1],["Skola","08-508 15 001",4]], 5),
    ("text column", IA, [["Enhet","Antal träffar","Kommentar"],["Fritid",1,"Inga detaljer"],["Skola",4,""]], 5),
    ("zero all", IA, [["Enhet","Antal träffar"],["Fritid",0],["Skola",0]], 0),
    ("month x cat turned", K, [["Månad","Nazistiskt","Rasistiskt","Summa"],["maj 2020",1,2,3],["juni 2020",0,1,1]], 4),
    ("year rows broken", IA, [["År","Antal"],[2019,2],[2020,5],[2021,3]], REFUSED),
    ("no unit heading", IA, [["","Antal"],["Fritid",2],["Skola",5]], REFUSED),
    ("quarter", IA, [["Kvartal","Antal"],["Kv 1",2],["Kv 2",5]], ">=0"),
    ("tertial", IA, [["Tertial","Antal träffar"],["T1 2021",2],["T2 2020",5]], 7),
    ("ja nej", IA, [["Svar","Antal träffar"],["Ja",2],["Nej",5]], 7),
    ("two tables below each other", K, [["Kategori","Antal"],["Nazistiskt",6],["Rasistiskt",8],[],["Stadsdel","Antal"],["Kärrtorp",10],["Björkhagen",4]], REFUSED),
    ("two tables with two labels", K, [["Kategori","Stadsdel","Antal"],["Nazistiskt","Kärrtorp",6],[],["Kategori","Stadsdel","Antal"],["Nazistiskt","Kärrtorp",6]], REFUSED),
    ("two tables under titles", P, [["Händelse","Antal"],["Flygblad",2],["Möte",1],[],["Fördelning per miljö"],["Vit makt",2],["AFA",1]], REFUSED),
    ("two tables under titles of labels", A, [["Jobbtorg","Antal"],["Lyktan",2],[],["Per kön",""],["Kvinnor",1],["Män",1]], REFUSED),
    ("groups after blank rows", K, [["Område","Antal"],["Kärrtorp",""],["Nazistiskt",2],[],["Björkhagen",""],["Nazistiskt",1]], 3),
    ("of which known lines", K, [["Kategori","Antal"],["Allt klotter",120],["varav nazistiskt",5],["varav rasistiskt",2]], REFUSED),
    ("a part by something else", K, [["Kategori","Antal"],["Nazistiskt",5],["– varav på skolor",2],["Rasistiskt",2],["– varav på skolor",1]], 7),
    ("a part in brackets", K, [["Kategori","Antal"],["Nazistiskt",5],["(varav sanerat",2],["Rasistiskt",2]], 7),
    ("a part in other words", IA, [["Enhet","Antal träffar"],["Fritid",5],["av dessa avslutade",3],["Skola",2]], 7),
    ("a known line as a part in a list", K, [["Kategori","Antal"],["Allt klotter",120],["• därav nazistiskt",5]], REFUSED),
    ("a group over its parts", K, [["Kategori","Antal"],["Extremistiskt",17],["   Nazistiskt",15],["   Rasistiskt",2],["Ej extremistiskt",113]], 17),
    ("a small group over its parts", K, [["Kategori","Antal"],["Extremistiskt",7],["Nazistiskt",5],["Rasistiskt",2],["Övrigt",113]], ">=7"),
    ("a group below its parts", K, [["Kategori","Antal"],["Nazistiskt",15],["Rasistiskt",2],["Extremism sammantaget",17],["Övrigt",113]], 17),
    ("a line of its own over others", K, [["Kategori","Antal"],["Politiskt",17],["Nazistiskt",15],["Rasistiskt",2],["Övrigt",113],["Summa",147]], 34),
    ("unique cases below", IA, [["Sökord","Träffar"],["extremism",5],["nazism",2],["Unika ärenden",4]], REFUSED),
    ("a sum of something else", K, [["Radetiketter","Summa av Kostnad"],["Nazistiskt",3500],["Totalsumma",3500]], REFUSED),
    ("a sum of counts", K, [["Radetiketter","Summa av Antal"],["Nazistiskt",3],["Totalsumma",3]], 3),
    ("the most", K, [["Radetiketter","Max av Antal"],["Nazistiskt",3],["Totalsumma",3]], REFUSED),
    ("two tables beside each other", K, [["Kategori","Antal","","Stadsdel","Antal"],["Nazistiskt",6,"","Kärrtorp",10],["Rasistiskt",8,"","Björkhagen",4]], REFUSED),
    ("a mean below", K, [["Kategori","maj 2020","juni 2020"],["Nazistiskt",2,4],["Rasistiskt",4,6],["Medel",3,5]], 16),
    ("a share below", K, [["Kategori","maj 2020","juni 2020"],["Nazistiskt",2,4],["Rasistiskt",4,6],["Andel nazistiskt","33 %","40 %"]], 16),
    ("men and women", A, [["Jobbtorg","Kvinnor","Män"],["Lyktan",1,2],["Sten",0,1]], REFUSED),
    ("three levels of a pivot", K, [["Stadsdel","Kategori","Månad","Antal"],["Kärrtorp","Nazistiskt","maj 2020",2],["","","juni 2020",1],["","Nazistiskt Summa","",3],["","Rasistiskt","maj 2020",1],["","Rasistiskt Summa","",1],["Kärrtorp Summa","","",4],["Totalsumma","","",4]], 4),
    ("blank rows between", K, [["Kategori","Antal"],["Nazistiskt",6],[],["Rasistiskt",8],[],["Totalt",14]], 14),
]  # fmt: skip
"""What it is, the file's name, its rows, and the total: ">=n" where a part of it was not given."""


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("name", "rows", "outcome"), [case[1:] for case in FILES], ids=[case[0] for case in FILES]
)
def test_a_table_of_counts_gives_its_total_or_is_refused(
    tmp_path: Path, name: str, rows: Rows, outcome: int | str
) -> None:
    """Each row is a case with its count, whatever its label is, and no sum is counted again."""
    counted = count_rows(tmp_path, name, rows)
    assert (counted.outcome if isinstance(counted, Counted) else counted) == outcome
    if isinstance(counted, Counted):
        assert name.startswith(counted.source)


LINES: list[tuple[str, str, Rows, dict[str, int]]] = [
    ("categories of a plain pivot", K, [[R, "Antal av Ärendenummer"], ["Nazistiskt", 6], ["Rasistiskt", 2], ["Totalsumma", 8]], {"nazistiskt": 6, "rasistiskt": 2, "hoger": 6, "oklar": 2}),
    ("categories of a compact pivot", K, [[R, "Antal"], ["Kärrtorp", 3], ["Nazistiskt", 2], ["Rasistiskt", 1], ["Björkhagen", 4], ["Nazistiskt", 4], ["Totalsumma", 7]], {"nazistiskt": 6, "rasistiskt": 1, "hoger": 6, "oklar": 1}),
    ("milieus beside units", P, [["Lokalpolisområde", "Vit makt", "Autonoma"], ["Farsta", 1, 2], ["Globen", 2, 3]], {"hoger": 3, "vanster": 5}),
    ("milieus down", IA, [["Miljö", "Antal träffar"], ["Vit makt-miljön", 1], ["Islamism", 2]], {"hoger": 1, "islamistisk": 2}),
    ("no milieu at all", IA, [["Enhet", "Antal träffar"], ["Fritid", 1], ["Skola", 2]], {"oklar": 3}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "rows", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES]
)
def test_what_the_labels_say_is_kept(tmp_path: Path, name: str, rows: Rows, lines: dict[str, int]) -> None:
    """A category or a milieu among the labels is the line of its counts; where none is, it is not known."""
    counted = count_rows(tmp_path, name, rows)
    assert isinstance(counted, Counted)
    assert counted.lines == lines


@pytest.mark.parametrize(
    "rows",
    [
        [["Enhet", "2019", "2020", "2021"], ["Fritid", 9, 1, 2], ["Skola", 9, 2, 3]],
        [["Enhet", 2019, 2020, 2021], ["Fritid", 9, 1, 2], ["Skola", 9, 2, 3]],
        [["År", "Antal träffar"], [2019, 9], [2020, 1], [2021, 5]],
        [["Enhet", "Antal 2021"], ["Fritid", 2], ["Skola", 3]],
    ],
    ids=["columns", "numbers as headings", "rows", "one column"],
)
def test_of_a_table_by_year_the_reports_year_counts(tmp_path: Path, rows: Rows) -> None:
    """Where the period is a calendar year, the other years are left out; where it is none, such a table is refused."""
    counted = count_rows(tmp_path, IA, rows, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert counted.outcome == 5


@pytest.mark.parametrize("heading", ["Antal 2019", "Antal ärenden 2018", "Träffar 2020"])
def test_counts_of_another_year_are_refused(tmp_path: Path, heading: str) -> None:
    """A heading that names a year names the report's, or the file is refused."""
    assert count_rows(tmp_path, IA, [["Enhet", heading], ["Fritid", 2]], CALENDAR_YEAR) == REFUSED


@pytest.mark.parametrize(
    ("name", "rows", "period", "outcome"),
    [
        ("klotter.xlsx", [["Kategori", "jan", "feb", "Totalt"], ["Nazistiskt", 1, 2, 3]], CALENDAR_YEAR, 3),
        (
            "klotter.xlsx",
            [["Kategori", "Jan.", "Febr.", "mars"], ["Nazistiskt", 1, 0, 2]],
            CALENDAR_YEAR,
            3,
        ),
        ("klotter.xlsx", [["Månad", "Nazistiskt"], ["mars", 1], ["Januari", 2]], CALENDAR_YEAR, 3),
        ("klotter.xlsx", [["Kategori", "maj", "juni", "januari"], ["Nazistiskt", 1, 0, 2]], BROKEN_YEAR, 3),
        (
            "klotter.xlsx",
            [["Kategori", "januari", "februari", "maj"], ["Nazistiskt", 1, 0, 2]],
            BROKEN_YEAR,
            REFUSED,
        ),
        ("klotter.xlsx", [["Månad", "Antal"], ["januari", 1], ["maj", 2]], BROKEN_YEAR, REFUSED),
        (
            "klotter.xlsx",
            [["Månad", "Antal"], ["november", 1], ["december", 2], ["januari", 4]],
            CALENDAR_YEAR,
            REFUSED,
        ),
        ("klotter 2020.xlsx", [["Månad", "Antal"], ["januari", 1], ["maj", 2]], CALENDAR_YEAR, REFUSED),
        (
            "klotter.xlsx",
            [["Klotter 2019"], [], ["Månad", "Antal"], ["januari", 1], ["maj", 2]],
            CALENDAR_YEAR,
            REFUSED,
        ),
        (
            "kontakter.xlsx",
            [["Månad", "Antal kontakter"], ["maj", 3], ["juni", 2], ["Totalt", 5]],
            BROKEN_YEAR,
            5,
        ),
    ],
)
def test_months_without_a_year_are_the_periods_or_refused(
    tmp_path: Path, name: str, rows: Rows, period: Period, outcome: int | str
) -> None:
    """They have the years of the period where they stand in its order and no other year is named; it is told."""
    counted = count_rows(tmp_path, name, rows, period)
    assert (counted.outcome if isinstance(counted, Counted) else counted) == outcome
    if isinstance(counted, Counted):
        assert "months_without_year" in counted.codes
        assert "vague_date" not in counted.codes


@pytest.mark.parametrize(("chosen", "told"), [("Kärrtorp", True), ("(Alla)", False)])
def test_a_pivot_tables_filter_is_told(tmp_path: Path, chosen: str, *, told: bool) -> None:
    """A table that shows a part of the cases says so; one that shows all does not."""
    rows: Rows = [
        ["Stadsdel", chosen],
        [],
        [R, "Antal av Ärendenummer"],
        ["Nazistiskt", 6],
        ["Totalsumma", 6],
    ]
    counted = count_rows(tmp_path, K, rows)
    assert isinstance(counted, Counted)
    assert ("pivot_filter" in counted.codes) == told


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["Kategori", "Flaten", "Orhem"], ["Nazistiskt", 2, ""], ["Rasistiskt", "", 1]], []),
        ([["Kategori", "Flaten", "Orhem"], ["Nazistiskt", 2, ""], ["Rasistiskt", 0, 1]], ["missing_count"]),
        ([["Kategori", "Flaten", "Orhem"], ["Nazistiskt", 2, ""], ["Rasistiskt", "-", 1]], ["missing_count"]),
        (
            [["Kategori", "Flaten", "Orhem", "Totalt"], ["Nazistiskt", 2, "", 2], ["Rasistiskt", 0, 1, 1]],
            [],
        ),
        (
            [["Kategori", "Flaten", "Orhem"], ["Nazistiskt", 2, ""], ["Rasistiskt", 0, 1], ["Totalt", 2, 1]],
            [],
        ),
        (
            [["Kategori", "Flaten", "Orhem", "Totalt"], ["Nazistiskt", 2, "", 2], ["Rasistiskt", "", 1, 1], ["Totalt", 2, 1, 3]],
            [],
        ),
    ],
    ids=["no zeros", "zeros", "dashes", "row total", "column total", "pivot"],
)  # fmt: skip
def test_an_empty_cell_is_no_zero_where_zeros_are_written(
    tmp_path: Path, rows: Rows, codes: list[str]
) -> None:
    """Spreadsheets leave cells empty where there is no case; who writes zeros has left one out."""
    outcome = read_rows(tmp_path, rows)
    assert [code for code in outcome.codes if code == "missing_count"] == codes
    assert ("unreadable" in outcome.statuses) is bool(codes)


def test_many_empty_cells_are_told_at_once(tmp_path: Path) -> None:
    """A screen of one and the same sentence helps nobody."""
    groups: Rows = [[f"Grupp {n}", 1, ""] for n in range(30)]
    rows: Rows = [["Kategori", "Flaten", "Orhem"], *groups, ["Nazistiskt", 0, 1]]
    told = [
        problem for problem in read_rows(tmp_path, rows).parsed.problems if problem.code == "missing_count"
    ]
    assert [problem.message.partition(" ")[0] for problem in told] == ["30"]


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([["Miljö", "Läge", "Antal"], ["Vit makt", "Inkomna", 60], ["Vit makt", "Räknade", 40]], REFUSED),
        ([["Miljö", "Status", "Antal"], ["Vit makt", "Inkomna ärenden", 6], ["Vit makt", "Avslutade", 4], ["Autonom", "Inkomna ärenden", 1]], REFUSED),
        ([["Miljö", "Läge", "Antal"], ["Vit makt", "Pågående", 6], ["Vit makt", "Avslutade", 4]], 10),
        ([["Miljö", "Läge", "Antal"], ["Vit makt", "Inkomna", 6], ["Autonom", "Inkomna", 4]], 10),
        ([["Miljö", "Läge", "Antal"], ["Vit makt", "Inkomna", 6], ["Autonom", "Avslutade", 4]], 10),
    ],
)  # fmt: skip
def test_stages_that_hold_each_other_are_not_added(tmp_path: Path, rows: Rows, total: int | str) -> None:
    """What has come in is counted again when it is closed."""
    counted = count_rows(tmp_path, P, rows, CALENDAR_YEAR)
    assert (counted.total if isinstance(counted, Counted) else counted) == total
