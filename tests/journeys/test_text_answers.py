"""A sender that answers in a text: received, listed, never read, and quoted by hand in a marked place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from program import SAMPLES, run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
nyckel = "raddning"
namn = "Räddningstjänstens svar"
kort = "Räddning"
avsandare = "räddningstjänsten"
form = "text"
kannetecken = ["räddningstjänst"]
"""
PERIOD = ("--period", "2020-05-01..2021-04-30")
WORDS = "Vi har sett sjutton bränder"
PLACE = "Svar i text finns från räddningstjänsten (räddningstjänst.docx)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the answer, another file, and a source that answers in text."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "raddning.toml").write_text(SOURCE, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(tmp_path / "räddningstjänst.docx"))
    (tmp_path / "polis_2021.csv").write_bytes((SAMPLES / "2021" / "polis_2021.csv").read_bytes())
    return tmp_path


@pytest.mark.slow
def test_an_answer_in_text_is_received(folder: Path) -> None:
    """It is a file like the others, but for its words: nobody but people reads them."""
    files = ("räddningstjänst.docx", "polis_2021.csv")
    done = run_in(folder, "importera", *files, "--år", 2021, *PERIOD)
    assert done.code == 0, (done.out, done.err)
    year = run_in(folder, "visa", "--år", 2021, "--json").json
    source = year["sources"][-1]
    assert (source["key"], source["state"], source["total"]["count"]) == ("raddning", "text_received", None)
    assert [(file["name"], file["read"]) for file in source["files"]] == [("räddningstjänst.docx", False)]
    assert (year["unread_files"], year["problems"]) == ([], [])
    assert "Citera det som ska med under Analys" in run_in(folder, "visa", "--år", 2021).out
    done = run_in(folder, "exportera", "--år", 2021, "--format", "markdown,word,excel")
    assert done.code == 0, done.err
    out = folder / "reports" / "2021"
    text = (out / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Räddningstjänsten har svarat i text." in text
    assert WORDS not in text
    assert "räddningstjänst.docx" in (out / "underlag-2021.csv").read_text(encoding="utf-8")
    section = docx.Document(str(out / "lagesbild-2021.docx"))
    assert any(PLACE in paragraph.text for paragraph in section.element.body.iter() if paragraph.text)


@pytest.mark.slow
def test_what_is_quoted_is_kept_and_the_prompt_is_not(folder: Path) -> None:
    """The place is that of the analysis, which is read back before the file is made again."""
    assert (
        run_in(folder, "importera", "räddningstjänst.docx", "polis_2021.csv", "--år", 2021, *PERIOD).code == 0
    )
    word = ("exportera", "--år", 2021, "--format", "word")
    assert run_in(folder, *word).code == 0
    path = folder / "reports" / "2021" / "lagesbild-2021.docx"
    assert run_in(folder, *word).code == 0
    assert run_in(folder, "visa", "--år", 2021, "--json").json["analysis"] == []
    section = docx.Document(str(path))
    section.add_paragraph("Räddningstjänsten skriver: ”sjutton bränder”.")
    section.save(str(path))
    assert run_in(folder, *word).code == 0
    analysis = run_in(folder, "visa", "--år", 2021, "--json").json["analysis"]
    assert analysis == ["Räddningstjänsten skriver: ”sjutton bränder”."]


def test_what_has_not_come_is_missing(folder: Path) -> None:
    """A source that answers in text is asked like any other."""
    assert run_in(folder, "importera", "polis_2021.csv", "--år", 2021, *PERIOD).code == 0
    shown = run_in(folder, "visa", "--år", 2021, "--json").json
    assert (shown["sources"][-1]["key"], shown["sources"][-1]["state"]) == ("raddning", "not_received")
    assert "Räddningstjänstens svar" in run_in(folder, "visa", "--år", 2021, "--allt").out.replace("\n", " ")


def test_a_table_of_the_same_sender_is_none_of_its_texts(folder: Path) -> None:
    """What could be read is never put aside as a text."""
    (folder / "räddningstjänst.csv").write_text("Datum;Antal\n2021-01-01;2\n", encoding="utf-8")
    assert run_in(folder, "importera", "räddningstjänst.csv", "--år", 2021, *PERIOD).code == 3


def test_granska_says_what_the_file_is(folder: Path) -> None:
    """It is accepted, as an answer of the source."""
    (described,) = run_in(folder, "granska", "räddningstjänst.docx", "--json").json["files"]
    assert (described["accepted"], described["source"]) == (True, "raddning")
    assert run_in(folder, "granska", "räddningstjänst.docx").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(("klass", "there"), [("offentlig_plats", True), ("person", False)])
def test_the_public_edition_names_it_by_its_class(folder: Path, klass: str, *, there: bool) -> None:
    """That somebody has answered is no secret unless its class says so; the name of the file always is."""
    (folder / "kallor" / "raddning.toml").write_text(f'{SOURCE}klass = "{klass}"\n', encoding="utf-8")
    files = ("räddningstjänst.docx", "polis_2021.csv")
    assert run_in(folder, "importera", *files, "--år", 2021, *PERIOD).code == 0
    done = run_in(folder, "exportera", "--år", 2021, "--utgåva", "publik", "--format", "markdown,json")
    assert done.code == 0, done.err
    out = folder / "reports" / "2021"
    texts = [path.read_text(encoding="utf-8") for path in out.iterdir() if path.is_file()]
    assert any("ddningstjänsten" in text for text in texts) is there
    assert not any("räddningstjänst.docx" in text for text in texts)
