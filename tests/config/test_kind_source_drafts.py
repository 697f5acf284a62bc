"""A file that is of no source there is -> a source proposed by `granska --skapa-regler`, in force when a person says so."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import docx
import pytest
from program import run_in

from lagesbild.outputs.source_file import WIDTH

if TYPE_CHECKING:
    from pathlib import Path

AREA = 'omrade = "Havsby"\nstadsdelar = ["Hamnen", "Åsen"]\nuppsattning = "egna"\n'
YARDS = "När;Gård;Vad hände;Inriktning\n" + "".join(
    f"2021-03-0{n};{('Boden', 'Fyren')[n % 2]};{('Hot', 'Samtal')[n % 2]};{('högerextrem', 'IS')[n % 2]}\n"
    for n in range(1, 7)
)
HOUSES = "Ärende;Anmäld;Ort;Störning;Status\n" + "".join(
    f"{n};2021-03-0{n};{('Hamnen', 'Åsen')[n % 2]};{('Hakkors', 'Oljud')[n % 2]};{('Klar', 'Makulerad')[n // 5]}\n"
    for n in range(1, 7)
)
TRAMS = "Rapportnr;Dag;Område;Budskap;Objekt;Kanal\n" + "".join(
    f"S{n};2021-03-{n:02};{('Centrum', 'Hamnen', 'Norra', 'Södra', 'Västra', 'Östra')[n % 6]};"
    f"{('NMR', 'Tags')[n % 2]};{('Vagn', 'Tunnel')[n % 2]};{('App', 'Telefon')[n % 2]}\n"
    for n in range(1, 25)
)
FIRES = "Uppgift;Antal\nAnlagda bränder;44\nHot mot personal;3\n"
SHARES = "Uppgift;Havsby;Riket\nKänner oro;14 %;20 %\nÄr otrygg;7 %;9 %\n"
ANSWERS = (
    "Tidstämpel;Var bor du?;Jag känner mig trygg;Har du sett hot?;Vad är viktigast för dig, och varför?\n"
    + "".join(
        f"2021-03-01 10:{n:02}:00;{('Hamnen', 'Åsen')[n % 2]};{('Instämmer helt', 'Instämmer inte alls')[n % 2]};"
        f"{('Ja', 'Nej')[n % 2]};Det här är svar nummer {n} som ingen annan har skrivit\n"
        for n in range(20)
    )
)
SCHOOLS = "Skola;Högerextrem;Vänsterextrem;Islamistisk;Totalt\nFjällskolan;1;0;0;1\nÄlvskolan;2;1;0;3\n"
CUSTOMS = "Månad;Beslag;Stoppade personer\n" + "".join(f"{m};1;2\n" for m in ("januari", "februari", "mars"))
MEASURES = (
    "Nyckeltal;Kommun;År;Värde\nTrygga, andel (%);Havsby;2020;81,2\nVåldsbrott per 1 000;Riket;2020;6,1\n"
)
CHOICES = "Tidstämpel;Har ni mött någon?;Vilka gällde det?\n" + "".join(
    f"2021-03-01 10:{n:02}:00;Ja;{('Vit makt', 'Autonoma', 'Vit makt, Autonoma')[n % 3]}\n" for n in range(12)
)
CALLS = "Företag;Ort;Har ni märkt något?;Vilken miljö\n" + "".join(
    f"Företag {n};{('Hamnen', 'Åsen')[n % 2]};{('Ja;Högerextrem', 'Nej;', 'Nej;')[n % 3]}\n"
    for n in range(12)
)
REPORTED = "Brott per 100 000 invånare;2019;2020\nHets mot folkgrupp;12,1;13,4\nOlaga hot;410,1;432,5\n"
NOTICES = "Månad;Antal orosanmälningar;varav akuta\n" + "".join(
    f"{month};{n};0\n" for n, month in enumerate(("januari", "februari", "mars"))
)
PROMISES = "Löfte;Utfall\nTrygghetsvandringar;12\nFöräldrasamtal;31\n"
OWN_TOOL = (
    "RespondentID;Status;Verksamhet;Q1. Har verksamheten påverkats?;Q2. Hur väl känner ni till planen?\n"
    + "".join(
        f"{1000 + n};Klar;{('Skola', 'Fritid')[n % 2]};{('Ja', 'Nej')[n % 2]};"
        f"{('Mycket väl', 'Ganska väl', 'Ganska dåligt', 'Inte alls')[n % 4]}\n"
        for n in range(16)
    )
)
DRAFTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "fritidsgårdar 2021.csv": (
        YARDS,
        "fritidsgardar",
        {
            "namn": "Fritidsgårdar",
            "kolumner": {"datum": "När", "miljo": "Inriktning", "enhet": "Gård", "typ": "Vad hände"},
        },
    ),
    "bostadsbolaget.csv": (
        HOUSES,
        "bostadsbolaget",
        {
            "namn": "Bostadsbolaget",
            "enhet": ["ärende", "ärenden"],
            "kolumner": {"datum": "Anmäld", "arende": "Ärende", "omrade": "Ort", "kategori": "Störning"},
            "kategorier": {"Hakkors": "hoger", "Oljud": "oklar"},
        },
    ),
    "spårvägen.csv": (
        TRAMS,
        "sparvagen",
        {
            "namn": "Spårvägen",
            "enhet": ["ärende", "ärenden"],
            "hela": "staden",
            "kolumner": {
                "datum": "Dag",
                "arende": "Rapportnr",
                "omrade": "Område",
                "kanal": "Kanal",
                "kategori": "Budskap",
                "typ": "Objekt",
            },
            "kategorier": {"NMR": "hoger", "Tags": "oklar"},
        },
    ),
    "räddningstjänstens insatser 2021.csv": (
        FIRES,
        "raddningstjansten",
        {
            "namn": "Räddningstjänstens insatser",
            "summa": False,
            "kolumner": {"antal": "Antal", "kategori": "Uppgift"},
            "kategorier": ["Anlagda bränder", "Hot mot personal"],
        },
    ),
    "NTU 2021.csv": (SHARES, "ntu", {"namn": "NTU", "form": "bakgrund"}),
    "trygghetsmätning.csv": (
        ANSWERS,
        "trygghetsmatning",
        {
            "namn": "Trygghetsmätning",
            "form": "enkat",
            "fragor": [{"lydelse": "Var bor du?", "grupp": True}],
        },
    ),
    "skolornas sammanställning.csv": (
        SCHOOLS,
        "skolorna",
        {
            "namn": "Skolornas sammanställning",
            "kolumner": {"enhet": "Skola", "miljo": "Innehåll", "antal": "Antal"},
        },
    ),
    "tullverket.csv": (
        CUSTOMS,
        "tullverket",
        {
            "namn": "Tullverket",
            "summa": False,
            "kolumner": {"datum": "Månad", "kategori": "Innehåll", "antal": "Antal"},
            "kategorier": ["Beslag", "Stoppade personer"],
        },
    ),
    "Kolada.csv": (MEASURES, "kolada", {"namn": "Kolada", "form": "bakgrund"}),
    "föreningar.csv": (
        CHOICES,
        "foreningar",
        {
            "namn": "Föreningar",
            "form": "enkat",
            "fragor": [
                {"lydelse": "Har ni mött någon?", "handelse": True},
                {"lydelse": "Vilka gällde det?", "miljo": True},
            ],
        },
    ),
    "rundringning till näringslivet.csv": (
        CALLS,
        "rundringning",
        {
            "namn": "Rundringning till näringslivet",
            "form": "enkat",
            "fragor": [
                {"lydelse": "Ort", "grupp": True},
                {"lydelse": "Har ni märkt något?", "handelse": True},
                {"lydelse": "Vilken miljö", "miljo": True},
            ],
        },
    ),
    "polisanmälda brott.csv": (
        REPORTED,
        "polisanmalda",
        {"namn": "Polisanmälda brott", "form": "bakgrund"},
    ),
    "socialtjänstens orosanmälningar.csv": (
        NOTICES,
        "socialtjansten",
        {
            "namn": "Socialtjänstens orosanmälningar",
            "kolumner": {"datum": "Månad", "antal": "Antal orosanmälningar"},
        },
    ),
    "medborgarlöften.csv": (
        PROMISES,
        "medborgarloften",
        {
            "namn": "Medborgarlöften",
            "summa": False,
            "kolumner": {"antal": "Utfall", "kategori": "Löfte"},
            "kategorier": ["Föräldrasamtal", "Trygghetsvandringar"],
        },
    ),
    "verksamheterna.csv": (
        OWN_TOOL,
        "verksamheterna",
        {
            "namn": "Verksamheterna",
            "form": "enkat",
            "fragor": [
                {"lydelse": "Verksamhet", "grupp": True},
                {"lydelse": "Hur väl känner ni till planen?", "summa": ["Mycket väl", "Ganska väl"]},
            ],
        },
    ),
    "svar från biblioteket.docx": ("", "biblioteket", {"namn": "Svar från biblioteket", "form": "text"}),
}
"""By file: its text, the key of the source that is proposed, and all that is said of it."""


def _draft(folder: Path, name: str, text: str) -> None:
    (folder / "lagesbild.toml").write_text(AREA, encoding="utf-8")
    if name.endswith(".docx"):
        document = docx.Document()
        document.add_paragraph("Vi har inte märkt något.")
        document.save(str(folder / name))
    else:
        (folder / name).write_text(text, encoding="utf-8")
    run_in(folder, "granska", name, "--skapa-regler")


@pytest.mark.sampled
@pytest.mark.parametrize("name", DRAFTS)
def test_a_source_is_proposed_and_read_when_it_is_in_force(tmp_path: Path, name: str) -> None:
    """As it is guessed the file passes whole; until the line with utkast is taken away nothing is changed by it."""
    text, key, said = DRAFTS[name]
    _draft(tmp_path, name, text)
    path = tmp_path / "kallor" / f"{key}.toml"
    written = path.read_text(encoding="utf-8")
    assert tomllib.loads(written) == {"utkast": True, **said}
    assert not (tmp_path / "regler").exists()
    assert "som ingen annan har skrivit" not in written
    before = run_in(tmp_path, "granska", name, "--json").json["files"][0]
    assert before["source"] is None
    path.write_text(written.split("\n", 1)[1], encoding="utf-8")
    after = run_in(tmp_path, "granska", name, "--json").json["files"][0]
    assert (after["source"], after["accepted"]) == (key, True)
    assert [problem["code"] for problem in after["problems"] if problem["code"] != "own_questions"] in (
        [],
        ["not_counted_columns"],
        ["assumed_year"],
        ["assumed_year", "unread_numbers"],
        ["unread_numbers"],
        ["withdrawn"] * 2,
        ["outside_area"],
    )


def test_a_source_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """What a person has written stays, and it is said which file it is."""
    _draft(tmp_path, "NTU 2021.csv", SHARES)
    again = run_in(tmp_path, "granska", "NTU 2021.csv", "--skapa-regler")
    assert again.code == 4
    assert "kallor/ntu.toml finns redan" in again.err


@pytest.mark.parametrize("name", ["klotter 2021.csv", "enkät skolor.csv"])
def test_no_source_is_proposed_where_the_name_points_at_one(tmp_path: Path, name: str) -> None:
    """Its own words and headings are then a matter of rules."""
    (tmp_path / name).write_text("Kolumn A;Kolumn B\n1;x\n2;y\n", encoding="utf-8")
    run_in(tmp_path, "granska", name, "--skapa-regler")
    assert not (tmp_path / "kallor").exists()


@pytest.mark.parametrize("name", ["händelser.csv", "register 2021.csv", "lista.csv"])
def test_no_source_is_proposed_where_the_name_says_nothing(tmp_path: Path, name: str) -> None:
    """The file may then be of any source there is, which is said in rules: one file is enough."""
    (tmp_path / name).write_text("Kolumn A;Kolumn B\n1;x\n2;y\n", encoding="utf-8")
    run_in(tmp_path, "granska", name, "--skapa-regler")
    assert not (tmp_path / "kallor").exists()
    assert len([*(tmp_path / "regler").iterdir()]) == 1


def test_figures_from_outside_are_so_whatever_their_name_is_like(tmp_path: Path) -> None:
    """A word of it may be like that of a source that is counted; the words that tell them apart are written then."""
    _draft(tmp_path, "Polisanmälda brott.csv", REPORTED)
    (tmp_path / "lagesbild.toml").write_text("", encoding="utf-8")
    path = tmp_path / "kallor" / "polisanmalda.toml"
    path.unlink()
    run_in(tmp_path, "granska", "Polisanmälda brott.csv", "--skapa-regler")
    written = path.read_text(encoding="utf-8").split("\n", 1)[1]
    assert tomllib.loads(written)["kannetecken"] == ["polisanmälda", "brott"]
    path.write_text(written, encoding="utf-8")
    (file,) = run_in(tmp_path, "granska", "Polisanmälda brott.csv", "--json").json["files"]
    assert file["source"] == "polisanmalda"


def test_a_proposed_key_is_not_that_of_a_built_in_source(tmp_path: Path) -> None:
    """Not of one that is not in use either: its figures would be taken for the other's by whoever uses both."""
    _draft(tmp_path, "Polis.csv", FIRES)
    assert [path.name for path in (tmp_path / "kallor").iterdir()] == ["polis_egen.toml"]


def test_a_long_list_of_categories_stands_on_lines_of_its_own(tmp_path: Path) -> None:
    """So that no line is wider than a window."""
    rows = "".join(f"Ett slag av händelser, nummer {'I' * n};{n}\n" for n in range(1, 6))
    _draft(tmp_path, "väktarna.csv", f"Uppgift;Antal\n{rows}")
    lines = (tmp_path / "kallor" / "vaktarna.toml").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines[1:])) <= WIDTH
    assert len(tomllib.loads("\n".join(lines))["kategorier"]) == 5
