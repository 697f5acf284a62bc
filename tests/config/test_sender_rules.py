"""A file that nobody foresaw is taken in after editing a file of rules, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import survey_files as files
from ruled_files import REGISTER, REGISTER_RULES, counts, write_with_rules

from lagesbild.config.sender_rules import REASON_NAMES
from lagesbild.core.figures import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

SURVEY = """\
Respondent;Var jobbar du?;Har du mött någon?;Vilka grupper;Känner du till rutinen?
101;Förskolan;1;Höger, vänster;Ja, absolut
102;Skolan;2;;Nej, inte alls
103;Skolan;3;;Ja, absolut
"""
SURVEY_RULES = """\
filer = ["esmaker*.csv"]
kalla = "enkat_egna"
rubrikrad = 1
delas_av = ","
[kolumner]
"Respondent" = "svarsid"
"Var jobbar du?" = "enhet"
"Har du mött någon?" = "stott_pa"
"Vilka grupper" = "miljo"
"Känner du till rutinen?" = "kanner_rutin"
[varden."Har du mött någon?"]
"1" = "ja"
"2" = "nej"
"3" = "vet_ej"
[varden."Vilka grupper"]
"Höger" = "hoger"
"vänster" = "vanster"
[varden."Känner du till rutinen?"]
"Ja, absolut" = "ja"
"Nej, inte alls" = "nej"
"""
WRONG = {
    'filer = ["a"]\nkalla = "moln"\n': "moln",
    'kalla = "polis"\n': "filer",
    'filer = ["a"]\nkalla = "polis"\n[kolumner]\n"A" = "molnighet"\n': "molnighet",
    'filer = ["a"]\nkalla = "polis"\n[[at_sidan]]\nkolumn = "A"\nvarden = ["x"]\nskal = "trams"\n': "trams",
    'filer = ["a"]\nkalla = "polis"\n[kolumner]\n"A" = "miljo"\n[varden."A"]\n"x" = "rojalist"\n': "rojalist",
    'filer = ["a"]\nkalla = "klotter"\n[kolumner]\n"A" = "kategori"\n[varden."A"]\n"x" = "blomma"\n': "blomma",
    'filer = ["a"]\nkalla = "klotter"\n[kolumner]\n"A" = "kategori"\n'
    '[varden."A"]\n"x" = ["nazistiskt", "rasistiskt"]\n': "bara ha en kategori",
    'filer = ["a"]\nfarg = "röd"\n': "farg",
    "filer = [": "slutet av filen",
}
"""Rules with one fault each, and the word that the message must hold."""


def answers(run: Run, question: str) -> Any:
    """The answers to a question of the survey."""
    told = run("visa", "--år", 2021, "--json").json["questions"]
    return next(one["answers"] for one in told if one["question"] == question)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A foreign register with a column of ideologies, and rules for it."""
    return write_with_rules(tmp_path, "register.csv", REGISTER, REGISTER_RULES)


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey from a tool that the program does not know, and rules for it."""
    return write_with_rules(tmp_path, "esmaker.csv", SURVEY, SURVEY_RULES)


def test_a_foreign_register_is_counted_by_its_rules(run: Run, register: Path) -> None:
    """Values mean milieus, one or several, alone or joined in a cell."""
    assert run("importera", register, "--år", 2021).code == 0
    assert counts(run, "polis") == {"hoger": 2, "islamistisk": 1, "vanster": 1, "annan": 1}


def test_rows_are_set_aside_for_the_reason_that_the_rules_give(run: Run, register: Path) -> None:
    """By value or by row number; every row of the file is accounted for."""
    run("importera", register, "--år", 2021)
    (told,) = [s for s in run("visa", "--år", 2021, "--json").json["sources"] if s["key"] == "polis"]
    assert told["rows"] == {
        "read": 6,
        "counted": 3,
        "set_aside": {"not_extremist": 1, "test_answer": 1, "total_row": 1},
    }


def test_an_unknown_survey_tool_is_read_by_its_rules(run: Run, survey: Path) -> None:
    """Headings mean questions, and numbers or words mean their answers."""
    assert run("importera", survey, "--år", 2021).code == 0
    assert answers(run, "stott_pa") == {"ja": 1, "nej": 1, "vet_ej": 1}
    assert answers(run, "kanner_rutin") == {"ja": 2, "nej": 1, "vet_ej": 0}
    assert counts(run, "enkat_egna") == {"hoger": 1, "vanster": 1}


def test_columns_that_rules_decide_are_shown_as_decided(run: Run, survey: Path) -> None:
    """Also those that tell answers apart, which are no questions."""
    (file,) = run("granska", survey, "--json").json["files"]
    roles = {column["heading"]: column["role"] for column in file["columns"]}
    assert roles == {
        "Respondent": "svarsid",
        "Var jobbar du?": "enhet",
        "Har du mött någon?": "stott_pa",
        "Vilka grupper": "miljo",
        "Känner du till rutinen?": "kanner_rutin",
    }


def test_without_its_rules_the_file_is_refused(run: Run, register: Path) -> None:
    """It is the rules that make the difference."""
    (register.parent / "regler" / "register.toml").unlink()
    assert run("importera", register, "--år", 2021).code == 3


def test_rules_win_over_what_the_file_looks_like(run: Run, tmp_path: Path) -> None:
    """A file that fits a source is read as the one that its rules name."""
    content = "Datum;Händelse;Miljö\n2021-03-01;Möte;AFA\n"
    path = write_with_rules(tmp_path, "polis.csv", content, 'filer = ["polis.csv"]\nkalla = "ia"\n')
    (file,) = run("granska", path, "--json").json["files"]
    assert (file["source"], file["rule"]) == ("ia", "regler/polis.toml")


def test_rules_without_columns_keep_to_a_ready_table(run: Run, tmp_path: Path) -> None:
    """A table of categories against months needs no more than the name of its source."""
    content = "Slag;mars 2021;april 2021\nnazistiskt;2;1\nrasistiskt;0;1\n"
    path = write_with_rules(
        tmp_path, "sammanställning.csv", content, 'filer = ["samman*"]\nkalla = "klotter"\n'
    )
    assert run("importera", path, "--år", 2021).code == 0
    assert counts(run, "klotter") == {"hoger": 3, "oklar": 1}


def test_rules_choose_among_the_sheets(run: Run, tmp_path: Path) -> None:
    """The sheet that they name is read, whatever stands first."""
    head = ("Datum", "Händelse", "Miljö")
    first = (head, *(("2021-03-01", "Möte", "AFA"),) * 3)
    files.as_xlsx(tmp_path / "polis.xlsx", first, (head, ("2021-03-02", "Möte", "NMR")))
    rules = 'filer = ["polis.xlsx"]\nkalla = "polis"\nblad = "sheet2"\n'
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / "polis.toml").write_text(rules, encoding="utf-8")
    assert run("importera", "polis.xlsx", "--år", 2021).code == 0
    assert counts(run, "polis") == {"hoger": 1}


@pytest.mark.slow
def test_other_rules_make_it_another_reading(run: Run, register: Path) -> None:
    """A file is read anew when its rules have changed, and only then."""
    run("importera", register, "--år", 2021)
    assert "oförändrad" in run("importera", register, "--år", 2021).out
    rules = register.parent / "regler" / "register.toml"
    rules.write_text(REGISTER_RULES.replace('"Mixed" = ["vanster", "annan"]', '"Mixed" = "oklar"'), "utf-8")
    assert "ändrade inställningar" in run("importera", register, "--år", 2021).out
    assert counts(run, "polis")["oklar"] == 1


@pytest.mark.parametrize("rules", WRONG)
def test_a_slip_in_the_rules_is_told_in_one_sentence(run: Run, tmp_path: Path, rules: str) -> None:
    """The file, the key and the word that is wrong are named; nothing is read."""
    path = write_with_rules(tmp_path, "fel.csv", REGISTER, rules)
    done = run("importera", path, "--år", 2021)
    assert (done.code, done.err.count("\n"), "fel.toml" in done.err) == (3, 1, True)
    assert WRONG[rules] in done.err


def test_a_column_that_the_file_lacks_is_named(run: Run, register: Path) -> None:
    """The rules are read on, and the problem says which heading is wrong."""
    rules = register.parent / "regler" / "register.toml"
    rules.write_text(REGISTER_RULES.replace('"Status" = ""', '"Stattus" = "omrade"'), "utf-8")
    (file,) = run("granska", register, "--json").json["files"]
    assert [problem["code"] for problem in file["problems"]] == ["rule_column_missing"]


def test_rules_that_are_not_filled_in_are_not_in_force(run: Run, register: Path) -> None:
    """Without a source they say nothing, and hinder nothing."""
    rules = register.parent / "regler" / "register.toml"
    rules.write_text(REGISTER_RULES.replace('kalla = "polis"', 'kalla = ""'), "utf-8")
    assert run("granska", register, "--json").json["files"][0]["source"] is None


def test_every_reason_has_a_name_in_the_rules() -> None:
    """What the ledger can say, the rules can ask for."""
    assert sorted(REASON_NAMES.values()) == sorted(REASONS)
