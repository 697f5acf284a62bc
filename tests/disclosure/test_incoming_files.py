"""What a public edition says of what came in: which source, and on what day."""

from __future__ import annotations

from lagesbild.core.imports import Incoming
from lagesbild.disclosure.incoming_files import withhold_incoming_files


def came(number: int, source: str, day: str) -> Incoming:
    """A file that came in."""
    return Incoming(
        number,
        source,
        f"{number}.xlsx",
        "a" * 64,
        "Blad1",
        40,
        day,
        "dnr 1",
        source.title(),
        30,
        (("unclear", 1),),
    )


def told(number: int, source: str, day: str) -> Incoming:
    """What is said of it."""
    return Incoming(number, source, "", "", None, None, day, label=source.title(), counted=None)


def test_a_source_and_a_day_stand_once() -> None:
    """In the order in which they came, numbered anew: nothing else of the files is there, not even how many they were."""
    files = [came(7, "polis", "2021-05-12"), came(9, "klotter", "2021-05-12"), came(3, "polis", "2021-05-12"),
             came(4, "polis", "2021-05-13")]  # fmt: skip
    assert withhold_incoming_files(files) == (
        told(1, "polis", "2021-05-12"),
        told(2, "klotter", "2021-05-12"),
        told(3, "polis", "2021-05-13"),
    )
