"""A year that is about to begin -> what the settings carry over, what is new, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.wording import enumerate_words, period

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.periods import Period

NEW = "Året {year} är klart att börja med. Det gäller {days}."
THERE = "Året {year} finns redan i {file}, och inget i den är ändrat."
CARRIED = "Det här gäller vidare, oförändrat: {names}."
REGISTRY_NUMBER = "Diarienumret står för alla år. Ändra det när årets är känt."
STORE = """\
{database} är orörd, med {years}, och {year} sparas i samma fil. Kopiera den inte: en publik utgåva ur
en kopia känner inte till utgåvorna ur den andra."""
STEPS = """
 1. Gå igenom [ar.{year}] i {file}, där varje inställning har en förklaring.
 2. Skicka ut mallarna i {forms}.
 3. Lägg filerna som kommer in i {incoming}.
 4. Stå kvar i den här mappen och kör:
    lagesbild rapport{words}"""


class NewYear(NamedTuple):
    """What was made for a year."""

    year: int
    period: Period
    file: Path
    """The settings."""
    incoming: Path
    """The folder of what comes in."""
    forms: Path
    carried: tuple[str, ...]
    """The names of the settings, and of the files beside them, that hold as before."""
    is_new: bool
    """Whether the settings got a part for the year."""
    database: Path
    stored: tuple[int, ...]
    """The years in the store."""


def describe_new_year(made: NewYear) -> str:
    """The lines on the screen."""
    days = period(made.period.start, made.period.end)
    lines = [(NEW if made.is_new else THERE).format(year=made.year, file=made.file, days=days)]
    if made.carried:
        lines.append(CARRIED.format(names=", ".join(made.carried)))
    if "diarienummer" in made.carried:
        lines.append(REGISTRY_NUMBER)
    if made.stored:
        years = enumerate_words(tuple(map(str, made.stored)))
        lines.append(STORE.format(database=made.database, years=years, year=made.year))
    words = (
        "" if made.file.parent.name == "" else f" {_path(made.incoming)} --installningar {_path(made.file)}"
    )
    steps = STEPS.format(
        year=made.year, file=made.file, forms=made.forms, incoming=made.incoming, words=words
    )
    return "\n".join((*lines, steps))


def _path(path: Path) -> str:
    text = path.as_posix()
    return f'"{text}"' if " " in text else text
