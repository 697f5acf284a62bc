"""A text -> the same text cleaned of invisible signs, on one line, or folded for comparing."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache, wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

WIDTHLESS = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs that nobody sees: soft hyphens, zero-width blanks and joiners, marks of direction, byte order marks."""
BLANKS = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Blanks of other widths, and those at which no line is broken."""
LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Signs other than the usual ones that end a line, a page or a record."""
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""Every sign that is written for the hyphen: dashes of other lengths, the minus sign."""
CONTROLS = "".join(map(chr, (*range(9), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))))
_AS_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_PLAIN_LETTERS = str.maketrans("åäöé -", "aaoe__")
_CLEANED = str.maketrans(
    {
        **dict.fromkeys(WIDTHLESS + CONTROLS, ""),
        **dict.fromkeys(BLANKS, " "),
        **dict.fromkeys(LINE_ENDS, "\n"),
    }
)
SHORT = 100
"""Signs of a heading, an option or a name, at most."""
KEPT = 1 << 14
"""Texts of which a function remembers what it made."""
LONGEST_KEY = 48
"""Signs of a key that is made of a text; of a longer text a mark is its end."""
_UNCLEAN = re.compile(f"[{re.escape(WIDTHLESS + CONTROLS + BLANKS + LINE_ENDS)}]")
_HINTS = (
    r"obligatorisk\w*|frivillig\w*|valfri\w*|required|optional|st\.?|stycken|antal|fritext|text|datum|\d",
    r"[yåmdht]+(?:[-/. :]+[yåmdhts]+)*",
    r"ja ?/ ?nej",
    r"(?:t\. ?ex|ex|välj|ange|skriv|format|se|max)\b[^)\]]*",
)
_ADDED = re.compile(rf"[(\[] ?(?:{'|'.join(_HINTS)}) ?[)\]]|(?<=[^\W\d]) ?(?:[¹²³⁴⁵]+|\d\))$|[†‡#]")
"""Hints to whoever fills in a form, units of single things, and the marks of footnotes."""


def clean(text: str) -> str:
    r"""Remove what cannot be seen and spell every letter in one way; line breaks and tabs stay.

    Letters are composed (NFC), blanks of every width become the plain one, and signs without width and
    control characters go.

    >>> clean("Skarpna\u0308ck\u200b"), clean("1\u00a0204"), clean("för\u00adort\x00"), clean("a\nb")
    ('Skarpnäck', '1 204', 'förort', 'a\nb')
    """
    if is_clean(text):
        return text
    return unicodedata.normalize("NFC", text.translate(_CLEANED))


def is_clean(text: str) -> bool:
    """Whether cleaning would leave the text as it is.

    >>> is_clean("Kärrtorp"), is_clean("Ka\u0308rrtorp"), is_clean("Kärrtorp\u200b")
    (True, False, False)
    """
    return _UNCLEAN.search(text) is None and (text.isascii() or unicodedata.is_normalized("NFC", text))


def fold(text: object) -> str:
    r"""Give a heading or an option for comparing: cleaned, blanks folded, trimmed, letter case dropped.

    >>> fold(" Vit\u00a0 makt\n"), fold("\ufeffA\u030angsta\u200b")
    ('vit makt', 'ångsta')
    """
    return _fold(str(text))


def keep_short(change: Callable[[str], str]) -> Callable[[str], str]:
    """Remember what a function makes of short texts: every shape compares the same headings and values.

    What stands in a cell of free text is not kept.
    """
    kept = lru_cache(KEPT)(change)

    @wraps(change)
    def look_up(text: str) -> str:
        return kept(text) if len(text) <= SHORT else change(text)

    return look_up


@keep_short
def _fold(text: str) -> str:
    return as_line(clean(text)).casefold()


def heading_key(text: str) -> str:
    """Give a heading for comparing loosely: what a form or a footnote adds to it is left out.

    What narrows a figure ("(varav barn)", "(%)", "(2019)") stays.

    >>> [heading_key(text) for text in ("Antal (st)*", "Datum (åååå-mm-dd):", "Kategori ²", "Antal1)", "Antal (%)")]
    ['antal', 'datum', 'kategori', 'antal', 'antal (%)']
    """
    key, before = fold(text), ""
    while key != before:
        key, before = _ADDED.sub("", key).strip(" *:.?"), key
    return key


def spelled_as(word: str, known: Iterable[str]) -> str:
    """Give the known word that a person means, with or without å, ä and ö; a word that means none as it is.

    >>> spelled_as("Vänsterautonomt", ["vansterautonomt"]), spelled_as("utanför området", ["utanfor_omradet"])
    ('vansterautonomt', 'utanfor_omradet')
    """
    known = tuple(known)
    if word in known:
        return word
    return next((other for other in known if _plain(other) == _plain(word)), word)


def _plain(word: str) -> str:
    return fold(word).translate(_PLAIN_LETTERS)


def as_line(text: str) -> str:
    r"""Give the text on one line with single blanks: options are compared and shown so.

    >>> as_line(" Vet\n ej ")
    'Vet ej'
    """
    return " ".join(text.split())


def make_key(wording: str, taken: Collection[str]) -> str:
    """Return a key made of a question's wording, another than those that are taken.

    >>> make_key("Är du nöjd?", ()), make_key("Är du nöjd?", {"ar_du_nojd"})
    ('ar_du_nojd', 'ar_du_nojd_ded591')
    """
    letters = unicodedata.normalize("NFD", fold(wording)).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    if key and len(key) <= LONGEST_KEY and key not in taken:
        return key
    mark = hashlib.sha256(fold(wording).encode()).hexdigest()[:6]
    if mark.isdecimal():  # six digits might be somebody's day of birth, which no edition may hold
        mark = mark.translate(_AS_LETTERS)
    key = f"{key[:LONGEST_KEY].rstrip('_')}_{mark}".lstrip("_")
    repeat = sum(name.startswith(key) for name in taken)
    return f"{key}_{repeat + 1}" if key in taken else key
