"""The units that have not answered a survey: named, so that they can be reminded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.guide.questions import wait
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.core.wording import digits
from lagesbild.figures.gathering import gather
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from lagesbild.cli.guide.session import Session

REMIND = "Påminn dem. Kommer det fler svar, lägg den nya filen i {folder} och kör lagesbild igen. Enter:"


def show_silent(session: Session) -> None:
    """Name the units that have not answered, survey by survey."""
    with open_store(session.database) as store:
        report = build_report(gather(store, load(), session.year, brief=True))
    for status in report.sources:
        if status.silent:
            out(Text(f"\n{status.label} ({digits(len(status.silent))}):"), Text(", ".join(status.silent)))
    wait(REMIND.format(folder=session.incoming))
