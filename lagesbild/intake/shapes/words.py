"""Words and signs that stand where a label or a figure could, and say something else."""

from __future__ import annotations

import re

from lagesbild.core.cells import NONE, NOT_REPORTED, TOTAL_WORDS

STEMS = frozenset(
    {
        "delsumma", "delsummor", "deltotal", "s:a", "s:ma", "sammanlagt", "sammanlagda", "sammantaget", "slutsumma",
        "subtotal", "sum", "summa", "summan", "summor", "tot", "total", "totala", "totalen", "totalsumma", "totalt",
    }
)  # fmt: skip
"""Words that begin or end a total's label, as in "Kärrtorp Summa" and "Totalt antal klotter"."""
OF_WHICH = r"(?:varav|därav|varutav|därutav|härav|av (?:dessa|dem|vilka|ovanstående)|i antalet ingår|inkl(?:\.|usive|uderar)?)"
"""What begins the label of a part of what another line counts."""
_PART = re.compile(rf"\W*(?:{OF_WHICH}|medel(?:värde)?|snitt|genomsnitt|median|andel|procent)(?!\w).*")
"""The label of what is counted already in another line, or is worked out of others; a list sets a dash before it."""
ALL = frozenset({"hela", "samtliga", "alla"})
"""Words that begin a total's label, but a name too, as in "Hela Människan"."""
OF_GROUP = frozenset({"antal", "count", "resultat", "result"})
"""What spreadsheets write after a group's name where its sum stands."""
EMPTY_LABELS = frozenset({"(tom)", "(tomt)", "(tomma)", "(blank)", "(empty)"})
"""What spreadsheets write where a label is empty."""
LONGEST_LABEL = 6
"""A total's label has at most so many words. Own choice."""
TEST_WORDS = frozenset({"exempel", "exempelrad", "test", "testrad", "testsvar", "test test", "asdf"})
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
_DECLINED = re.compile(
    r"(?:(?:jag|vi) )?(?:vill|önskar|kan|får|väljer att) (?:ej|inte|icke) (?:att )?(?:be)?(?:svara|uppge|ange|säga)\w*"
    r"(?: (?:på )?(?:frågan|den här frågan|detta|det))?"
    r"|(?:inget|ej|utan) svar|(?:avstår|avböjer)(?: från)?(?: att)?(?: (?:be)?svara)?"
    r"|(?:ej|inte) (?:besvara[dt]|svarat)|obesvara[dt]|hoppar över(?: frågan)?"
    r"|(?:i )?(?:prefer|would rather) not (?:to )?(?:say|answer|disclose)|no answer|not answered|skipped|declined(?: to answer)?"
)
"""In the place of an answer these say that the respondent gives none."""
_REST = re.compile(r"(?:övrig\w*|annan|annat|andra)(?: (?:plats|ställ|adress|gat)\w*)?")
"""What is left, as other places; "övriga stadsdelar" are others than the area's."""
_NUMBER = re.compile(r"[\s:=]+\d[\d\s]*(?:st|stycken|ärenden|fall)?\.?$")


def names_total(label: str) -> bool:
    """Return whether a folded label begins or ends with a word for totals; its number is passed over.

    >>> names_total("kärrtorp summa"), names_total("totalt 14 st"), names_total("totalförsvaret"), names_total("")
    (True, True, False, False)
    """
    words = _words(label)
    return bool(words) and len(words) <= LONGEST_LABEL and (words[0] in STEMS or words[-1] in STEMS)


def is_total_label(label: str) -> bool:
    """Return whether a folded label is a total's: one of the words for totals, or a longer label with such a word."""
    return label.strip(" :") in TOTAL_WORDS or names_total(label)


def names_part(label: str) -> bool:
    """Return whether a folded label says that its number is no count of its own.

    >>> names_part("– varav sanerat"), names_part("medel"), names_part("medelhavet")
    (True, True, False)
    """
    return _PART.fullmatch(label) is not None


def names_all(label: str) -> bool:
    """Return whether a folded label begins with a word such as "hela", which a total's and a name can.

    >>> names_all("hela människan"), names_all("alla"), names_all("allaktivitetshuset")
    (True, True, False)
    """
    words = _words(label)
    return bool(words) and len(words) <= LONGEST_LABEL and words[0] in ALL


def declines(answer: str) -> bool:
    """Return whether a folded answer to a question says that none is given.

    >>> declines("vill ej svara"), declines("inget svar."), declines("vet ej"), declines("vill inte svara ja")
    (True, True, False, False)
    """
    return _DECLINED.fullmatch(answer.strip(" .;,!()[]")) is not None


def names_rest(label: str) -> bool:
    """Return whether a folded label is of what is left, as "övriga" and "andra platser", which may be in the area.

    >>> names_rest("övriga"), names_rest("andra platser"), names_rest("övriga stadsdelar")
    (True, True, False)
    """
    return _REST.fullmatch(label) is not None


def group_of(label: str) -> str | None:
    """Return the name of the group whose sum a folded label may be, as spreadsheets write it.

    >>> group_of("kärrtorp antal"), group_of("antal")
    ('kärrtorp', None)
    """
    name, _, last = label.rpartition(" ")
    return name if name and last in OF_GROUP else None


def _words(label: str) -> list[str]:
    return [word.strip("(),.=") for word in _NUMBER.sub("", label).strip(" :=.").removesuffix(":").split()]
