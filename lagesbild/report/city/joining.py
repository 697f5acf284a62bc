"""The pictures that came in -> the city with its districts, and what keeps some of them from being part of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import InputError, Problem
from lagesbild.core.imports import UnreadFile
from lagesbild.core.text import fold
from lagesbild.core.wording import period, swedish_key
from lagesbild.report.city.city import City
from lagesbild.report.city.districts import District

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.report.city.districts import PictureFile

    Taken = Mapping[tuple[str, int], PictureFile]
    """By the folded name of a district and the year, its picture."""

UNKNOWN = "{area} finns inte under stadsdelar i inställningarna. Rätta namnet där, eller ta bort filen."
TWICE = "{area} {year} finns också i {other}. Ta bort den ena."
NOT_USED = "Gäller {area} {year} och är inte med."
OTHER_DAYS = "Perioden är en annan än de flestas: {days}. Summorna gäller då inte samma dagar."
NONE_OF_THE_YEAR = "Ingen av filerna är en stadsdels lägesbild för {year}. Ta filerna lagesbild-{year}.json ur stadsdelarnas rapporter."  # noqa: E501 — one sentence


class JoinedCity(NamedTuple):
    """The city, the files that cannot be part of it, and what should be known of the others."""

    city: City
    refused: tuple[UnreadFile, ...]
    problems: tuple[Problem, ...]


def join_districts(name: str, year: int, files: Sequence[PictureFile], settings: Settings) -> JoinedCity:
    """The city of that name with the pictures that there are of it; InputError where none is of the year.

    Where the settings are the city's own, its parts are its districts; otherwise those that have given a picture.
    """
    parts = settings.area_parts.parts if fold(settings.area) == fold(name) else ()
    taken: dict[tuple[str, int], PictureFile] = {}
    refused: list[UnreadFile] = []
    unused: list[Problem] = []
    # The intern edition comes first: it tells more than the public one of the same year, which is then passed over.
    for file in sorted(files, key=lambda file: file.picture.edition):
        area, of_year = file.picture.area, file.picture.year
        if of_year > year or fold(area) == fold(name):
            unused.append(Problem("not_used", NOT_USED.format(area=area, year=of_year), file.name))
        elif reason := _reason(file, parts, other := taken.get((fold(area), of_year))):
            refused.append(UnreadFile(file.name, reason, sha256=file.sha256))
        elif other is None:
            taken[fold(area), of_year] = file
    if not any(of_year == year for _, of_year in taken):
        reasons = "".join(f"\n{file.name}: {file.reason}" for file in refused)
        raise InputError(f"{NONE_OF_THE_YEAR.format(year=year)}{reasons}")
    names = parts or {fold(file.picture.area): file.picture.area for file in taken.values()}.values()
    districts = tuple(_district(part, year, taken) for part in sorted(names, key=swedish_key))
    city = City(name, year, districts, settings, is_listed=bool(parts))
    return JoinedCity(city, tuple(refused), (*unused, *_other_days(city)))


def _reason(file: PictureFile, parts: Sequence[str], other: PictureFile | None) -> str:
    """Why a picture cannot be part of the city; "" where it can."""
    picture = file.picture
    if parts and fold(picture.area) not in map(fold, parts):
        return UNKNOWN.format(area=picture.area)
    if other and other.picture.edition == picture.edition and other.sha256 != file.sha256:
        return TWICE.format(area=picture.area, year=picture.year, other=other.name)
    return ""


def _district(name: str, year: int, taken: Taken) -> District:
    mine = [file for (area, _), file in taken.items() if area == fold(name)]
    return District(name, year, tuple(sorted(mine, key=lambda file: file.picture.year, reverse=True)))


def _other_days(city: City) -> Iterator[Problem]:
    """The pictures of the year that are of other days than most."""
    files = [file for district in city.given if (file := district.file)]
    usual = Counter(file.picture.period for file in files).most_common(1)[0][0]
    for file in files:
        days = file.picture.period
        if days != usual:
            told = period(days.start, days.end)
            yield Problem("other_period", OTHER_DAYS.format(days=told), file.name)
