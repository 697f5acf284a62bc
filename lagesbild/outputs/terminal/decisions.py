"""Possible duplicates and decisions on rows: as they stand on the screen, and as JSON. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.core.decisions import UNCLEAR, VERDICTS
from lagesbild.core.tables import COUNTED
from lagesbild.core.wording import number, sentence, tally
from lagesbild.outputs.labels import REASONS
from lagesbild.outputs.terminal.grid import make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table as Grid

    from lagesbild.core.decisions import CandidatePair, CandidateRecord, PairDecision, Place, RowDecision

MOST_PAIRS = 20
"""So many pairs stand on the screen."""
UNDECIDED = "inte bedömt"
OUTDATED = "gäller inte längre"
STATUSES = {
    COUNTED: "räknad",
    UNCLEAR: "oklar",
    **{reason: label.full for reason, label in REASONS.items()},
}


def pairs(found: Sequence[CandidatePair], year: int, words: Mapping[str, str]) -> Iterator[RenderableType]:
    """The likeliest pairs one under the other, the two records of each side by side, with what was decided.

    `words` are what keys of sources, categories and milieus are called.
    """
    for pair in sorted(found, key=_unlikeness)[:MOST_PAIRS]:
        yield from show_pair(pair, words)
    told = sentence(tally(len(found), "möjlig dubblett", "möjliga dubbletter"))
    more = (
        f"; de {number(MOST_PAIRS)} likaste visas, alla finns med --json" if len(found) > MOST_PAIRS else ""
    )
    yield Text(f"\n{told}{more}.")
    if any(pair.decision is None for pair in found):
        yield Text(f"Bedöm med: lagesbild dubbletter --år {year} --beslut PAR-ID --samma (eller --olika)")


def show_pair(pair: CandidatePair, words: Mapping[str, str]) -> Iterator[RenderableType]:
    """The two records of a pair side by side, with what was decided."""
    decided = _decided(pair.decision) if pair.decision else UNDECIDED
    yield Text.assemble("\n", (f"Par {pair.id}", "bold"), f"  {decided}")
    yield _side_by_side(pair, words)


def _unlikeness(pair: CandidatePair) -> tuple[bool, bool, int]:
    """What parts two records, the least first: another or an unknown area, another category, the days between."""
    one, other = pair.left, pair.right
    return (
        not one.area or one.area != other.area,
        one.category != other.category,
        abs((one.day - other.day).days),
    )


def _side_by_side(pair: CandidatePair, words: Mapping[str, str]) -> Grid:
    one, other = _lines(pair.left, pair, words), _lines(pair.right, pair, words)
    sources = (pair.left.place.source, pair.right.place.source)
    grid = make_grid("", *(words.get(key, key) for key in sources))
    for label in one:
        grid.add_row(label, one[label], other[label])
    return grid


def _lines(record: CandidateRecord, pair: CandidatePair, words: Mapping[str, str]) -> dict[str, str]:
    return {
        "Fil": _name(record.file, record.place),
        "Rad": str(record.place.row),
        "Dag": record.day.isoformat(),
        "Område": record.area or "okänt",
        "Kategori": words.get(record.category, record.category) or "–",
        "Miljö": ", ".join(words.get(code, code) for code in pair.milieus),
    }


def _name(file: str, place: Place) -> str:
    """The name of a file, with that of the sheet in a file that has sheets."""
    return f"{file}, blad {place.sheet}" if place.sheet else file


def _decided(decision: PairDecision) -> str:
    reason = f", {decision.reason}" if decision.reason else ""
    return f"bedömt {decision.decided.isoformat()}: {VERDICTS[decision.is_match]}{reason}"


def outdated_decisions(decisions: Sequence[PairDecision]) -> Iterator[RenderableType]:
    """Decisions on pairs that are no longer found."""
    for decision in decisions:
        places = " och ".join(f"{_name(file, place)} rad {place.row}" for place, file in decision.places)
        yield Text(f"Par {decision.pair} ({places}): {_decided(decision)}; {OUTDATED}.")


def pairs_json(found: Sequence[CandidatePair], left: Sequence[PairDecision], year: int) -> dict[str, object]:
    """The same for other programs."""
    return {
        "year": year,
        "pairs": [
            {
                "id": pair.id,
                "milieus": pair.milieus,
                "records": [_record_json(end) for end in (pair.left, pair.right)],
                "decision": _decision_json(pair.decision) if pair.decision else None,
            }
            for pair in found
        ],
        "outdated": [{"id": decision.pair, **_decision_json(decision)} for decision in left],
    }


def _record_json(record: CandidateRecord) -> dict[str, object]:
    return {
        "source": record.place.source,
        "file": record.file,
        "sha256": record.place.sha256,
        "sheet": record.place.sheet or None,
        "row": record.place.row,
        "date": record.day.isoformat(),
        "area": record.area,
        "category": record.category,
    }


def _decision_json(decision: PairDecision) -> dict[str, object]:
    return {
        "verdict": VERDICTS[decision.is_match],
        "reason": decision.reason,
        "decided": decision.decided.isoformat(),
    }


def rows(decisions: Sequence[RowDecision]) -> Iterator[RenderableType]:
    """The rows whose status was decided, and which of those decisions no longer hold."""
    if not decisions:
        yield Text("Inga rader har fått status genom beslut.")
        return
    grid = make_grid("Fil", "Rad", "Status", "Skäl", "Beslutat", "")
    for one in decisions:
        holds = "" if one.holds else OUTDATED
        status = STATUSES[one.status]
        grid.add_row(
            _name(one.file, one.place), str(one.place.row), status, one.reason, one.decided.isoformat(), holds
        )
    yield grid


def rows_json(decisions: Sequence[RowDecision], year: int) -> dict[str, object]:
    """The same for other programs."""
    return {
        "year": year,
        "decisions": [
            {
                "source": one.place.source,
                "file": one.file,
                "sha256": one.place.sha256,
                "sheet": one.place.sheet or None,
                "row": one.place.row,
                "status": one.status,
                "reason": one.reason,
                "decided": one.decided.isoformat(),
                "holds": one.holds,
            }
            for one in decisions
        ],
    }
