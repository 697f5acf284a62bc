"""Whose name stands for the approval of a public edition."""

from __future__ import annotations

import getpass

import pytest

from lagesbild.disclosure.sign_off import logged_in


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_where_nobody_is_logged_in_it_is_said(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """A scheduler may run as a user without a name, and Windows has no list of users to ask."""

    def fail() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)
    assert logged_in() == "okänd"


def test_the_name_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system knows it."""
    monkeypatch.setattr(getpass, "getuser", lambda: "samordnaren")
    assert logged_in() == "samordnaren"
