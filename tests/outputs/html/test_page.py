"""The page of the year: every figure of the JSON stands on it, and the public one opens to no row."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from program import run_in
from sample_report import sample_report

from lagesbild.disclosure.gate.pages import read_page
from lagesbild.outputs.formats import Attachments
from lagesbild.outputs.html.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EDITIONS = {"intern": "lagesbild-2021", "publik": "lagesbild-2021-publik"}


@pytest.fixture(scope="module")
def made(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with page and JSON of both editions."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "lagesbild.db").write_bytes((years / "lagesbild.db").read_bytes())
    for edition in EDITIONS:
        words = ("--format", "html,json", "--utgåva", edition, "--till", "ut")
        assert run_in(folder, "exportera", "--år", 2021, *words).code == 0
    return folder / "ut"


def told(made: Path, edition: str) -> dict[str, set[str]]:
    """What the page says of each figure, by the names of the figures."""
    said: dict[str, set[str]] = {}
    for text in read_page((made / f"{EDITIONS[edition]}.html").read_bytes()):
        for figure in text.figures:
            said.setdefault(figure, set()).add(text.text.replace("\u00a0", ""))
    return said


def figures(report: Any) -> Iterator[tuple[str, float | str | None]]:
    """Every figure of the JSON under its name on the page."""
    for table in report["tables"]:
        for row in table["rows"]:
            for name, value, share in zip(row["cell_ids"], row["cells"], row["shares"], strict=True):
                yield name, share["part"] if share and value is None else value
    for question in report["questions"]:
        stem = f"{question['source']}/{question['question']}"
        yield f"{stem}/{report['year']}", question["base"]
        yield from ((f"{stem}/{key}/{report['year']}", count) for key, count in question["answers"].items())
    for line in report["comparison"]:
        stem = f"ar_{line['source']}/{line['category'] or line['milieu']}"
        yield f"{stem}/{line['previous_year']}", line["previous"]
        yield f"{stem}/{report['year']}", line["current"]


def printed(value: float | str | None) -> str:
    """How a figure begins where it is printed."""
    if isinstance(value, float):
        return str(round(value * 100))
    return "" if value is None else str(value)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_of_the_json_stands_on_the_page(made: Path, edition: str) -> None:
    """Each is found under its own name, and what is no figure holds no digit."""
    report = json.loads((made / f"{EDITIONS[edition]}.json").read_text(encoding="utf-8"))
    said = told(made, edition)
    for name, value in figures(report):
        texts = said[name]
        if value is None:
            assert not any(map(str.isdigit, "".join(texts))), name
        else:
            assert any(re.search(rf"(?<!\d){re.escape(printed(value))}(?!\d)", text) for text in texts), name


@pytest.mark.slow
def test_a_figure_opens_to_its_rows_inside_alone(made: Path) -> None:
    """The intern page says file, sheet and row; the public one nothing of what came in."""
    intern, public = ((made / f"{stem}.html").read_text(encoding="utf-8") for stem in EDITIONS.values())
    assert "klotter_2021.xlsx, bladet Klotter" in intern
    assert 'class="panel"' in intern
    assert "klotter_2021" not in public
    assert 'class="panel"' not in public
    assert "Så har siffrorna räknats" in public


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_takes_nothing_from_outside(made: Path, edition: str) -> None:
    """No address of the network stands in it, and only its own style and script may be used."""
    text = (made / f"{EDITIONS[edition]}.html").read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[\w.]+/|@import|url\(|\ssrc=", text)
    for tag in ("style", "script"):
        content = text.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in text
    assert "style=" not in text


def test_style_and_script_are_the_same_in_every_page(made: Path) -> None:
    """The gate need not read them: they hold nothing of a report."""
    intern, public = ((made / f"{stem}.html").read_text(encoding="utf-8") for stem in EDITIONS.values())
    for tag in ("style", "script"):
        shared = re.compile(rf"<{tag}>.*?</{tag}>", re.DOTALL)
        assert shared.findall(intern) == shared.findall(public)


def test_a_name_is_no_markup() -> None:
    """Signs of HTML in a name are shown as they are."""
    text = page(replace(sample_report(), area="<b>A & O</b>"), (), Attachments())
    assert "&lt;b&gt;A &amp; O&lt;/b&gt;" in text
    assert "<b>A" not in text


def test_a_long_list_of_rows_is_cut_and_says_so(made: Path) -> None:
    """What a figure opens to is not cut short where it is short."""
    text = (made / f"{EDITIONS['intern']}.html").read_text(encoding="utf-8")
    assert not re.search(r"<p>Och \d+ till\.</p>", text)
