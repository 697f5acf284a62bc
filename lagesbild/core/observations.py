"""The one schema of the canonical table: every record that was read, counted or set aside, in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.core.figures import REASONS
from lagesbild.core.tables import COUNTED

if TYPE_CHECKING:
    import pandas as pd


class ObservationField(Struct, frozen=True):
    """A column of the canonical table: how it is stored, and what it means."""

    sql: Literal["INTEGER", "VARCHAR", "BOOLEAN", "DATE", "UBIGINT"]
    meaning: str


SCHEMA: dict[str, ObservationField] = {
    "row": ObservationField("INTEGER", "row number in the sheet, as a spreadsheet shows it"),
    "part": ObservationField(
        "VARCHAR", "heading of the column, when a ready table holds several cases in a row"
    ),
    "status": ObservationField("VARCHAR", "'counted', or the reason why the record was set aside"),
    "kind": ObservationField("VARCHAR", "what is observed: the source's own kind, 'svarande' or 'svar'"),
    "record": ObservationField("BOOLEAN", "the one observation that stands for its record in the ledger"),
    "first": ObservationField("BOOLEAN", "the first of its record, kind and question: what totals count"),
    "date": ObservationField("DATE", "the day, or the first of the month where only the month is known"),
    "area": ObservationField("VARCHAR", "part of the area"),
    "place": ObservationField("VARCHAR", "street or place, where the source gives one"),
    "unit": ObservationField("VARCHAR", "unit that answered, reported or took contact"),
    "channel": ObservationField("VARCHAR", "the way in which it was reported"),
    "question": ObservationField("VARCHAR", "key of the survey question"),
    "category": ObservationField("VARCHAR", "key of the category line, or of the answer"),
    "milieu": ObservationField("VARCHAR", "milieu code"),
    "count": ObservationField("INTEGER", "number of occasions that the observation stands for"),
    "identity": ObservationField(
        "UBIGINT", "mark of the case number or the answer on its record; 0 where there is none"
    ),
    "type": ObservationField("VARCHAR", "kind of case, where a table is declared by it"),
    "subgroup": ObservationField(
        "VARCHAR", "what the respondent answered to the question that divides the answers"
    ),
}

DEFAULTS: dict[str, str | int | bool | None] = {
    "part": "", "record": True, "first": True, "date": None, "area": "", "place": "", "unit": "",
    "channel": "", "question": "", "category": "", "milieu": "", "count": 1, "identity": 0, "type": "",
    "subgroup": "",
}  # fmt: skip
"""What a column holds where a shape says nothing of it. `row`, `status` and `kind` are always said."""


def complete(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every column of the schema, in its order; ValueError when it breaks the schema."""
    import pandas as pd  # noqa: PLC0415 — the schema can be looked at without pandas

    for name, value in DEFAULTS.items():
        if name not in frame:
            one = isinstance(value, str)  # as one category, a million equal texts weigh nothing
            frame[name] = pd.Categorical([value]).repeat(len(frame)) if one else value
    check(frame)
    return frame[list(SCHEMA)]


def check(frame: pd.DataFrame) -> None:
    """Raise ValueError when a frame has other columns than the schema, or a status nobody has named."""
    if missing := set(SCHEMA) ^ set(frame.columns):
        raise ValueError(f"columns outside the schema or missing: {sorted(missing)}")
    if strange := set(frame["status"].unique()) - {COUNTED, *REASONS}:
        raise ValueError(f"unnamed status: {sorted(strange)}")
    if (frame["count"] < 0).any():
        raise ValueError("a count below zero")
