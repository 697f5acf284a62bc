"""What a source is called -> who sends it, what it counts, how it is named in a sentence and where there is little room."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.core.wording import inside

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_SHORT = 14
"""A name of more letters has hardly room in a column on the screen."""
SHORTEST_HINT = 5
"""A shorter word stands in the names of many files."""
FROM = "från"
_DEFINITE = re.compile(r"(?:en|et|an|na|[A-ZÅÄÖ]{2})$")
"""How the name of an office ends, or one of initials."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """By group, what names of sources end in: what is counted (many -> one), and the material (-> its definite form)."""
    return tomllib.loads((files(__package__) / "underlag.toml").read_text(encoding="utf-8"))


def find_unit(name: str) -> tuple[str, str] | None:
    """Return what is counted, one and many, by the end of a name; None where it does not say.

    >>> find_unit("Lillbos störningsärenden"), find_unit("Antal insatser"), find_unit("Biblioteken")
    (('störningsärende', 'störningsärenden'), ('insats', 'insatser'), None)
    """
    last = fold(_main_words(name)[-1])
    many = max((word for word in _words()["enheter"] if last.endswith(word)), key=len, default="")
    before = last.removesuffix(many)
    return (f"{before}{_words()['enheter'][many]}", last) if many else None


def find_sender(name: str) -> str:
    """Return who sends what a name is of, as in a sentence; "" where the name is of the material alone.

    >>> [find_sender(name) for name in ("Bibliotekens tillbud", "Svar från Tunabostäder", "SCB", "Föreningsstöd")]
    ['biblioteken', 'Tunabostäder', 'SCB', '']
    >>> find_sender("Trafikkontorets klotterregister hela staden"), find_sender("Enkät till föreningar")
    ('trafikkontoret', '')
    """
    first, *rest = words = _main_words(name)
    if rest[:1] == [FROM] and _definite_form(first):
        sender = " ".join(rest[1:])
    elif owner := next((n for n, word in enumerate(words) if n and _is_delivered(word)), 0):
        sender = " ".join(words[:owner])[:-1] if words[owner - 1].endswith("s") else ""
    elif _is_delivered(first):
        return ""
    else:
        return inside(name) if _DEFINITE.search(words[-1]) else ""
    return inside(sender) if _DEFINITE.search(sender) else sender


def find_material(name: str) -> str:
    """Return a name as it is said of the material, where it begins or ends in a word for that; "" elsewhere.

    >>> [find_material(name) for name in ("Elevenkät", "Elevenkäten", "Enkät till skolor, SCB", "Lillbos enkät", "Polisen")]
    ['elevenkäten', 'elevenkäten', 'enkäten till skolor', 'lillbos enkät', '']
    """
    first, *rest = _main_words(name)
    if form := _definite_form(first):
        return inside(" ".join((form, *rest)))
    return inside(" ".join((first, *rest))) if rest and _definite_form(rest[-1]) else ""


def shorten(name: str) -> str:
    """Return a name for a narrow column: what stands before a comma, or its sender where that is too long."""
    main = name.partition(",")[0]
    sender = find_sender(main)
    is_long = len(main) > LONGEST_SHORT and 0 < len(sender) < len(main)
    return f"{sender[:1].upper()}{sender[1:]}" if is_long else main


def find_hint(name: str) -> str:
    """Return the word of a name that points best at its source in the name of a file; "" where none does.

    >>> find_hint("Bibliotekens tillbud"), find_hint("Svar från biblioteket"), find_hint("Händelser")
    ('biblioteken', 'biblioteket', '')
    """
    main = " ".join(_main_words(name))
    usual = {word for group in _words().values() for word in group}
    own = [word for word in _WORD.findall(find_sender(main) or main) if fold(word) not in usual]
    longest = max(own, key=len, default="")
    return fold(longest) if len(longest) >= SHORTEST_HINT or longest.isupper() else ""


def _is_delivered(word: str) -> bool:
    """Whether a word says what a source counts, or that it is material."""
    return bool(find_unit(word) or _definite_form(word))


def _main_words(name: str) -> list[str]:
    return name.partition(",")[0].split() or [""]


def _definite_form(word: str) -> str:
    """Return the definite form of a word for material; "" of any other word."""
    known = _words()["underlag"]
    if any(fold(word).endswith(form) for form in known.values()):
        return word
    base = max((form for form in known if fold(word).endswith(form)), key=len, default="")
    return f"{word[: len(word) - len(base)]}{known[base]}" if base else ""
