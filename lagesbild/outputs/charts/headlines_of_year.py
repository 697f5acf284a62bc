"""The headlines of the charts within a year: where, when, who answered, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import PARTS, gender_of, number, numbers, part_of, sentence, tally
from lagesbild.outputs.charts.questions import questions, share_of_yes
from lagesbild.outputs.charts.series import counts, detail_rows, lone_peak, row_total
from lagesbild.outputs.charts.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.questions import ChartedQuestion

SMALLEST_PEAK = 3
"""The smallest count that is worth naming as the highest. Own choice."""
_VERBS = frozenset({"har", "känner", "vet", "är", "kan", "får", "ser", "arbetar", "använder"})
"""What a question put as a statement begins with."""


def places(table: Table, report: Report) -> str:
    """Where most occurred when one place stands out, else in how many places."""
    word = table.stub.lower()
    several = next((many for one, many in PARTS.items() if one == word), word)
    return _peak_or_spread(table, report, lambda known, _: f"i {tally(known, word, several)}")


def months(table: Table, report: Report) -> str:
    """When most occurred when one month stands out, else in how many months."""
    return _peak_or_spread(table, report, lambda known, of: f"under {part_of(Share(known, of))} månader")


def _peak_or_spread(table: Table, report: Report, spread: Callable[[int, int], str]) -> str:
    rows, unit = detail_rows(table), report.source(table.about).unit
    values = tuple(row_total(row, table) for row in rows)
    known = counts(values)
    if len(known) < len(values):
        return title(table, report)
    peak = lone_peak(values)
    if peak is None or known[peak] < SMALLEST_PEAK:
        topic = report.source(table.about).phrases.topic
        what = sentence(topic[1] if topic else unit[1])
        return f"{what} registrerades {spread(sum(n > 0 for n in known), len(known))}"
    part, total = known[peak], sum(known)
    if part == total:
        return f"Alla {number(total)} {unit[1]} registrerades i {rows[peak].label}"
    of_all = part_of(Share(part, total), gender_of(*unit))
    return f"Flest {unit[1]}, {of_all}, registrerades i {rows[peak].label}"


def answers(table: Table, report: Report) -> str:
    """What the first question shows of which the figures are known."""
    for question in questions(table):
        if share := share_of_yes(question):
            return _share_of_answers(question, share)
    return title(table, report)


def _share_of_answers(question: ChartedQuestion, share: Share) -> str:
    many, all_of = _how_many(share.part, share.base)
    verb, _, rest = question.label.partition(" ")
    if verb.lower() in _VERBS and not rest.endswith("?"):
        return f"Av {all_of} svarande {verb.lower()} {many} {rest}"
    return f"Av {all_of} svarande svarade {many} ja på frågan ”{question.label}”"


def _how_many(part: int, base: int) -> tuple[str, str]:
    """A part and its base in words.

    >>> _how_many(1, 17), _how_many(0, 17), _how_many(9, 9)
    (('1', '17'), ('ingen', '17'), ('alla', 'nio'))
    """
    if part in {0, base}:
        return ("alla" if part else "ingen"), number(base, "en")
    many, all_of = numbers((part, base), "en")
    return many, all_of
