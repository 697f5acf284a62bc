"""What is left to do with the year, point by point: each done here, or put off, until the user leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rich.text import Text

from lagesbild.cli.commands.free_text import granska_text
from lagesbild.cli.commands.show import visa
from lagesbild.cli.commands.undo import angra
from lagesbild.cli.guide.finishing import (
    begin_next_year,
    establish,
    make_public_edition,
    open_section,
    write_analysis,
)
from lagesbild.cli.guide.questions import LEAVE, TAKE_BACK, LeaveError, TakeBackError, ask_key
from lagesbild.cli.guide.remarks import go_through_remarks, list_remarks
from lagesbild.cli.guide.reminders import show_silent
from lagesbild.cli.guide.same_events import go_through_pairs, list_open_pairs
from lagesbild.cli.guide.session import show_command, write_reports
from lagesbild.cli.guide.years import list_stored_years
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.core.errors import LagesbildError
from lagesbild.core.wording import sentence, tally
from lagesbild.figures.gathering import gather
from lagesbild.outputs.terminal.grid import heading
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store
from lagesbild.store.freezes import freezes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.cli.guide.session import Session
    from lagesbild.core.report import Report

CHOOSE = """\
v visa sammanfattningen   w öppna Wordfilen   å ångra den senaste ändringen
Nummer eller bokstav; a avslutar. Enter för {next}:"""
NEXT = "Vad vill du göra nu?"
ALL_DONE = "Allt är gjort."


class AgendaPoint(Struct, frozen=True):
    """A thing that is left to do: what stands in the list, and what does it."""

    key: str
    title: str
    work: Callable[[Session], None]


def work_through(session: Session) -> None:
    """List what is left and do what the user chooses, over and over; Enter takes the first that was not put off."""
    visited: set[str] = set()
    while any(kept.year == session.year for kept in list_stored_years(session.database)):
        points = list_points(session)
        out(heading(NEXT if points else ALL_DONE))
        for number, point in enumerate(points, start=1):
            out(Text(f"  {number} {point.title}"))
        following = next((n for n, point in enumerate(points, start=1) if point.key not in visited), None)
        answer = _choose(len(points), following)
        if answer == LEAVE:
            raise LeaveError
        if answer.isdecimal():
            visited.add(points[int(answer) - 1].key)
            attempt(points[int(answer) - 1].work, session)
        else:
            attempt(OTHERS[answer], session)
    raise LeaveError


def _choose(count: int, following: int | None) -> str:
    first = str(following) if following else LEAVE
    answers = dict.fromkeys([first, *map(str, range(1, count + 1)), *OTHERS])
    try:
        return ask_key(CHOOSE.format(next=first), answers)
    except TakeBackError:
        return TAKE_BACK


def attempt(work: Callable[[Session], None], session: Session) -> None:
    """Do a piece of work; where it cannot be done, or is taken back, say why and go on."""
    try:
        work(session)
    except TakeBackError:
        out(Text("Tillbaka till listan."))
    except LagesbildError as error:
        out(Text(str(error)))


def list_points(session: Session) -> tuple[AgendaPoint, ...]:
    """Return what is left to do with the year, in the order in which it is best done."""
    with open_store(session.database) as store:
        report = build_report(gather(store, load(), session.year, brief=True))
        pairs, established = list_open_pairs(store, session.year), bool(freezes(store, session.year))
    return tuple(_points(session, report, pairs=len(pairs), established=established))


def _points(session: Session, report: Report, *, pairs: int, established: bool) -> Iterator[AgendaPoint]:
    if remarks := len(list_remarks(report)):
        title = f"{tally(remarks, 'anmärkning', 'anmärkningar', 'en')} på filerna"
        yield AgendaPoint("remarks", sentence(title), go_through_remarks)
    if silent := sum(len(status.silent) for status in report.sources):
        title = f"{tally(silent, 'enhet', 'enheter', 'en')} har inte svarat"
        yield AgendaPoint("silent", sentence(title), show_silent)
    if waiting := report.descriptions.waiting:
        title = f"{tally(waiting, 'beskrivning', 'beskrivningar', 'en')} att granska"
        yield AgendaPoint("texts", sentence(title), _review_texts)
    if pairs:
        title = f"{tally(pairs, 'möjlig dubblett', 'möjliga dubbletter', 'en')} att bedöma"
        yield AgendaPoint("pairs", sentence(title), go_through_pairs)
    if not report.analysis:
        yield AgendaPoint("analysis", "Analysen är inte skriven", write_analysis)
    made = (session.reports / f"lagesbild-{session.year}-publik.docx").exists()
    yield AgendaPoint("public", f"{'Gör om' if made else 'Gör'} den publika utgåvan", make_public_edition)
    if not established:
        yield AgendaPoint("establish", "Fastställ siffrorna, när planen är beslutad", establish)
    else:
        yield AgendaPoint("next", f"Börja med {session.year + 1}", begin_next_year)


def _review_texts(session: Session) -> None:
    show_command("granska-text", "--år", session.year)
    granska_text(session.year, database=session.database)
    write_reports(session)


def _show_summary(session: Session) -> None:
    show_command("visa", "--år", session.year)
    visa(session.year, database=session.database)


def _take_back_change(session: Session) -> None:
    """Take the store's latest change back, once the user confirms it, and write the reports without it."""
    show_command("ångra")
    angra(database=session.database)
    if any(kept.year == session.year for kept in list_stored_years(session.database)):
        write_reports(session)


OTHERS = {"v": _show_summary, "w": open_section, TAKE_BACK: _take_back_change}
"""What else the user may do, by letter."""
