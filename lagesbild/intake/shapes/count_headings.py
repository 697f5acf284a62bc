"""Headings of numbers: what is a count, what is a share or a mean, and what only numbers the rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.cells import NONE, NOT_REPORTED, whole_number
from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw

NOUNS = (
    r"tillfällen|ärenden|fall|händelser|incidenter|kontakter|anmälningar|rapporter|blanketter|träffar|observationer"
    r"|iakttagelser|klotter|klottringar|st|stycken|sökträffar|incidentrapporter|konsultationer"
)
COUNT = re.compile(
    rf"antal(?: (?:av .+|{NOUNS}))?(?: ?\(?(?:19|20)\d\d.*)?|(?:{NOUNS})(?: ?\(?(?:19|20)\d\d.*)?|.+, antal|.+ antal"
    rf"|(?:count|number) of .+|sum of (?:count.*|number.*)|summa av (?:antal.*|count.*|{NOUNS})|count|number"
)
"""What the heading of a column of counts is, folded."""
OF_REPORTS = re.compile(
    r"(?:antal (?:av )?)?(?:anmälningar|rapporter|incidentrapporter|kontakter|träffar|observationer|iakttagelser)\b.*"
)
"""What comes in of a case, and is not the case itself."""
SUM_OF = re.compile(r"(?:summa|sum|total\w*) (?:av|of) ")
SHARE = re.compile(
    r".*(%|\bandel|\bprocent|\bpercent|\bmedel|\bsnitt|\bgenomsnitt|\baverage|\bmean|\bmedian|förändring|\bindex"
    r"|\bper (?:1 ?000|10 ?000|100 ?000|invånare)|\bkvot|\bskillnad|\bdiff"
    r"|\b(?:max|min|maximum|minimum|produkt|product|varians|stdav\w*|standardav\w*) (?:av|of) )"
)
NUMBERING = re.compile(
    r"|nr|nummer|rad|radnr|radnummer|#|id|löpnr|löpnummer|post|postnr|postnummer|telefon|tel|x|y|n|e|lat|long?"
)
SHARE_SIGN = re.compile(r"\s*[-+]?\d[\d\s]*(?:[.,]\d+)?\s*%\s*")
NARROWER = re.compile(
    r".*\b(?:unika|relevanta|bekräftade|verifierade|faktiska|kontrollerade|verkliga|träffar som|efter"
    r" (?:granskning|genomgång|gallring))\b.*"
)
"""The heading of numbers that are a part of those in another column, and may be the ones that count."""
UNCLEAR = (
    "{file}: Det framgår inte vilken av kolumnerna ”{headings}” som är antalet. Döp om rubriken till ”Antal” i den "
    "som gäller och ta bort de andra, eller skriv av tabellen i mallen."
)
UNCLEAR_ONE = (
    "{file}: Det framgår inte om kolumnen ”{heading}” är antalet. Döp om rubriken till ”Antal” om den är det och ta annars bort "
    "kolumnen, eller skriv av tabellen i mallen."
)
SEVERAL_TABLES = (
    "{file}: Rubriken ”{heading}” står en gång till längre ned, så bladet har flera tabeller under varandra och samma "
    "ärenden kan stå i båda. Spara den tabell som gäller som en egen fil."
)
MOST = 0.5
"""A column holds numbers when more than this share of its cells that hold something are such."""


def is_count(heading: str, source: SourceDefinition) -> bool:
    """Return whether a column with the heading holds counts of the source's unit."""
    text = fold(heading)
    return text in map(fold, source.columns.get("antal", ())) or bool(COUNT.fullmatch(text))


def is_of_reports(heading: str, source: SourceDefinition) -> bool:
    """Return whether a heading counts reports and the like, of which a case with a number of its own may have several."""
    text = fold(heading)
    return bool(OF_REPORTS.fullmatch(text)) and source.unit[1] not in text


def sums_other(heading: str, source: SourceDefinition) -> bool:
    """Return whether a heading is that of sums of something else than counts, as "Summa av Kostnad"."""
    return bool(SUM_OF.match(fold(heading))) and not is_count(heading, source)


def is_share(heading: str, cells: Sequence[Raw]) -> bool:
    """Return whether a column holds shares, means or changes, by its heading or its signs for percent."""
    if SHARE.match(fold(heading)):
        return True
    filled = [cell for cell in cells if not is_empty(cell)]
    return bool(filled) and sum(bool(SHARE_SIGN.fullmatch(str(cell))) for cell in filled) > MOST * len(filled)


def holds_numbers(cells: Sequence[Raw]) -> bool:
    """Return whether most of the cells that hold something are numbers or stand for one."""
    filled = [cell for cell in cells if not is_empty(cell)]
    numbers = [cell for cell in filled if kind(cell) in {"number", "year"}]
    signs = [cell for cell in filled if fold(cell) in NONE | NOT_REPORTED]
    return bool(numbers) and len(numbers) + len(signs) > MOST * len(filled)


def holds_words(cells: Iterable[Raw]) -> bool:
    """Return whether a column holds something, and nothing in it has a digit or stands for a number."""
    filled = [fold(cell) for cell in cells if not is_empty(cell)]
    return bool(filled) and not any(
        text in NONE | NOT_REPORTED or any(map(str.isdigit, text)) for text in filled
    )


def check_single(cells: Iterable[object], heading: str, name: str) -> None:
    """Raise InputError when a heading of counts stands among the counts too: a second table begins there."""
    if fold(heading) in {fold(cell) for cell in cells if isinstance(cell, str)}:
        raise InputError(SEVERAL_TABLES.format(file=name, heading=heading))


def check_narrower(count: str, others: Iterable[str], name: str) -> None:
    """Raise InputError when another column of numbers has a part of those counted, such as "varav relevanta"."""
    narrower = [heading for heading in others if NARROWER.fullmatch(fold(heading))]
    if narrower and not NARROWER.fullmatch(fold(count)):
        raise InputError(UNCLEAR.format(file=name, headings="”, ”".join((count, *narrower))))


def numbers_rows(heading: str, cells: Sequence[Raw]) -> bool:
    """Return whether a column only numbers the rows, or holds codes and not counts."""
    return bool(NUMBERING.fullmatch(fold(heading))) and not _sums_up(heading, cells)


def _sums_up(heading: str, cells: Sequence[Raw]) -> bool:
    """Return whether numbers without a heading are no running numbers, so that they may be counts."""
    if fold(heading):
        return False
    numbers = [_number_or_none(cell) for cell in cells if not is_empty(cell)]
    return numbers != list(range(1, len(numbers) + 1))


def _number_or_none(cell: Raw) -> int | None:
    try:
        return whole_number(cell)
    except ValueError:
        return None
