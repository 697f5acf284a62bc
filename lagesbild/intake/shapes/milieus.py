"""A cell that names one or several milieus -> their codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.cells import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.config.vocabulary.vocabulary import Vocabulary

_BETWEEN = re.compile(r"\s*(?:[;,/+]|\boch\b|\bsamt\b)\s*")


def milieu_parser(vocabulary: Vocabulary) -> Callable[[object], tuple[str, ...]]:
    """A parser of cells such as "vit makt; islamism" to codes in fixed order; ValueError on an unknown one.

    The whole cell is tried before its parts, since a name may hold a comma or an "och".
    """
    codes = vocabulary.milieu_codes()
    order = list(vocabulary.milieus)

    def parse(cell: object) -> tuple[str, ...]:
        whole = fold(cell)
        if whole in codes:
            return (codes[whole],)
        try:
            found = {codes[part] for part in _BETWEEN.split(whole) if part}
        except KeyError:
            raise ValueError("unknown milieu") from None
        return tuple(sorted(found, key=order.index))

    return parse
