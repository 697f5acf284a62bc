"""What the program remarks on in the files: shown one by one, and the files read again when they are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.commands.report import rapport
from lagesbild.cli.guide.questions import ask_yes, wait
from lagesbild.cli.guide.session import show_command
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.figures.gathering import gather
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from lagesbild.cli.guide.session import Session
    from lagesbild.core.report import Report

NEXT = "({number} av {last}) Enter för nästa:"
CORRECTED = "Har du rättat något i filerna, så att de ska läsas igen?"


def list_remarks(report: Report) -> tuple[str, ...]:
    """Return what is remarked on in the files, a sentence each; what is only told, or has been copied, is left out."""
    unread = (f"{file.name}: {file.reason}" for file in report.unread_files if not file.is_transcribed)
    problems = (f"{p.where}: {p.message}" for p in report.problems if p.code != "dropped_columns")
    return (*unread, *problems)


def go_through_remarks(session: Session) -> None:
    """Show the remarks one by one, and read the files again when something in them is corrected."""
    with open_store(session.database) as store:
        remarks = list_remarks(build_report(gather(store, load(), session.year, brief=True)))
    for number, remark in enumerate(remarks, start=1):
        out(Text(f"\n{remark}"))
        if number < len(remarks):
            wait(NEXT.format(number=number, last=len(remarks)))
    if ask_yes(CORRECTED, default=False):
        show_command("rapport", session.incoming, "--år", session.year, "--period", session.period_text)
        rapport([session.incoming], session.year, period=session.period_text, database=session.database)
