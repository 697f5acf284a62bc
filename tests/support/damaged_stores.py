"""Random incoming files of two years in which some of it cannot be understood, and what there truly was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from program import run_in

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

YEARS = (2020, 2021)
KINDS = {
    "nazistiskt": "Nazistiskt",
    "rasistiskt": "Rasistiskt",
    "vansterautonomt": "Vänsterautonomt",
    "islamistiskt": "Islamistiskt",
}
MILIEUS = {"hoger": "Vit makt-miljön", "vanster": "Autonoma miljön", "islamistisk": "Islamistiska miljön"}
REGISTERS = {
    "klotter": "Ärendenummer;Datum;{line};Stadsdel;Antal",
    "polis": "Händelse;Datum;{line};Stadsdel;Antal",
    "kontakter": "Kontakt från;Datum;{line};Stadsdel;Kontaktväg",
    "oidentifierad": "Blankett nr;Datum;{line};Stadsdel;Verksamhet",
    "ia": "IA-nummer;Datum;{line};Stadsdelsområde;Antal träffar",
}
"""By source, the headings of its register: a label, the day, the line, the place, and the number or what is in its place."""
COUNTED = frozenset({"klotter", "polis", "ia"})
LABELS = {"polis": "Möte", "kontakter": "Skola"}
UNREADABLE = {
    1: ("{year}-13-45", "{year}-02-31", "någon gång"),
    3: ("Kärtorp", "Bagarmosen"),
    4: ("..", "några", "fler än 1", "1-2", "ca 3", "<5"),
}
"""By the place in a row, what nobody can understand there."""
UNHEARD = ("Blurk", "grupp X", "vet du")
UNHEARD_YES = ("Ja, ett par gånger", "Japp", "Flera gånger", "x")
"""Answers that mean yes, and need not be understood."""
NOTES = (
    "Utöver detta anmäldes 3 fall per telefon.",
    "Därtill kommer 2 tillfällen som inte är registrerade.",
    "Anm: ytterligare 4 ärenden ligger hos polisen.",
)


@dataclass
class Year:
    """A year's files, name -> content, and what there truly was."""

    files: dict[str, str] = field(default_factory=dict)
    lines: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By source and line, the cases that there were."""
    totals: Counter[str] = field(default_factory=Counter)
    open_totals: set[str] = field(default_factory=set)
    """The sources of which nobody knows how many there were."""


def random_year(random: Random, year: int) -> Year:
    """The files of a year: registers, ready tables and notes, and files that nobody can read."""
    made = Year()
    for source in REGISTERS:
        random.choice((_register, _register, _register, _ready, _note, _unread, _nothing))(
            random, made, source, year
        )
    random.choice((_ready, _nothing))(random, made, "arbetsmarknad", year)
    random.choice((_survey, _survey, _nothing))(random, made, "enkat_skolor", year)
    return made


def import_years(folder: Path, random: Random) -> dict[int, Year]:
    """Make the files of two years, read them into a store in the folder, and tell what there was."""
    years = {year: random_year(random, year) for year in YEARS}
    for year, made in years.items():
        there = folder / str(year)
        there.mkdir(parents=True)
        (there / f"klotter_{year}_tom.csv").write_text(
            "Ärendenummer;Datum;Kategori;Stadsdel\n", encoding="utf-8"
        )
        for name, content in made.files.items():
            (there / name).write_text(content, encoding="utf-8")
        assert run_in(folder, "importera", there, "--år", year).code in {0, 3}
    return years


def lines_of(source: str) -> dict[str, str]:
    """The lines of a source, key -> label."""
    return KINDS if source == "klotter" else MILIEUS


def _register(random: Random, made: Year, source: str, year: int) -> None:
    """A case a row, of which some cannot be read in some place."""
    name = random.choice(("Miljö", "Miljö", "Miljö", "Miljö", "Sort"))
    heading = REGISTERS[source].format(line="Kategori" if source == "klotter" else name)
    rows = [_case(random, made, source, year, number) for number in range(random.randint(0, 5))]
    text = "\n".join([heading, *(";".join(row) for row in rows)])
    if rows and random.random() < 0.15:
        text += f"\n\n{random.choice(NOTES)}"
        made.open_totals.add(source)
    made.files[f"{source}_{year}.csv"] = f"{text}\n"


def _case(random: Random, made: Year, source: str, year: int, number: int) -> list[str]:
    key, label = random.choice([*lines_of(source).items()])
    count = random.randint(1, 3) if source in COUNTED else 1
    day = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    last = str(count) if source in COUNTED else "Telefon"
    row = [LABELS.get(source, f"{source[0]}{number}"), day, label, "Kärrtorp", last]
    made.lines[source, key] += count
    made.totals[source] += count
    if random.random() < 0.4:
        _damage(random, row, source, year)
    return row


def _damage(random: Random, row: list[str], source: str, year: int) -> None:
    place = random.choice([1, 2, 3, *([4] if source in COUNTED else [])])
    if place != 2:
        row[place] = random.choice(UNREADABLE[place]).format(year=year)
    elif source == "klotter":
        row[2] = f"{row[2][:-3]}{row[2][-2]}{row[2][-3]}{row[2][-1]}"
    else:
        row[2] = random.choice(UNHEARD)


def _ready(random: Random, made: Year, source: str, year: int) -> None:
    """A table of counts that lists some of the lines; of the others there may be any."""
    lines = lines_of(source)
    listed = random.sample(sorted(lines), random.randint(1, len(lines)))
    rows = [("Kategori" if source == "klotter" else "Miljö", "Antal")]
    for key in lines:
        number = random.choice((0, 0, 1, 2))
        made.lines[source, key] += number
        made.totals[source] += number
        if key in listed:
            rows.append((lines[key], ".." if random.random() < 0.2 else str(number)))
    if len(listed) < len(lines):
        made.open_totals.add(source)
    made.files[f"{source}_{year}.csv"] = "".join(f"{';'.join(row)}\n" for row in rows)


def _note(random: Random, made: Year, source: str, year: int) -> None:
    """A text that says there was nothing at all, or of a part alone that there was nothing."""
    text = random.choice(
        (
            "Sökning gjord. 0 träffar.",
            "Farsta: inga incidenter.",
            "Inga incidenter i Kärrtorp.",
            "Inga kända fall under våren, resten oklart.",
        )
    )
    if not text.startswith("Sökning"):
        key = random.choice([*lines_of(source)])
        made.lines[source, key] += 1
        made.totals[source] += 1
    made.files[f"{source}_{year}.txt"] = f"{text}\n"


def _unread(random: Random, made: Year, source: str, year: int) -> None:
    """A register beside a file of a kind that is not read."""
    _register(random, made, source, year)
    made.files[f"{source}_{year}_resten.pdf"] = "%PDF-1.4"
    for key in lines_of(source):
        made.lines[source, key] += random.randint(0, 2)
    made.open_totals.add(source)


def _nothing(_random: Random, _made: Year, _source: str, _year: int) -> None:
    """Nothing comes in."""


def _survey(random: Random, made: Year, source: str, year: int) -> None:
    """Answers, of which some say yes and describe incidents of a milieu that is not always understood."""
    heading = [
        "Skola",
        "Stött på personer som uttrycker sympati med eller åsikter från våldsbejakande extremistiska miljöer",
        *random.choice(((), ("Vilken miljö",))),
        "Antal tillfällen",
    ]
    rows = []
    for number in range(random.randint(0, 4)):
        key, label = random.choice([*MILIEUS.items()])
        says_yes, count = random.random() < 0.5, random.randint(1, 2)
        told = random.choice((label, label, random.choice(UNHEARD)))
        said = [told] if len(heading) == 4 else []
        amount = random.choice((str(count), str(count), "ett par"))
        yes = "Ja" if random.random() < 0.8 else random.choice(UNHEARD_YES)
        rows.append(
            [f"Skola {number}", *([yes, *said, amount] if says_yes else ["Nej", *["" for _ in said], ""])]
        )
        if says_yes:
            made.lines[source, key] += count
            made.totals[source] += count
    if rows:
        made.files[f"enkät skolor {year}.csv"] = "".join(f"{';'.join(row)}\n" for row in (heading, *rows))
