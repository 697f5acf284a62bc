"""A municipality of some 60,000: its incoming files of 2018, 2019 and 2021; nobody made a picture of 2020."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from invented.formats import Sheet, delimited, letter, rows, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from invented.formats import Cell, Rows

    Cases = tuple[tuple[str, str, int], ...]
    """What was seen, the milieu, and how often."""

PLACES = (
    "Almstad",
    "Ekvika",
    "Almstad",
    "Hagafors",
    "Tallbro",
    "Almstad",
    "Åkerdalen",
    "Ekvika",
    "Norrmossa",
)
"""In turn: the town has a third."""
BUILDINGS = (
    "Lilla scenen",
    "Sporthallen Granen",
    "Fritidsgården Kupan",
    "Simhallen Vågen",
    "Konsthallen Ljuset",
)
RIGHT, LEFT, ISLAMIST = (
    "Våldsbejakande högerextremism",
    "Våldsbejakande vänsterextremism",
    "Våldsbejakande islamism",
)
UNCLEAR = "Går inte att bedöma"
AGREES = ("Instämmer helt", "Instämmer delvis", "Instämmer knappast", "Instämmer inte alls")
SIGNS = ("Klotter eller klistermärken", "Åsikter i samtal", "Hot", "Rekrytering")
QUESTIONS = (
    "Var arbetar du?",
    "Har du mött våldsbejakande extremism i ditt arbete det senaste året?",
    "Vilken miljö gällde det?",
    "Hur märktes det?",
    "{problem}",
    "Jag vet vart jag vänder mig vid oro",
)
PROBLEM = "Våldsbejakande extremism är ett stort problem i kommunen"
EARLIER_PROBLEM = "Våldsbejakande extremism är ett problem i kommunen"
FORMS_COLUMNS = ("ID", "Start time", "Completion time", "Email", "Name")


@dataclass(frozen=True, slots=True)
class Workplace:
    """A group of respondents: how many answered, how many of them met something, and how the rest is shared out."""

    name: str
    answers: int
    met: int
    problem: tuple[int, int, int, int]
    """How many of each ten agree fully, partly, hardly and not at all."""
    knows: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Year:
    """What came in of a year."""

    number: int
    wording: str
    workplaces: tuple[Workplace, ...]
    culture: Cases
    libraries: str
    rescue: tuple[int, int, int]
    contacts: int
    panel: tuple[tuple[str, str], ...]


YEARS = (
    Year(
        2018,
        EARLIER_PROBLEM,
        (
            Workplace("Skola", 214, 19, (1, 3, 4, 2), (3, 4, 2, 1)),
            Workplace("Socialtjänst", 121, 14, (2, 3, 3, 2), (5, 3, 1, 1)),
            Workplace("Fritid", 68, 11, (2, 4, 3, 1), (3, 3, 3, 1)),
        ),
        (
            ("Klistermärken", RIGHT, 14),
            ("Klotter", RIGHT, 9),
            ("Klotter", LEFT, 6),
            ("Hot mot personal", UNCLEAR, 3),
        ),
        "Ort | Högerextremism | Vänsterextremism | Islamism | Ej angivet\nAlmstad | 7 | 3 | 0 | 2\nEkvika | 2 | 0 | 0 | 1",
        (22, 5, 1),
        31,
        (("13", "9"), ("31", "34")),
    ),
    Year(
        2019,
        PROBLEM,
        (
            Workplace("Skola", 231, 27, (1, 4, 4, 1), (4, 4, 1, 1)),
            Workplace("Socialtjänst", 133, 18, (2, 4, 3, 1), (6, 3, 1, 0)),
            Workplace("Fritid", 74, 13, (3, 3, 3, 1), (3, 4, 2, 1)),
        ),
        (
            ("Klistermärken", RIGHT, 21),
            ("Klotter", RIGHT, 12),
            ("Klotter", LEFT, 5),
            ("Hot mot personal", UNCLEAR, 4),
        ),
        "Ort | Högerextremism | Vänsterextremism | Islamism | Ej angivet\nAlmstad | 9 | 2 | 1 | 3\nEkvika | 3 | 1 | 0 | 0",
        (27, 7, 2),
        38,
        (("15", "10"), ("33", "35")),
    ),
    Year(
        2021,
        PROBLEM,
        (
            Workplace("Skola", 248, 46, (2, 4, 3, 1), (5, 4, 1, 0)),
            Workplace("Socialtjänst", 140, 24, (3, 4, 2, 1), (6, 3, 1, 0)),
            Workplace("Fritid", 79, 21, (3, 4, 2, 1), (4, 4, 1, 1)),
        ),
        (
            ("Klistermärken", RIGHT, 71),
            ("Klotter", RIGHT, 19),
            ("Klotter", LEFT, 7),
            ("Affischer", ISLAMIST, 2),
            ("Hot mot personal", UNCLEAR, 6),
        ),
        "Ort | Högerextremism | Vänsterextremism | Islamism | Ej angivet\nAlmstad | 14 | 2 | 1 | 4\nEkvika | 5 | 0 | 0 | 1",
        (35, 12, 2),
        52,
        (("19", "11"), ("37", "35")),
    ),
)
POLICE = (
    "Svar till den lokala lägesbilden för Almstads kommun 2021",
    "Kommunpolisen har under året fått kännedom om fyra händelser med koppling till våldsbejakande extremism.",
    "Tre av dem gällde spridning av propaganda, och en gällde hot. Samtliga är påhittade.",
)


def survey(year: Year) -> Rows:
    """The export of the year's survey: one row an answer, the three workplaces in turn."""
    table: Rows = [FORMS_COLUMNS + tuple(q.format(problem=year.wording) for q in QUESTIONS)]
    opened, number = datetime.combine(date(year.number, 10, 4), time(8, 0, 12)), 0
    for workplace in year.workplaces:
        for place in range(workplace.answers):
            begun = opened + timedelta(hours=number // 6, minutes=7 * (number % 6))
            own = (number + 1, begun, begun + timedelta(minutes=4, seconds=31), "anonymous", "")
            table.append((*own, *_answers(workplace, place)))
            number += 1
    return table


def _answers(workplace: Workplace, place: int) -> tuple[Cell, ...]:
    has_met = place * workplace.met // workplace.answers != (place + 1) * workplace.met // workplace.answers
    milieu = (RIGHT, RIGHT, RIGHT, LEFT, f"{RIGHT};{LEFT}", ISLAMIST, UNCLEAR)[place % 7]
    signs = ";".join(SIGNS[place % 4 :: 2] if place % 3 else SIGNS[:2])
    return (
        workplace.name,
        "Ja" if has_met else "Nej",
        f"{milieu};" if has_met else "",
        f"{signs};" if has_met else "",
        _step(workplace.problem, place),
        "" if place % 29 == 0 else _step(workplace.knows, place + 3),
    )


def _step(shares: Sequence[int], place: int) -> str:
    """The step of the scale that a respondent ticks."""
    steps = [step for step, share in zip(AGREES, shares, strict=True) for _ in range(share)]
    return steps[7 * place % len(steps)]


def culture(year: Year) -> Rows:
    """The register of what was seen in the halls and at the leisure centres, day by day."""
    table: Rows = [("Datum", "Anläggning", "Ort", "Vad som märktes", "Miljö")]
    cases = [(sign, milieu) for sign, milieu, count in year.culture for _ in range(count)]
    for number, (sign, milieu) in enumerate(cases):
        day = date(year.number, 1, 8) + timedelta(days=number * 37 % 350)
        table.append((day, BUILDINGS[number % len(BUILDINGS)], PLACES[number % len(PLACES)], sign, milieu))
    return [table[0], *sorted(table[1:], key=str)]


def contacts(year: Year) -> Rows:
    """The coordinator's log."""
    table: Rows = [("Datum", "Kontakt från", "Kontaktväg", "Ärende gällde", "Miljö")]
    senders = islice(cycle(("Skola", "Socialtjänst", "Skola", "Fritid")), year.contacts)
    for number, sender in enumerate(senders):
        day = date(year.number, 1, 10) + timedelta(days=number * 6)
        about = ("Råd om rutinen", "Oro, en individ", "Utbildning")[number % 3]
        milieu = (RIGHT, UNCLEAR, RIGHT, ISLAMIST, LEFT)[number % 5]
        table.append((day, sender, ("Telefon", "Möte", "E-post")[number % 3], about, milieu))
    return table


def panel(year: Year) -> str:
    """The table of percentages of the municipality and of the country."""
    labels = ("Känner oro för våldsbejakande extremism", "Har mött hat eller hot på nätet")
    lines = [f"{label};{own};{country}" for label, (own, country) in zip(labels, year.panel, strict=True)]
    return "\r\n".join(
        (f"Medborgarpanelen {year.number}", "", "Andel (%) som;Almstads kommun;Riket", *lines, "")
    )


def files(year: Year) -> dict[str, bytes]:
    """Give the incoming files of a year by their names."""
    saved, number = date(year.number + 1, 1, 15), year.number
    rescue = zip(
        ("Anlagda bränder", "Hot eller våld mot personal", "Hindrade utryckningar"), year.rescue, strict=True
    )
    return {
        f"personal_{number}.xlsx": workbook(saved, Sheet("Sheet1", survey(year), "OfficeForms.Table")),
        f"kultur_{number}.xlsx": workbook(saved, Sheet("Iakttagelser", culture(year))),
        f"bibliotek_{number}.xlsx": workbook(saved, Sheet("Biblioteken", rows(year.libraries))),
        f"raddning_{number}.xlsx": workbook(saved, Sheet("Statistik", [("Uppgift", "Antal"), *rescue])),
        f"kontakter_{number}.csv": delimited(contacts(year), "utf-8-sig"),
        f"medborgarpanel_{number}.csv": panel(year).encode("cp1252"),
        **({f"kommunpolis_{number}.docx": letter(POLICE)} if number == YEARS[-1].number else {}),
    }
