"""What people write under *Analys* is theirs: it is kept when the report is made again, and stands in both editions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from program import SAMPLES, run_in, sample
from written_analyses import place_in, write_analysis

from lagesbild.cli import editions
from lagesbild.cli.commands import export as export_command
from lagesbild.cli.commands import report
from lagesbild.outputs.word.analysis import read_analysis
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path


WRITTEN = (
    "Läget bedöms som lugnt & stabilt.",
    "Iakttagelser",
    "1. Klotter nära skolor.",
    "2. Få svar från skolorna.",
)
EXPORT = ("exportera", "--år", 2021, "--till", "ut", "--format")
TEXTS = "word,markdown,html,json"


def export(folder: Path, *words: object, formats: str = "word") -> str:
    """Write the intern edition, or another, and give what was said on the screen."""
    outcome = run_in(folder, *EXPORT, formats, *words)
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.fixture
def written(stored: Path) -> Path:
    """A folder whose section somebody has written in."""
    export(stored)
    write_analysis(stored / "ut" / "lagesbild-2021.docx", WRITTEN)
    return stored


def of(path: Path) -> tuple[str, ...]:
    """What stands under the analysis in a Word file."""
    return read_analysis(path.name, path.read_bytes())


@pytest.mark.slow
def test_what_is_written_is_kept_however_often_the_report_is_made(written: Path) -> None:
    """The same paragraphs stand in the place, and the way in is there still."""
    for _ in range(2):
        export(written)
        assert of(written / "ut" / "lagesbild-2021.docx") == WRITTEN
    assert run_in(written, "rapport", *sample(2021), "--till", "ut").code == 0
    assert of(written / "ut" / "lagesbild-2021.docx") == WRITTEN


@pytest.mark.slow
def test_it_stands_in_every_output_of_both_editions(written: Path) -> None:
    """Word, Markdown, the page and JSON; the public edition has it as running text."""
    export(written, formats=TEXTS)
    export(written, "--utgåva", "publik", formats=TEXTS)
    for stem in ("lagesbild-2021", "lagesbild-2021-publik"):
        texts = [
            paragraph.text for paragraph in docx.Document(str(written / "ut" / f"{stem}.docx")).paragraphs
        ]
        assert WRITTEN[2] in texts or stem == "lagesbild-2021"
        for ending in ("md", "html", "json"):
            assert "Klotter nära skolor." in (written / "ut" / f"{stem}.{ending}").read_text(encoding="utf-8")
    assert b"bedomning" not in (written / "ut" / "lagesbild-2021-publik.md").read_bytes()


@pytest.mark.slow
def test_a_store_made_anew_in_another_folder_takes_it_from_a_named_file(stored: Path) -> None:
    """`--analys` names a file that lies elsewhere; `visa` then says that it is written."""
    export(stored)
    assert "Skriv bedömningen" in run_in(stored, "visa", "--år", 2021).out
    own = stored / "var bedömning.docx"
    (stored / "ut" / "lagesbild-2021.docx").rename(own)
    write_analysis(own, WRITTEN)
    export(stored, "--analys", own)
    assert of(stored / "ut" / "lagesbild-2021.docx") == WRITTEN
    shown = run_in(stored, "visa", "--år", 2021).out
    assert "Analysen är skriven: 16 ord." in shown
    assert "Skriv bedömningen" not in shown


@pytest.mark.slow
def test_a_named_file_takes_the_place_and_what_stood_there_is_kept(written: Path) -> None:
    """The text that the named one replaces is a version of its own; naming an older one brings it back."""
    export(written)
    older = written / "äldre.docx"
    older.write_bytes((written / "ut" / "lagesbild-2021.docx").read_bytes())
    write_analysis(written / "ut" / "lagesbild-2021.docx", ["Läget är ett annat."])
    export(written, "--analys", older)
    assert of(written / "ut" / "lagesbild-2021.docx") == WRITTEN
    with open_store(written / "lagesbild.db") as store:
        versions = store.run("SELECT text FROM analyses ORDER BY version")
    assert [text.partition(" ")[2][:8] for (text,) in versions] == ["bedöms s", "är ett a", "bedöms s"]


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), ("--utgåva", "publik")])
def test_an_empty_place_changes_nothing_that_is_written(written: Path, words: tuple[str, ...]) -> None:
    """A file in which nobody has written, or an older version, never takes the place of what is stored."""
    export(written)
    older = (written / "ut" / "lagesbild-2021.docx").read_bytes()
    write_analysis(written / "ut" / "lagesbild-2021.docx", ["Läget är ett annat."])
    export(written)
    for content in ([], ["   "]):
        write_analysis(written / "ut" / "lagesbild-2021.docx", content)
        export(written, *words)
    (written / "ut" / "lagesbild-2021.docx").write_bytes(older)
    export(written)
    assert of(written / "ut" / "lagesbild-2021.docx") == ("Läget är ett annat.",)


@pytest.mark.slow
def test_nothing_written_is_nothing_read(stored: Path) -> None:
    """The prompt is no analysis, and the public edition has no such heading."""
    export(stored)
    export(stored, "--utgåva", "publik", formats="markdown")
    assert of(stored / "ut" / "lagesbild-2021.docx") == ()
    assert "Analys\n" not in (stored / "ut" / "lagesbild-2021-publik.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_numbers_of_a_list_are_read_as_word_shows_them(stored: Path) -> None:
    """Word keeps the numbers of a list beside the text."""
    export(stored)
    write_analysis(stored / "ut" / "lagesbild-2021.docx", WRITTEN, listed=True)
    assert of(stored / "ut" / "lagesbild-2021.docx") == WRITTEN


def test_it_is_found_below_its_heading_where_the_place_is_taken_away() -> None:
    """Up to the next heading as high; what stands before and after is not taken."""
    document = docx.Document()
    for text, level in (("Kartläggning", 2), ("Analys", 2), ("Mer", 3), ("Nästa", 2)):
        document.add_heading(text, level)
        document.add_paragraph(f"Text under {text}.")
    file = io.BytesIO()
    document.save(file)
    assert read_analysis("a.docx", file.getvalue()) == ("Text under Analys.", "Mer", "Text under Mer.")


@pytest.mark.slow
def test_the_prompt_that_somebody_wrote_beside_is_left_out(stored: Path) -> None:
    """Who writes after the prompt in the same paragraph need not take it away."""
    export(stored)
    path = stored / "ut" / "lagesbild-2021.docx"
    document = docx.Document(str(path))
    prompt = "".join(text.text for text in place_in(document).iter(qn("w:t")))  # type: ignore[attr-defined]
    write_analysis(path, [f"{prompt} Läget är lugnt."])
    assert of(path) == ("Läget är lugnt.",)


@pytest.mark.slow
def test_what_is_written_around_the_place_is_read_too(stored: Path) -> None:
    """Above and below the framed place, up to the next heading as high."""
    export(stored)
    path = stored / "ut" / "lagesbild-2021.docx"
    write_analysis(path, ["Mitt i."])
    document = docx.Document(str(path))
    control = next(document.element.body.iter(qn("w:sdt")))
    control.addprevious(document.add_paragraph("Före.")._p)
    document.add_paragraph("Efter.")
    document.add_heading("Bilaga", 1)
    document.add_paragraph("Något annat.")
    document.save(str(path))
    assert of(path) == ("Före.", "Mitt i.", "Efter.")


@pytest.mark.slow
def test_it_is_kept_in_a_template_of_the_municipality(stored: Path) -> None:
    """What the template says after the section is no analysis, however often the file is made."""
    template = docx.Document()
    template.add_heading("Handlingsplan", 1)
    for text in ("{{lägesbild}}", "Planen följs upp varje år."):
        template.add_paragraph(text)
    template.save(str(stored / "mall.docx"))
    (stored / "lagesbild.toml").write_text('[word]\nmall = "mall.docx"\n', encoding="utf-8")
    export(stored)
    path = stored / "ut" / "lagesbild-2021.docx"
    write_analysis(path, WRITTEN)
    for _ in range(2):
        export(stored)
        assert read_analysis(path.name, path.read_bytes(), (stored / "mall.docx").read_bytes()) == WRITTEN
        texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
        assert texts.count("Planen följs upp varje år.") == 1


@pytest.mark.parametrize(
    ("content", "said"), [(b"no Word file", "går inte att läsa"), (None, "går inte att läsa")]
)
def test_a_file_that_cannot_be_read_is_not_written_over(
    stored: Path, content: bytes | None, said: str
) -> None:
    """What may hold somebody's text stops the run before anything is replaced."""
    folder = stored / "ut"
    folder.mkdir()
    path = folder / "lagesbild-2021.docx"
    words = () if content else ("--analys", "finns inte.docx")
    if content:
        path.write_bytes(content)
    refused = run_in(stored, *EXPORT, "word", *words)
    assert (refused.code, said in refused.err) == (3, True)
    assert not content or path.read_bytes() == content


@pytest.mark.slow
def test_the_gate_reads_the_analysis(stored: Path) -> None:
    """A person in it stops the public edition, and nothing is written."""
    export(stored)
    write_analysis(stored / "ut" / "lagesbild-2021.docx", ["Ring 070-174 06 05 om läget."])
    refused = run_in(stored, *EXPORT, "word", "--utgåva", "publik")
    assert (refused.code, "ett telefonnummer" in refused.err) == (3, True)
    assert not (stored / "ut" / "lagesbild-2021-publik.docx").exists()


@pytest.mark.slow
def test_an_activity_can_answer_to_a_numbered_observation(written: Path) -> None:
    """It is called by its number, and the plan says what it was."""
    export(written)
    plan = written / "plan.csv"
    plan.write_text(
        "Slag;Aktivitet;Ansvarig;Tidplan;Uppföljning;Lägesbild\n"
        "Förebyggande;Trygghetsvandring;Samordnaren;Löpande;Årsvis;Iakttagelse 1\n"
        "Förebyggande;Samtal;Samordnaren;Löpande;Årsvis;iakttagelse 7\n",
        encoding="utf-8",
    )
    said = run_in(written, "aktiviteter", plan, "--år", 2021).out
    assert "Iakttagelse 1: Klotter" in said
    assert said.count("finns inte i lägesbilden") == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", ["exportera", "rapport"])
def test_what_is_written_while_the_report_is_made_is_not_replaced(
    written: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """It was not read back: the user is asked to run again, and then it is."""
    section = written / "ut" / "lagesbild-2021.docx"
    lay_out = editions.lay_out

    def write_first(*words: Any) -> object:
        write_analysis(section, (*WRITTEN, "Ännu ett stycke."))
        return lay_out(*words)

    words = ("rapport", SAMPLES / "2021" / "polis_2021.csv", *sample(2021)[1:], "--till", "ut")
    with monkeypatch.context() as patched:
        patched.setattr({"exportera": export_command, "rapport": report}[command], "lay_out", write_first)
        done = run_in(written, *(words if command == "rapport" else (*EXPORT, "word")))
    assert (done.code, "Kör igen, så kommer det med" in done.err) == (4, True)
    export(written)
    assert of(section) == (*WRITTEN, "Ännu ett stycke.")
