"""Nothing leaves by the public edition that belongs inside: every file is read back before it is put in place."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from program import SAMPLES, run_in

from lagesbild.cli.editions import FORMATS, lay_out, tabulate_plan
from lagesbild.config.loading import load
from lagesbild.core.charts import Drawn, DrawnMark
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.disclosure.gate.inspection import LeakError, collect_search_terms, inspect, inspect_charts
from lagesbild.figures.gathering import gather
from lagesbild.outputs.charts.charts import describe_charts
from lagesbild.outputs.formats import Attachments
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.disclosure.gate.inspection import SearchTerms

    Change = Callable[[bytes], bytes]

STEM = "lagesbild-2021-publik"
NUMBER = "811218-9876"
"""The example of the tax agency: valid, and nobody's."""
CHART = "diagram/klotter-ar-publik.png"
HIDDEN_CELL = "miljo_kalla/hoger/kontakter"


@pytest.fixture(scope="module")
def made(years: Path) -> tuple[Report, Report, Mapping[str, bytes], SearchTerms]:
    """The sample year before and after masking, its public files, and what they are searched for."""
    settings = load()
    with open_store(years / "lagesbild.db") as store:
        full_report = build_report(gather(store, settings, 2021))
        published, hidden, *_ = build_public_edition(full_report, store, settings)
        files = lay_out(published, FORMATS, settings, Attachments(tabulate_plan(store, published)))
    return full_report, published, files, collect_search_terms(full_report, published, hidden, settings)


@pytest.fixture(scope="module")
def edition(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms],
) -> tuple[Mapping[str, bytes], SearchTerms]:
    """The files, and what they are searched for."""
    return made[2:]


def appended(text: str) -> Change:
    """A line more at the end of a text file."""
    return lambda content: content + f"{text}\n".encode()


def in_part(part: str, before: str, after: str) -> Change:
    """Another text in one part of an Office file."""

    def change(content: bytes) -> bytes:
        changed = io.BytesIO()
        with ZipFile(io.BytesIO(content)) as old, ZipFile(changed, "w") as new:
            for name in old.namelist():
                body = old.read(name).decode("latin-1")
                new.writestr(
                    name, (body.replace(before, after, 1) if name == part else body).encode("latin-1")
                )
        assert changed.getvalue() != content
        return changed.getvalue()

    return change


def with_chunk(kind: bytes, body: bytes) -> Change:
    """One chunk more right after a picture's head."""
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return lambda content: content[:33] + chunk + content[33:]


def in_json(change: Callable[[Any], None]) -> Change:
    """A report of which something else is told."""

    def changed(content: bytes) -> bytes:
        published = json.loads(content)
        change(published)
        return json.dumps(published).encode()

    return changed


def told_cell(published: Any) -> None:
    """Tell a hidden figure in its table."""
    for table in published["tables"]:
        for row in table["rows"]:
            if HIDDEN_CELL in row["cell_ids"]:
                row["cells"][row["cell_ids"].index(HIDDEN_CELL)] = 3


def told_count(published: Any) -> None:
    """Tell it among the counts."""
    next(c for c in published["counts"] if c["source"] == "kontakter" and c["milieu"] == "hoger")["count"] = 3


def told_answer(published: Any) -> None:
    """Tell how many gave a hidden answer."""
    asked = (
        q for q in published["questions"] if q["source"] == "enkat_skolor" and q["question"] == "stott_pa"
    )
    next(asked)["answers"]["ja"] = 3


def in_sheet(content: bytes) -> bytes:
    """A hidden figure written over its mark in the workbook."""
    book, changed = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = next(
        s for s in book if any(row[0] == "Tabell-id: miljo_kalla" for row in s.iter_rows(values_only=True))
    )
    marked = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "..")
    marked.value = 3
    book.save(changed)
    return changed.getvalue()


def in_row(label: str) -> Change:
    """The first mark in a row of a Markdown table written over with a figure."""

    def change(content: bytes) -> bytes:
        lines = content.decode().splitlines()
        place = next(n for n, line in enumerate(lines) if line.startswith(f"| {label}"))
        lines[place] = lines[place].replace("| ..", "| 1", 1)
        return "\n".join(lines).encode()

    return change


def in_page(before: str, after: str) -> Change:
    """Something else in a page."""

    def change(content: bytes) -> bytes:
        changed = content.decode().replace(before, after, 1)
        assert changed != content.decode()
        return changed.encode()

    return change


CORE, TITLE = "docProps/core.xml", "</dc:title>"
LEAKS: Mapping[str, tuple[str, Change, str]] = {
    "free text": (
        f"{STEM}.md",
        appended("Flygblad med symboler delades ut utanför lokalen. Personalen tog in dem."),
        "fritext",
    ),
    "number in Markdown": (f"{STEM}.md", appended(f"Se {NUMBER}."), "ett personnummer"),
    "escaped address in Markdown": (f"{STEM}.md", appended(r"Skriv till ahmed\.ali\@example\.se"), "e-post"),
    "name in the manifest": (
        "underlag-2021-publik.csv",
        appended("Fatima Andersson.xlsx;;;;;;"),
        "personnamn",
    ),
    "phone in an alternative text": (
        CHART.replace("png", "txt"),
        appended("Ring 070-174 06 05"),
        "telefonnummer",
    ),
    "number in JSON": (
        f"{STEM}.json",
        in_json(lambda report: report["remarks"].append(f"Gäller {NUMBER}")),
        "remarks[",
    ),
    "broken up in Word": (
        f"{STEM}.docx",
        in_part(
            "word/document.xml",
            "<w:sectPr",
            "<w:p><w:r><w:t>811218</w:t></w:r><w:r><w:t>-9876</w:t></w:r></w:p><w:sectPr",
        ),
        "texten, stycke",
    ),
    "alternative text in Word": (
        f"{STEM}.docx",
        in_part("word/document.xml", 'descr="', f'descr="{NUMBER} '),
        "ett personnummer",
    ),
    "properties of Word": (f"{STEM}.docx", in_part(CORE, TITLE, f" {NUMBER}{TITLE}"), "dokumentegenskaperna"),
    "properties of Excel": (
        f"{STEM}.xlsx",
        in_part(CORE, TITLE, f" {NUMBER}{TITLE}"),
        "dokumentegenskaperna",
    ),
    "text in Excel": (f"{STEM}.xlsx", in_part("xl/sharedStrings.xml", "<t>", f"<t>{NUMBER} "), "blad "),
    "plain text in a picture": (
        CHART,
        with_chunk(b"tEXt", f"Comment\0{NUMBER}".encode()),
        "bildens egenskaper",
    ),
    "packed text in a picture": (
        CHART,
        with_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(NUMBER.encode())),
        "bildens egenskaper",
    ),
    "packed Unicode in a picture": (
        CHART,
        with_chunk(b"iTXt", b"Comment\0\1\0sv\0\0" + zlib.compress(NUMBER.encode())),
        "bildens egenskaper",
    ),
    "intern source": (f"{STEM}.md", appended("Enligt polisen, lokalpolisområdet"), "interna utgåvan"),
    "file of an intern source": (f"{STEM}.md", appended("polis_2021.csv"), "inkommen fil"),
    "silent unit": (f"{STEM}.md", appended("Pärlugglans skola svarade inte."), "interna utgåvan"),
    "hidden cell in JSON": (f"{STEM}.json", in_json(told_cell), "en dold siffra"),
    "hidden count in JSON": (f"{STEM}.json", in_json(told_count), "en dold siffra"),
    "hidden answer in JSON": (f"{STEM}.json", in_json(told_answer), "en dold siffra"),
    "hidden cell in Excel": (f"{STEM}.xlsx", in_sheet, "en dold siffra"),
    "hidden cell in Markdown": (f"{STEM}.md", in_row("Kontakter med den lokala samordnaren"), "miljo_kalla/"),
    "hidden cell in Word": (
        "bilaga-2021-publik.docx",
        in_part("word/document.xml", ">..</w:t>", ">1</w:t>"),
        "tabellen ",
    ),
    "sentence in Markdown": (
        f"{STEM}.md",
        appended("Den lokala samordnaren har kontaktats vid två tillfällen."),
        "löpande text (kontakter/totalt/2021)",
    ),
    "sentence with a milieu": (
        f"{STEM}.md",
        appended("Av kontakterna med samordnaren gällde en kontakt vit makt-miljön."),
        "kontakter/hoger/2021",
    ),
    "sentence with digits": (f"{STEM}.md", appended("Kontakter: Vit makt 1, autonoma 0."), "kontakter/hoger"),
    "source named before": (
        f"{STEM}.md",
        appended("Blanketter har kommit in till samordnaren. Antalet blanketter är 1."),
        "oidentifierad/totalt/2021",
    ),
    "percentage": (
        f"{STEM}.md",
        appended("Skolor, har stött på sympati eller åsikter: ja 11 %."),
        "enkat_skolor/",
    ),
    "what is lacking of the base": (
        f"{STEM}.md",
        appended("Skolor: ja, har stött på sympati eller åsikter, uppger alla utom 8 av 9."),
        "enkat_skolor/",
    ),
    "earlier year": (
        f"{STEM}.md",
        appended("Antalet kontakter med samordnaren var 2020 bara 1."),
        "kontakter/totalt/2020",
    ),
    "sentence in Word": (
        f"{STEM}.docx",
        in_part(
            "word/document.xml",
            "<w:sectPr",
            "<w:p><w:r><w:t>Samordnaren har kontaktats vid </w:t></w:r><w:r><w:t>tv\xc3\xa5 "
            "tillf\xc3\xa4llen.</w:t></w:r></w:p><w:sectPr",
        ),
        "texten, stycke",
    ),
    "alternative text with a hidden figure": (
        CHART.replace("png", "txt"),
        appended("Kontakter 2021: vit makt-miljön 1, autonoma miljön 0."),
        "löpande text",
    ),
    "alternative text in Word with a hidden figure": (
        f"{STEM}.docx",
        in_part("word/document.xml", 'descr="', 'descr="Kontakter 2021: totalt 2. '),
        "löpande text",
    ),
    "remark in JSON": (
        f"{STEM}.json",
        in_json(lambda report: report["remarks"].append("Samordnaren kontaktades vid två tillfällen.")),
        "remarks[",
    ),
    "note in Excel": (
        f"{STEM}.xlsx",
        in_part("xl/sharedStrings.xml", "<t>", "<t>Samordnarens kontakter var 2. "),
        "blad ",
    ),
    "text of a picture with a hidden figure": (
        CHART,
        with_chunk(b"tEXt", b"Comment\0Kontakter med samordnaren: 2"),
        "bildens egenskaper",
    ),
    "memory of a chart in Excel": (
        f"{STEM}.xlsx",
        in_part("xl/charts/chart12.xml", '<c:pt idx="0"><c:v>0</c:v>', '<c:pt idx="0"><c:v>1</c:v>'),
        "delen xl/charts/chart12.xml",
    ),
    "hidden cell in the page": (
        f"{STEM}.html",
        in_page(f'data-cell="{HIDDEN_CELL}"><span class="muted">..', f'data-cell="{HIDDEN_CELL}"><span>1'),
        HIDDEN_CELL,
    ),
    "hidden answer in the page": (
        f"{STEM}.html",
        in_page(
            'data-figure="enkat_skolor/stott_pa/ja/2021">..', 'data-figure="enkat_skolor/stott_pa/ja/2021">1'
        ),
        "enkat_skolor/stott_pa/ja/2021",
    ),
    "hidden earlier figure in the page": (
        f"{STEM}.html",
        in_page("</table>", '<tr><td data-cells="ar_kontakter/hoger/2021">(1)</td></tr></table>'),
        "ar_kontakter/hoger/2021",
    ),
    "figure without a name in the page": (
        f"{STEM}.html",
        in_page("</table>", "<tr><td><b>1</b></td></tr></table>"),
        "en cell som inte säger",
    ),
    "label of the page": (
        f"{STEM}.html",
        in_page('role="img" aria-label="', f'role="img" aria-label="{NUMBER} '),
        "ett personnummer",
    ),
    "comment in the page": (
        f"{STEM}.html",
        in_page("<main>", f"<main><!-- {NUMBER} -->"),
        "ett personnummer",
    ),
    "broken up in the page": (
        f"{STEM}.html",
        in_page("<main>", "<main><p>811218<b>-9876</b></p>"),
        "ett personnummer",
    ),
    "sentence in the page": (
        f"{STEM}.html",
        in_page("<main>", "<main><p>Den lokala samordnaren har kontaktats vid två tillfällen.</p>"),
        "löpande text (kontakter/totalt/2021)",
    ),
    "file in the page": (f"{STEM}.html", in_page("<main>", "<main><p>klotter_2021.xlsx</p>"), "inkommen fil"),
    "manifest with the name of a file": (
        "underlag-2021-publik.csv",
        appended("klotter_2021.xlsx"),
        "vad en inkommen fil",
    ),
    "manifest with a fingerprint": (
        "underlag-2021-publik.csv",
        lambda content: (
            content
            + hashlib.sha256((SAMPLES / "2021" / "klotter_2021.xlsx").read_bytes()).hexdigest().encode()
        ),
        "vad en inkommen fil",
    ),
    "manifest with a hidden figure": (
        "underlag-2021-publik.csv",
        appended("Kontakter med samordnaren, 2 kontakter"),
        "löpande text",
    ),
}
"""By what leaks: the file, how it is planted, and some words of the sentence that stops it."""


def test_the_sample_passes(edition: tuple[Mapping[str, bytes], SearchTerms]) -> None:
    """The public edition as it is laid out holds nothing that must be stopped."""
    inspect(*edition)


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_stopped(edition: tuple[Mapping[str, bytes], SearchTerms], leak: str) -> None:
    """The sentence names the file and the place, and does not repeat what was found."""
    files, terms = edition
    name, plant, words = LEAKS[leak]
    with pytest.raises(LeakError) as stopped:
        inspect({name: plant(files[name])}, terms)
    sentence = str(stopped.value)
    assert sentence.startswith(f"{name}, ")
    assert words in sentence
    assert "9876" not in sentence


def test_a_chart_of_hidden_figures_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms],
) -> None:
    """A chart drawn from the figures before masking is stopped by its first bar or dot, and each of them would be."""
    full_report, published, _, terms = made
    inspect_charts(describe_charts(published), terms)
    for name in ("oversikt", "enkater-fragor"):
        (chart,) = (chart for chart in describe_charts(full_report) if chart.chart == name)
        with pytest.raises(LeakError, match=f"diagram/{name}, en "):
            inspect_charts([chart], terms)


@pytest.mark.parametrize(
    "mark", [DrawnMark("text", ("hoger/2021",), "1"), DrawnMark("stapel", ()), DrawnMark("prick", ())]
)
def test_a_mark_of_a_hidden_figure_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms], mark: DrawnMark
) -> None:
    """A label with a number, or a bar or dot that does not say what it shows, in a chart of a table that hides."""
    with pytest.raises(LeakError, match="diagram/kontakter-ar"):
        inspect_charts([Drawn("kontakter-ar", "ar_kontakter", (mark,))], made[3])


def test_a_bracket_that_tells_a_hidden_figure_of_another_table_is_stopped(
    made: tuple[Report, Report, Mapping[str, bytes], SearchTerms],
) -> None:
    """The overview sets the year before beside this one: its cells are called by their whole ids."""
    mark = DrawnMark("text", ("ar_kontakter/hoger/2021",), "(1)")
    with pytest.raises(LeakError, match="diagram/oversikt"):
        inspect_charts([Drawn("oversikt", "miljo_kalla", (mark,))], made[3])


def test_a_file_that_cannot_be_read_back_is_stopped(edition: tuple[Mapping[str, bytes], SearchTerms]) -> None:
    """What cannot be searched is not published."""
    with pytest.raises(LeakError, match="läsa tillbaka"):
        inspect({"lagesbild.pdf": b"%PDF"}, edition[1])


def test_what_stands_in_the_template_may_stay(edition: tuple[Mapping[str, bytes], SearchTerms]) -> None:
    """The municipality's own telephone number, in the template's foot, is its own to publish."""
    files, terms = edition
    text = "Ring 070-174 06 05"
    changed = {f"{STEM}.md": appended(text)(files[f"{STEM}.md"])}
    inspect(changed, replace(terms, template_texts=frozenset({text})))


@pytest.mark.slow
def test_nothing_is_written_when_something_leaks(stored: Path) -> None:
    """A label with a telephone number stops the export with code 3; no file of the edition is left."""
    rules = '[kategorier.klotter.nazistiskt]\nnamn = "Nazistiskt, ring 070-174 06 05"\nmiljo = "hoger"\n'
    (stored / "lagesbild.toml").write_text(rules, encoding="utf-8")
    done = run_in(stored, "exportera", "--år", 2021, "--utgåva", "publik", "--till", "ut")
    assert done.code == 3
    assert "telefonnummer" in done.err
    assert not (stored / "ut").exists()


NUMBERED = """nyckel = "ronder_210514"
namn = "Ronder 210514"
klass = "offentlig_plats"
kolumner = { kategori = "Vad", antal = "Antal" }
kategorier = ["Hot 210514", "Brand"]
"""


@pytest.mark.parametrize(("label", "code"), [("Brand", 0), ("Brand 811218-9876", 3), ("811218 9876", 3)])
def test_a_name_with_six_digits_stops_nothing(tmp_path: Path, label: str, code: int) -> None:
    """Before the year of a figure's id it looks like the number of a person; a whole number is stopped as before."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "x.toml").write_text(NUMBERED.replace("Brand", label), encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text('uppsattning = "egna"\n', encoding="utf-8")
    rows = f"Vad;Antal\nHot 210514;50\n{label};120\n"
    (tmp_path / "ronder_210514.csv").write_text(rows, encoding="utf-8")
    assert run_in(tmp_path, "importera", "ronder_210514.csv", "--år", 2021).code == 0
    done = run_in(tmp_path, "exportera", "--år", 2021, "--utgåva", "publik")
    assert (done.code, "personnummer" in done.err) == (code, bool(code)), done.err


@pytest.mark.slow
@pytest.mark.parametrize("classes", ['enkat = "skydda"', 'polis = "skydda", offentlig_plats = "skydda"'])
def test_no_true_sentence_is_taken_for_a_leak(stored: Path, classes: str) -> None:
    """Whatever is protected, the edition that the program writes passes its own gate."""
    (stored / "lagesbild.toml").write_text(f"[publik]\nklasser = {{ {classes} }}\n", encoding="utf-8")
    words = ("--format", "markdown,word,json", "--till", "ut")
    assert run_in(stored, "exportera", "--år", 2021, "--utgåva", "publik", *words).err == ""


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
