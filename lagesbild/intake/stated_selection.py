"""What stands around a register or a table of counts, and in names -> whether its rows are a selection of what there was.

Of what is not selected it proves nothing, least of all that there was none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.files.grid import kind
from lagesbild.intake.known_words import KnownWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

CODE = "stated_selection"
SCOPE = "unclear_scope"
SELECTED = (
    "Raden säger att underlaget är ett urval, och det som inte är med kan ha hänt ändå: siffran är minst så stor. Be "
    "avsändaren om allt, eller ta bort raden om inget är utelämnat."
)
NAMED = (
    "{where} nämner bara en del av {what}, och tabellen har inga andra rader: av det andra är siffran minst så stor. Be "
    "avsändaren om det andra, eller ändra texten om tabellen gäller allt."
)
LIMITED = (
    "Raden säger mer om vad som ingår än källa, plats, tid och kategorier, och det kan betyda att bara en del är med: siffran är "
    "minst så stor. Fråga avsändaren, eller ta bort raden om inget är utelämnat."
)
KINDS_OF_LINES = {"category": "kategorierna", "milieu": "miljöerna", "area": "områdets delar"}


def tell_selection(
    candidate: Candidate, observations: pd.DataFrame, context: Context, *, is_part: bool
) -> Iterator[Problem]:
    """Yield a problem for each line above or below, and each name, that says that the rows are a selection.

    The name of one of several sheets that are read together may name a part (`is_part`).
    """
    if candidate.source.form != "register" or candidate.rules or not (candidate.layout or candidate.is_note):
        return
    known = KnownWords(candidate, context)
    lines = dict(_list_lines(candidate))
    # What a note says was sought is what it tells of.
    selecting = [row for row, text in lines.items() if known.leaves_out(text) and not candidate.is_note]
    limiting = [row for row, text in lines.items() if known.limits(text) and candidate.layout]
    for row in selecting:
        yield context.problem(CODE, SELECTED, row)
    for row in sorted({*limiting} - {*selecting}):
        yield context.problem(SCOPE, LIMITED, row)
    if selecting or limiting:
        return
    for where, text in (
        ("Texten vid tabellen", " . ".join(lines.values())),
        ("Filens namn", context.sheet.path.stem),
        ("Bladets namn", "" if is_part else context.sheet.name or ""),
    ):
        what = known.narrows(text, observations)
        if what and not (
            what == "area" and text == context.sheet.name
        ):  # sheets are named after areas, one for each
            yield context.problem(CODE, NAMED.format(where=where, what=KINDS_OF_LINES[what]))
            return


def _list_lines(candidate: Candidate) -> Iterator[tuple[int, str]]:
    """Yield number and text of each row above the table and below it."""
    sheet, layout = candidate.sheet, candidate.layout
    if layout is None:
        yield 1, " . ".join(str(cell) for row in sheet.head for cell in row if kind(cell) != "empty")
        return
    below = [(row, cells) for row, cells in sheet.last_rows() if layout.is_above(row)]
    for row, cells in (*enumerate(sheet.rows_above(layout), start=1), *below):
        texts = [str(cell) for cell in cells if kind(cell) != "empty"]
        if texts:
            yield row, " ".join(texts)
