"""The end of the year's work: the analysis is written, the public edition is made and reviewed, the figures established."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.analysis import read_back
from lagesbild.cli.commands.disclosure import rojandekontroll
from lagesbild.cli.commands.export import EditionName, exportera
from lagesbild.cli.commands.freeze import faststall
from lagesbild.cli.commands.new_year import ny
from lagesbild.cli.guide.questions import ask_line, ask_yes, wait
from lagesbild.cli.guide.session import show_command, write_reports
from lagesbild.cli.opening import open_path
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.disclosure.sign_off import logged_in

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.cli.guide.session import Session

OPEN = "Ska {name} öppnas?"
LIES_HERE = "Filen ligger här: {path}"
WRITE = "Skriv bedömningen under Analys i {name}, tillsammans med polisen. Spara och stäng filen. Tryck Enter sedan:"
NOTHING_WRITTEN = "Inget är skrivet under Analys än. Det går bra att fortsätta en annan dag."
APPROVED_BY = "Vem godkänner den publika utgåvan? Enter för {name}:"
REVIEWED_BY = "Vem mer har granskat den? Enter om ingen:"
SHOW_HIDDEN = "Visa vad som döljs och varför, innan den skrivs?"
DECIDED = "Är planen beslutad, så att siffrorna ska fastställas?"
ESTABLISHED_BY = "Vem har beslutat, till exempel nämnden?"


def open_section(session: Session) -> None:
    """Open the Word file that people write in."""
    open_or_tell(session.section)


def open_or_tell(path: Path) -> None:
    """Open a file, or say where it lies when there is nothing to open it with."""
    if not open_path(path):
        out(Text(LIES_HERE.format(path=path.resolve())))


def write_analysis(session: Session) -> None:
    """Wait while the analysis is written, and take it in."""
    if ask_yes(OPEN.format(name=session.section.name)):
        open_or_tell(session.section)
    wait(WRITE.format(name=session.section.name))
    if any(read_back(session.year, session.reports, None, load())):
        write_reports(session)
    else:
        out(Text(NOTHING_WRITTEN))


def make_public_edition(session: Session) -> None:
    """Make the public edition once somebody answers for it, and show what it hides."""
    if ask_yes(SHOW_HIDDEN):
        show_command("röjandekontroll", "--år", session.year)
        rojandekontroll(year=session.year, database=session.database)
    approved_by = ask_line(APPROVED_BY.format(name=logged_in())) or logged_in()
    second = ask_line(REVIEWED_BY)
    names = ("--godkänd-av", approved_by, *(("--granskad-av", second) if second else ()))
    show_command("exportera", "--år", session.year, "--utgåva", "publik", *names)
    exportera(
        session.year,
        edition=EditionName.PUBLIK,
        approved_by=approved_by,
        second=second,
        database=session.database,
    )
    record = session.reports / f"granskning-{session.year}-intern.md"
    out(Text(f"Vad som är dolt och varför, och vem som godkände, står i {record.name}. Den är intern."))


def begin_next_year(session: Session) -> None:
    """Make the place for the next year's files in the same working folder."""
    show_command("ny", "--år", session.year + 1)
    ny(year=session.year + 1, database=session.database)


def establish(session: Session) -> None:
    """Establish the figures, once the plan is decided."""
    if not ask_yes(DECIDED, default=False):
        return
    by = ask_line(ESTABLISHED_BY)
    show_command("fastställ", "--år", session.year, *(("--av", by) if by else ()))
    faststall(session.year, by=by, database=session.database)
