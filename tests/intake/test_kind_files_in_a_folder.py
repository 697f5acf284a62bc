"""Every file in a named folder is told: read, or named with what to do; only locks and the system's own stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graffiti_files import graffiti
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

    from program import Outcome

YEAR = ("--år", 2021, "--period", "2020-05-01..2021-04-30")
TOLD = {
    "svar arbetsmarknad.docx": ("Wordfiler läses inte", "arbetsmarknad"),
    "Arbetsmarknad.DOC": ("Wordfiler läses inte", "arbetsmarknad"),
    "polis_2021.pdf": ("Pdf-filer läses inte", "polis"),
    "SV Klotter 2021.msg": ("E-brev läses inte", "klotter"),
    "VB kontakter.eml": ("E-brev läses inte", "kontakter"),
    "ia 2021.zip": ("Packade filer läses inte", "ia"),
    "allt.7z": ("Packade filer läses inte", ""),
    "klotter.numbers": ("Numbersfiler läses inte", "klotter"),
    "kontakter våren.pages": ("Textdokument läses inte", "kontakter"),
    "polisens svar.odt": ("Textdokument läses inte", "polis"),
    "IMG_2041.HEIC": ("Bilder läses inte", ""),
    "skärmbild klotter.png": ("Bilder läses inte", "klotter"),
    "scan0001.tif": ("Bilder läses inte", ""),
    "dragning polis.pptx": ("Presentationer läses inte", "polis"),
    "Formulär.url": ("Genvägar läses inte", ""),
    "svar.gsheet": ("Genvägar läses inte", ""),
    "register.accdb": ("egna filer läses inte", ""),
    "röstmemo.m4a": ("Ljud och film läses inte", ""),
    "klotter.csv.bak": ("Filer som slutar på .bak läses inte", "klotter"),
    "klotter 2021-04": ("Namnet säger inte vad filen är", "klotter"),
    "export.dat": ("Filer som slutar på .dat läses inte", ""),
    "anteckning.txt": ("", ""),
    "trasig klotter.xlsx": ("", "klotter"),
    "tom polis.csv": ("tom", "polis"),
    "undermapp/ia svar.docx": ("Wordfiler läses inte", "ia"),
}
"""Name -> what is said of it, and the source that its name points to."""
SILENT = (
    "~$klotter.xlsx", ".~lock.klotter.ods#", "Thumbs.db", ".DS_Store", "desktop.ini", "~WRL0003.tmp", "klotter.tmp",
    "__MACOSX/._klotter.csv", "._klotter.csv", "lagesbild-2021.docx", "bilaga-2021-publik.docx", "diagram/miljo.png",
    "lagesbild.toml.bak.lock", ".git/config",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good file among all the others."""
    folder = tmp_path_factory.mktemp("inkommet")
    graffiti(folder / "klottersanering.csv")
    for name in (*TOLD, *SILENT):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"" if name.startswith("tom") else b"PK\x03\x04 ingen riktig fil")
    (folder / "anteckning.txt").write_text("Ring Anna om mötet i maj.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def imported(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A working folder after the import, and what was said."""
    place = tmp_path_factory.mktemp("arbete")
    return place, run_in(place, "importera", folder, *YEAR)


@pytest.mark.parametrize("name", TOLD)
def test_a_file_that_is_not_read_is_named_with_what_to_do(imported: tuple[Path, Outcome], name: str) -> None:
    """The line names the file and says what it is; the exit code says that not all was read."""
    said = " ".join(imported[1].out.split())
    file = name.rpartition("/")[2]
    assert f"✗ {file}: " in said
    assert TOLD[name][0] in said.partition(f"✗ {file}: ")[2].partition("✗")[0]
    assert imported[1].code == 3


@pytest.mark.parametrize("name", SILENT)
def test_locks_and_the_systems_own_files_stay_silent(imported: tuple[Path, Outcome], name: str) -> None:
    """Nobody sent them."""
    assert f" {name.rpartition('/')[2]}:" not in imported[1].out


@pytest.mark.sampled
@pytest.mark.parametrize("name", TOLD)
def test_the_year_knows_the_file_and_its_source(imported: tuple[Path, Outcome], name: str) -> None:
    """It stands with the source that its name points to, otherwise by itself; never in both."""
    report = run_in(imported[0], "visa", "--år", 2021, "--json").json
    file, source = name.rpartition("/")[2], TOLD[name][1]
    by_source = {
        status["key"]: [one["name"] for one in status["files"] if not one["read"]]
        for status in report["sources"]
    }
    assert [key for key, names in by_source.items() if file in names] == ([source] if source else [])
    assert (file in [one["name"] for one in report["unread_files"]]) == (not source)


def test_a_source_whose_file_cannot_be_read_has_not_sent_nothing(imported: tuple[Path, Outcome]) -> None:
    """It is neither missing nor zero, in JSON, on the screen and in the text."""
    place, _ = imported
    report = run_in(place, "visa", "--år", 2021, "--json").json
    states = {status["key"]: status["state"] for status in report["sources"]}
    assert states["arbetsmarknad"] == states["polis"] == "text_received"
    assert (states["klotter"], states["enkat_skolor"]) == ("received", "not_received")
    assert not [count for count in report["counts"] if count["source"] == "polis"]
    screen = " ".join(run_in(place, "visa", "--år", 2021).out.split())
    assert f"Att göra • 1 av {len(TOLD) + 1} filer är inlästa." in screen
    run_in(place, "exportera", "--år", 2021, "--format", "markdown", "--till", ".")
    text = (place / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "har lämnat underlag som inte har kunnat läsas in" in text
    assert "ej inläst" in text


def test_the_public_edition_names_no_file(imported: tuple[Path, Outcome]) -> None:
    """That something could not be read may be published, but not what it was called."""
    place, _ = imported
    run_in(
        place, "exportera", "--år", 2021, "--utgåva", "publik", "--format", "json,markdown", "--till", "ut"
    )
    published = "".join(path.read_text(encoding="utf-8") for path in (place / "ut").iterdir())
    assert published
    assert not [name for name in TOLD if name.rpartition("/")[2] in published]


@pytest.mark.slow
def test_a_file_that_is_read_later_is_no_longer_listed(tmp_path: Path) -> None:
    """A namesake in any letter case replaces it; another is taken away by its number."""
    graffiti(tmp_path / "klotter.csv")
    (tmp_path / "Klotter MAJ.csv").write_text("", encoding="utf-8")
    (tmp_path / "svar.docx").write_text("x", encoding="utf-8")
    words = ("klotter.csv", "Klotter MAJ.csv", "svar.docx")
    assert run_in(tmp_path, "importera", *words, *YEAR).code == 3
    graffiti(tmp_path / "klotter maj.csv", [("B-1", "2021-03-01", "Torget", "Kärrtorp", "Rasistiskt")])
    assert run_in(tmp_path, "importera", "klotter maj.csv", *YEAR).code == 0
    left = run_in(tmp_path, "importer", "--json").json["unread_files"]
    assert [file["name"] for file in left] == ["svar.docx"]
    assert "svar.docx" in run_in(tmp_path, "importer").out
    assert run_in(tmp_path, "ta-bort", left[0]["id"]).code == 0
    assert run_in(tmp_path, "visa", "--år", 2021, "--json").json["unread_files"] == []


def test_the_manifest_and_the_archive_list_what_was_not_read(imported: tuple[Path, Outcome]) -> None:
    """What comes in is kept in the account, read or not."""
    place, _ = imported
    run_in(place, "exportera", "--år", 2021, "--format", "json,excel", "--till", "underlag")
    manifest = next((place / "underlag").glob("underlag-*.csv")).read_text(encoding="utf-8-sig")
    assert "polis_2021.pdf" in manifest
