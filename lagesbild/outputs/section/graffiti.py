"""What is told of graffiti: by content, how often, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import each, enumerate_words, inside, numbers, occasions, sentence
from lagesbild.outputs.section.sentences import TOTAL, Sentence, count_ids, counts_of, figure_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Count, SourceStatus
    from lagesbild.core.report import Report

SCATTERED = 3
"""In how many places graffiti must have been seen, none of them with more than half, to be scattered."""
NOTICED = 3
"""From how many occasions on a single dominant place is pointed out."""


def graffiti_sentences(report: Report, status: SourceStatus) -> tuple[Sentence, ...]:
    """What has been registered, content by content; equal counts share a sentence; then what has not."""
    counts = counts_of(report, status.key)
    seen = [count for count in counts if count.value]
    equal = [[one for one in seen if one.value == n] for n in dict.fromkeys(count.value for count in seen)]
    sentences = [_seen(report, same[0].value or 0, same) for same in equal]
    if hidden := [count for count in counts if count.value is None]:
        text = f"{_named(report, hidden)} har registrerats; antalet visas inte."
        sentences.append(Sentence(sentence(text), count_ids(report, hidden)))
    if unseen := [count for count in counts if count.value == 0]:
        sentences.append(_unseen(report, unseen, all_of_them=len(unseen) == len(counts)))
    return tuple(sentences)


def _seen(report: Report, n: int, same: Sequence[Count]) -> Sentence:
    named, ids = sentence(_named(report, same)), count_ids(report, same)
    if len(same) > 1:
        return Sentence(f"{named} har registrerats {each(n)}.", ids)
    return Sentence(f"{named} har registrerats {_spread(report, same[0], n)}.", ids)


def _unseen(report: Report, unseen: Sequence[Count], *, all_of_them: bool) -> Sentence:
    ids = count_ids(report, unseen)
    if all_of_them:
        ids = (figure_id(report, unseen[0].source, TOTAL), *ids)
        return Sentence("Inget klotter som kopplas till våldsbejakande extremism har registrerats.", ids)
    return Sentence(f"Inget {_named(report, unseen).replace(' och ', ' eller ')} har registrerats.", ids)


def named(report: Report, source: str, keys: Sequence[str]) -> str:
    """The contents of a graffiti source: "rasistiskt och vänsterautonomt klotter"; unknown ones quoted."""
    labels = {line.key: inside(line.label) for line in report.categories.get(source, ())}
    known = [labels[key] for key in dict.fromkeys(keys) if key in labels]
    strange = [
        f"klotter i kategorin ”{key.replace('_', ' ')}”" for key in dict.fromkeys(keys) if key not in labels
    ]
    return enumerate_words([*([f"{enumerate_words(known)} klotter"] if known else []), *strange])


def _named(report: Report, counts: Sequence[Count]) -> str:
    return named(report, counts[0].source, [count.category or count.milieu for count in counts])


def _spread(report: Report, count: Count, n: int) -> str:
    """How often, and where when the table by area lets it be said."""
    areas = _areas(report, count)
    if not areas or max(areas.values()) > n or n < NOTICED:
        return occasions(n)
    place, most = max(areas.items(), key=lambda area: area[1])
    if most == n:
        return f"{occasions(n)}, samtliga i {place}"
    if 2 * most > n:
        whole, part = numbers((n, most))
        return f"vid {whole} tillfällen, varav {part} i {place}"
    return f"{occasions(n)}, på spridda platser i {report.area}" if len(areas) >= SCATTERED else occasions(n)


def _areas(report: Report, count: Count) -> dict[str, int]:
    """The places where it was seen; none at all when the table hides one."""
    table = report.table(TableKind.BY_AREA, count.source)
    columns = [] if table is None else [column.key for column in table.columns]
    if table is None or count.category not in columns:
        return {}
    place = columns.index(count.category)
    values = {row.label: row.cells[place].value for row in table.rows if not row.total}
    shown = {label: value for label, value in values.items() if isinstance(value, int)}
    return {label: value for label, value in shown.items() if value} if len(shown) == len(values) else {}
