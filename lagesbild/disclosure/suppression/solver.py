"""The solver, made so that it says nothing: what it prints would stand between the lines of the answer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy


def new_solver() -> highspy.Highs:
    """A solver on one thread without a word to the screen."""
    solver = _quiet()()
    solver.setOptionValue("threads", 1)
    return solver


@cache
def _quiet() -> type[highspy.Highs]:
    """The solver's class, silenced before it makes itself known: later is too late for its first lines."""
    import highspy  # noqa: PLC0415 — the solver is loaded where something must be suppressed

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 — the solver's own name
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]  # the solver has no types

    return Quiet
