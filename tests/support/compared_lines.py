"""Comparisons with the year before, and what the section says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import Comparison
from lagesbild.outputs.section.changes import change_sentences

if TYPE_CHECKING:
    from lagesbild.core.figures import Remark, Verdict

RISE: Verdict = "okning"
FALL: Verdict = "minskning"
NONE: Verdict = "ingen_sakerstalld_forandring"
FEW: Verdict = "for_fa_for_att_jamfora"
UNLIKE: Verdict = "ej_jamforbart"
NO_CHANGE = "Ingen förändring sedan 2020 går att säkerställa statistiskt"


def line(
    category: str, previous: int | None, current: int | None, verdict: Verdict, **named: object
) -> Comparison:
    """A line of graffiti compared with the year before."""
    return Comparison("klotter", category, "hoger", category, 2020, previous, current, verdict, **named)  # type: ignore[arg-type]


def said(*lines: Comparison, remarks: tuple[Remark, ...] = ()) -> list[str]:
    """The sentences on these comparisons."""
    report = replace(sample_report(), comparisons=lines, remarks=remarks, tables=())
    return [sentence.text for sentence in change_sentences(report)]


def contacts(previous: int, current: int, verdict: Verdict, **named: object) -> Comparison:
    """A line of the log of contacts, which has no categories, compared with the year before."""
    return Comparison(
        "kontakter", None, "hoger", "Vit makt-miljön", 2020, previous, current, verdict, **named  # type: ignore[arg-type]
    )  # fmt: skip
