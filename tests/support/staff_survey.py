"""A survey to the staff of a municipality, whose questions are data, and respondents who answer it. All of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PROBLEM = "Våldsbejakande extremism är ett stort problem i kommunen"
BEFORE = "Våldsbejakande extremism är ett problem i kommunen"
"""How the year before asked of the problem."""
MET = "Har du mött våldsbejakande extremism i ditt arbete?"
NEED = "Vad behöver du mest?"
STAFF_SURVEY = f"""
nyckel = "personal"
namn = "Enkät till kommunens personal"
kort = "Personal"
avsandare = "kommunens personal"
form = "enkat"
slag = "incident"
enhet = ["incident", "incidenter"]
klass = "enkat"
kannetecken = ["personal"]

[[fragor]]
nyckel = "arbete"
lydelse = "Var arbetar du?"
kort = "Arbetsplats"
typ = "ett_val"
svar = ["Skola", "Socialtjänst", "Fritid"]
grupp = true

[[fragor]]
nyckel = "problem"
lydelse = "{PROBLEM}"
tidigare = ["{BEFORE}"]
typ = "skala"
svar = ["Instämmer helt", "Instämmer delvis", "Instämmer inte"]
summa = ["Instämmer helt", "Instämmer delvis"]

[[fragor]]
nyckel = "mott"
lydelse = "{MET}"
typ = "ja_nej"
handelse = true
mening = "mött våldsbejakande extremism i arbetet"

[[fragor]]
nyckel = "hur"
lydelse = "Hur märktes det?"
typ = "flera_val"
svar = ["Klotter", "Hot", "Annat"]
om = {{ fraga = "mott", svar = "Ja" }}

[[fragor]]
nyckel = "tjanstear"
lydelse = "Hur många år har du arbetat här?"
typ = "tal"
"""
SETTINGS = f"""
omrade = "Björkfors"
kallor = ["personal"]
[avsnitt]
fragor = ["{PROBLEM}", "{NEED}"]
"""
SIGNS = ("Klotter", "Hot", "Annat")


class Respondents(NamedTuple):
    """So many respondents who answered alike."""

    number: int
    group: str
    problem: str
    met: str = "Nej"
    signs: tuple[str, ...] = ()
    years: str = "4"
    need: str = "Tid"


NOW = [
    Respondents(14, "Skola", "Instämmer helt", need="Utbildning"),
    Respondents(6, "Skola", "Instämmer inte", "Ja", ("Klotter", "Hot")),
    Respondents(9, "Fritid", "Instämmer delvis", "Ja", ("Hot",), "2"),
    Respondents(5, "Fritid", "Instämmer inte", years="sedan 1998"),
    Respondents(6, "Fritid", "", signs=("Annat",)),
]
"""Forty respondents: twenty from schools; fifteen have met it; six tell how though they have not, and say nothing else."""


def answers(year: int, respondents: Iterable[Respondents], problem: str) -> str:
    """Return an export with a row for each respondent."""
    headings = [
        "Tidstämpel",
        "Var arbetar du?",
        problem,
        MET,
        *(f"Hur märktes det? [{sign}]" for sign in SIGNS),
    ]
    lines = [[*headings, "Hur många år har du arbetat här?", NEED]]
    for alike in respondents:
        for _ in range(alike.number):
            ticks = ["1" if sign in alike.signs else "0" for sign in SIGNS]
            time = f"{year}-03-01 10:{len(lines):02}:00"
            lines.append([time, alike.group, alike.problem, alike.met, *ticks, alike.years, alike.need])
    return "\n".join(";".join(line) for line in lines) + "\n"


def lay_out(folder: Path, respondents: Iterable[Respondents] = NOW, survey: str = STAFF_SURVEY) -> None:
    """Lay the survey, the settings and the answers of this year in a folder."""
    (folder / "kallor").mkdir()
    (folder / "kallor" / "personal.toml").write_text(survey, encoding="utf-8")
    (folder / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "personal_2021.csv").write_text(answers(2021, respondents, PROBLEM), encoding="utf-8")
