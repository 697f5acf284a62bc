"""Whatever the form of a source, the settings may say that it was not asked, and what was asked and is not there is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from program import SAMPLES, run_in

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "text": "Svaret från skolan har inte efterfrågats.",
    "bakgrund": "",
    "register": "Uppgifterna från skolan har inte efterfrågats.",
}
"""By form of a source that was not asked, what the section says of it."""


def _year(folder: Path, form: str, settings: str) -> tuple[Any, str, str]:
    """Return the year without anything from the source: as JSON, what is to do, and the section."""
    (folder / "kallor").mkdir()
    (folder / "kallor" / "skolan.toml").write_text(
        f'nyckel = "skolan"\nnamn = "Skolan"\nform = "{form}"\n', encoding="utf-8"
    )
    (folder / "lagesbild.toml").write_text(f'kallor = ["polis", "skolan"]\n{settings}', encoding="utf-8")
    polis = SAMPLES / "2021" / "polis_2021.csv"
    assert run_in(folder, "importera", polis, "--år", 2021, "--period", "2020-05-01..2021-04-30").code == 0
    year = run_in(folder, "visa", "--år", 2021, "--json").json
    made = run_in(folder, "exportera", "--år", 2021, "--format", "markdown")
    assert made.code == 0, made.err
    text = (folder / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    return year, run_in(folder, "visa", "--år", 2021, "--allt").out, text


@pytest.mark.sampled
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "place", ['inte_tillfragade = ["skolan"]', '[ar.2021]\ninte_tillfragade = ["skolan"]']
)
def test_it_was_not_asked(tmp_path: Path, form: str, place: str) -> None:
    """It is no more missing, and a sentence says that it was not asked for."""
    year, to_do, section = _year(tmp_path, form, place)
    assert {s["state"] for s in year["sources"] if s["key"] == "skolan"} <= {"not_asked"}
    assert "Underlag saknas från" not in to_do
    assert FORMS[form] in section
    assert "saknas; vad de" not in section


@pytest.mark.sampled
@pytest.mark.parametrize("form", FORMS)
def test_it_was_asked_and_nothing_came(tmp_path: Path, form: str) -> None:
    """What is missing is to do, whatever it would have been."""
    _, to_do, _ = _year(tmp_path, form, "")
    assert "Underlag saknas från: Skolan" in to_do
