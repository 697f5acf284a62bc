"""Numbers of persons, telephone numbers and e-mail addresses in columns that are counted -> a problem for each cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.finder import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

COUNTED_COLUMNS = {
    "enhet": "unit",
    "plats": "place",
    "kanal": "channel",
    "typ": "type",
    "omrade": "area",
    "kategori": "category",
}
"""By role, the column of the observations that keeps a cell as it stands."""
HARD = frozenset({"personnummer", "samordningsnummer", "telefon", "epost"})
POSSIBLE = re.compile(r"[0-9][0-9 ()./+-]{5}|@|snabel|[(\[{] ?(?:at|a) ?[)\]}]", re.IGNORECASE)
"""A cell without this has none of them."""
LONGEST = 400
"""Of a longer cell only the beginning is searched."""
CODE = "identifier_in_counted_column"
MESSAGE = (
    "Cellen verkar ha ett personnummer, ett telefonnummer eller en e-postadress. Kolumnen räknas, så cellen sparas som den står "
    "och kan komma med i rapporterna: ta bort det ur filen och läs in den igen."
)


def tell_identifiers(candidate: Candidate, observations: pd.DataFrame, context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell of a counted column that holds such an identifier, up to a limit."""
    layout = candidate.layout
    names = {} if layout is None else dict(zip(layout.columns, layout.headings, strict=True))
    headings = {role: names.get(place, "") for place, role in candidate.roles_by_column.items()}
    named = context.with_headings({**context.headings, **headings})
    for role, column in COUNTED_COLUMNS.items():
        texts = observations[column]
        marked = [text for text in texts.unique() if holds_identifier(str(text))]
        if marked:
            cells = observations.loc[texts.isin(marked), ["row"]].drop_duplicates().assign(column=role)
            yield from named.list_problems(CODE, MESSAGE, cells, role)


def holds_identifier(text: str) -> bool:
    """Whether a text surely has one; names and addresses are not looked for, for units and places have them.

    >>> holds_identifier("Skola 811218-9876"), holds_identifier("Bagarmossens skola")
    (True, False)
    """
    if not POSSIBLE.search(text):
        return False
    return any(found.kind in HARD and found.outcome == "maskas" for found in find(text[:LONGEST]))
