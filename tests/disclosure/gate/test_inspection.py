"""Nothing leaves by the public edition that belongs inside: every file is read back before it is put in place."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from planted_leaks import (
    CHART,
    NUMBER,
    STEM,
    appended,
    check_leak_is_stopped,
    in_json,
    in_page,
    in_part,
    lay_out_public_edition,
    with_chunk,
)
from program import SAMPLES, run_in

from lagesbild.disclosure.gate.inspection import LeakError, inspect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planted_leaks import Leak

    from lagesbild.disclosure.gate.inspection import SearchTerms


@pytest.fixture(scope="module")
def edition(years: Path) -> tuple[Mapping[str, bytes], SearchTerms]:
    """The files, and what they are searched for."""
    return lay_out_public_edition(years)[2:]


CORE, TITLE = "docProps/core.xml", "</dc:title>"
LEAKS: Mapping[str, Leak] = {
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
}
"""By what leaks: the file, how it is planted, and some words of the sentence that stops it."""


@pytest.mark.slow
def test_the_sample_passes(edition: tuple[Mapping[str, bytes], SearchTerms]) -> None:
    """The public edition as it is laid out holds nothing that must be stopped."""
    inspect(*edition)


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_stopped(edition: tuple[Mapping[str, bytes], SearchTerms], leak: str) -> None:
    """The sentence names the file and the place, and does not repeat what was found."""
    check_leak_is_stopped(*edition, LEAKS[leak])


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
