"""Files of a year with the same bytes that were read as different sources -> a problem for each, for one is the wrong file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.imports import Incoming

SAME_BYTES = (
    "Filen har exakt samma innehåll som {other}, som är läst som {label}, så samma uppgifter räknas i båda källorna. "
    "Den ena är troligen fel fil: be om den rätta, och ta bort den andra med ”lagesbild ta-bort”."
)


def find_same_files(files: Sequence[Incoming]) -> Iterator[Problem]:
    """Yield a problem for each sheet of a file whose bytes stand in an earlier one, where it was read as another source."""
    first: dict[tuple[str, str | None], Incoming] = {}
    for file in files:
        earlier = first.setdefault((file.sha256, file.sheet), file)
        if earlier.source != file.source:
            message = SAME_BYTES.format(other=earlier.name, label=earlier.label)
            yield Problem("same_bytes", message, file.name, file.sheet)
