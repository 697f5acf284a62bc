"""An invented graffiti register, or survey, of any size: `python benchmarks/generera.py 1000000 klotter.csv [cp1252]`.

The same number of rows always gives the same content. The suffix .xlsx gives a workbook instead.
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2021
HEADINGS = (
    "Ärendenummer", "Anmäld", "Plats", "Stadsdel", "Kategori", "Typ", "Kanal", "Antal", "Åtgärdat datum", "X", "Y",
    "Anmärkning",
)  # fmt: skip
STREETS = tuple(
    f"{first}{last}" for first in ("Pärl", "Tran", "Humle", "Ekorr", "Månskens", "Älv", "Klöver", "Bäck")
    for last in ("vägen", "gatan", "stigen", "gränd", "backen")
)  # fmt: skip
PARTS = (
    "Bagarmossen", "Björkhagen", "Enskededalen", "Hammarbyhöjden", "Kärrtorp", "Skarpnäcks gård", "Flaten", "Orhem",
    "Skrubba", "Norrby", "Söderäng", "Västerhöjd", "Österlid", "Mellanby", "Åkerhöjden", "Ängsbacken",
)  # fmt: skip
"""The parts of Skarpnäck and as many invented ones beside it."""
CATEGORIES = ("Nazistiskt", "Rasistiskt", "Vänsterautonomt", "Islamistiskt", "Stötande", "Övrigt")
OFTEN = (6, 4, 5, 1, 20, 64)
KINDS = ("Klotter", "Klistermärke", "Affisch", "Flygblad")
CHANNELS = ("App", "Telefon", "Webb", "Entreprenör")
REMARKS = (
    "Saneras vid nästa rond, ingen åtkomst från gatan under helgen",
    "Går att nå med stege, bommen är låst efter klockan sexton",
    "Två färger på putsad vägg, fotograferat av entreprenören före sanering",
    "",
)
KNOWN = (
    (
        "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från våldsbejakande "
        "extremistiska miljöer?"
    ),
    "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?",
)
SCALES = (
    ("Ja", "Nej", "Vet ej"),
    ("Instämmer helt", "Instämmer delvis", "Instämmer inte", "Vet ej"),
    tuple(map(str, range(11))),
    ("Tryggt", "Otryggt", "Varken eller", ""),
)
"""What is answered to a survey's own questions, in turns."""
FIRST_DAY = date(2019, 11, 1)
DAYS = 730
"""Two years: a year's period and half a year on each side of it."""


def rows(number: int) -> Iterator[tuple[str | int | date, ...]]:
    """That many cases, in the order of HEADINGS."""
    dice = random.Random(SEED)  # noqa: S311 — invented rows, no secret
    days = [FIRST_DAY + timedelta(days) for days in range(DAYS + 31)]
    for case in range(1, number + 1):
        day = int(dice.random() * DAYS)
        yield (
            f"TK-{case:08}",
            days[day],
            f"{dice.choice(STREETS)} {int(dice.random() * 120) + 1}",
            dice.choice(PARTS),
            dice.choices(CATEGORIES, OFTEN)[0],
            dice.choice(KINDS),
            dice.choice(CHANNELS),
            1 if dice.random() < 0.95 else 2,
            days[day + 1 + int(dice.random() * 30)],
            6_570_000 + int(dice.random() * 10_000),
            674_000 + int(dice.random() * 10_000),
            dice.choice(REMARKS),
        )


def write(number: int, path: Path, encoding: str = "utf-8") -> None:
    """Write a register of that many rows as a workbook or as text with semicolons."""
    if path.suffix == ".xlsx":
        _write_workbook(number, path)
        return
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows(number))


def write_survey(answers: int, questions: int, path: Path) -> None:
    """Write a survey of that many answers to two known questions and as many of its own as are left, as text."""
    dice = random.Random(SEED)  # noqa: S311 — invented answers, no secret
    own = [f"Fråga {number}: hur upplever du läget på plats {number}?" for number in range(questions - 2)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("Tidstämpel", "Verksamhet/enhet", *KNOWN, *own))
        for number in range(answers):
            sent = f"2021-03-{number % 28 + 1:02} {number % 24:02}:{number % 60:02}:{number % 59:02}"
            known = ("Nej", dice.choice(("Nej", "Nej", "Nej", "Ja")))
            chosen = (dice.choice(SCALES[place % len(SCALES)]) for place in range(questions - 2))
            writer.writerow((sent, f"Enhet {number % 300}", *known, *chosen))


def _write_workbook(number: int, path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 — loaded for a workbook alone

    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("Klotter")
        sheet.write_row(0, 0, HEADINGS)
        for place, row in enumerate(rows(number), start=1):
            sheet.write_row(place, 0, row)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
