"""One cell to one value: a whole number, a yes or no. Strict, and raising only ValueError.

Meant for the *unique* values of a column: the caller maps them, and adds file, row and column to an error.
No error carries the text of the cell.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from lagesbild.core.text import DASHES, fold

Raw = str | int | float | bool | datetime | date | time
"""What a cell holds as it stands in the file. An empty cell is "" (text files: always str)."""

NONE = frozenset(f"-{DASHES}")
"""Signs for no case in a column of counts."""
CELL_ERRORS = frozenset(
    {"#n/a", "#saknas!", "#ref!", "#referens!", "#div/0!", "#division/0!", "#value!", "#värdefel!", "#name?", "#namn?",
     "#null!", "#skärning!", "#num!", "#ogiltigt!", "#spill!"}
)  # fmt: skip
"""What a spreadsheet shows where a formula failed, in English and in Swedish."""
NOT_REPORTED = (
    frozenset({"", ".", "..", "…", "na", "n/a", "n.a.", "null", "none", "-99", "-88"}) | CELL_ERRORS
)
TOTAL_WORDS = frozenset(
    {
        "alla", "grand total", "hela staden", "inalles", "s:a", "s:ma", "sammanlagt", "samtliga", "slutsumma", "sum",
        "summa", "summa resultat", "summe", "tillsammans", "tot", "total", "total result", "totals", "totalsumma",
        "totalt", "totalt antal",
    }
)  # fmt: skip
"""Labels that are a total's whatever else its row holds."""
NO_ANSWER = NONE | {".", "..", "...", "na", "n/a", "n.a."}
"""Signs that respondents write to get past a question; a word such as "vet ej" is an answer."""
WHOLE = re.compile(r"([-−]?)(\d{1,18}|\d{1,3}(?: \d{3}){1,5})(?:[.,](?!000$)0+)?", re.ASCII)
"""Decimals may all be zero, but not three of them: 1.000 may be a thousand."""
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        ("noll inga ingen inget", "en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    )
    for word in words.split()
}  # fmt: skip
COUNTED_THINGS = re.compile(
    rf"(?P<number>\d[\d ]*|{'|'.join(NUMBER_WORDS)})"
    r"(?: ?(?:st\.?|stycken|gång(?:er)?|ggr|tillfällen?|ärenden?|incident(?:er)?|händelser?|kontakt(?:er)?|träff(?:ar)?|fall))?"
    rf"(?: ?\((?P<words>\d+|{'|'.join(NUMBER_WORDS)})(?: st)?\))?"
)
LARGEST_COUNT = 999_999
"""A larger number is a case number, a day or a slip of the pen, not how often something happened."""

CODE_BEFORE = re.compile(r"^\d{1,2}\s*[:.)=–-]\s*(?=[^\W\d])")
"""The number of an option, which some survey tools write before its words."""
SEVERAL = re.compile(
    r"ja\b[ ,.:;–(-]+(?:(?:vid |på )?(?:flera|många|upprepade|några|ett par|ett flertal|enstaka) ?(?:olika )?"
    r"(?:gånger|ggr|tillfällen)"
    r"|(?:mer|fler) än (?:en gång|ett tillfälle)|ofta|ibland|återkommande|regelbundet)\)?"
)
"""A yes, folded, that says that it was more than once and not how often."""
ADDED = re.compile(
    r"(?P<yes>ja)\b[ ,.:;–(-]+(?:(?:vid |på )?(?:en|någon|enstaka|ett) (?:enstaka )?(?:gång|tillfälle|gånger|tillfällen)"
    r"|absolut|definitivt|det har (?:jag|vi)|i (?:hög|viss|låg) grad|delvis)\)?"
    r"|nej\b[ ,.:;–(-]+(?:aldrig|inte alls|ingen gång|inga|ingenting|det har (?:jag|vi) inte"
    r"|inte (?:vad|som) (?:jag|vi) (?:vet|känner till)"
    r"|inte under (?:året|perioden|det senaste året))\)?"
)
"""A yes or a no, folded, with words that do not change it."""
ANSWERS = {
    "ja": ("ja", "j", "yes", "y", "1", "true", "sant", "oui"),
    "nej": ("nej", "n", "no", "nei", "nein", "0", "false", "falskt"),
    "vet_ej": ("vet ej", "vet inte", "vet ikke", "don't know", "don’t know", "do not know", "weiss nicht"),
}
"""Spelled as `fold` leaves them."""
_ANSWER_OF = {spelling: answer for answer, spellings in ANSWERS.items() for spelling in spellings}


class NotReported(ValueError):  # noqa: N818 — it is a named nothing rather than an error
    """The cell says that there is no figure: "..", ".", "NA" or empty. It is not zero."""


def whole_number(value: Raw) -> int:
    r"""Give a count. A dash means none and gives 0; NotReported for the signs of no figure.

    >>> whole_number("1\u00a0204"), whole_number("3,0"), whole_number("–"), whole_number(7.0)
    (1204, 3, 0, 7)
    >>> whole_number("..")
    Traceback (most recent call last):
    lagesbild.core.cells.NotReported: ingen uppgift är lämnad
    """
    text = fold(value)
    if text in NOT_REPORTED:
        raise NotReported("ingen uppgift är lämnad")
    if text in NONE:
        return 0
    found = WHOLE.fullmatch(text)
    if not found:
        raise ValueError("är inte ett heltal")
    number = int(found[2].replace(" ", ""))
    return -number if found[1] else number


def parse_count(value: Raw) -> int:
    """Give the number of occasions that a cell says for certain; NotReported for the signs of no figure.

    A noun after the number, and a number in words up to twelve, leave no doubt; "ca 5", "3-5" and a share do.

    >>> parse_count("12 st"), parse_count("tre"), parse_count("inga"), parse_count("2 (två)")
    (12, 3, 0, 2)
    """
    text = fold(value)
    parts = COUNTED_THINGS.fullmatch(text)
    number = _number_in_words(parts["number"]) if parts else whole_number(value)
    if parts and parts["words"] and _number_in_words(parts["words"]) != number:
        raise ValueError("säger två olika heltal")
    if not 0 <= number <= LARGEST_COUNT:
        raise ValueError("är inte ett heltal som kan vara ett antal")
    return number


def says_zero(value: Raw) -> bool:
    """Whether a cell says for certain that there was none.

    >>> says_zero(0), says_zero("inga"), says_zero(""), says_zero("..")
    (True, True, False, False)
    """
    try:
        return parse_count(value) == 0
    except ValueError:
        return False


def _number_in_words(text: str) -> int:
    return NUMBER_WORDS[text] if text in NUMBER_WORDS else whole_number(text)


def yes_no(value: Raw) -> str:
    """Give "ja", "nej" or "vet_ej"; NotReported when nothing is answered.

    >>> yes_no("Yes"), yes_no(0), yes_no("Vet ej "), yes_no(True), yes_no("2: Nej"), yes_no("Ja, flera gånger")
    ('ja', 'nej', 'vet_ej', 'ja', 'nej', 'ja')
    """
    text = fold(int(value) if isinstance(value, float) and value.is_integer() else value)
    text = CODE_BEFORE.sub("", text)
    if text in NOT_REPORTED:
        raise NotReported("inget svar är lämnat")
    answer = text.rstrip(".!")
    if answer in _ANSWER_OF:
        return _ANSWER_OF[answer]
    added = ADDED.fullmatch(answer)
    if SEVERAL.fullmatch(answer) or (added and added["yes"]):
        return "ja"
    if added:
        return "nej"
    raise ValueError("är varken ja, nej eller vet ej")


def is_yes(value: object) -> bool:
    """Whether a cell says yes.

    >>> is_yes("Ja"), is_yes("Kanske"), is_yes("")
    (True, False, False)
    """
    try:
        return value != "" and yes_no(value) == "ja"  # type: ignore[arg-type]
    except ValueError:
        return False
