"""Answers that somebody gave to try a survey out: told by their words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from lagesbild.core.cells import Raw

LONGEST_TEST = 60
"""Longer texts, blanks and all, need not be looked at."""
_TRIAL = re.compile(
    r"test\d{0,3}|testar|testas|testade|testat|testa|testing|testning"
    r"|(?:test|prov)(?:svar|svaret|enkät|enkäten|rad|raden|post|posten|person|ifyllnad|ifyllning|inmatning)\d{0,3}"
    r"|provar|provade|(?:asdf)+\w{0,3}|qwerty"
)
"""A word that nobody writes for anything else …"""
_SIGNS = ("test", "prov", "asdf", "qwerty")
"""What every such word begins with: a text without it need not be parted."""
_BESIDE_TRIAL = (
    "att av bara behöver bort bör den denna det detta ej en endast enkät enkäten enkätsvar ett",
    "formulär formuläret fungerar funkar för går hej här i ignorera ignoreras ingen inget inte jag",
    "kan kolla kontroll länken nu när och om prov på rad raden radera raderas räkna räknas se ska",
    "skall som strunta svar svaret ta tack tas till vi är",
)
"""… and words that may stand beside it: "TEST – ta bort"."""
_BESIDE = frozenset(word for line in _BESIDE_TRIAL for word in line.split())
_POSSIBLE = re.compile(
    r"(?:test|prov)(?:enhet|skola|skolan|förskola|verksamhet|avdelning|chef|boende|förvaltning)\w*|test .+|.+ test"
)


def says_test(cell: Raw) -> bool:
    """Return whether a cell says that the answer is a trial, and nothing else.

    >>> says_test("TEST – ta bort"), says_test("Provsvar"), says_test("Testskolan"), says_test("Vi gör ett test varje år")
    (True, True, False, False)
    """
    if not isinstance(cell, str) or not any(sign in cell.casefold() for sign in _SIGNS):
        return False
    words = _words(cell)
    return any(map(_TRIAL.fullmatch, words)) and all(
        word in _BESIDE or word.isdigit() or _TRIAL.fullmatch(word) for word in words
    )


def may_say_test(cell: Raw) -> bool:
    """Return whether the name of a unit may be made up for a trial, but may as well be a real one.

    >>> may_say_test("Testskolan"), may_say_test("Test Förskolan Ängen"), may_say_test("Testebo förskola")
    (True, True, False)
    """
    words = _words(cell)
    return bool(words) and bool(_POSSIBLE.fullmatch(" ".join(words)))


def _words(cell: Raw) -> list[str]:
    if not isinstance(cell, str) or len(cell) > LONGEST_TEST:
        return []
    return re.findall(r"[^\W_]+", fold(cell))
