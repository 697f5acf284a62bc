"""A list of those to whom a survey was sent -> one case for each unit, whatever else the list says of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.files.header import locate_list
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes import register
from lagesbild.intake.shapes.side_columns import SideColumns
from lagesbild.intake.shapes.survey import warn_dropped
from lagesbild.intake.surveys.headings import is_personal, plain
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context

UNIT = "enhet"
LIST_WORDS = ("utskick", "mottagar", "sändlist", "urval", "adresslist", "kontaktlist", "maillist", "mejllist")
"""What begins a word in the name of a list of recipients."""
CONTACT = frozenset(
    {
        *(
            "adress",
            "besöksadress",
            "postadress",
            "gatuadress",
            "postnummer",
            "postnr",
            "ort",
            "postort",
            "nr",
        ),
        *(
            "chef",
            "enhetschef",
            "rektor",
            "biträdanderektor",
            "ansvarig",
            "kontakt",
            "kontaktuppgifter",
            "roll",
        ),
        *(
            "stadsdel",
            "område",
            "kommun",
            "enhetsnummer",
            "enhetskod",
            "skolenhetskod",
            "huvudman",
            "skolform",
        ),
    }
)
"""Headings of what a list says of a unit beside its name, as `plain` leaves them."""


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the recipient lists that a sheet may be: a column of units alone, or with how to reach them."""
    candidates = []
    for source in settings.vocabulary.sources:
        if source.form != "utskick":
            continue
        names = frozenset(map(fold, source.columns[UNIT]))
        layout = locate_list(sheet, names) or _contact_list(sheet, names)
        if layout and (hints := count_hints(source, words_of(sheet, layout))):
            candidates.append(_candidate(source, sheet, layout, hints, names))
    return candidates


def _contact_list(sheet: Sheet, names: frozenset[str]) -> Layout | None:
    """Return where the table stands when it is named a list of recipients, or says but how to reach the units."""
    layout = sheet.layout
    if layout is None or not any(fold(heading) in names for heading in layout.headings):
        return None
    beside = [heading for heading in layout.headings if heading and fold(heading) not in names]
    top = replace(sheet, head=sheet.rows_above(layout))
    is_named = any(word.startswith(LIST_WORDS) for word in words_of(top, None))
    is_contact = all(is_personal(heading) or plain(heading) in CONTACT for heading in beside)
    return layout if is_named or is_contact else None


def _candidate(
    source: SourceDefinition, sheet: Sheet, layout: Layout, hints: int, names: frozenset[str]
) -> Candidate:
    columns = dict(zip(layout.columns, layout.headings, strict=True))
    unit = next(column for column, heading in columns.items() if fold(heading) in names)
    others = {column: heading for column, heading in columns.items() if column != unit and heading}
    top = replace(sheet, head=sheet.rows_above(layout))
    return Candidate(
        source,
        sheet,
        hints,
        1,
        partial(_read, layout, unit, tuple(others.values())),
        roles_by_column={unit: UNIT} | dict.fromkeys(others, str(Role.PERSONAL)),
        filename_hints=count_hints(source, words_of(top, None)),
        layout=layout,
    )


def _read(layout: Layout, unit: int, others: tuple[str, ...], context: Context) -> Observed:
    """Return one case for each unit; what else the list says of it is left behind."""
    observations, problems = register.read(layout, {UNIT: unit}, SideColumns(), context)
    return observations, (*warn_dropped(others, context), *problems)
