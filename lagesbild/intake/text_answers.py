"""A file whose name points to a source that answers in text -> received as it is; not a word of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.imports import ParsedSheet
from lagesbild.core.observations import complete
from lagesbild.core.text import clean
from lagesbild.intake.candidates import point_to_source

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition

ENDINGS = frozenset({".docx", ".doc", ".docm", ".rtf", ".odt", ".pdf", ".txt", ".msg", ".eml"})
"""How the names of files end that are texts."""


def find_text_source(path: Path, settings: Settings) -> SourceDefinition | None:
    """Return the source that a text is the answer of, by its name; None for a table, and where no source answers so."""
    sources = [source for source in settings.vocabulary.sources if source.form != "utskick"]
    if path.suffix.lower() not in ENDINGS or all(source.form != "text" for source in sources):
        return None
    key = point_to_source(clean(path.stem), sources)
    return next((source for source in sources if source.key == key and source.form == "text"), None)


def receive_text(path: Path, source: SourceDefinition) -> ParsedSheet:
    """Return the file as one without rows."""
    nothing = pd.DataFrame({"row": [], "status": [], "kind": []}).astype({"row": "int32"})
    return ParsedSheet(source.key, clean(path.name), None, complete(nothing), ())
