"""What may become of a row, in the words that the user writes; the program's own codes are taken too."""

from __future__ import annotations

from lagesbild.config.sender_rules import REASON_NAMES
from lagesbild.core.decisions import UNCLEAR
from lagesbild.core.tables import COUNTED

WORDS = {"raknad": COUNTED, "oklar": UNCLEAR, **REASON_NAMES}
_PLAIN = str.maketrans("åäö ", "aao_")


def status_of(text: str) -> str:
    """The code that a word means, with or without å, ä and ö; a word that means none as it is.

    >>> status_of("räknad"), status_of("Utanför området"), status_of("duplicate"), status_of("borta")
    ('counted', 'outside_area', 'duplicate', 'borta')
    """
    return WORDS.get(text.strip().casefold().translate(_PLAIN), text)
