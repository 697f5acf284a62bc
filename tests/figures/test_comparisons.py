"""The comparisons of a report: between years of one kind alone, of the same part, and with what must be said besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from graffiti_files import graffiti, many, school_answers
from program import run_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _store(run: Any, tmp_path: Path, year: int, cases: Sequence[Sequence[str]], *words: object) -> None:
    path = graffiti(tmp_path / f"klotter_{year}.csv", cases)
    assert run("importera", path, "--år", year, *words).code == 0


def _two_years(run: Any, tmp_path: Path, then: int = 10, now: int = 30) -> None:
    for year, count in ((2020, then), (2021, now)):
        _store(run, tmp_path, year, many(count, year))


def _shown(run: Any, *words: object) -> Any:
    outcome = run("visa", "--år", 2021, "--json", *words)
    assert outcome.code == 0, outcome.err
    return outcome.json


def _nazi(shown: Any) -> Any:
    return next(c for c in shown["comparison"] if (c["source"], c["category"]) == ("klotter", "nazistiskt"))


def _notes(shown: Any) -> str:
    return " ".join(next(t for t in shown["tables"] if t["id"] == "ar_klotter")["notes"])


def test_years_of_one_kind_are_compared(run: Any, tmp_path: Path) -> None:
    """Ten and thirty in periods alike are a rise."""
    _two_years(run, tmp_path)
    assert _nazi(_shown(run))["verdict"] == "okning"


def test_a_declared_break_stops_the_comparison(run: Any, tmp_path: Path) -> None:
    """The reason stands in the comparison and below the table; the figures of both years stay."""
    (tmp_path / "lagesbild.toml").write_text('[ar.2021.brott]\nklotter = "nytt register"\n', encoding="utf-8")
    _two_years(run, tmp_path)
    shown = _shown(run)
    assert (_nazi(shown)["verdict"], _nazi(shown)["reason"]) == ("ej_jamforbart", "nytt register")
    assert "Serien är bruten mellan 2020 och 2021: nytt register." in _notes(shown)
    table = next(t for t in shown["tables"] if t["id"] == "ar_klotter")
    assert table["rows"][0]["cells"] == [10, 30]


@pytest.mark.slow
def test_no_comparison_crosses_a_break(run: Any, tmp_path: Path) -> None:
    """A break between two years stands in the way of every pair of years around it."""
    (tmp_path / "lagesbild.toml").write_text('[ar.2020.brott]\nklotter = "nytt register"\n', encoding="utf-8")
    _store(run, tmp_path, 2019, many(10, 2019))
    _two_years(run, tmp_path)
    assert _nazi(_shown(run))["verdict"] == "okning"
    assert _nazi(_shown(run, "--jämför", 2019))["verdict"] == "ej_jamforbart"


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("then", "now", "reason"),
    [
        (
            "",
            '[kategorier.klotter.nazistiskt]\nnamn = "Nazistiskt"\nmiljo = "oklar"\n',
            "kategorierna var andra 2020",
        ),
        ("", 'omrade = "Farsta"\nstadsdelar = ["Bagarmossen"]\n', "området var ett annat 2020 (Skarpnäck)"),
        ("", 'stadsdelar = ["Bagarmossen"]\n', "området hade andra delar 2020"),
    ],
)
def test_a_changed_ground_is_found(run: Any, tmp_path: Path, then: str, now: str, reason: str) -> None:
    """Categories, area and its parts are kept with each year, and a difference is a break."""
    settings = tmp_path / "lagesbild.toml"
    settings.write_text(then, encoding="utf-8")
    _store(run, tmp_path, 2020, many(10, 2020))
    settings.write_text(now, encoding="utf-8")
    _store(run, tmp_path, 2021, many(30, 2021))
    assert (_nazi(_shown(run))["verdict"], _nazi(_shown(run))["reason"]) == ("ej_jamforbart", reason)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Har du på annat sätt sett tecken på aktivitet", "ej_jamforbart"),
        ("Känner du till rutinen", "for_fa_for_att_jamfora"),
    ],
)
def test_a_changed_questionnaire_is_a_break_where_it_bears_on_the_count(
    run: Any, tmp_path: Path, question: str, verdict: str
) -> None:
    """A question that the incidents are counted from must have been put both years; others may come and go."""
    path = school_answers(tmp_path / "enkat_skolor.csv", 0, 11)
    written = path.read_text(encoding="utf-8")
    for year, text in (
        (2020, written.replace("2021-", "2020-").replace(question, "Övrigt")),
        (2021, written),
    ):
        path.write_text(text, encoding="utf-8")
        assert run("importera", path, "--år", year).code == 0
    compared = [c for c in _shown(run)["comparison"] if c["source"] == "enkat_skolor"]
    assert {c["verdict"] for c in compared} == {verdict}


def test_more_spellings_are_no_break(run: Any, tmp_path: Path) -> None:
    """An alias changes what is understood, not what is counted."""
    _store(run, tmp_path, 2020, many(10, 2020))
    alias = '[kategorier.klotter.nazistiskt]\nnamn = "Nazistiskt"\nmiljo = "hoger"\nalias = ["hakkors"]\n'
    (tmp_path / "lagesbild.toml").write_text(alias, encoding="utf-8")
    _store(run, tmp_path, 2021, many(30, 2021))
    assert _nazi(_shown(run))["verdict"] == "okning"


@pytest.mark.slow
def test_content_that_was_not_divided_is_no_zero(run: Any, tmp_path: Path) -> None:
    """A year in which all was called offensive says nothing of what it would be called now."""
    _store(run, tmp_path, 2020, many(10, 2020, "Stötande"))
    _store(run, tmp_path, 2021, many(30, 2021))
    assert _nazi(_shown(run))["reason"] == "innehållet delades inte upp på samma sätt 2020"


@pytest.mark.slow
def test_a_category_of_one_year_is_not_compared(run: Any, tmp_path: Path) -> None:
    """A line that nobody has defined and one year lacks has no change."""
    _store(run, tmp_path, 2020, many(10, 2020))
    _store(run, tmp_path, 2021, [*many(30, 2021), *(("x", "2021-03-03", "Bro", "Flaten", "Okänt märke"),)])
    strange = next(c for c in _shown(run)["comparison"] if c["category"] == "Okänt märke")
    assert strange["reason"] == "uppgifterna för 2020 är inte uppdelade så"


def test_a_category_of_an_earlier_year_alone_is_no_zero(run: Any, tmp_path: Path) -> None:
    """Nobody has defined it, and nothing shows that the sender still sorts by it."""
    own = ("x", "2020-03-03", "Bro", "Flaten", "Okänt märke")
    _store(run, tmp_path, 2020, [*many(10, 2020), own])
    _store(run, tmp_path, 2021, many(30, 2021))
    counted = {
        c["category"]: (c["count"], c["state"]) for c in _shown(run)["counts"] if c["source"] == "klotter"
    }
    assert counted["Okänt märke"] == (None, "not_classified")
    assert counted["rasistiskt"] == (0, "exact")


@pytest.mark.slow
@pytest.mark.parametrize("full", [2020, 2021])
def test_part_years_are_compared_with_the_same_part(run: Any, tmp_path: Path, full: int) -> None:
    """Four months against the same four months, whichever of the years is the shorter."""
    for year in (2020, 2021):
        period = () if year == full else ("--period", f"{year}-01-01..{year}-04-30")
        cases = [*many(8, year, month=2), *(many(12, year, month=8) if year == full else ())]
        _store(run, tmp_path, year, [(f"{n}-{case[0]}", *case[1:]) for n, case in enumerate(cases)], *period)
    shown = _shown(run)
    assert (_nazi(shown)["previous"], _nazi(shown)["current"]) == (8, 8)
    assert [days["to"] for days in _nazi(shown)["part"]] == ["2020-04-30", "2021-04-30"]
    assert any("olika långa" in remark for remark in shown["remarks"])
    assert "Perioderna är olika långa" in _notes(shown)


def test_a_part_without_days_is_not_compared(run: Any, tmp_path: Path) -> None:
    """Where a case has no day, the same part of the year cannot be told."""
    cases = [(case[0], "", *case[2:]) for case in many(20, 2020)]
    _store(run, tmp_path, 2020, cases)
    _store(run, tmp_path, 2021, many(8, 2021, month=2), "--period", "2021-01-01..2021-04-30")
    line = _nazi(_shown(run))
    assert line["verdict"] == "ej_jamforbart"
    assert line["reason"] == "perioderna är olika långa och samma del av dem kan inte räknas fram"


def test_periods_that_overlap_are_not_compared(run: Any, tmp_path: Path) -> None:
    """The same events would stand on both sides."""
    _store(run, tmp_path, 2020, many(10, 2020))
    _store(run, tmp_path, 2021, many(10, 2020), "--period", "2020-05-01..2021-04-30")
    assert "överlappar" in _nazi(_shown(run))["reason"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("", "underlaget för 2020 saknas"),
        ('[ar.2020]\ninte_tillfragade = ["ia"]\n', "källan efterfrågades inte 2020"),
    ],
)
def test_a_new_source_is_not_compared(run: Any, tmp_path: Path, settings: str, reason: str) -> None:
    """Not asked and not answered are two reasons."""
    (tmp_path / "lagesbild.toml").write_text(settings, encoding="utf-8")
    _store(run, tmp_path, 2020, many(10, 2020))
    (tmp_path / "ia.csv").write_text("Sökning i IA\nAntal incidenter;0\n", encoding="utf-8")
    assert run("importera", tmp_path / "ia.csv", "--år", 2021).code == 0
    assert {c["reason"] for c in _shown(run)["comparison"] if c["source"] == "ia"} == {reason}


@pytest.mark.slow
def test_an_earlier_year_keeps_the_sources_that_were_asked_then(run: Any, tmp_path: Path) -> None:
    """Today's settings are not read into a year that was stored under others."""
    settings = tmp_path / "lagesbild.toml"
    settings.write_text('inte_tillfragade = ["polis"]\n', encoding="utf-8")
    _store(run, tmp_path, 2020, many(10, 2020))
    settings.write_text("", encoding="utf-8")
    _store(run, tmp_path, 2021, many(10, 2021))
    states = {
        year: {s["key"]: s["state"] for s in run("visa", "--år", year, "--json").json["sources"]}["polis"]
        for year in (2020, 2021)
    }
    assert states == {2020: "not_asked", 2021: "not_received"}


def test_other_names_of_an_earlier_year_are_told(stored: Path) -> None:
    """The table of years says what the milieus were called when the earlier year was written."""
    (stored / "lagesbild.toml").write_text('termer = "sapo"\n', encoding="utf-8")
    empty = stored / "ia_2022.csv"
    empty.write_text("Sökning i IA\nAntal incidenter;0\n", encoding="utf-8")
    assert run_in(stored, "importera", empty, "--år", 2022).code == 0
    tables = run_in(stored, "visa", "--år", 2022, "--json").json["tables"]
    notes = " ".join(next(t for t in tables if t["id"] == "ar_ia")["notes"])
    assert "År 2021 hette miljöerna Vit makt-miljön" in notes


def test_what_a_rise_would_have_taken_is_said(years: Path) -> None:
    """From three to six is no ascertained rise; from three at least twelve are needed."""
    shown = run_in(years, "visa", "--år", 2021, "--json").json
    assert _nazi(shown)["needed"] == 12
    assert "12 krävs" in run_in(years, "visa", "--år", 2021, "--allt").out


def test_one_day_behind_most_of_a_count_is_pointed_out(run: Any, tmp_path: Path) -> None:
    """With the day, since that is no secret; and the events of one day and place are tested as one."""
    cases = [(f"B-{n}", "2021-03-30", "Torget", "Bagarmossen", "Nazistiskt") for n in range(20)]
    _store(run, tmp_path, 2020, many(10, 2020))
    _store(run, tmp_path, 2021, [*cases, *many(9, 2021)])
    shown = _shown(run)
    assert any("20 av 29 tillfällen är från samma dag" in remark for remark in shown["remarks"])
    assert any("en och samma plats" in remark for remark in shown["remarks"])
    assert (_nazi(shown)["current"], _nazi(shown)["verdict"]) == (29, "ingen_sakerstalld_forandring")
    assert _nazi(shown)["needed"] is None
    assert "Torget" not in str(shown["remarks"])


def test_a_spread_count_is_not_pointed_out(run: Any, tmp_path: Path) -> None:
    """Nothing is said of events on many days and places."""
    _two_years(run, tmp_path)
    assert _shown(run)["remarks"] == []


@pytest.mark.parametrize(("survey", "both"), [("enkat_egna", "14"), ("enkat_skolor", "6")])
def test_the_units_that_answered_both_years_have_a_table(years: Path, survey: str, both: str) -> None:
    """With how many they are, and no more incidents than the survey has."""
    tables = {t["id"]: t for t in run_in(years, "visa", "--år", 2021, "--json").json["tables"]}
    same = tables[f"samma_enheter_{survey}"]
    assert f"{both} enheter" in same["notes"][0]
    whole, part = (table["rows"][-1]["cells"][-1] for table in (tables[f"ar_{survey}"], same))
    assert part <= whole
