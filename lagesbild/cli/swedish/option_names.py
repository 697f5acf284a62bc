"""How an option name may be spelt."""

from __future__ import annotations

HELP_NAMES = ("--hjälp", "--help", "-h")

_ASCII = str.maketrans("åäöÅÄÖ", "aaoAAO")


def plain(name: str) -> str:
    """Spell a name without å ä ö, for keyboards that lack them.

    >>> plain("--jämför")
    '--jamfor'
    """
    return name.translate(_ASCII)


def twins(option: str) -> tuple[str, ...]:
    """Give both spellings of an option name: as written, and without å ä ö.

    >>> twins("--år")
    ('--år', '--ar')
    >>> twins("--till")
    ('--till',)
    """
    return tuple(dict.fromkeys((option, plain(option))))
