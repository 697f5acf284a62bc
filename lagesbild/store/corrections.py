"""A corrected file beside the one that it replaces: what became different, row by row, and never a free text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.imports import RowChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lagesbild.store.database import Store

ASPECTS = ("status", "date", "area", "category", "milieu", "count")
"""What of a record is compared besides its answers; places, units and texts are not."""
_RECORDS = """
WITH records AS (
    SELECT import_id, "row", part, max(identity) AS identity,
        any_value(status) FILTER (record) AS status,
        coalesce(any_value(date)::VARCHAR, '') AS date,
        any_value(area) AS area,
        coalesce(string_agg(DISTINCT category, ', ' ORDER BY category) FILTER (question = '' AND category <> ''), '')
            AS category,
        coalesce(string_agg(DISTINCT milieu, ', ' ORDER BY milieu) FILTER (question = '' AND milieu <> ''), '')
            AS milieu,
        coalesce((sum("count") FILTER ("first" AND kind NOT IN ('svarande', 'svar')))::VARCHAR, '') AS "count",
        coalesce(string_agg(question || '=' || category, ';' ORDER BY question, category) FILTER (question <> ''), '')
            AS answers
    FROM observations WHERE import_id IN (?, ?) GROUP BY import_id, "row", part
), numbered AS (
    SELECT *, row_number() OVER (
        PARTITION BY import_id, identity, status, date, area, category, milieu, "count", answers, part ORDER BY "row"
    ) AS copy FROM records
)
SELECT n.import_id, n.identity, n."row", n.part, n.status, n.date, n.area, n.category, n.milieu, n."count", n.answers
FROM numbered n WHERE NOT EXISTS (
    SELECT 1 FROM numbered m WHERE m.import_id <> n.import_id AND m.copy = n.copy AND m.identity = n.identity
    AND m.status = n.status AND m.date = n.date AND m.area = n.area AND m.category = n.category
    AND m.milieu = n.milieu AND m."count" = n."count" AND m.answers = n.answers AND m.part = n.part
) ORDER BY n."row", n.part
"""
"""Every record of two imports that the other has not just so, whatever row it stands on."""


class _Record(NamedTuple):
    """A record as it is compared; `answers` joins question and option keys."""

    identity: int
    row: int
    part: str
    values: tuple[str, ...]
    answers: str


def differences(store: Store, earlier: int, later: int) -> tuple[RowChange, ...]:
    """What the later import has otherwise than the earlier, in the order of rows.

    Records are the same when they are alike; of the rest, those with the same case number or answer; of the rest
    again, those on the same row.
    """
    records = [(number, _record(*values)) for number, *values in store.run(_RECORDS, (earlier, later))]
    before = [record for number, record in records if number == earlier]
    after = [record for number, record in records if number == later]
    pairs = list(_pairs(before, after))
    changes = [change for then, now in pairs for change in _changes(then, now)]
    gone = set(before) - {then for then, _ in pairs}
    come = set(after) - {now for _, now in pairs}
    changes += [RowChange(record.row, "row", record.values[0], "") for record in gone]
    changes += [RowChange(record.row, "row", "", record.values[0]) for record in come]
    return tuple(sorted(changes))


def _record(identity: int, row: int, part: str, *rest: str) -> _Record:
    return _Record(identity, row, part, rest[:-1], rest[-1])


def _pairs(before: Sequence[_Record], after: Sequence[_Record]) -> Iterator[tuple[_Record, _Record]]:
    known = {record.identity: record for record in after if record.identity}
    paired = {then: known.pop(then.identity) for then in before if then.identity in known}
    yield from paired.items()
    taken = set(paired.values())
    places = {(record.row, record.part): record for record in after if record not in taken}
    for then in before:
        now = places.get((then.row, then.part)) if then not in paired else None
        if now is not None and not (then.identity and now.identity):
            yield then, now


def _changes(then: _Record, now: _Record) -> Iterator[RowChange]:
    for aspect, old, new in zip(ASPECTS, then.values, now.values, strict=True):
        if old != new:
            yield RowChange(now.row, aspect, old, new)
    old_answers, new_answers = _by_question(then.answers), _by_question(now.answers)
    for question in sorted(old_answers.keys() | new_answers.keys()):
        old, new = old_answers.get(question, ""), new_answers.get(question, "")
        if old != new:
            yield RowChange(now.row, question, old, new)


def _by_question(answers: str) -> Mapping[str, str]:
    chosen: dict[str, list[str]] = {}
    pairs: Iterable[str] = filter(None, answers.split(";"))
    for question, _, option in (pair.partition("=") for pair in pairs):
        chosen.setdefault(question, []).append(option)
    return {question: ", ".join(options) for question, options in chosen.items()}
