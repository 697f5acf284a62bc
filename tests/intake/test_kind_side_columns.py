"""Columns of a register that have no role of their own: what they say of a case is heard or told, never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from register_texts import CASE, HEADINGS, NAZI, counted_lines, read_text

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

RACIST = "rasistiskt"


@pytest.mark.parametrize(
    ("heading", "own", "other", "line"),
    [
        ("Motiv", "Stötande", "Hakkors", NAZI),
        ("Motiv", "Stötande", "Nazistiskt", NAZI),
        ("Innehåll", "Övrigt", "Rasistiskt", RACIST),
        ("Typ", "Tag", "Hakkors", NAZI),
        ("Symbol", "Stötande", "hakkors", NAZI),
        ("Avsändare", "Annat", "NMR", NAZI),
        ("Motiv", "Rasistiskt", "Hakkors", RACIST),
        ("Motiv", "Nazistiskt", "Övrigt", NAZI),
        ("Motiv", "", "Nazistiskt", NAZI),
        ("Motiv", "Okänt", "Nazistiskt", NAZI),
    ],
)
def test_a_second_column_of_categories_is_heard(
    tmp_path: Path, heading: str, own: str, other: str, line: str
) -> None:
    """What it names counts where the column of categories names nothing extremist, and is told."""
    text = f"{HEADINGS};{heading}\n{CASE};{own};{other}\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert counted_lines(parsed) == {line: 1}
    told = [problem.code for problem in parsed.problems]
    assert ("line_elsewhere" in told) == (own not in {"Rasistiskt", "Nazistiskt"})


@pytest.mark.parametrize(
    ("heading", "word", "reason"),
    [
        ("Status", "Makulerad", "withdrawn"),
        ("Status", "makulerat ärende", "withdrawn"),
        ("Åtgärd", "Ingen åtgärd - ej klotter", "not_extremist"),
        ("Ärendestatus", "Annullerad", "withdrawn"),
        ("Status", "Felregistrerad", "withdrawn"),
        ("Åtgärd", "Makulerad", "withdrawn"),
        ("Status", "Avvisad", "unreadable"),
        ("Status", "Flyttad till Enskede", "unreadable"),
        ("Handläggning", "Överförd till annan stadsdel", "unreadable"),
        ("Kommentar", "Hör till annan stadsdel", "unreadable"),
        ("Status", "Fel stadsdel", "unreadable"),
        ("Status", "Överförd till arkiv", "counted"),
        ("Resultat", "Falskt larm", "unreadable"),
        ("Räknas", "Nej", "withdrawn"),
        ("Ingår i statistiken", "Nej", "withdrawn"),
        ("Verifierad", "Nej", "unreadable"),
        ("Exkluderas", "Ja", "withdrawn"),
        ("Status", "Raderad", "withdrawn"),
        ("Makulerad", "Ja", "withdrawn"),
        ("Status", "Dubblett", "duplicate"),
        ("Status", "Dubblett av 1", "duplicate"),
        ("Dubblett", "Ja", "duplicate"),
        ("Dublett?", "x", "duplicate"),
        ("Extremistiskt", "Nej", "not_extremist"),
        ("Relevant", "nej", "not_extremist"),
        ("Koppling till VBE", "Nej", "not_extremist"),
        ("Extremistisk koppling?", "nej", "not_extremist"),
        ("Bedömning", "Ej klotter", "not_extremist"),
        ("Åtgärd", "Dubbelt ärende, se 1", "duplicate"),
        ("Åtgärd", "Samma som 1", "duplicate"),
        ("Kommentar", "Dubblett av 1", "duplicate"),
        ("Kommentar", "Makulerat", "withdrawn"),
    ],
)
def test_a_case_that_was_taken_back_is_set_aside(
    tmp_path: Path, heading: str, word: str, reason: str
) -> None:
    """It has its reason, and the others count."""
    other = {"Nej": "Ja", "nej": "ja"}.get(word, "" if word == "x" else "Nej" if word == "Ja" else "Klart")
    text = f"{HEADINGS};{heading}\n{CASE};Nazistiskt;{other}\n2{CASE[1:]};Nazistiskt;{word}\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert parsed.observations["status"].tolist() == ["counted", reason]
    withdrawn = [problem.column for problem in parsed.problems if problem.code == "withdrawn"]
    assert withdrawn == ([heading] if reason == "withdrawn" else [])
    assert ("denied" in {problem.code for problem in parsed.problems}) == (reason == "unreadable")


@pytest.mark.parametrize(
    "word",
    [
        "Avslutad",
        "Sanerad",
        "Åtgärdad",
        "Pågående",
        "Avskriven",
        "Stängd",
        "Polisanmäld",
        "Borttaget",
        "Borttagen",
        "Felanmälan",
        "Dubbel tagg",
        "Ja",
    ],
)
def test_a_case_that_is_closed_counts(tmp_path: Path, word: str) -> None:
    """What was done with a case does not undo it."""
    text = f"{HEADINGS};Status\n{CASE};Nazistiskt;{word}\n"
    assert counted_lines(read_text(tmp_path / "klotter.csv", text)) == {NAZI: 1}


@pytest.mark.parametrize(
    ("heading", "cells", "statuses"),
    [
        ("Extremism", ("x", ""), ["counted", "not_extremist"]),
        ("VBE", ("Ja", ""), ["counted", "not_extremist"]),
        ("Extremism", ("x", "x"), ["counted", "counted"]),
        ("Extremism", ("Ja", "Vet ej"), ["counted", "unreadable"]),
        ("Relevant", ("Ja", "Oklart"), ["counted", "unreadable"]),
        ("Huvudärende", ("", "1"), ["counted", "unreadable"]),
        ("Huvudärende", ("1", "2"), ["counted", "counted"]),
        ("Dubblett till", ("", "1"), ["counted", "duplicate"]),
        ("Kopplat ärende", ("", "1"), ["counted", "counted"]),
        ("Extremism", ("Nej", ""), ["not_extremist", "counted"]),
        ("Polisanmält extremism", ("Ja", "Nej"), ["counted", "counted"]),
        ("Sanerad", ("Ja", "Nej"), ["counted", "counted"]),
        ("Räknas", ("x", ""), ["counted", "withdrawn"]),
        ("Dubblett", ("x", ""), ["duplicate", "counted"]),
        ("Borttagen", ("x", ""), ["withdrawn", "counted"]),
        ("Status", ("Borttagen", "Klar"), ["withdrawn", "counted"]),
    ],
)
def test_a_mark_says_yes_and_an_empty_cell_beside_it_no(
    tmp_path: Path, heading: str, cells: tuple[str, str], statuses: list[str]
) -> None:
    """Where the column has a no of its own, an empty cell says nothing."""
    records = "".join(f"{n};2021-03-01;Skolan;{cell}\n" for n, cell in enumerate(cells, start=1))
    parsed = read_text(tmp_path / "ia.csv", f"IA-nummer;Datum;Enhet;{heading}\n{records}")
    assert parsed.observations["status"].tolist() == statuses


@pytest.mark.parametrize("heading", ["Miljö 2", "Miljö (andra)", "Annan miljö", "Bimiljö", "Motiv"])
def test_a_second_milieu_is_not_passed_over(tmp_path: Path, heading: str) -> None:
    """In a column that is called as the first the case is of both; another one is told."""
    text = f"IA-nummer;Datum;Miljö;{heading}\n1;2021-03-01;Vit makt-miljön;Autonoma miljön\n2;2021-03-01;Vit makt-miljön;\n"
    parsed = read_text(tmp_path / "ia.csv", text)
    rows = parsed.observations
    assert [problem.row for problem in parsed.problems if problem.code == "second_line"] == [2]
    assert rows["first"].sum() == 2
    milieus = ["hoger", "hoger"] if heading in {"Annan miljö", "Motiv"} else ["hoger", "vanster", "hoger"]
    assert rows["milieu"].astype(str).tolist() == milieus


@pytest.mark.parametrize(
    ("headings", "inside"),
    [
        (("Inkommen", "Åtgärdat"), 0),
        (("Åtgärdat", "Inkommen"), 1),
        (("Registreringsdag", "Avslutat"), 0),
        (("Avslutat", "Händelsedag"), 1),
        (("Skapad", "Ändrad"), 0),
        (("Senast uppdaterad", "Upptäcktes"), 1),
    ],
)
def test_of_days_with_headings_of_their_own_that_of_the_event_is_read(
    tmp_path: Path, headings: tuple[str, str], inside: int
) -> None:
    """The case belongs to the year in which it happened or came in, and the choice is told."""
    days = ["2021-05-20", "2021-05-20"]
    days[inside] = "2021-04-20"
    text = f"{';'.join(headings)};Stadsdel;Kategori\n{';'.join(days)};Bagarmossen;Nazistiskt\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert counted_lines(parsed) == {NAZI: 1}
    assert [p.column for p in parsed.problems if p.code == "assumed_day"] == [headings[inside]]


@pytest.mark.parametrize(
    "narrower",
    ["Unika ärenden", "Varav relevanta", "Relevanta träffar", "Bekräftade", "Antal efter granskning"],
)
def test_a_part_of_the_counts_is_not_passed_over(tmp_path: Path, narrower: str) -> None:
    """It may be what counts: the file is refused, and both columns are named."""
    text = f"Sökord;Antal träffar;{narrower}\nnazist;5;3\nhakkors;4;0\n"
    with pytest.raises(InputError, match=narrower):
        read_text(tmp_path / "ia.csv", text)


def test_a_yes_or_no_about_the_very_thing_divides_a_table_of_counts(tmp_path: Path) -> None:
    """What is said not to be extremist is not counted."""
    rows = read_text(tmp_path / "klotter.csv", "Extremistiskt;Antal\nJa;4\nNej;30\n").observations
    assert rows.loc[rows["status"] == "counted", "count"].tolist() == [4]


@pytest.mark.parametrize(
    "word", ["Nazistikst", "Nazisitskt", "Rassistiskt", "Islamisitskt", "Vänsterautonomtt"]
)
def test_a_category_with_a_slip_of_the_pen_is_asked_about(tmp_path: Path, word: str) -> None:
    """It is set aside and named, so that no line that it may belong to is exact."""
    parsed = read_text(tmp_path / "klotter.csv", f"{HEADINGS}\n{CASE};{word}\n")
    assert parsed.observations["status"].tolist() == ["unreadable"]
    assert [problem.code for problem in parsed.problems] == ["near_category"]


@pytest.mark.parametrize("word", ["Politiskt", "Fotboll", "Homofobiskt", "Sexistiskt", "Antisemitiskt"])
def test_a_word_of_its_own_is_no_slip_of_the_pen(tmp_path: Path, word: str) -> None:
    """It keeps a line of its own."""
    assert counted_lines(read_text(tmp_path / "klotter.csv", f"{HEADINGS}\n{CASE};{word}\n")) == {word: 1}


@pytest.mark.parametrize(
    "kind", ["Extremism", "Våldsbejakande extremism", "VBE", "Radikalisering", "Terrorism och extremism"]
)
@pytest.mark.parametrize("heading", ["Händelsetyp", "Typ", "Klassificering", "Orsak", "Rubrik"])
def test_kinds_beside_the_one_sought_are_in_doubt(tmp_path: Path, kind: str, heading: str) -> None:
    """A list of all incidents is no list of those of extremism: the others are set aside, and the figure is a least."""
    text = f"IA-nummer;Datum;{heading}\n1;2021-03-01;Halkolycka\n2;2021-03-01;{kind}\n"
    assert read_text(tmp_path / "ia.csv", text).observations["status"].tolist() == ["unreadable", "counted"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Händelsetyp;Antal\nHot;4\nVåldsbejakande extremism;2\nStöld;5\n", ["not_extremist", "counted", "not_extremist"]),
        ("Händelsetyp;Antal\nHot;4\nVåldsbejakande extremism;0\n", ["not_extremist", "counted"]),
        ("Månad;Händelsetyp;Antal\njan 2021;Hot;4\njan 2021;Extremism;1\n", ["not_extremist", "counted"]),
    ],
)  # fmt: skip
def test_a_table_of_counts_by_kind_has_sorted_them(tmp_path: Path, text: str, statuses: list[str]) -> None:
    """The line of the kind that is asked for is the figure; the others are told by name."""
    parsed = read_text(tmp_path / "ia.csv", text)
    assert parsed.observations["status"].tolist() == statuses
    assert "other_kinds" in {problem.code for problem in parsed.problems}


@pytest.mark.parametrize(
    "text",
    [
        "IA-nummer;Datum;Händelsetyp\n1;2021-03-01;Hot\n2;2021-03-01;Klotter\n",
        "IA-nummer;Datum;Händelsetyp;Miljö\n1;2021-03-01;Hot;Vit makt\n2;2021-03-01;Extremism;\n",
    ],
)
def test_kinds_of_what_was_sought_count(tmp_path: Path, text: str) -> None:
    """Hits of a search are of many kinds, and where a milieu is told it tells more."""
    assert read_text(tmp_path / "ia.csv", text).observations["status"].tolist() == ["counted", "counted"]


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("2021-2 (makulerat)", "withdrawn"),
        ("2021-2 makulerad", "withdrawn"),
        ("2021-2 – dubblett", "duplicate"),
        ("2021-2 [Felregistrerat]", "withdrawn"),
        ("2021-2 (avvisat)", "unreadable"),
        ("2021-2 (klart)", "counted"),
        ("2021-2 B", "counted"),
        ("2021-2", "counted"),
    ],
)
def test_a_word_after_the_number_of_a_case_is_heard(tmp_path: Path, number: str, status: str) -> None:
    """As it is in a column of its own."""
    text = f"{HEADINGS}\n{CASE};Nazistiskt\n{number}{CASE[1:]};Nazistiskt\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert parsed.observations["status"].tolist() == ["counted", status]
