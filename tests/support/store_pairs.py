"""Random incoming files of two years, and the same with something changed that no public edition may tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from program import run_in

from lagesbild.config.loading import load
from lagesbild.disclosure.edition import PublicEdition, build_public_edition
from lagesbild.figures.gathering import gather
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

YEARS = (2020, 2021)
MILIEUS = ("Vit makt", "Autonoma", "Islamistisk", "Ej angivet")
PLACES = ("Farsta", "Kärrtorp", "Björkhagen", "Bagarmossen")
CONTACT = "Datum;Kontakt från;Kontaktväg;Ärende gällde;Miljö;Anteckning"
POLICE = "Datum;Händelse;Stadsdel;Miljö;Lämnad av"
GRAFFITI = "Datum;Stadsdel;Kategori;Antal"

CLUMPED = 0.5
"""The part of the events that are of the same day."""

Line = tuple[str, ...]


class Incoming(Struct, frozen=True):
    """A year's files: contacts (protected), police events (intern), graffiti (exact), and what else came in."""

    contacts: tuple[Line, ...]
    police: tuple[Line, ...]
    graffiti: tuple[Line, ...]
    name: str = "kontakter"
    unread: bool = False

    def write(self, folder: Path, year: int) -> None:
        """Lay the files in a folder."""
        folder.mkdir(parents=True)
        parts = (
            (self.name, CONTACT, self.contacts),
            ("polis", POLICE, self.police),
            ("klotter", GRAFFITI, self.graffiti),
        )
        for name, heading, lines in parts:
            text = "\n".join([heading, *(";".join(line) for line in lines)])
            (folder / f"{name}_{year}.csv").write_text(text + "\n", encoding="utf-8")
        if self.unread:
            (folder / "Xerxes Öhrn 19850101.pdf").write_bytes(b"%PDF-1.4")


def _day(random: Random, year: int) -> str:
    """Half of the days are one and the same, so that something can be said of it."""
    if random.random() < CLUMPED:
        return f"{year}-05-05"
    return f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _contact(random: Random, year: int) -> Line:
    sender, way = random.choice(("Skola", "Socialtjänst", "Förskola")), random.choice(("Telefon", "E-post"))
    return (
        _day(random, year),
        sender,
        way,
        "Fråga",
        random.choice(MILIEUS),
        f"Samtal {random.randint(1, 999)}",
    )


def _police(random: Random, year: int) -> Line:
    return (_day(random, year), "Propaganda", random.choice(PLACES), random.choice(MILIEUS), "Polisen")


def _graffiti(random: Random, year: int) -> Line:
    return (_day(random, year), random.choice(PLACES[1:]), random.choice(("Nazistiskt", "Rasistiskt")), "1")


def random_incoming(random: Random, year: int) -> Incoming:
    """A year's files, of which some figures of the contacts are small."""

    def some(make: Callable[[Random, int], Line], most: int) -> tuple[Line, ...]:
        return tuple(make(random, year) for _ in range(random.randint(3, most)))

    return Incoming(some(_contact, 30), some(_police, 6), some(_graffiti, 12))


def _swap_contacts(random: Random, incoming: Incoming, _: int) -> Incoming:
    """Two contacts with each other's milieu: every total of a milieu stays."""
    contacts = [list(line) for line in incoming.contacts]
    one, other = random.sample(range(len(contacts)), 2)
    contacts[one][4], contacts[other][4] = contacts[other][4], contacts[one][4]
    return replace(incoming, contacts=tuple(map(tuple, contacts)))


def _recode_a_contact(random: Random, incoming: Incoming, _: int) -> Incoming:
    """One contact of another milieu: hidden where both milieus are."""
    contacts = [list(line) for line in incoming.contacts]
    random.choice(contacts)[4] = random.choice(MILIEUS)
    return replace(incoming, contacts=tuple(map(tuple, contacts)))


def _rewrite_contacts(random: Random, incoming: Incoming, year: int) -> Incoming:
    """Other senders, ways, days and notes, in another order."""
    fresh = [(*_contact(random, year)[:4], line[4], "Xerxes Öhrn ringde") for line in incoming.contacts]
    random.shuffle(fresh)
    return replace(incoming, contacts=tuple(fresh))


def _other_police(random: Random, incoming: Incoming, year: int) -> Incoming:
    """Other events from the police, and another number of them."""
    return replace(incoming, police=tuple(_police(random, year) for _ in range(random.randint(1, 20))))


def _rename(_: Random, incoming: Incoming, __: int) -> Incoming:
    """A file by another name, and one that cannot be read."""
    return replace(incoming, name="kontakter Xerxes Öhrn", unread=True)


CHANGES = (_swap_contacts, _recode_a_contact, _rewrite_contacts, _other_police, _rename)


def random_pair(random: Random) -> tuple[dict[int, Incoming], dict[int, Incoming]]:
    """Two years' files, and the same after two to four changes in each year."""
    before = {year: random_incoming(random, year) for year in YEARS}
    after = dict(before)
    for year in YEARS:
        for change in random.sample(CHANGES, random.randint(2, 4)):
            after[year] = change(random, after[year], year)
    return before, after


def import_all(folder: Path, incoming: dict[int, Incoming]) -> None:
    """Lay the files in a folder and import them into a store there."""
    for year, files in incoming.items():
        files.write(folder / str(year), year)
        assert run_in(folder, "importera", folder / str(year), "--år", year).code in {0, 3}


def edition_of(folder: Path) -> PublicEdition:
    """The public edition of the later year of the store in a folder."""
    settings = load()
    with open_store(folder / "lagesbild.db") as store:
        return build_public_edition(build_report(gather(store, settings, YEARS[-1])), store, settings)


def shown(edition: PublicEdition) -> dict[Any, int | None]:
    """Every figure that the edition has to do with; None where it is hidden."""
    return {
        figure.trace: None if figure.reason else figure.value
        for figure in edition.snapshot.figures
        if figure.trace.source != "polis"
    }
