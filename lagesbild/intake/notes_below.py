"""The notes above, below and beside a table -> a problem for each with a number that may be of cases that the table lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty
from lagesbild.intake.shapes.note_limits import names_reported_part
from lagesbild.intake.shapes.note_numbers import read_statement
from lagesbild.intake.shapes.register_columns import IS_CASE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pandas as pd

    from lagesbild.files.sheet import Cells, Layout
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.note_numbers import Statement

WORD = re.compile(r"\w+")
INCOMPLETE = re.compile(
    r"\b(?:statistik\w*|uppgift\w*|data|siffror\w*|ärenden\w*|anmälning\w*|rapport\w*|underlag\w*|registrering\w*|månad\w*|perioden)"
    r"\b[^.;]{0,60}\b(?:saknas|ofullständig\w*|(?:ej|inte) komplett\w*|(?:ej|inte) (?:med|inkommit|registrera\w*|redovisa\w*))\b"
    r"|\b(?:ofullständig|(?:ej|inte) komplett)\w* (?:statistik|uppgift|data|siffr|underlag|registrering)\w*"
)
"""What says that cases are missing in a table, without saying how many."""
NOTE_OF_MISSING = (
    "Över eller under tabellen står att uppgifter saknas eller är ofullständiga; siffran är minst så stor. Läs anmärkningen och "
    "fråga avsändaren."
)
NOTE_WITH_NUMBER = (
    "Över eller under tabellen står en anmärkning med ett antal, och den räknas inte. Är det fall som saknas i tabellen är "
    "siffran minst så stor; skriv då in dem som egna rader."
)
TOTAL_OF_MORE = (
    "Raden anger en större summa än listan har rader, och rader kan saknas: siffran är minst så stor. Fråga "
    "den som skickade listan."
)
NOTE_BESIDE = (
    "Bredvid antalet står en anmärkning som säger att uppgifter saknas eller anger ett annat antal, och den räknas inte. Är det "
    "fall som saknas är siffran minst så stor; ändra då antalet."
)
NOTE_BESIDE_ANSWERS = (
    "Över eller under svaren står en anmärkning med ett antal, och den räknas inte. Är det svar eller händelser som saknas är "
    "siffran minst så stor; skriv då in dem som egna rader."
)
OF_THE_SURVEY = re.compile(r"\bsvarsfrekvens|\butskick|\bskickades?\b|\bpåminn|\bbortfall|\bprocent\b|%")
"""How many were asked and answered, which a list of recipients tells."""
HOW_MANY_ANSWERS = re.compile(
    r"(?:antal svar(?:ande)?|totalt|summa)?:? ?(\d+)(?: svar(?:ande)?)?(?: totalt)?"
)
NOT_COUNTS = re.compile(
    r"\b[Rr]apport(?:nr|nummer)? \d+|\b[Ss]id\w* \d+ ?(?:av|/|\() ?\d+|^\s*\d{1,2}(?:\)| (?=[A-ZÅÄÖ]))"
)
"""A page of so many, and the mark of a footnote."""
MORE = re.compile(
    r"\b(?:(?:där)?utöver|dessutom|därtill|tillkommer|tillkommit|plus (?=\w+ )|till (?:är|har|som|väntar|kommer)"
    r"|(?:inte|ej) (?:med|medräkna\w*)|(?:inte|ej|ännu)(?: hann| hunnit| blivit)? registrera\w*|saknas|exklusive|exkl"
    r"|utelämna\w*)\b"
)
"""What speaks of cases that are not in the table."""
UNSURE = re.compile(
    r"(?:obs!?:? )?(?:(?:siffr|antal|uppgift)\w* (?:är|kan vara) )?"
    r"(?:minst|preliminär\w*|osäk\w*|(?:en )?uppskatt\w*|ungefärlig\w*|inte (?:slutlig|fullständig)\w*|för låg\w*|i underkant)"
    r"(?: (?:siffr|antal|uppgift)\w*)?[.!]?(?:[,;.] .*)?"
)
"""What says of a count beside it that there may be more."""
OF_A_PART = re.compile(r"\b(?:bara|endast|enbart|avser|gäller)\b")
COUNT, NUMBER, TEXT, TOTAL_ROW = "antal", "arende", "text", "total_row"
SIZE_WORDS = frozenset(
    {"antal", "poster", "post", "rader", "rad", "totalt", "summa", "st", "stycken", "visade", "visar", "hittade", "exporterade"}
    | {"records", "rows", "resultat", "träffar", "objekt", "av", "i", "listan", "tabellen", "urvalet", "rapporten"}
)  # fmt: skip
"""Words of a line that only says how long the table is."""


def tell_notes_with_numbers(candidate: Candidate, observations: pd.DataFrame) -> Iterator[Problem]:
    """Yield a problem for each note above or below cases, counts or answers that states another number than theirs.

    Above the table only what is plainly a count is one: titles have numbers of many kinds.
    """
    sheet, layout, source = candidate.sheet, candidate.layout, candidate.source
    if layout is None or source.form not in {"register", "enkat"}:
        return
    own, totals = _own_numbers(observations), _find_plain_totals(candidate, observations)
    message, read = (
        (NOTE_BESIDE_ANSWERS, _count_answers) if source.survey else (NOTE_WITH_NUMBER, _count_cases)
    )
    if not source.survey:
        yield from _tell_beside(candidate, layout)
    for row, cells in enumerate(sheet.rows_above(layout), start=1):
        if any(read(text) - own for text in _texts(cells)):
            yield Problem("note_with_number", message, sheet.path.name, sheet.name, row)
        elif not source.survey and _says_incomplete(cells):
            yield Problem("note_of_missing", NOTE_OF_MISSING, sheet.path.name, sheet.name, row)
    for row, cells in sorted(sheet.last_rows(), key=lambda numbered: numbered[0]):
        is_below = layout.is_above(row)
        texts = [text for text in _texts(cells) if not (source.survey and _is_of_survey(text, own))]
        if is_below and any(_states_other_number(text, own) for text in texts):
            yield Problem("note_with_number", message, sheet.path.name, sheet.name, row)
        elif row in totals and any(max(_count_cases(text), default=0) > max(own) for text in _texts(cells)):
            yield Problem("total_states_more", TOTAL_OF_MORE, sheet.path.name, sheet.name, row)
        elif is_below and not source.survey and _says_incomplete(cells):
            yield Problem("note_of_missing", NOTE_OF_MISSING, sheet.path.name, sheet.name, row)


def _tell_beside(candidate: Candidate, layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each row of a table of counts beside which a text says that there are more cases, or may be.

    A list of cases has descriptions with numbers of many kinds.
    """
    sheet, roles = candidate.sheet, candidate.roles_by_column
    if IS_CASE & {*roles.values()} and (COUNT not in roles.values() or NUMBER in roles.values()):
        return
    beside = [column for column in layout.columns if roles.get(column, TEXT) == TEXT]
    for row, *cells in sheet.read(layout)[beside].itertuples():
        texts = [str(cell) for cell in cells if not is_empty(cell) and kind(cell) == "text"]
        if any(map(_may_lack_cases, texts)):
            yield Problem("note_with_number", NOTE_BESIDE, sheet.path.name, sheet.name, int(row))


def _may_lack_cases(text: str) -> bool:
    """Return whether a text beside a count says that there are more cases, or may be, or that it is of a part of the time."""
    said = fold(text)
    is_of_part = OF_A_PART.search(said) is not None and names_reported_part(said)
    return bool(INCOMPLETE.search(said) or UNSURE.fullmatch(said)) or is_of_part or _states_more(text)


def _find_plain_totals(candidate: Candidate, observations: pd.DataFrame) -> frozenset[int]:
    """Return the rows of a list of cases that are totals; where there is a column of counts they are compared in it."""
    if candidate.is_count_table or COUNT in candidate.roles_by_column.values():
        return frozenset()
    return frozenset(observations.loc[observations["status"] == TOTAL_ROW, "row"].astype(int))


def _says_incomplete(cells: Cells) -> bool:
    return any(INCOMPLETE.search(fold(text)) for text in _texts(cells))


def states_more(cells: Cells, observations: pd.DataFrame) -> bool:
    """Return whether a row of another sheet plainly states another number than those of the table."""
    own = _own_numbers(observations)
    return any(_count_cases(text) - own for text in _texts(cells))


def _count_cases(text: str) -> set[int]:
    return set(_read(text).counts)


def _count_answers(text: str) -> set[int]:
    """Return the number of answers that a line above them states."""
    answers = HOW_MANY_ANSWERS.fullmatch(fold(text))
    return {int(answers[1])} if answers and "svar" in fold(text) else set()


def _is_of_survey(text: str, own: Collection[int]) -> bool:
    """Return whether a note below answers says how many were asked, or as many answers as there are."""
    answers = HOW_MANY_ANSWERS.fullmatch(fold(text))
    return bool(OF_THE_SURVEY.search(fold(text)) or (answers and int(answers[1]) in own))


def _texts(cells: Cells) -> list[str]:
    """Return the texts of a row; a number beside one belongs to it."""
    kinds = [kind(cell) for cell in cells]
    if "text" in kinds and "number" in kinds:
        return [" ".join(as_line(str(cell)).rstrip(":") for cell in cells if not is_empty(cell))]
    return [str(cell) for cell, found in zip(cells, kinds, strict=True) if found == "text"]


def _own_numbers(observations: pd.DataFrame) -> frozenset[int]:
    """Return the numbers that say no more than the table: none, its rows, and its counted cases."""
    records = observations[observations["record"].astype(bool)]
    counted = records.loc[records["status"] == COUNTED, "count"]
    return frozenset({0, len(records), int(counted.sum())})


def _states_more(text: str) -> bool:
    """Return whether a text states a number of cases that are not in the table."""
    statement = _read(text)
    return bool(MORE.search(fold(text))) and (statement.unclear or any(statement.counts))


def _states_other_number(text: str, own: Collection[int]) -> bool:
    statement = _read(text)
    if MORE.search(fold(text)) and any(statement.counts):
        return True
    return (statement.unclear and not _tells_size(text, own)) or not set(statement.counts) <= set(own)


def _tells_size(text: str, own: Collection[int]) -> bool:
    """Return whether a text says how long the table is, and says it rightly."""
    words = WORD.findall(fold(text))
    numbers = {int(word) for word in words if word.isdecimal()}
    return bool(numbers) and numbers <= set(own) and {w for w in words if not w.isdecimal()} <= SIZE_WORDS


def _read(text: str) -> Statement:
    return read_statement(fold(NOT_COUNTS.sub(" ", text)))
