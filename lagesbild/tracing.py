"""The words of a command line -> the trace that leads to source rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.errors import UsageError
from lagesbild.model import COUNTED, REASONS, Trace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.vocabulary import Vocabulary


def trace_of(vocabulary: Vocabulary, year: int, source: str, where: Mapping[str, str]) -> Trace:
    """The trace of what was asked for; UsageError when a source, milieu or status is not known."""
    allowed = {
        "source": [known.key for known in vocabulary.sources],
        "milieu": list(vocabulary.milieus),
        "status": [COUNTED, *REASONS],
    }
    asked = {"source": source, **where}
    for name, choices in allowed.items():
        if asked.get(name) and asked[name] not in choices:
            raise UsageError(f"”{asked[name]}” är inte känt. Välj bland {', '.join(choices)}.")
    narrowed = tuple((name, value) for name, value in where.items() if value)
    only = (
        ()
        if source == ""
        else (("kind", vocabulary.source(source).record_kind),)
        if not where.get("milieu")
        else ()
    )
    return Trace(year, source, (*only, *narrowed))
