"""The guided start: from the files as they came to the finished year, a step at a time. It goes on where it was left."""

from __future__ import annotations

from rich.text import Text

from lagesbild.cli.commands.import_files import importera
from lagesbild.cli.commands.report import rapport
from lagesbild.cli.guide.agenda import work_through
from lagesbild.cli.guide.asked_sources import ask_who_was_asked
from lagesbild.cli.guide.file_questions import settle_files
from lagesbild.cli.guide.folders import (
    choose_incoming,
    enter_working_folder,
    gather_loose_files,
    list_incoming_folders,
)
from lagesbild.cli.guide.listing import look_at, show_files
from lagesbild.cli.guide.progress import find_unread, list_received, needs_report
from lagesbild.cli.guide.questions import LeaveError, ask_yes, insist
from lagesbild.cli.guide.session import Session, find_database, show_command
from lagesbild.cli.guide.years import choose_period, list_stored_years
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.core.wording import period as period_words
from lagesbild.intake.collecting import collect

WELCOME = "Enter svarar ja eller det som föreslås, å tar tillbaka svaret, a avslutar."
LEFT = "Allt hittills är sparat. Skriv lagesbild igen så fortsätter du här."
EARLIER = "Mappen {folder} ser ut att vara underlagen för {year} ({days}). Läsa in dem först, så att åren går att jämföra?"


def run() -> None:
    """Lead the user through the year, until it is done or they leave."""
    try:
        _lead()
    except LeaveError:
        out(Text(f"\n{LEFT}"))
    except KeyboardInterrupt:
        out(Text(f"\n{LEFT}"))
        raise


def _lead() -> None:
    insist(enter_working_folder)
    insist(_greet)
    session = insist(_begin)
    insist(lambda: _read_earlier_years(session))
    insist(lambda: _read_year(session))
    work_through(session)


def _greet() -> None:
    out(Text.assemble("\n", (f"Lokal lägesbild · {load().area}", "bold")), Text(WELCOME, "dim"), Text())


def _begin() -> Session:
    """Return what is to be done, asked where it cannot be known."""
    database = find_database()
    stored = list_stored_years(database)
    folder = choose_incoming()
    year, period = choose_period(folder, stored)
    return Session(year, period, gather_loose_files(folder, year), database)


def _read_earlier_years(session: Session) -> None:
    """Offer to read a folder with the files of the year before, when the store does not have that year."""
    stored = list_stored_years(session.database)
    year, period = session.year - 1, session.period.moved(-1)
    folder = next((folder for folder in list_incoming_folders() if folder.year == year), None)
    if folder is None or any(kept.year == year for kept in stored):
        return
    settings = load()
    period = settings.period(year) if settings.year(year).period else period
    days = period_words(period.start, period.end)
    if ask_yes(EARLIER.format(folder=folder.path, year=year, days=days)):
        earlier = Session(year, period, folder.path, session.database)
        show_command("importera", folder.path, "--år", year, "--period", earlier.period_text)
        importera([folder.path], year, period=earlier.period_text, database=session.database)


def _read_year(session: Session) -> None:
    """Go through the files that are not read, and read them; nothing where all is read and reported."""
    paths, settings = collect([session.incoming]), load()
    files = look_at(find_unread(session, paths), settings)
    if files:
        show_files(files, settings)
        if settle_files(files):
            paths = collect([session.incoming])
            files = look_at(find_unread(session, paths), load())
    if not needs_report(session, paths):
        out(Text("Det som går att läsa är inläst, och rapporterna är skrivna."))
        return
    ask_who_was_asked(session.year, list_received(session, files, settings))
    show_command("rapport", session.incoming, "--år", session.year, "--period", session.period_text)
    rapport([session.incoming], session.year, period=session.period_text, database=session.database)
