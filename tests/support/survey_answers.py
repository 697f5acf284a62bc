"""Files of answers to the built-in questionnaire, made from a few words, and what the program makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from program import run_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STAMP = "Tidstämpel"
UNIT = "Verksamhet/enhet"
SYMPATHY = (
    "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från "
    "våldsbejakande extremistiska miljöer?"
)
SIGNS = "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?"
MILIEU = "Vilken miljö gällde det?"
KINDS = "Vilket slags tecken?"
ROUTINE = "Känner du till rutinen vid oro?"
PERIOD = "2020-05-01..2021-04-30"


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return headings and rows as text with semicolons, every cell in quotation marks."""
    lines = [headings, *rows]
    quoted = [['"' + str(cell).replace('"', '""') + '"' for cell in line] for line in lines]
    return "\n".join(";".join(line) for line in quoted) + "\n"


def plain_answers(*answers: tuple[str, str], headings: Sequence[str] = (STAMP, UNIT)) -> str:
    """Return a file with a row for each pair of time and unit, each saying no to what the units are asked."""
    rows = [(*answer, "Nej", "Nej", "Ja") for answer in answers]
    return as_csv((*headings, SYMPATHY, SIGNS, ROUTINE), rows)


def read_year(folder: Path, files: Mapping[str, str], period: str = PERIOD) -> tuple[str, dict[str, Any]]:
    """Read the files in as 2021; return what was said on the screen, and what `visa --json` shows ({} if nothing)."""
    inbox = folder / "underlag"
    inbox.mkdir()
    for name, text in files.items():
        (inbox / name).write_text(text, encoding="utf-8")
    done = run_in(folder, "importera", inbox, "--år", 2021, "--period", period)
    shown = run_in(folder, "visa", "--år", 2021, "--json")
    return done.out + done.err, json.loads(shown.out) if shown.code == 0 else {}


def source_of(shown: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a source as it is shown."""
    return next(source for source in shown["sources"] if source["key"] == key)


def problem_codes(shown: Mapping[str, Any]) -> set[str]:
    """Return the codes of the problems that are told."""
    return {problem["code"] for problem in shown["problems"]}
