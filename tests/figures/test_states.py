"""A zero must be proven: what could not be read, and what a sender did not sort by, is no zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lagesbild.config.loading import load
from lagesbild.core.records import RESPONDENT
from lagesbild.figures.gathering import gather
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.figures.figures import Figures

GRAFFITI = ("nazistiskt", "rasistiskt", "vansterautonomt", "islamistiskt")
REGISTER = "Ärendenummer;Datum;Kategori;Stadsdel\n"
MET = (
    "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från våldsbejakande "
    "extremistiska miljöer?"
)
POLICE = "Datum;Händelse;Miljö;Stadsdel;Antal\n"


def _figures(run: Any, tmp_path: Path, **files: str) -> Figures:
    """The figures of 2021 from files, name without ending -> text."""
    paths = []
    for name, text in files.items():
        paths.append(tmp_path / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    assert run("importera", *paths, "--år", 2021).code == 0
    with open_store(tmp_path / "lagesbild.db") as store:
        return gather(store, load(None), 2021)


def _states(figures: Figures, source: str) -> dict[str, str]:
    """By line, and for the total, count and state as "2 exact"."""
    (definition,) = [known for known in figures.sources if known.key == source]
    lines = {key: {dimension: key} for dimension, key, _ in figures.lines(definition)}
    return {
        line: f"{figures.count(definition, where)} {figures.state(definition, where)}"
        for line, where in {**lines, "totalt": {}}.items()
    }


def test_a_register_that_was_understood_proves_its_zeros(run: Any, tmp_path: Path) -> None:
    """A case for one category, and nothing of the others: they are zero."""
    figures = _figures(run, tmp_path, klotter_2021=f"{REGISTER}A1;2021-03-01;nazistiskt;Flaten\n")
    assert _states(figures, "klotter") == {
        **dict.fromkeys(GRAFFITI, "0 exact"),
        "nazistiskt": "1 exact",
        "totalt": "1 exact",
    }


def test_what_is_set_aside_for_a_reason_leaves_the_zero_proven(run: Any, tmp_path: Path) -> None:
    """Cases of another year, and of another place, were understood: none is a case of this year here."""
    rows = "A1;2019-03-01;nazistiskt;Flaten\nA2;2021-03-01;nazistiskt;Farsta\n"
    figures = _figures(run, tmp_path, klotter_2021=f"{REGISTER}{rows}")
    assert set(_states(figures, "klotter").values()) == {"0 exact"}


def test_an_unreadable_row_is_of_the_line_that_it_names(run: Any, tmp_path: Path) -> None:
    """Two rows whose day cannot be read keep their own category from being zero, and the total from being exact."""
    rows = "A1;2021-03-01;nazistiskt;Flaten\nA2;2021-13-45;vänsterautonomt;Flaten\nA3;2021-13-45;nazistiskt;Flaten\n"
    assert _states(_figures(run, tmp_path, klotter_2021=REGISTER + rows), "klotter") == {
        "nazistiskt": "1 at_least",
        "rasistiskt": "0 exact",
        "vansterautonomt": "0 not_given",
        "islamistiskt": "0 exact",
        "totalt": "1 at_least",
    }


def test_an_unreadable_row_without_a_line_may_be_of_any(run: Any, tmp_path: Path) -> None:
    """No line of the source is exact when a row says neither when nor of what it is."""
    rows = "A1;2021-03-01;nazistiskt;Flaten\nA2;2021-13-45;;Flaten\n"
    states = _states(_figures(run, tmp_path, klotter_2021=REGISTER + rows), "klotter")
    assert states.pop("nazistiskt") == states.pop("totalt") == "1 at_least"
    assert set(states.values()) == {"0 not_given"}


def test_a_number_that_was_not_given_is_no_zero(run: Any, tmp_path: Path) -> None:
    """Two dots beside a milieu: of that milieu nothing is known, and the others are as they were read."""
    rows = "2021-03-04;Klister;Vit makt-miljön;Flaten;..\n2021-03-06;Möte;Islamistiska extremistiska miljön;Flaten;2\n"
    states = _states(_figures(run, tmp_path, polis_2021=POLICE + rows), "polis")
    assert (states["hoger"], states["islamistisk"]) == ("0 not_given", "2 exact")
    assert (states["vanster"], states["totalt"]) == ("0 exact", "2 at_least")


def test_a_part_of_the_area_has_the_state_of_its_own_rows(run: Any, tmp_path: Path) -> None:
    """An unreadable row in one district leaves the figures of another as they are; its month may be any."""
    rows = "A1;2021-03-01;nazistiskt;Flaten\nA2;2021-13-45;nazistiskt;Orhem\nA3;2021-03-01;nazistiskt;Orhem\n"
    figures = _figures(run, tmp_path, klotter_2021=REGISTER + rows)
    (klotter,) = [known for known in figures.sources if known.key == "klotter"]

    def state(dimension: str, key: str) -> str:
        return figures.state(klotter, {"category": "nazistiskt", dimension: key})

    assert [state("area", area) for area in ("Flaten", "Orhem")] == ["exact", "at_least"]
    assert [state("month", month) for month in ("2021-03", "2021-04")] == ["at_least", "not_given"]


def test_a_ready_table_says_nothing_of_a_line_that_it_lacks(run: Any, tmp_path: Path) -> None:
    """The office counted three kinds: of the fourth it said nothing, while the one with 0 is zero."""
    table = "Kategori;Flaten;Orhem\nNazistiskt;2;1\nRasistiskt;0;0\nVänsterautonomt;1;0\n"
    assert _states(_figures(run, tmp_path, klotter_2021=table), "klotter") == {
        "nazistiskt": "3 exact",
        "rasistiskt": "0 exact",
        "vansterautonomt": "1 exact",
        "islamistiskt": "0 not_classified",
        "totalt": "4 exact",
    }


def test_a_line_that_one_of_two_tables_lacks_is_a_least_number(run: Any, tmp_path: Path) -> None:
    """A register counts a case of the kind that the office's table does not have: at least that one."""
    table = "Kategori;Flaten;Orhem\nNazistiskt;2;1\nRasistiskt;0;0\nVänsterautonomt;1;0\n"
    register = f"{REGISTER}A1;2021-03-01;islamistiskt;Flaten\n"
    states = _states(_figures(run, tmp_path, klotter_tabell=table, klotter_fall=register), "klotter")
    assert (states["islamistiskt"], states["totalt"]) == ("1 at_least", "5 exact")


@pytest.mark.parametrize(
    ("hits", "line", "total"), [(0, "0 exact", "0 exact"), (3, "0 not_classified", "3 exact")]
)
def test_a_note_with_nothing_proves_every_line(
    run: Any, tmp_path: Path, hits: int, line: str, total: str
) -> None:
    """No hits at all are none of any milieu; three hits are of milieus that nobody named."""
    figures = _figures(
        run, tmp_path, ia_2021=f"Sökning i IA 2021, våldsbejakande extremism\nAntal träffar;{hits}\n"
    )
    states = _states(figures, "ia")
    assert (states["hoger"], states["totalt"]) == (line, total)


@pytest.mark.parametrize(
    ("hits", "line", "total"), [(0, "0 exact", "0 exact"), (3, "0 not_classified", "3 exact")]
)
def test_a_search_without_hits_proves_every_line(
    run: Any, tmp_path: Path, hits: int, line: str, total: str
) -> None:
    """The same as a table of one row, which names no milieu either."""
    text = f"Sökning;Period;Antal träffar\nVåldsbejakande extremism;1 maj 2020 till 30 april 2021;{hits}\n"
    states = _states(_figures(run, tmp_path, ia_2021=text), "ia")
    assert (states["hoger"], states["totalt"]) == (line, total)


def test_a_milieu_that_was_not_understood_may_be_any(run: Any, tmp_path: Path) -> None:
    """The row is counted, without a milieu: until the word has a meaning no other milieu is proven."""
    rows = "2021-03-04;Klister;Vit makt-miljön;Flaten;2\n2021-03-06;Möte;Blårörelsen;Flaten;1\n"
    states = _states(_figures(run, tmp_path, polis_2021=POLICE + rows), "polis")
    assert states == {
        "hoger": "2 at_least",
        "vanster": "0 not_given",
        "islamistisk": "0 not_given",
        "oklar": "1 exact",
        "totalt": "3 exact",
    }


def test_a_row_without_a_milieu_leaves_the_others_proven(run: Any, tmp_path: Path) -> None:
    """The sender says that no milieu is given: that was understood."""
    rows = "2021-03-04;Klister;Vit makt-miljön;Flaten;2\n2021-03-06;Möte;;Flaten;1\n"
    states = _states(_figures(run, tmp_path, polis_2021=POLICE + rows), "polis")
    assert (states["hoger"], states["vanster"], states["oklar"]) == ("2 exact", "0 exact", "1 exact")


def test_an_answer_without_a_number_is_at_least_one_incident(run: Any, tmp_path: Path) -> None:
    """Who writes "ett par" has met something once or more; other milieus, and who answered, are as they were read."""
    heading = f"Enhet;{MET};Vilken miljö gällde det?;Vid ungefär hur många tillfällen?\n"
    figures = _figures(run, tmp_path, enkat_egna_2021=f"{heading}A;Ja;Vit makt-miljön;ett par\nB;Nej;;\n")
    states = _states(figures, "enkat_egna")
    assert (states["hoger"], states["vanster"], states["totalt"]) == ("1 at_least", "0 exact", "1 at_least")
    (survey,) = [known for known in figures.sources if known.key == "enkat_egna"]
    assert figures.state(survey, kind=RESPONDENT) == "exact"


def test_a_survey_without_the_question_proves_no_zero(run: Any, tmp_path: Path) -> None:
    """Where the question was worded so that it was not understood, nobody can be said to have met nothing."""
    heading = "Enhet;Har ni märkt av något?;Vilken miljö gällde det?;Vid ungefär hur många tillfällen?\n"
    figures = _figures(run, tmp_path, enkat_egna_2021=f"{heading}A;Ja;Vit makt-miljön;2\nB;Nej;;\n")
    assert set(_states(figures, "enkat_egna").values()) == {"0 not_given"}


def test_a_source_that_did_not_come_in_is_not_given(run: Any, tmp_path: Path) -> None:
    """Nothing came from the police: that is no zero, in any line."""
    figures = _figures(run, tmp_path, klotter_2021=f"{REGISTER}A1;2021-03-01;nazistiskt;Flaten\n")
    assert set(_states(figures, "polis").values()) == {"0 not_given"}


def test_a_case_that_stands_again_in_another_line_may_be_of_that_line(run: Any, tmp_path: Path) -> None:
    """It counts once: which of its lines is right is not known, and of the second there may be one."""
    first = "A1;2021-03-01;nazistiskt;Flaten\nA1;2021-03-01;islamistiskt;Flaten\n"
    rows = f"{first}A2;2021-03-01;rasistiskt;Flaten\nA2;2021-03-02;rasistiskt;Flaten\n"
    assert _states(_figures(run, tmp_path, klotter_2021=REGISTER + rows), "klotter") == {
        "nazistiskt": "1 exact",
        "rasistiskt": "1 exact",
        "vansterautonomt": "0 exact",
        "islamistiskt": "0 not_given",
        "totalt": "2 exact",
    }
