"""The incoming files -> what a public edition says of them: which source, and on what day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import Incoming

if TYPE_CHECKING:
    from collections.abc import Iterable


def withhold_incoming_files(files: Iterable[Incoming]) -> tuple[Incoming, ...]:
    """The source and the day of each, once, without name, fingerprint, sheet, size, registry number and import id.

    The fingerprint of a small file is its content: all fillings of a known layout can be tried in a second.
    """
    days = dict.fromkeys((file.source, file.label, file.imported) for file in files)
    return tuple(
        Incoming(number, source, "", "", None, None, imported, label=label, counted=None)
        for number, (source, label, imported) in enumerate(days, start=1)
    )
