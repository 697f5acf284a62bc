"""A table of any number of ways with all its margins, protected and audited: `python skydd.py 9 10 10`.

The counts are small and uneven, with a third of them zero, as those of a survey broken down too far. `more` is how many
figures are hidden besides the cheapest pattern, against one who knows the rules.
"""

from __future__ import annotations

import json
import sys
from itertools import product
from math import prod

from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure

TOTAL = -1


def counts(size: int) -> list[int]:
    """So many counts; the same size gives the same counts."""
    return [max(0, (37 * n * n + 11 * n) % 29 - 9) for n in range(size)]


def figures(shape: list[int]) -> list[Figure]:
    """Every cell and every margin of the table."""
    cells = list(product(*map(range, shape)))
    values = counts(len(cells))
    found = []
    for key in product(*([*range(size), TOTAL] for size in shape)):
        parts = [
            number
            for number, cell in enumerate(cells)
            if all(wanted in (TOTAL, place) for wanted, place in zip(key, cell, strict=True))
        ]
        value = sum(values[part] for part in parts)
        found.append(Figure(key, value, frozenset(parts), weight=float(len(parts))))
    return found


def main(shape: list[int]) -> None:
    """Protect the table and print how it went."""
    table = figures(shape)
    done = protect(table, prod(shape))
    told = {
        "cells": prod(shape),
        "figures": len(table),
        "hidden": len(done.hidden),
        "more": done.more,
        "method": done.method,
    }
    print(json.dumps({**told, "seconds": round(done.seconds, 2)}))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
