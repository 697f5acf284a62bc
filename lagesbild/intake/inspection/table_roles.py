"""The columns of a table that is of no source there is -> what each may be, by what its cells hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_OF
from lagesbild.core.errors import InputError
from lagesbild.core.figures import RESIDUAL
from lagesbild.core.text import fold
from lagesbild.intake.shapes.areas import make_area_parser
from lagesbild.intake.shapes.case_lines import category_finder
from lagesbild.intake.shapes.columns import milieus_of
from lagesbild.intake.shapes.side_words import find_reasons
from lagesbild.intake.shapes.words import NOT_KNOWN, is_total_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.intake.inspection.gaps import OpenTable

ENOUGH = 0.5
"""This part of a column's different values must be understood for it to be one of a kind."""
MOST_LABELS = 30
"""A column with more different values than these is not one of labels."""
FEWEST_ACROSS = 2
ACROSS = "Innehåll"
"""What a column is called that a table has across, so that no heading names it."""
LONGEST_LABEL = 40
"""A longer text is somebody's own."""
COUNTING, NUMBERING = ("antal", "summa", "stycken"), ("ärende", "diarie", "nummer", "nr")
"""What the heading of a column of counts, and of one of case numbers, begins with."""
AREAS, CHANNELS = (
    ("område", "stadsdel", "ort", "kommundel", "distrikt"),
    ("kanal", "anmäld via", "inkommit via"),
)
"""What the heading of a column of areas begins or ends with, and that of one of channels begins with."""
HANDLING = ("status", "åtgärd", "beslut", "handläggare", "prioritet")
"""What the heading of a column begins with that says how a case was handled, and not what it is."""
FEW_KNOWN = 0.25
"""This part of a column's labels is known of one that cases are sorted by."""
FEWEST_OTHERS = 5
"""So many other areas are in a register of a whole city."""
UNITS, PLACES = (
    ("enhet", "gård", "skola", "verksamhet", "anläggning", "bibliotek", "förening", "boende", "arena"),
    ("plats", "adress", "gata"),
)
"""What the heading of a column of units, and of one of places, begins or ends with."""


def find_roles(table: OpenTable, settings: Settings) -> dict[str, str]:
    """Return by role the heading of the column that is likely to have it: one for each role."""
    roles: dict[str, str] = {}
    for role, fits in _tests(table, roles, settings):
        if role in roles:
            continue
        free = [h for h in table.layout.headings if h and h not in roles.values()]
        if heading := next((heading for heading in free if fits(heading)), None):
            roles[role] = heading
    return roles


def find_crossed(table: OpenTable, settings: Settings) -> tuple[dict[str, str], tuple[str, ...]] | None:
    """Return of a table with counts in several columns its roles and the headings across; None of any other table."""
    headings = [heading for heading in table.layout.headings if heading]
    numeric = [heading for heading in headings[1:] if _is_mostly(table, heading, "number")]
    across = tuple(heading for heading in numeric if not is_total_label(fold(heading)))
    if len(across) < FEWEST_ACROSS or any(fold(h).startswith((*COUNTING, *NUMBERING)) for h in numeric):
        return None
    area = make_area_parser(settings)
    down = (
        "datum"
        if _names_months(table, headings[0])
        else "omrade"
        if _understands(table, headings[0], area)
        else "enhet"
    )
    is_milieu = names_milieus(across, settings)
    return {down: headings[0], "miljo" if is_milieu else "kategori": ACROSS, "antal": "Antal"}, across


def names_milieus(words: Sequence[str], settings: Settings) -> bool:
    """Whether most of some words are milieus."""
    find = milieus_of(settings.vocabulary)
    return sum(_is_known(word, lambda text: find(text)[0]) for word in words) > ENOUGH * len(words)


def _tests(
    table: OpenTable, roles: Mapping[str, str], settings: Settings
) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """Yield each role and what tells whether a column may have it, the surest first; `roles` are those given so far."""
    area = make_area_parser(settings)
    yield "datum", lambda heading: _is_mostly(table, heading, "day") or _names_months(table, heading)
    yield "arende", lambda heading: _is_numbering(heading) and _is_unique(table, heading)
    yield "antal", lambda heading: fold(heading).startswith(COUNTING) and _is_mostly(table, heading, "number")
    yield "antal", lambda heading: "datum" not in roles and _is_only_number(table, heading)
    yield "omrade", lambda heading: _is_called(heading, AREAS) or _understands(table, heading, area)
    if "antal" not in roles or "datum" in roles:
        yield "miljo", lambda heading: names_milieus(_known_values(table, heading), settings)
    yield "enhet", lambda heading: _is_called(heading, UNITS) and _has_labels(table, heading)
    yield "plats", lambda heading: _is_called(heading, PLACES)
    yield "kanal", lambda heading: fold(heading).startswith(CHANNELS) and _has_labels(table, heading)
    if "miljo" not in roles:
        yield "kategori", lambda heading: _names_categories(table, heading, settings)
    if "miljo" not in roles and "kategori" not in roles:
        yield "kategori", lambda heading: _has_labels(table, heading, each_once="antal" in roles)
    yield "typ", lambda heading: not fold(heading).startswith(HANDLING) and _has_labels(table, heading)


def is_wider(table: OpenTable, heading: str, settings: Settings) -> bool:
    """Whether the areas of a column are most of them others than the area's own."""
    values = _known_values(table, heading)
    area = make_area_parser(settings)
    outside = sum(not _is_known(value, area) for value in values)
    return outside >= FEWEST_OTHERS and outside > ENOUGH * len(values)


def _is_called(heading: str, words: tuple[str, ...]) -> bool:
    """Whether a heading is one of some words, or a longer one that begins or ends with it."""
    return fold(heading).startswith(words) or fold(heading).endswith(words)


def _is_numbering(heading: str) -> bool:
    return fold(heading).startswith(NUMBERING) or fold(heading).endswith(("nr", "nummer", "id"))


def _names_categories(table: OpenTable, heading: str, settings: Settings) -> bool:
    """Whether some of a column's labels mean something extremist."""
    values = table.values[heading]
    known = sum(_guess_milieu(value, settings) != RESIDUAL for value in values)
    return _has_labels(table, heading) and known >= FEW_KNOWN * len(values)


def _is_mostly(table: OpenTable, heading: str, kind: str) -> bool:
    kinds = table.kinds(heading)
    return kinds[kind] > ENOUGH * kinds.total()


def _names_months(table: OpenTable, heading: str) -> bool:
    values = table.values[heading]
    return len(values) > 1 and all(fold(value) in MONTH_OF or is_total_label(fold(value)) for value in values)


def _is_only_number(table: OpenTable, heading: str) -> bool:
    """Whether a column is the one of numbers beside labels that stand once each."""
    numbered = [h for h in table.layout.headings if h and _is_mostly(table, h, "number")]
    return numbered == [heading] and _is_unique(table, table.layout.headings[0])


def _is_unique(table: OpenTable, heading: str) -> bool:
    values = table.values[heading]
    return len(values) == values.total() > 1


def _has_labels(table: OpenTable, heading: str, *, each_once: bool = False) -> bool:
    """Whether a column has few short words that come again, as those that cases are sorted by; never somebody's own text.

    In a table of counts each stands once.
    """
    values = table.values[heading]
    if find_reasons(heading, set(map(fold, values))):
        return False  # it says which rows are no cases, and is heard where it has no role
    is_few = 1 < len(values) <= MOST_LABELS and (each_once or 2 * len(values) <= values.total())
    return (
        is_few and all(len(value) <= LONGEST_LABEL for value in values) and _is_mostly(table, heading, "text")
    )


def _understands(table: OpenTable, heading: str, parse: Callable[[object], object]) -> bool:
    values = _known_values(table, heading)
    return bool(values) and sum(_is_known(value, parse) for value in values) > ENOUGH * len(values)


def _known_values(table: OpenTable, heading: str) -> list[str]:
    return [value for value in table.values[heading] if fold(value) not in NOT_KNOWN]


def _is_known(value: str, parse: Callable[[object], object]) -> bool:
    try:
        return bool(parse(value))
    except (ValueError, InputError):
        return False


def guess_categories(values: Iterable[str], settings: Settings) -> dict[str, str]:
    """Return by label the milieu that it is likely to count for, by the words that are known; residual for the others."""
    return {value: _guess_milieu(value, settings) for value in _labels(values)}


def _labels(values: Iterable[str]) -> Iterator[str]:
    return (value for value in sorted(values) if not is_total_label(fold(value).strip(" :")))


def _guess_milieu(value: str, settings: Settings) -> str:
    vocabulary = settings.vocabulary
    for name, lines in vocabulary.categories.items():
        try:
            (key, *_), _ = category_finder(vocabulary.category_keys(name), lines)(value)
        except ValueError:
            continue
        return lines[key].milieu
    try:
        codes, _ = milieus_of(vocabulary)(value)
    except ValueError:
        return RESIDUAL
    return codes[0] if len(codes) == 1 else RESIDUAL
