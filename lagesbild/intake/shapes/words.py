"""Words and signs that stand where a label or a figure could, and say something else."""

from __future__ import annotations

from lagesbild.core.cells import NONE, NOT_REPORTED

TOTAL_WORDS = frozenset(
    {"total", "totalt", "totals", "summa", "samtliga", "summe", "sum", "alla", "hela staden"}
)
TEST_WORDS = frozenset({"test", "testrad", "testsvar", "test test", "asdf"})
_NONE_OF = ("dessa", "ovanstående", "dem", "miljöerna")
_NOT = ("aktuellt", "relevant", "tillämpligt", "extremistiskt", "extremism")
NO_MILIEU = frozenset(
    {"ingen", "inga", "inget", "nej", "ingen miljö", "ingen koppling", "ingen särskild"}
    | {f"{word} av {which}" for word in ("ingen", "inga", "inget") for which in _NONE_OF}
    | {f"{word} {what}" for word in ("inte", "ej") for what in _NOT}
)
"""In the place of a milieu these say that there is none, which is another thing than one that is not known."""
NOT_STATED = NONE | NOT_REPORTED
"""In the place of a label or a day these say that none is given."""
_NOT_SAID = ("angivet", "angiven", "angett", "känd", "känt", "ifyllt", "noterat")
NOT_KNOWN = (
    NOT_STATED
    | {
        "?",
        "??",
        "???",
        "*",
        "x",
        "xx",
        "(tom)",
        "tom",
        "tomt",
        "blank",
        "(blank)",
        "saknas",
        "oklar",
        "oklart",
    }
    | {"okänd", "okänt", "okänd stadsdel", "okänd plats", "okänt datum", "datum saknas", "vet ej", "vet inte"}
    | {"ingen uppgift", "uppgift saknas", "uppgifter saknas", "saknar uppgift", "framgår ej", "framgår inte"}
    | {"unknown", "nan", "nil"}
    | {f"{word} {what}" for word in ("ej", "inte") for what in _NOT_SAID}
)
"""In the place of a label or a day these say that it is not known."""
