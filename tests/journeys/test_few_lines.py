"""A whole municipality with sources that nobody has heard of is said in forty lines, most of them proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import run_in

from lagesbild.core.wording import NO_BREAK

if TYPE_CHECKING:
    from pathlib import Path

MOST_LINES = 40
SETTINGS = """omrade = "Lillebygdens kommun"
stadsdelar = ["Lilleby", "Storvik"]
delar = "ort"
termer = "sapo"
uppsattning = "egna"
[ar.2021]
period = "2021-01-01..2021-12-31"
"""
TOWNS, MILIEUS = ("Lilleby", "Storvik"), ("Högerextrem", "Vänsterextrem", "Högerextrem", "Vet ej")
STEPS = ("Instämmer helt", "Instämmer delvis", "Instämmer knappast", "Instämmer inte alls")
FILES = {
    "Bibliotekens tillbud 2021.csv": "Datum;Bibliotek;Ort;Vad som hände;Miljö;Åtgärd\n"
    + "".join(
        f"2021-03-{n:02};{TOWNS[n % 2]}s bibliotek;{TOWNS[n % 2]};{('Klotter', 'Hot')[n % 2]};{MILIEUS[n % 4]};Sanerat\n"
        for n in range(1, 13)
    ),
    "Räddningstjänstens insatser 2021.csv": "Insatstyp;Antal\nAnlagd brand;31\nHindrad utryckning;4\n",
    "Trygghetsenkät 2021.csv": "Tidstämpel;Var bor du?;Jag känner mig trygg;Har du sett propaganda där du bor?;"
    "Vilken miljö gällde det?;Hur många gånger?\n"
    + "".join(
        f"2021-03-01 10:{n:02}:00;{TOWNS[n % 2]};{STEPS[n % 4]};"
        + (f"Ja;{MILIEUS[n % 4]};{n % 3 + 1}\n" if n % 5 == 0 else "Nej;;\n")
        for n in range(40)
    ),
    "Fältgruppens journal 2021.csv": "Datum;Plats;Iakttagelse;Grupp;Antal\n"
    + "".join(
        f"2021-05-{n:02};Torget;{('Flygblad', 'Samling')[n % 2]};{('NMR', 'AFA', 'Okänd')[n % 3]};{n % 2 + 1}\n"
        for n in range(1, 13)
    ),
    "Tunabostäders störningsärenden 2021.csv": "Ärendenr;Inkom;Ort;Ärendetyp;Status\n"
    + "".join(
        f"S{n};2021-06-{n:02};{TOWNS[n % 2]};{('Hakkors', 'Hot mot granne')[n % 2]};Avslutat\n"
        for n in range(1, 13)
    ),
    "Nationella trygghetsundersökningen 2021.csv": "Indikator;Lillebygden;Riket\nOtrygg ute;24 %;27 %\n",
    "Föreningsstöd 2021.csv": "Uppgift;Antal\nAnsökningar;212\nAvslag enligt demokrativillkoret;4\n",
}
TOLD = (
    "Av dem som har svarat på trygghetsenkäten har 8 av 40 sett propaganda där de bor.",
    "I trygghetsenkäten beskrivs",
    "Biblioteken redovisar tolv tillbud",
    "Fältgruppen redovisar 18 händelser",
    "Tunabostäder redovisar tolv störningsärenden",
    "I sammanställningen ”Föreningsstöd” redovisas: ansökningar 212",
    "Räddningstjänsten redovisar: anlagd brand 31",
    "Som bakgrund ur Nationella trygghetsundersökningen 2021: otrygg ute 24 %",
    "uppgifterna från biblioteken, fältgruppen, räddningstjänsten och Tunabostäder, sammanställningen ”Föreningsstöd”",
)


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a municipality as it is once a person has agreed to what is proposed."""
    folder = tmp_path_factory.mktemp("kommun")
    (folder / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "2021").mkdir()
    for name, text in FILES.items():
        (folder / "2021" / name).write_text(text, encoding="utf-8")
    run_in(folder, "granska", "2021", "--skapa-regler")
    for path in (folder / "kallor").iterdir():
        path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    return folder


def test_forty_lines_are_enough(municipality: Path) -> None:
    """A source of seven is five lines at most, but for a survey's questions of which something is made."""
    files = [municipality / "lagesbild.toml", *(municipality / "kallor").iterdir()]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert len(lines) == len(FILES) + 1
    assert sum(lines.values()) <= MOST_LINES
    assert {name for name, count in lines.items() if count > 5} <= {"lagesbild.toml", "trygghetsenkat.toml"}


def test_it_reads_as_if_the_program_had_been_written_for_it(municipality: Path) -> None:
    """Nothing is set aside or left to be asked, and each source speaks by its own name and unit."""
    done = run_in(municipality, "rapport", "2021", "--år", 2021)
    assert done.code == 0, done.err
    text = (municipality / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert [words for words in TOLD if words not in text.replace(NO_BREAK, " ")] == []
