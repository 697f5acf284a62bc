"""Those who have not answered, with addresses that are read where they lie and kept nowhere."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from program import Outcome, run_in
from survey_answers import SIGNS, STAMP, SYMPATHY, UNIT, as_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

LIST = """\
Enhet;Rektor;E-post;E-post 2
Ängsskolan;Rut Ek;rut@angsskolan.example;
Bergsskolan;=1+1;berg@example.se;vik@example.se
Dalskolan;Dag Dal;;
"""
BOOK, TEXT = "paminnelse-enkat_skolor-2021.xlsx", "paminnelse-enkat_skolor-2021.docx"


def _answer(folder: Path, *units: str) -> None:
    rows = [("2021-03-01", unit, "Nej", "Nej") for unit in units]
    text = as_csv((STAMP, UNIT, SYMPATHY, SIGNS), rows)
    (folder / "enkät skolor.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def run(run: Run, tmp_path: Path) -> Run:
    """Three schools were asked; one of them has answered."""
    folder = tmp_path / "underlag" / "2021"
    folder.mkdir(parents=True)
    (folder / "utskick skolor.csv").write_text(LIST, encoding="utf-8")
    _answer(folder, "Dalskolan")
    done = run("importera", folder)
    assert done.code == 0, done.err
    return run


def _rows(folder: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(BytesIO((folder / "paminnelser" / "2021" / BOOK).read_bytes()))
    return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_those_who_have_not_answered_stand_in_a_workbook_for_mail_merge(run: Run, tmp_path: Path) -> None:
    """One table from the first cell on, in the order of names; what looks like a formula is text."""
    done = run("påminn")
    assert (done.code, _rows(tmp_path)[0]) == (0, ("Enhet", "Kontakt", "Epost", "Enkat", "Period"))
    assert [row[:3] for row in _rows(tmp_path)[1:]] == [
        ("Bergsskolan", "=1+1", "berg@example.se; vik@example.se"),
        ("Ängsskolan", "Rut Ek", "rut@angsskolan.example"),
    ]
    assert "Enkäten till skolor: två enheter har inte svarat." in done.out


def test_the_text_has_the_fields_of_the_workbook(run: Run, tmp_path: Path) -> None:
    """And says what is asked for, and of which days."""
    run("påminn")
    document = docx.Document(str(tmp_path / "paminnelser" / "2021" / TEXT))
    fields = document.element.xpath("//w:fldSimple/@w:instr")
    text = "".join(document.element.xpath("//w:t/text()"))
    assert [field.split() for field in fields] == [["MERGEFIELD", "Enhet"]]
    assert "från «Enhet» på enkäten till skolor. Den gäller 1 januari–31 december 2021" in text


def test_no_address_is_stored(run: Run, tmp_path: Path) -> None:
    """Neither by the import nor by the reminder, and the reminder is never taken for something that came in."""
    run("påminn")
    assert b"example" not in (tmp_path / "lagesbild.db").read_bytes()
    assert run("granska", tmp_path / "paminnelser").code == 3


def test_a_list_that_has_gone_is_asked_for(run: Run, tmp_path: Path) -> None:
    """The units are written all the same; with the folder named, the addresses too."""
    (tmp_path / "annan").mkdir()
    (tmp_path / "underlag" / "2021" / "utskick skolor.csv").rename(tmp_path / "annan" / "utskick skolor.csv")
    assert "lagesbild påminn MAPP --år 2021" in " ".join(run("påminn").out.split())
    assert _rows(tmp_path)[1][:3] == ("Bergsskolan", "", "")
    assert run("påminn", "annan").code == 0
    assert _rows(tmp_path)[2][2] == "rut@angsskolan.example"


def test_where_all_have_answered_nothing_is_written(run: Run, tmp_path: Path) -> None:
    """That is said, and of the other survey that it is not known."""
    _answer(tmp_path / "underlag" / "2021", "Dalskolan", "Ängsskolan", "Bergsskolan")
    run("importera", tmp_path / "underlag" / "2021")
    said = " ".join(run("påminn").out.split())
    assert "Enkäten till skolor: alla på utskickslistan har svarat." in said
    assert "Enkäten till egna verksamheter: det går inte att säga" in said
    assert not (tmp_path / "paminnelser").exists()


def test_before_anybody_has_answered_all_are_reminded(tmp_path: Path) -> None:
    """The list alone is enough."""
    (tmp_path / "utskick skolor.csv").write_text(LIST, encoding="utf-8")
    assert run_in(tmp_path, "importera", "utskick skolor.csv", "--år", 2021).code == 0
    assert run_in(tmp_path, "påminn").code == 0
    assert len(_rows(tmp_path)) == 4
