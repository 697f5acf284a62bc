"""The page of the year in a real browser: within reach for all, found in by search, and without anything from outside."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from browser import asked, opened
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

EDITIONS = {"intern": "lagesbild-2021.html", "publik": "lagesbild-2021-publik.html"}
AXE = """
document.querySelectorAll("details").forEach((one) => { one.open = OPEN; });
axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })
  .then((found) => answer(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html).slice(0, 3)])));
"""
SEARCH = """
const box = document.querySelector("[type=search]");
box.value = "WORDS";
box.dispatchEvent(new Event("input"));
answer({
  told: document.querySelector("[role=status]").textContent,
  shown: [...document.querySelectorAll("main .find")].filter((one) => one.checkVisibility()).map((one) => one.innerText),
});
"""


@pytest.fixture(scope="module")
def pages(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of both editions."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "lagesbild.db").write_bytes((years / "lagesbild.db").read_bytes())
    for edition in EDITIONS:
        words = ("--format", "html", "--utgåva", edition, "--till", "ut")
        assert run_in(folder, "exportera", "--år", 2021, *words).code == 0
    return folder / "ut"


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_is_within_reach_for_all(
    pages: Path, tmp_path: Path, edition: str, width: int, *, is_open: bool
) -> None:
    """axe-core finds nothing against WCAG 2.1 A and AA, whether all is folded or opened, on any screen."""
    pytest.importorskip("axe_core_python", reason="axe-core hör till testernas paket: pip install -e .[test]")
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    script = f"{axe}\n{AXE.replace('OPEN', str(is_open).lower())}"
    assert asked(pages / EDITIONS[edition], tmp_path, script, f"--window-size={width},900") == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_asks_for_nothing_and_breaks_no_rule_of_its_own(
    pages: Path, tmp_path: Path, edition: str
) -> None:
    """The browser's log tells of no script error and nothing refused by the page's policy; the script has run."""
    run = opened(pages / EDITIONS[edition], tmp_path, "--enable-logging=stderr", "--v=0")
    assert "CONSOLE" not in run.stderr
    assert '<form role="search">' in run.stdout


def found(pages: Path, tmp_path: Path, words: str) -> Any:
    """What a search in the intern page shows."""
    return asked(pages / EDITIONS["intern"], tmp_path, SEARCH.replace("WORDS", words))


@pytest.mark.slow
def test_a_search_shows_what_it_finds_and_nothing_else(pages: Path, tmp_path: Path) -> None:
    """A place in a folded table is found, opened, and counted."""
    hits = found(pages, tmp_path, "skarpnäcks gård klotter")
    assert hits["shown"]
    assert all("gård" in text.casefold() for text in hits["shown"])
    assert hits["told"].endswith("träffar")


@pytest.mark.slow
def test_a_search_for_what_is_not_there_says_so(pages: Path, tmp_path: Path) -> None:
    """Nothing is shown, and that is said."""
    assert found(pages, tmp_path, "zzz") == {"told": "Inga träffar", "shown": []}


@pytest.mark.slow
def test_a_link_opens_the_rows_of_its_figure(pages: Path, tmp_path: Path) -> None:
    """Who chooses a figure of the overview sees its rows."""
    script = """
    location.hash = "#miljo_kalla-hoger-klotter";
    setTimeout(() => {
      const panel = document.getElementById("miljo_kalla-hoger-klotter");
      answer([panel.checkVisibility(), [...panel.querySelectorAll("tbody td:first-child")].map((one) => one.innerText)]);
    }, 200);
    """
    shown, rows = asked(pages / EDITIONS["intern"], tmp_path, script)
    assert shown
    assert rows == ["5", "7", "10", "12", "15", "19"]
