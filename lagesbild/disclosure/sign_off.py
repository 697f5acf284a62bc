"""The sign-off of a public edition: who approved it, when, and what it hides."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from lagesbild.core.clock import now
from lagesbild.core.imports import Entry
from lagesbild.store.journal import note
from lagesbild.store.publications import keep_edition
from lagesbild.store.undoing import forget_undo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.store.database import Store
    from lagesbild.store.publications import Snapshot


def sign(
    store: Store, by: str, hidden: Sequence[SuppressedFigure], published: Snapshot, second: str = ""
) -> None:
    """Note in the journal who approves a public edition, who else has reviewed it, and what it hides, and keep it.

    An edition may have been spread, so nothing from before it can be taken back after it.
    To be called in the transaction within which the files are put in place, so that neither is there without the other.
    """
    year, name = published.year, by or logged_in()
    ids = ", ".join(figure.trace.id for figure in hidden)
    reviewed = f" Också granskad av {second}." if second else ""
    detail = f"Godkänd av {name}.{reviewed} Dolda siffror: {len(hidden)}{f' ({ids})' if ids else ''}."
    forget_undo(store)
    keep_edition(store, published, name, now())
    note(store, Entry(now(), year, "published", "", f"lagesbild-{year}-publik", detail))


def logged_in() -> str:
    """The name that the user is logged in by."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # the first on Windows, before Python 3.13
        return "okänd"
