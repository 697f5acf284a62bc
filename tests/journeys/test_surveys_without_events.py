"""A survey that asks for no events has answers and no events: it stands in no table of milieus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

SURVEY = """
nyckel = "trygghet"
namn = "Trygghetsmätning"
form = "enkat"
[[fragor]]
nyckel = "trygg"
lydelse = "Jag känner mig trygg på kvällen"
typ = "skala"
svar = ["Ja, alltid", "Ibland", "Aldrig"]
"""
ANSWERS = "Tidstämpel;Jag känner mig trygg på kvällen;Hur ofta går du ut?\n"


def _lay_out(folder: Path) -> None:
    (folder / "kallor").mkdir()
    (folder / "kallor" / "trygghet.toml").write_text(SURVEY, encoding="utf-8")
    (folder / "lagesbild.toml").write_text('kallor = ["trygghet", "ia"]\n', encoding="utf-8")
    for year, times in ((2020, 12), (2021, 14)):
        rows = (f"{year}-03-01 10:{n:02}:00;{('Ibland', 'Aldrig')[n % 2]};Varje dag\n" for n in range(times))
        (folder / f"trygghet_{year}.csv").write_text(ANSWERS + "".join(rows), encoding="utf-8")
        done = run_in(folder, "importera", f"trygghet_{year}.csv", "--år", year)
        assert done.code == 0, done.err


def test_it_has_questions_and_no_events(tmp_path: Path) -> None:
    """No count, no total, no comparison, no sentence and no row of milieus is made of it; its answers are all there."""
    _lay_out(tmp_path)
    year = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    survey = next(source for source in year["sources"] if source["key"] == "trygghet")
    assert (survey["answered"], survey["total"]) == (14, {"count": None, "state": "not_summed"})
    assert not any(line["source"] == "trygghet" for line in (*year["counts"], *year["comparison"]))
    titles = [table["title"] for table in year["tables"]]
    assert "Trygghetsmätning, per år" not in titles
    assert "Jag känner mig trygg på kvällen, Trygghetsmätning, per år" in titles
    by_source = next(table for table in year["tables"] if table["title"] == "Miljö per källa 2021")
    assert [column["key"] if isinstance(column, dict) else column for column in by_source["columns"]] == [
        "IA"
    ]
    assert {question["base"] for question in year["questions"]} == {14}
    assert "summeras ej" not in run_in(tmp_path, "visa", "--år", 2021, "--allt").out
    for edition in ("intern", "publik"):
        made = run_in(tmp_path, "exportera", "--år", 2021, "--format", "markdown", "--utgåva", edition)
        assert made.code == 0, made.err
        name = "lagesbild-2021.md" if edition == "intern" else "lagesbild-2021-publik.md"
        text = (tmp_path / "reports" / "2021" / name).read_text(encoding="utf-8")
        assert "incident" not in text.split("# Bilaga")[0]
        assert "14 svar" in text
