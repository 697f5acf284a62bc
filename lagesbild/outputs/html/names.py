"""What a place on the page is called in links."""

from __future__ import annotations

import re

OTHER = re.compile(r"[^\w-]+")


def anchor(name: str) -> str:
    """A name that a link can lead to.

    >>> anchor("miljo_kalla/hoger/klotter")
    'miljo_kalla-hoger-klotter'
    """
    return OTHER.sub("-", name)
