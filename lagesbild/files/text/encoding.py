"""How a text file spells its letters: by its BOM, as strict UTF-8, or in the likeliest 8-bit code."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = 1 << 16
"""Small enough to stay in the processor's cache between one look at it and the next."""
LONGEST_LINE = 1 << 20
LARGEST_TEXT = 512 << 20
"""Far above a million rows of twelve columns (150 MB), and still within an office computer's memory."""
SAMPLES = 2000
"""Places with letters beyond ASCII that are weighed; more does not change the answer."""

BOMS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""UTF-32 first: its mark begins with that of UTF-16."""
EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
"""In order of likelihood: the first wins a tie."""
WEIGHTS = dict.fromkeys("åäöÅÄÖ", 2) | dict.fromkeys("éüæøèáàíóñßçëïôêâõžšúÉÜÆØ", 1)
"""Letters beyond ASCII that Swedish, and then Nordic, German and common names, are spelled with."""
SIGNS = frozenset("–—”“’‘…§°½€·•»«\u00a0")
APOSTROPHES = frozenset("’–")
"""Signs that may stand between two letters."""
SPOILT = ("\ufffd".encode(), b"\xc3\x83\xc2")
"""Letters that were lost, or encoded twice, before the file was saved as UTF-8."""
BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
NOT_TEXT = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


class Spelling(Struct, frozen=True):
    """How a text file is spelled, and what else one pass over its bytes shows."""

    encoding: str
    doubtful: bool
    """Whether the letters make unlikely words in every code that was tried."""
    quotes: int
    """How many quotation marks there are."""
    mixed: bool = False
    """Whether some lines of a file in UTF-8 are not in it."""


class _Scan(Struct):
    """What a pass over the bytes of an 8-bit file has seen so far."""

    decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8"))
    utf8: bool = True
    spoilt: bool = False
    quotes: int = 0
    unbroken: int = 0
    """Bytes since the last line break, in whole blocks."""
    samples: list[bytes] = field(default_factory=list)

    def look(self, block: bytes) -> None:
        """Take in the next bytes; no bytes mean the end of the file."""
        if b'"' in block:
            self.quotes += block.count(b'"')
        self.unbroken = 0 if b"\n" in block or b"\r" in block else self.unbroken + len(block)
        if self.utf8:
            try:
                self.decoder.decode(block, final=not block)
            except UnicodeDecodeError:
                self.utf8 = False
        if len(self.samples) < SAMPLES and not block.isascii():
            self.spoilt = self.spoilt or any(letters in block for letters in SPOILT)
            found = islice(BEYOND_ASCII.finditer(block), SAMPLES)
            self.samples.extend(block[max(0, place.start() - 1) : place.end() + 1] for place in found)


def spelling(path: Path) -> Spelling:
    """Tell how a text file is spelled, in one pass of bounded memory; InputError when it is not text."""
    if path.stat().st_size > LARGEST_TEXT:
        raise InputError(f"{path.name}: filen är större än 512 MB. Dela upp den i flera mindre filer.")
    with path.open("rb") as file:
        start = file.read(4096)
    wide = _wide(start)
    scan = _Scan(utf8=wide is None)
    if wide is None and start.translate(None, NOT_TEXT) != start:
        raise not_text(path)
    for block in _blocks(path):
        if wide is None and b"\0" in block:
            raise not_text(path)
        scan.look(block)
        if scan.unbroken > LONGEST_LINE:
            raise long_line(path)
    if wide:
        return Spelling(wide, doubtful=False, quotes=scan.quotes)
    if scan.utf8:
        encoding = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
        return Spelling(encoding, scan.spoilt, scan.quotes)
    if _is_mixed(scan.samples):
        return Spelling("utf-8", scan.spoilt, scan.quotes, mixed=True)
    encoding, doubtful = likeliest(scan.samples)
    return Spelling(encoding, doubtful, scan.quotes)


def _is_mixed(samples: list[bytes]) -> bool:
    r"""Whether letters are spelled in UTF-8 in some places and in Windows-1252 in the others.

    Two letters that happen to look like one in UTF-8 make no word: "Ã¤" stands in no language.

    >>> _is_mixed([b"k\xc3\xa4r", b"k\xe4r", b"k\xe4r"]), _is_mixed([b"k\xe4r"]), _is_mixed([b"\xc5\x96"])
    (True, False, False)
    """
    others = [sample for sample in samples if not _is_utf8(sample)]
    return len(others) < len(samples) and likeliest(others)[0] == "cp1252"


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample spells letters that Swedish and common names have in UTF-8."""
    try:
        letters = {letter for letter in sample.decode() if not letter.isascii()}
    except UnicodeDecodeError:
        return False
    return letters <= WEIGHTS.keys()


def likeliest(samples: list[bytes]) -> tuple[str, bool]:
    r"""Give the 8-bit code that makes the likeliest words, and whether even they are doubtful.

    >>> likeliest([b"n\x8ac"]), likeliest([b"n\xe4c"]), likeliest([b"n\x84c"])
    (('mac_roman', False), ('cp1252', False), ('cp850', False))
    """
    scores = {
        code: sum(_swedish_score(sample.decode(code, "replace")) for sample in samples) for code in EIGHT_BIT
    }
    best = max(EIGHT_BIT, key=scores.__getitem__)
    return best, scores[best] < 0


def _swedish_score(text: str) -> int:
    """Weigh the letters beyond ASCII of a piece of text by whether their neighbours suit them."""
    padded = f" {text} "
    return sum(
        _weight(before, letter, after)
        for before, letter, after in zip(padded, padded[1:], padded[2:], strict=False)
        if not letter.isascii()
    )


def _weight(before: str, letter: str, after: str) -> int:
    if letter in SIGNS:
        return -1 if before.isalpha() and after.isalpha() and letter not in APOSTROPHES else 0
    alone = not (before.isalpha() or after.isalpha())
    if alone or letter not in WEIGHTS or (letter.isupper() and before.islower()):
        return -1
    return WEIGHTS[letter]


def _wide(start: bytes) -> str | None:
    """Give the UTF-16 or UTF-32 code of a file from its first bytes, or None."""
    for code, bom in BOMS.items():
        if start.startswith(bom):
            return None if code == "utf-8-sig" else code
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 3 < len(start) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _blocks(path: Path) -> Iterator[bytes]:
    """Give the file block by block, and last an empty block."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
    yield b""


def long_line(path: Path) -> InputError:
    """Give the error for a file with a line that no table has."""
    return InputError(
        f"{path.name}: en rad är längre än en miljon tecken, så det är ingen tabell. "
        "Öppna filen i Excel och spara den som .xlsx."
    )


def not_text(path: Path) -> InputError:
    """Give the error for a file of bytes that are not letters."""
    return InputError(f"{path.name}: filen är inte en textfil. Öppna den i Excel och spara den som .xlsx.")
