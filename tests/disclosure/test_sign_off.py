"""Whose name stands for the approval of a public edition, and when it stands in the journal."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any, cast

import pytest
from program import run_in

from lagesbild.disclosure import sign_off
from lagesbild.disclosure.sign_off import logged_in
from lagesbild.store.publications import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.store.database import Store


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


@pytest.mark.parametrize(("by", "name"), [("", "samordnaren"), ("Enhetschefen", "Enhetschefen")])
def test_who_approved_is_the_one_named_or_else_the_user(
    monkeypatch: pytest.MonkeyPatch, by: str, name: str
) -> None:
    """In the journal and with the edition."""
    said: list[str] = []
    monkeypatch.setattr(getpass, "getuser", lambda: "samordnaren")
    monkeypatch.setattr(sign_off, "forget_undo", lambda _: None)
    monkeypatch.setattr(sign_off, "keep_edition", lambda _, __, kept_by, ___: said.append(kept_by))
    monkeypatch.setattr(sign_off, "note", lambda _, entry: said.append(entry.detail))
    sign_off.sign(cast("Store", None), by, (), Snapshot(2021, (), {}))
    assert said == [name, f"Godkänd av {name}. Dolda siffror: 0."]


def _signed(folder: Path) -> list[dict[str, Any]]:
    published = run_in(folder, "journal", "--år", 2021, "--json").json["journal"]
    return [entry for entry in published if entry["event"] == "published"]


@pytest.mark.slow
def test_the_sign_off_is_kept(stored: Path) -> None:
    """Who approved a public edition, and which figures it hides, stand in the journal."""
    words = ("exportera", "--år", 2021, "--format", "json")
    assert run_in(stored, *words).code == 0
    assert _signed(stored) == []
    assert run_in(stored, *words, "--utgåva", "publik", "--godkänd-av", "Enhetschefen").code == 0
    (entry,) = _signed(stored)
    assert "Godkänd av Enhetschefen. Dolda siffror: " in entry["detail"]
    assert "kontakter/hoger/2021" in entry["detail"]


@pytest.mark.slow
def test_an_edition_that_is_not_written_is_not_signed(stored: Path) -> None:
    """When the files cannot be put in place, the journal does not say that they were."""
    (stored / "ut").write_text("", encoding="utf-8")
    assert run_in(stored, "exportera", "--år", 2021, "--utgåva", "publik", "--till", "ut").code == 4
    assert _signed(stored) == []
