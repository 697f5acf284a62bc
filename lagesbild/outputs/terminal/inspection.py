"""Descriptions of incoming files -> what stands on the screen: parts for rich to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.wording import digits, sentence, start
from lagesbild.outputs.labels import set_aside_text
from lagesbild.outputs.terminal.free_text import found_line
from lagesbild.outputs.terminal.grid import make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.inspection import ColumnDescription, FileDescription

SYSTEMS = {
    "microsoft_forms": "Microsoft Forms",
    "google_forms": "Google Forms",
    "limesurvey": "LimeSurvey",
    "surveymonkey": "SurveyMonkey",
    "qualtrics": "Qualtrics",
    "table": "vanlig tabell",
}
TYPES = {
    "single": "ett val",
    "multi": "flera val",
    "text": "text",
    "number": "tal",
    "date": "datum",
    "id": "nummer",
}
DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (850)",
}
MOST_ANSWERS = 8
"""So many answers of a column are told on the screen, the most common first; --json has all."""
TOTAL_ROW = "total_row"
SHOWN_ROLES = {"text": "fritext", "beskriv": "fritext", "kalla": "–"}
"""Roles that have one word in all sources: free text is masked and not counted, and who reported is not read."""
NOTE = "uppgift om ett antal"
ORDERS = {"day_first": "dag före månad", "month_first": "månad före dag"}
NO_SOURCE = "passar ingen känd källa"
REFUSED = "tas inte med, se nedan"
NOT_TAKEN = "not_taken"
"""The problem of a file that fits a source, or several, and cannot be taken all the same."""


def inspection(files: Sequence[FileDescription]) -> Iterator[RenderableType]:
    """Every file: what it is, how it was read, what its columns hold, what is wrong; then how many were refused."""
    for file in files:
        for sheet in file.every:
            yield from _file(sheet)
    yield from _left_out(files)


def _left_out(files: Sequence[FileDescription]) -> Iterator[RenderableType]:
    """How many files would not be imported: those that cannot be read, and those that fit no source."""
    refused = sum(not file.accepted for file in files)
    unknown = sum(file.accepted and file.source is None for file in files)
    if refused or unknown:
        yield Text()
    if refused:
        yield Text(f"{start(refused, 'fil', 'filer')} av {digits(len(files))} gick inte att ta emot.")
    if unknown:
        yield Text(
            f"{start(unknown, 'fil', 'filer')} av {digits(len(files))} tas inte med av importera ännu."
        )


def _file(file: FileDescription) -> Iterator[RenderableType]:
    yield Text.assemble("\n", (file.name, "bold"), ("  ✗" if not file.accepted else "", "red"))
    if file.format is not None:
        yield _facts(file)
    if file.columns:
        yield Padding(_columns(file), (0, 0, 0, 1))
    yield from _problems(file)


def _facts(file: FileDescription) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, text in _lines(file).items():
        if text:
            grid.add_row(f" {label}", text)
    return grid


def _no_source(file: FileDescription) -> str:
    return REFUSED if any(one.code == NOT_TAKEN for one in file.problems) else NO_SOURCE


def _lines(file: FileDescription) -> Mapping[str, str]:
    return {
        "Källa": file.source_label if file.source else _no_source(file),
        "Slag": NOTE if file.is_note else SYSTEMS[file.system or "table"],
        "Läst som": ", ".join(_how(file)),
        "Andra blad": ", ".join(
            f"{name} (dolt)" if name in file.hidden_sheets else name for name in file.other_sheets
        ),
        "Regler": file.rule or "",
        "Poster": _records(file),
        "Celler": _cells(file.account),
        "Läses inte": ", ".join(file.dropped_columns)
        + (" (personuppgifter)" if file.dropped_columns else ""),
        "I fritexten": found_line(file.found),
    }


def _cells(account: SheetAccount | None) -> str:
    """How many cells hold something, and what became of them."""
    if account is None:
        return ""
    parts = (
        (account.used, "i kolumner som läses"),
        (account.aside, "i rader som läggs åt sidan"),
        (account.notes, "i anteckningar"),
        (account.unread, "läses inte"),
    )
    return f"{digits(account.cells)}: {', '.join(f'{digits(n)} {where}' for n, where in parts if n)}"


def _how(file: FileDescription) -> Iterator[str]:
    yield file.format or ""
    if file.sheet:
        yield f"blad {file.sheet}"
    if file.encoding:
        yield ENCODINGS.get(file.encoding, file.encoding)
    if file.delimiter and not file.is_note:
        yield DELIMITERS.get(file.delimiter, file.delimiter)
    if file.header_rows:
        rows = "–".join(str(row) for row in dict.fromkeys((file.header_rows[0], file.header_rows[-1])))
        yield f"rubriker på rad {rows}"
    if file.first_data_row:
        yield f"data från rad {file.first_data_row}"


def _records(file: FileDescription) -> str:
    """How many records there are, and of them those set aside; total rows are no records."""
    aside = [set_aside_text(n, reason) for reason, n in file.set_aside.items() if reason != TOTAL_ROW]
    told = [f"läggs åt sidan: {', '.join(aside)}"] if aside else []
    if totals := file.set_aside.get(TOTAL_ROW):
        told.append(f"summarader utöver dem: {digits(totals)}")
    return digits(file.records) + (f" ({'; '.join(told)})" if told else "")


def _columns(file: FileDescription) -> RenderableType:
    grid = make_grid()
    grid.add_column("Kolumn", ratio=4, overflow="fold")
    grid.add_column("Slag", no_wrap=True)
    grid.add_column("Läses som", ratio=3, overflow="fold")
    grid.add_column("Svar", ratio=5, overflow="fold")
    for column in file.columns:
        grid.add_row(
            column.heading or "(utan rubrik)",
            TYPES[column.type],
            Text(SHOWN_ROLES.get(column.role or "", column.read_as) or "–", ""),
            _answers(column),
        )
    return grid


def _answers(column: ColumnDescription) -> str:
    ranked = sorted(column.answers.items(), key=lambda answer: -answer[1])
    if column.type == "number":
        ranked = list(column.answers.items())
    told = [f"{_number(column, option)}: {digits(count)}" for option, count in ranked[:MOST_ANSWERS]]
    if len(ranked) > MOST_ANSWERS:
        told.append(f"{len(ranked) - MOST_ANSWERS} till")
    if not told and column.span:
        told.append(" till ".join(_number(column, end) for end in dict.fromkeys(column.span)))
    if column.date_order in ORDERS:
        told.append(f"lästa som {ORDERS[column.date_order]}")
    if column.empty:
        told.append(f"tomt: {digits(column.empty)}")
    return ", ".join(told)


def _number(column: ColumnDescription, text: str) -> str:
    """A number as it is written in Swedish; any other option as it is."""
    if column.type != "number":
        return text
    whole, _, decimals = text.partition(".")
    return digits(int(whole)) + (f",{decimals}" if decimals else "")


def _problems(file: FileDescription) -> Iterator[RenderableType]:
    steps = Grid.grid(padding=(0, 1, 0, 0))
    for problem in file.problems:
        place = problem.where.removeprefix(file.name).removeprefix(", ")
        said = f"{sentence(place)}: {problem.message}" if place else problem.message
        steps.add_row(Text(" •", "" if file.accepted else "red"), Text(said))
    for column in file.columns:
        if column.suggestion and not column.suggestion.exact:
            steps.add_row(
                " •",
                f"Kolumnen ”{column.heading}” liknar ”{column.suggestion.wording}” men "
                "läses inte förrän du bestämt det. Kör granska med --skapa-regler och fyll i reglerna.",
            )
    if steps.row_count:
        yield steps
