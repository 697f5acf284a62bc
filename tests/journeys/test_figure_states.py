"""What is not proven is said as such in what the program shows: the screen and the JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

REGISTER = "Ärendenummer;Datum;Kategori;Stadsdel\n"
UNREADABLE = f"{REGISTER}A1;2021-03-01;nazistiskt;Flaten\nA2;2021-13-45;nazistiskt;Flaten\nA3;2021-13-45;islamistiskt;Flaten\n"
READY = "Kategori;Flaten;Orhem\nNazistiskt;2;1\nRasistiskt;0;0\nVänsterautonomt;1;0\n"


def _import(run: Run, tmp_path: Path, text: str, year: int = 2021) -> None:
    path = tmp_path / f"klotter_{year}.csv"
    path.write_text(text, encoding="utf-8")
    assert run("importera", path, "--år", year).code == 0


def _shown(run: Run) -> Any:
    return json.loads(run("visa", "--år", 2021, "--json").out)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "counts", "total"),
    [
        (
            UNREADABLE,
            {
                "nazistiskt": [1, "at_least"],
                "rasistiskt": [0, "exact"],
                "vansterautonomt": [0, "exact"],
                "islamistiskt": [None, "not_given"],
            },
            [1, "at_least"],
        ),
        (
            READY,
            {
                "nazistiskt": [3, "exact"],
                "rasistiskt": [0, "exact"],
                "vansterautonomt": [1, "exact"],
                "islamistiskt": [None, "not_classified"],
            },
            [4, "exact"],
        ),
    ],
)
def test_the_json_has_every_line_with_its_state(
    run: Run, tmp_path: Path, text: str, counts: dict[str, list[object]], total: list[object]
) -> None:
    """In the counts, in the source's total, and in the cells of the tables alike."""
    _import(run, tmp_path, text)
    shown = _shown(run)
    assert {
        c["category"]: [c["count"], c["state"]] for c in shown["counts"] if c["source"] == "klotter"
    } == counts
    (source,) = [source for source in shown["sources"] if source["key"] == "klotter"]
    assert [source["total"]["count"], source["total"]["state"]] == total
    (table,) = [table for table in shown["tables"] if table["id"] == "ar_klotter"]
    cells = {row["key"]: [row["cells"][-1], row["states"][-1]] for row in table["rows"]}
    assert cells == {**counts, "totalt": total}
    assert not any("suppressed" in count for count in shown["counts"])


def test_a_source_that_did_not_come_in_has_no_total(run: Run, tmp_path: Path) -> None:
    """Nothing came from the police: not given, and never 0."""
    _import(run, tmp_path, UNREADABLE)
    (police,) = [source for source in _shown(run)["sources"] if source["key"] == "polis"]
    assert police["total"] == {"count": None, "state": "not_given"}


def test_the_screen_says_the_least_number_and_what_is_missing(run: Run, tmp_path: Path) -> None:
    """The categories by name: a least number, no number, and a zero that is proven."""
    _import(run, tmp_path, UNREADABLE)
    lines = {
        words[0]: " ".join(words[1:])
        for words in map(str.split, run("visa", "--år", 2021, "--allt").out.splitlines())
        if words
    }
    assert (lines["Nazistiskt"], lines["Islamistiskt"], lines["Rasistiskt"]) == ("minst 1", "saknas", "0")


@pytest.mark.slow
def test_only_exact_figures_are_compared(run: Run, tmp_path: Path) -> None:
    """Twenty against at least one is no fall, and four zeros of a ready table are none against twenty."""
    rows = "".join(f"B{n};2020-03-01;nazistiskt;Flaten\n" for n in range(20))
    _import(run, tmp_path, REGISTER + rows, 2020)
    _import(run, tmp_path, UNREADABLE)
    compared = {c["category"]: c for c in _shown(run)["comparison"] if c["source"] == "klotter"}
    nazi, islamist = compared["nazistiskt"], compared["islamistiskt"]
    assert (nazi["previous"], nazi["current"], nazi["current_state"]) == (20, 1, "at_least")
    assert (nazi["verdict"], nazi["reason"]) == ("ej_jamforbart", "siffran för 2021 är bara ett minsta antal")
    assert (islamist["current"], islamist["reason"]) == (None, "uppgift saknas för 2021")
    assert compared["rasistiskt"]["verdict"] == "for_fa_for_att_jamfora"
    assert "minst 1" in run("visa", "--år", 2021, "--allt").out


POLICE = "Datum;Händelse;Miljö;Stadsdel;Antal\n"


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("file", "said", "unsaid"),
    [
        (
            ("klotter_2021", UNREADABLE),
            [
                "Nazistiskt klotter har registrerats vid minst ett tillfälle",
                "Hur ofta islamistiskt klotter har registrerats är inte känt.",
                "Inget rasistiskt eller vänsterautonomt klotter har registrerats.",
            ],
            ["för att skydda enskilda", "nget islamistiskt"],
        ),
        (
            ("klotter_2021", READY),
            ["Hur ofta islamistiskt klotter har registrerats är inte känt."],
            ["nget islamistiskt", "för att skydda enskilda"],
        ),
        (
            ("klotter_2021", f"{REGISTER}A1;2021-13-45;;Flaten\n"),
            [
                "Hur ofta nazistiskt, rasistiskt, vänsterautonomt och islamistiskt klotter har registrerats är inte känt."
            ],
            ["nget klotter", "nget nazistiskt", "Ingen av dem"],
        ),
        (
            ("polis_2021", f"{POLICE}2021-03-04;Klister;Vit makt-miljön;Flaten;..\n"),
            ["Antalen i polisens uppgifter är inte kända."],
            ["Ingen av dem", "inget att redovisa"],
        ),
        (
            (
                "polis_2021",
                f"{POLICE}2021-03-04;Klister;Vit makt-miljön;Flaten;..\n2021-03-05;Möte;Vit makt-miljön;Flaten;2\n",
            ),
            ["minst två händelser (en rad kunde inte räknas)"],
            ["båda", " två händelser som"],
        ),
    ],
)
def test_the_section_says_of_a_figure_what_is_known_of_it(
    run: Run, tmp_path: Path, file: tuple[str, str], said: list[str], unsaid: list[str]
) -> None:
    """No sentence says that there was nothing, nor an exact number, of what is not proven."""
    name, text = file
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    assert run("importera", path, "--år", 2021).code == 0
    assert run("exportera", "--år", 2021, "--format", "markdown").code == 0
    (page,) = (tmp_path / "reports").rglob("lagesbild-2021.md")
    prose = page.read_text(encoding="utf-8")
    assert [words for words in said if words not in prose] == []
    assert [words for words in unsaid if words in prose] == []


EARLIER = f"{REGISTER}A1;2019-03-01;nazistiskt;Flaten\nA2;2019-05-01;rasistiskt;Flaten\n"
ELSEWHERE = "B1;2021-03-01;nazistiskt;Farsta\n"


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("text", "state"),
    [
        (EARLIER, "not_given"),
        (EARLIER.replace("2019", "2023"), "not_given"),
        ("Månad;Antal\n2019-01;3\n2019-02;2\n", "not_given"),
        (f"{EARLIER}A3;2022-01-05;nazistiskt;Flaten\n", "exact"),
        (f"{EARLIER}{ELSEWHERE}", "exact"),
        (f"{REGISTER}{ELSEWHERE}{ELSEWHERE.replace('B1', 'B2')}", "not_given"),
        ("Stadsdel;Nazistiskt\nFarsta;4\nSköndal;1\n", "not_given"),
        (f"{REGISTER}{ELSEWHERE}B2;2021-03-01;stötande;Flaten\n", "exact"),
        (REGISTER + "".join(f"{n};2021-03-01;nazistiskt;Ort {n}\n" for n in "ABCDE"), "exact"),
        (REGISTER, "exact"),
    ],
    ids=["earlier", "later", "months", "around", "elsewhere", "Farsta", "two", "both", "many", "empty"],
)
def test_rows_of_others_alone_prove_no_zero(run: Run, tmp_path: Path, text: str, state: str) -> None:
    """A file wholly of another time, or of one other district, proves nothing; one that reaches the year and area does."""
    _import(run, tmp_path, text)
    counts = [(c["count"], c["state"]) for c in _shown(run)["counts"] if c["source"] == "klotter"]
    assert counts
    assert set(counts) == {(0 if state == "exact" else None, state)}


def test_a_file_of_another_time_takes_nothing_from_the_years_own(run: Run, tmp_path: Path) -> None:
    """All years' files may lie in one folder, and an empty template beside last year's file proves the zero."""
    _import(run, tmp_path, EARLIER)
    (tmp_path / "klotter_tom.csv").write_text(REGISTER, encoding="utf-8")
    assert run("importera", "klotter_tom.csv", "--år", 2021).code == 0
    counts = [(c["count"], c["state"]) for c in _shown(run)["counts"] if c["source"] == "klotter"]
    assert set(counts) == {(0, "exact")}


@pytest.mark.slow
def test_much_outside_the_period_asks_whether_it_is_the_right_one(run: Run, tmp_path: Path) -> None:
    """Asked when it is so in several sources; one that goes back many years is usual."""
    _import(run, tmp_path, EARLIER.replace("A1;2019", "A1;2021"))
    alone = run("visa", "--år", 2021).out
    rows = "Datum;Händelse;Miljö\n2021-03-01;Hot;Vit makt\n2019-05-01;Hot;Vit makt\n"
    (tmp_path / "polis.csv").write_text(rows, encoding="utf-8")
    assert run("importera", "polis.csv", "--år", 2021).code == 0
    question = "Gäller lägesbilden en annan tid"
    assert [question in " ".join(out.split()) for out in (alone, run("visa", "--år", 2021).out)] == [
        False,
        True,
    ]
