"""The units that have not answered a survey: named, and reminders written when the user wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.commands.remind import paminn
from lagesbild.cli.guide.questions import ask_yes
from lagesbild.cli.guide.session import show_command
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.core.wording import digits
from lagesbild.figures.gathering import gather
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from lagesbild.cli.guide.session import Session

REMIND = "Skriva påminnelser att skicka, med adresserna ur utskickslistan?"
MORE = "Kommer det fler svar, lägg den nya filen i {folder} och kör lagesbild igen."


def show_silent(session: Session) -> None:
    """Name the units that have not answered, survey by survey, and offer to write reminders."""
    with open_store(session.database) as store:
        report = build_report(gather(store, load(), session.year, brief=True))
    for status in report.sources:
        if status.silent:
            out(Text(f"\n{status.label} ({digits(len(status.silent))}):"), Text(", ".join(status.silent)))
    if ask_yes(REMIND):
        show_command("påminn", session.incoming, "--år", session.year)
        paminn([session.incoming], session.year, database=session.database)
    out(Text(MORE.format(folder=session.incoming)))
