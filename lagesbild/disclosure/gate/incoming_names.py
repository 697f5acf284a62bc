"""What the incoming files and their sheets are called, and their fingerprints: in no public file."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.personal_data.word_lists import Lists

WORD = re.compile(r"[^\W\d_]+")
GENERIC = frozenset(
    {
        *(
            "blad",
            "sheet",
            "data",
            "svar",
            "formulärsvar",
            "form",
            "responses",
            "export",
            "rapport",
            "underlag",
            "lista",
        ),
        *(
            "statistik",
            "sammanställning",
            "register",
            "logg",
            "kopia",
            "copy",
            "ny",
            "slutlig",
            "version",
            "tabell",
            "ark",
        ),
        *(
            "enkät",
            "enkat",
            "för",
            "till",
            "av",
            "och",
            "i",
            "från",
            "med",
            "om",
            "uppgifter",
            "resultat",
            "antal",
        ),
    }
)
"""Words that files and sheets of any sender are called by: they stand in an edition for other reasons."""
FINGERPRINT_START = 12
"""So many characters of a fingerprint are enough to try a file against."""


def incoming_names(report: Report, lists: Lists) -> re.Pattern[str] | None:
    """A pattern of the names, stems, sheets and fingerprints of the year's files; None when nothing came in."""
    pairs = [(file.name, file.sha256) for file in report.incoming]
    pairs += [(file.name, file.sha256) for file in report.unread_files]
    names = {name for name, _ in pairs if name}
    hashes = {fingerprint[:FINGERPRINT_START] for _, fingerprint in pairs if fingerprint}
    called = {PurePath(name).stem for name in names} | {file.sheet for file in report.incoming if file.sheet}
    known = frozenset(_known_words(report))
    telling = {name for name in called if _is_telling(name, known, lists)}
    forms = [*(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names | telling)), *sorted(hashes)]
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def _known_words(report: Report) -> Iterator[str]:
    """The words that the edition says for other reasons, folded."""
    texts = [report.area, *(milieu.label for milieu in report.milieus)]
    texts += [text for s in report.sources for text in (s.key, s.label, s.short, s.sender)]
    texts += [category.label for lines in report.categories.values() for category in lines]
    for text in texts:
        yield from WORD.findall(fold(text))


def _is_telling(name: str, known: AbstractSet[str], lists: Lists) -> bool:
    """Whether a name is somebody's own: a person's, or of several words that the edition does not say itself."""
    words = WORD.findall(fold(name))
    own = [word for word in words if word not in known | GENERIC]
    if any(lists.is_name(word) for word in own):
        return True
    return len(re.findall(r"\w+", name)) > 1 and bool(own)
