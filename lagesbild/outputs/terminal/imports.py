"""What became of the files taken in and of the rows that a corrected file changed, for the screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.wording import digits, enumerate_words
from lagesbild.outputs.labels import REASONS
from lagesbild.outputs.terminal.free_text import found_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from lagesbild.core.figures import Freeze
    from lagesbild.core.imports import ImportOutcome, RowChange, UnreadFile

CHANGES = {
    "new": "ny",
    "unchanged": "oförändrad sedan förra gången",
    "replaced": "ersätter den tidigare filen",
    "reread": "läst på nytt med ändrade inställningar",
    "copy": "samma innehåll som en annan av filerna, räknas en gång",
}
CHANGED_MANY = {
    "new": "nya",
    "unchanged": "oförändrade",
    "replaced": "ersatta",
    "reread": "lästa på nytt",
    "copy": "av samma innehåll som en annan",
}
"""The same of several files."""
ASPECTS = {
    "status": "läge", "date": "dag", "area": "område", "category": "kategori", "milieu": "miljö", "count": "antal",
}  # fmt: skip
MOST_CHANGES = 20
NOTHING = "–"


def intake(
    kept: Sequence[ImportOutcome], unread: Sequence[UnreadFile], labels: Mapping[str, str]
) -> Iterator[RenderableType]:
    """What became of each file: its name, the source that it is from, new or not; what could not be read and why.

    `labels` are the short names of the sources by their keys.
    """
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for name, source, change in dict.fromkeys((one.name, one.source, one.change) for one in kept):
        grid.add_row(Text("✓", "green"), name, labels[source], Text(CHANGES[change], "dim"))
    yield grid
    yield from _tell_of_files(kept, unread)


def intake_in_short(kept: Sequence[ImportOutcome], unread: Sequence[UnreadFile]) -> Iterator[RenderableType]:
    """How many of the files came in and how they stand to what was there; then what must be told of single ones."""
    read = {one.name: one.change for one in reversed(kept)}
    files = len(read) + sum(not file.is_transcribed for file in unread)
    kinds = Counter(CHANGED_MANY[change] for change in reversed(read.values()))
    told = enumerate_words([f"{digits(number)} {words}" for words, number in kinds.items()])
    yield Text(f"{digits(len(read))} av {digits(files)} {'fil' if files == 1 else 'filer'} inlästa: {told}.")
    for one in kept:
        yield from (*_duplicate_lines(one), *_corrected(one))
    yield from _unread_lines(unread)


def _tell_of_files(kept: Sequence[ImportOutcome], unread: Sequence[UnreadFile]) -> Iterator[RenderableType]:
    """What must be told of single files."""
    for one in kept:
        yield from _duplicate_lines(one)
        if told := found_line(one.found):
            yield Text(f"{one.name}, i fritexten: {told}.")
        yield from _corrected(one)
    yield from _unread_lines(unread)


def _unread_lines(unread: Sequence[UnreadFile]) -> Iterator[RenderableType]:
    for file in unread:
        mark = ("✓ ", "green") if file.is_transcribed else ("✗ ", "red")
        yield Text.assemble(mark, (f"{file.name}: ", "bold"), file.reason)


def _duplicate_lines(kept: ImportOutcome) -> Iterator[RenderableType]:
    for earlier, records, differing in kept.duplicates:
        rows = "1 rad" if records == 1 else f"{digits(records)} rader"
        yield Text(
            f"{kept.name}: {rows} finns redan i {earlier} och räknas bara där.{_differing_rows(differing)}"
        )


def _differing_rows(rows: Sequence[int]) -> str:
    """Which repeated rows say something else than in the file that counts."""
    if not rows:
        return ""
    shown = enumerate_words([str(row) for row in rows[:MOST_CHANGES]])
    more = " med flera" if len(rows) > MOST_CHANGES else ""
    return (
        f" Rad {shown}{more} har annat innehåll här. Jämför filerna, och låt avsändaren rätta den som är fel."
    )


def _corrected(kept: ImportOutcome) -> Iterator[RenderableType]:
    if kept.change in {"replaced", "reread"}:
        yield Text(
            f"\n{kept.name}, jämfört med förra gången:" if kept.changes else f"{kept.name}: samma siffror."
        )
        yield from (Text(f"  {line}") for line in change_lines(kept.changes))


def change_lines(changes: Sequence[RowChange]) -> Iterator[str]:
    """A line for each change of a corrected file, up to a limit, and one for the rest."""
    for change in changes[:MOST_CHANGES]:
        yield f"rad {change.row}: {_change(change)}"
    if (more := len(changes) - MOST_CHANGES) > 0:
        told = "ändring" if more == 1 else "ändringar"
        yield f"… och {digits(more)} {told} till; alla finns med ”lagesbild journal --json”."


def _change(change: RowChange) -> str:
    before, after = (_value(change, value) for value in (change.before, change.after))
    if change.aspect == "row":
        return f"ny rad ({after})" if change.after else f"raden är borta (var {before})"
    return f"{ASPECTS.get(change.aspect, change.aspect)} var {before}, är {after}"


def _value(change: RowChange, value: str) -> str:
    if change.aspect in {"status", "row"}:
        return REASONS[value].full if value in REASONS else "räknad"
    return value or NOTHING


def freeze_lines(year: int, freeze: Freeze, *, new: bool) -> Iterator[RenderableType]:
    """What became of a wish to establish a year's figures."""
    by = f" av {freeze.by}" if freeze.by else ""
    if new:
        yield Text(f"Siffrorna för {year} är fastställda {freeze.day}{by}: {digits(freeze.figures)} siffror.")
        yield Text("Det som ändras senare märks som reviderat i tabellerna.")
    else:
        yield Text(
            f"Siffrorna för {year} är oförändrade sedan de fastställdes {freeze.day}{by}; inget nytt är gjort."
        )
