"""The rules that `granska --skapa-regler` writes: what they tell, and how little has to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from program import SAMPLES, Outcome
from ruled_files import REGISTER, REGISTER_RULES, counts, write_with_rules

from lagesbild.config.loading import load
from lagesbild.config.sender_rules import roles_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A foreign register with a column of ideologies, and rules for it."""
    return write_with_rules(tmp_path, "register.csv", REGISTER, REGISTER_RULES)


def test_the_created_rules_tell_what_there_is_to_choose_among(
    run: Run, register: Path, tmp_path: Path
) -> None:
    """A register that fits no source may be of any: all sources and roles are told, and what values may mean."""
    (tmp_path / "regler" / "register.toml").unlink()
    assert run("granska", register, "--skapa-regler").code == 0
    text = (tmp_path / "regler" / "register.toml").read_text(encoding="utf-8")
    told = set(re.findall(r"[a-z_]+", text))
    for source in load().vocabulary.sources:
        assert {source.key, *roles_of(source, load().vocabulary)} <= told
    assert "#   miljo: hoger, vanster, islamistisk, annan, oklar\n" in text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Händelser {}.csv", "Händelser [kopia] {}.csv"])
def test_created_rules_need_only_be_filled_in(run: Run, tmp_path: Path, name: str) -> None:
    """The created file has every heading and value; with source, roles and meanings the register is taken in."""
    path = tmp_path / name.format(2021)
    path.write_text("\n".join(REGISTER.replace("Far right|Islamist", "Far right").splitlines()[2:]), "utf-8")
    assert run("granska", path, "--skapa-regler").code == 0
    (rules,) = (tmp_path / "regler").glob("handelser*.toml")
    text = rules.read_text("utf-8")
    for before, after in {
        'kalla = ""': 'kalla = "polis"',
        '"Case number" = ""': '"Case number" = "typ"',
        '"Reported on" = ""': '"Reported on" = "datum"',
        '"Ideology" = ""': '"Ideology" = "miljo"',
        '"Far right" = ""': '"Far right" = "hoger"',
        '"Far left" = ""': '"Far left" = "vanster"',
        '"Mixed" = ""': '"Mixed" = ["hoger", "vanster"]',
    }.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    rules.write_text(text, "utf-8")
    next_year = path.rename(tmp_path / name.format(2022))
    assert run("importera", next_year, "--år", 2021).code == 0
    assert counts(run, "polis") == {"hoger": 3, "vanster": 3}


TAGS = """\
Ärende;Anmäld;Adress;Stadsdel;Klottertyp
104;2021-06-02;Storgatan 1;Kärrtorp;AFA
105;2021-06-11;Torget;Bagarmossen;HK
106;2021-06-12;Torget;Bagarmossen;nazistiskt
"""


def test_created_rules_have_the_likely_answers_and_hold_once_they_are_agreed_to(
    run: Run, tmp_path: Path
) -> None:
    """Some twenty lines: the source, the columns and the one word that is not known. Before that they are not in force."""
    (tmp_path / "Klotterstatistik TK.csv").write_text(TAGS, encoding="utf-8")
    before = run("granska", "Klotterstatistik TK.csv", "--json").json["files"]
    assert run("granska", "Klotterstatistik TK.csv", "--skapa-regler").code == 0
    path = tmp_path / "regler" / "klotterstatistik-tk.toml"
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 28
    assert '"Klottertyp" = "kategori"\n' in text
    assert text.endswith('[varden."Klottertyp"]\n"HK" = ""  # en rad\n')
    assert run("granska", "Klotterstatistik TK.csv", "--json").json["files"] == before
    text = text.replace('# kalla = "klotter"', 'kalla = "klotter"').replace(
        '"HK" = ""', '"HK" = "nazistiskt"'
    )
    path.write_text(text, encoding="utf-8")
    assert run("importera", "Klotterstatistik TK.csv", "--år", 2021).code == 0
    assert counts(run, "klotter") == {"hoger": 2, "vanster": 1}


def test_a_file_that_is_understood_gets_no_rules(run: Run, tmp_path: Path) -> None:
    """That is said of it, and nothing is written."""
    done = run("granska", SAMPLES / "2021" / "polis_2021.csv", "--skapa-regler")
    assert (done.code, (tmp_path / "regler").exists()) == (0, False)
    assert "behöver inga regler: polis_2021.csv" in done.err


def test_a_word_that_a_known_file_has_is_all_that_its_rules_hold(run: Run, tmp_path: Path) -> None:
    """The rules are in force at once, since nothing in them is a guess, and change nothing until the word is said."""
    text = (
        "Ärendenummer;Datum;Stadsdel;Kategori\nA1;2021-03-01;Kärrtorp;HK\nA2;2021-03-01;Kärrtorp;Nazistiskt\n"
    )
    (tmp_path / "klotter.csv").write_text(text, encoding="utf-8")
    before = run("granska", "klotter.csv", "--json").json["files"][0]["columns"]
    assert run("granska", "klotter.csv", "--skapa-regler").code == 0
    rules = (tmp_path / "regler" / "klotter.toml").read_text(encoding="utf-8")
    assert 'kalla = "klotter"\n' in rules
    assert "[kolumner]" not in rules
    assert '"HK" = ""' in rules
    after = run("granska", "klotter.csv", "--json").json["files"][0]
    assert (after["columns"], after["rule"]) == (before, "regler/klotter.toml")


def test_rules_are_never_written_over(run: Run, register: Path) -> None:
    """The second time the program says so, and leaves them."""
    rules = register.parent / "regler" / "register.toml"
    assert run("granska", register, "--skapa-regler").code == 4
    assert rules.read_text("utf-8") == REGISTER_RULES


def test_nobody_is_asked_in_a_pipe(run: Run, tmp_path: Path) -> None:
    """A heading like a known one is suggested, and no rules are made."""
    path = tmp_path / "klotter.csv"
    path.write_text("Ärendenummer;Datum för anmälan\nA1;2021-03-01\nA2;2021-03-02\n", encoding="utf-8")
    done = run("granska", path)
    assert (done.code, "liknar" in done.out, (tmp_path / "regler").exists()) == (0, True, False)
