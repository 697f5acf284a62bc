"""What keeps a figure from being exact: records that could not be read, and tables without its line."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.errors import LEFT_OUT, OF_OTHERS
from lagesbild.core.imports import LISTED
from lagesbild.core.own_questions import WORDING
from lagesbild.core.records import ANSWER
from lagesbild.core.states import FigureState
from lagesbild.core.tables import UNSAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.store.database import Store

    Unread = Mapping[tuple[str, ...], Mapping[tuple[int, str, str], AbstractSet[tuple[str, ...]]]]
    """By a set of dimensions, and by year, source and kind, what records that could not be read say of themselves.

    "" stands for what they do not say; records of the kind "" are part of every kind.
    """
    ListedLines = Mapping[tuple[int, str], tuple[frozenset[tuple[str, str]], ...]]
    """By year and source key, for each import that is not sorted by every line, the lines that it has.

    A line is a dimension (category or milieu) and a key.
    """


class SurveyEvents(Struct, frozen=True):
    """How a survey tells of events: their kind, and the keys of the questions that ask of them."""

    kind: str
    asking: tuple[str, ...]
    """Those of which a yes describes an event."""
    bearing: tuple[str, ...]
    """Those that say anything of events: whether, how many, of which milieu, and what is asked of those who met one."""


NOT_SAID: Mapping[str, str] = {"category": UNSAID, "milieu": "oklar"}
"""By dimension, the value that leaves open which line a record belongs to."""
_DIMENSIONS = ("category", "milieu", "area", "month", "unit")
_SAYS = "category, milieu, area, coalesce(strftime(date, '%Y-%m'), ''), unit"
_UNREAD = f"""
SELECT DISTINCT year, source, if(kind = 'svarande', '', kind), {_SAYS} FROM source_rows
WHERE status = 'unreadable' AND list_contains($1, year)
UNION
SELECT year, source, kind, {_SAYS} FROM source_rows r JOIN problems p USING (import_id, "row")
WHERE p.code = 'unreadable_count' AND status = 'counted' AND kind NOT IN ('svar', 'svarande')
    AND list_contains($2, source) AND list_contains($1, year)
UNION
SELECT i.year, i.source, '', '', '', '', '', '' FROM problems p JOIN imports i ON i.id = p.import_id
WHERE p.code = 'unreadable_count' AND p."row" IS NULL
    AND list_contains($2, i.source) AND list_contains($1, i.year)
UNION
SELECT i.year, i.source, '', '', '', '', '', '' FROM problems p JOIN imports i ON i.id = p.import_id
WHERE list_contains($3, p.code) AND p.code <> 'unclear_incident' AND list_contains($1, i.year)
UNION
SELECT i.year, i.source, '', '', '', '', '', '' FROM imports i
LEFT JOIN problems p ON p.import_id = i.id AND list_contains($4, p.code) WHERE list_contains($1, i.year)
GROUP BY i.year, i.source HAVING count(DISTINCT p.import_id) = count(DISTINCT i.id)
"""
"""Records that were set aside because they could not be read, the incidents of survey answers without a number, files
that may hold more cases than were read, and sources of which every file is of another time or another area.

Such an answer is counted as one incident. Of very many only the first have a problem of their own, with its row.
"""
_UNSORTED = f"""
SELECT DISTINCT year, source, kind, category, '', {_SAYS.removeprefix("category, milieu, ")} FROM source_rows r
JOIN problems p USING (import_id, "row")
WHERE p.code = 'unknown_milieu' AND status = 'counted' AND list_contains($1, year)
UNION
SELECT i.year, i.source, '', '', '', '', '', '' FROM problems p JOIN imports i ON i.id = p.import_id
WHERE (p.code = 'unknown_milieu' AND p."row" IS NULL OR p.code = 'many_categories') AND list_contains($1, i.year)
UNION
SELECT year, source, kind, {_SAYS} FROM source_rows r JOIN problems p USING (import_id, "row")
WHERE p.code = 'unlike_duplicate' AND status = 'duplicate' AND list_contains($1, year) AND NOT EXISTS (
    SELECT 1 FROM source_rows c WHERE c.status = 'counted' AND (c.year, c.source, c.identity, c.category, c.milieu)
        = (r.year, r.source, r.identity, r.category, r.milieu))
"""
"""Records that are counted without a milieu because the word for it was not understood: they may be of any.

So may those in a column with many words that are no known categories. A case that stands again under its number in another
line may be of that line.
"""
_UNCLEAR = """
SELECT DISTINCT i.year, i.source, p."column" IS NULL FROM problems p JOIN imports i ON i.id = p.import_id
WHERE p.code = 'unclear_incident' AND list_contains($1, i.year) AND list_contains($2, i.source)
"""
"""Surveys with an answer or a question that may describe more events than are counted, and whether it names no question."""
_UNKNOWN_ANSWERS = f"""
SELECT DISTINCT i.year, i.source, split_part(d.item, '=', 1) FROM problems p JOIN imports i ON i.id = p.import_id
JOIN definitions d ON d.import_id = i.id AND d.aspect = '{WORDING}'
WHERE p.code IN ('unknown_answer', 'unknown_milieu', 'unclear_incident')
    AND list_contains($1, i.year) AND list_contains($2, i.source)
    AND substr(d.item, strpos(d.item, '=') + 1) = trim(regexp_replace(p."column", '\\s+', ' ', 'g'))
"""
"""The questions of a survey with answers that were not understood: each may be any of the answers."""
_QUESTIONS = """
SELECT i.year, i.source, list(d.item) FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE d.aspect = 'question' AND list_contains($1, i.year) AND list_contains($2, i.source) GROUP BY i.year, i.source, i.id
"""
"""The questions that were understood of each file of a survey."""
_LISTED = """
SELECT i.year, i.source, i.id, list(d.item) FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE d.aspect = ? AND list_contains(?, i.year) GROUP BY ALL ORDER BY i.id
"""
_COUNTED = (
    "SELECT import_id, sum(\"count\")::BIGINT FROM source_rows WHERE status = 'counted' GROUP BY import_id"
)


def unread_records(
    store: Store,
    years: Sequence[int],
    surveys: Mapping[str, SurveyEvents],
    sets: Iterable[tuple[str, ...]],
) -> Unread:
    """What the records of some years that could not be read say of themselves, by each set of dimensions.

    Where nobody was asked any of the questions of which a yes describes an event, so far as could be understood, there may
    be any.
    """
    unread = store.run(_UNREAD, (list(years), list(surveys), list(LEFT_OUT), list(OF_OTHERS)))
    records = [((year, source, kind), _given_dimensions(values)) for year, source, kind, *values in unread]
    records += _unclear_answers(store, years, surveys)
    return {names: _by_key(records, names) for names in sets}


def _unclear_answers(
    store: Store, years: Sequence[int], surveys: Mapping[str, SurveyEvents]
) -> Iterator[tuple[tuple[int, str, str], dict[str, str]]]:
    """Yield, by year, source and kind, what surveys' answers say that may be events or any of a question's answers."""
    asked = (list(years), list(surveys))
    for year, source, questions in store.run(_QUESTIONS, asked):
        if set(questions).isdisjoint(surveys[source].asking):
            yield (year, source, surveys[source].kind), {}
    for year, source, names_none in store.run(_UNCLEAR, asked):
        yield (year, source, surveys[source].kind), {}
        for question in surveys[source].bearing if names_none else ():
            yield (year, source, ANSWER), {"question": question}
    for year, source, question in store.run(_UNKNOWN_ANSWERS, asked):
        yield (year, source, ANSWER), {"question": question}


def unsorted_records(store: Store, years: Sequence[int], sets: Iterable[tuple[str, ...]]) -> Unread:
    """What the counted records of some years whose milieu was not understood say of themselves otherwise."""
    records = [
        ((year, source, kind), _given_dimensions(values))
        for year, source, kind, *values in store.run(_UNSORTED, (list(years),))
    ]
    return {names: _by_key(records, names) for names in sets if not {"milieu", "category"}.isdisjoint(names)}


def _given_dimensions(values: Iterable[str]) -> dict[str, str]:
    """By dimension, what a record says of itself; "" where it leaves open which line it belongs to."""
    return {
        name: "" if value == NOT_SAID.get(name) else value
        for name, value in zip(_DIMENSIONS, values, strict=True)
    }


def _by_key(
    records: Iterable[tuple[tuple[int, str, str], Mapping[str, str]]], names: tuple[str, ...]
) -> dict[tuple[int, str, str], set[tuple[str, ...]]]:
    unread: dict[tuple[int, str, str], set[tuple[str, ...]]] = {}
    for key, values in records:
        unread.setdefault(key, set()).add(tuple(values.get(name, "") for name in names))
    return unread


def listed_lines(store: Store, years: Sequence[int]) -> ListedLines:
    """The lines of the tables that are not sorted by every line; one that says that there was nothing at all is.

    That is one that counts none, and names no line but that of what nobody sorted.
    Nothing of registers, nor of files that were read before the lines were noted.
    """
    tables = store.run(_LISTED, (LISTED, list(years)))
    if not tables:
        return {}
    counted = dict(store.run(_COUNTED))
    listed: dict[tuple[int, str], tuple[frozenset[tuple[str, str]], ...]] = {}
    for year, source, number, items in tables:
        lines = frozenset(
            (dimension, key) for dimension, _, key in (item.partition("=") for item in items) if key
        )
        if lines - set(NOT_SAID.items()) or counted.get(number):
            listed[year, source] = (*listed.get((year, source), ()), lines)
    return listed


def may_belong(records: AbstractSet[tuple[str, ...]], values: Iterable[str]) -> bool:
    """Whether any of the records may be part of a figure: it says the figure's value of each dimension, or nothing.

    >>> [may_belong({("nazistiskt", "")}, (line, "Flaten")) for line in ("nazistiskt", "rasistiskt")]
    [True, False]
    """
    return not records.isdisjoint(product(*((value, "") for value in values)))


def state_of(count: int, *, unread: bool, classified: bool) -> FigureState:
    """The state of a figure of a source that came in.

    `unread` says that some record may be part of it that could not be read, `classified` that every table has its line.
    """
    if classified and not unread:
        return FigureState.EXACT
    if count:
        return FigureState.AT_LEAST
    return FigureState.NOT_GIVEN if unread else FigureState.NOT_CLASSIFIED


def state_of_part(count: int, whole: FigureState) -> FigureState:
    """The state of what was counted of a part of a figure, of which nothing is known that is not known of the whole.

    >>> [state_of_part(count, FigureState.AT_LEAST).value for count in (0, 1)]
    ['not_given', 'at_least']
    """
    return FigureState.NOT_GIVEN if whole is FigureState.AT_LEAST and not count else whole
