"""Free text end to end: masked at import, doubtful passages judged by hand, shown in the intern workbook alone."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, is_zipfile

import duckdb
import pytest
from graffiti_files import CASES, HEADINGS, graffiti
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from program import Outcome, written
from terminal import on_a_terminal

from lagesbild.intake.free_text import MOST_TEXTS
from lagesbild.personal_data.masking import apply_decisions, screen, split_around
from lagesbild.personal_data.word_lists import DEFAULT
from lagesbild.store.free_text import COMMON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Outcome]

YEAR = ("--år", 2021)
SURE = "Ringde Fatima Lindgren, 811218-9876, på 070-174 06 05 igen."
MASKED = "Ringde [namn], [personnummer], på [telefon] igen."
DOUBTFUL = "Vi talade om Xerxåld hela mötet."
PLAIN = "Flygblad delades ut utanför lokalen."
HEADING = "Datum;Kontakt från;Kontaktväg;Miljö;Anteckning"
WORDS = ("Fatima", "811218", "070-174", "Xerxåld", "Flygblad")
"""What no message, log or public file may say."""


def contacts(path: Path, *notes: str, day: str = "2021-03-01") -> Path:
    """The coordinator's log with a note a row, the first on row 2."""
    rows = (f"{day};Socialtjänsten;Telefon;Oklart;{note}" for note in notes)
    path.write_text("\n".join((HEADING, *rows)) + "\n", encoding="utf-8")
    return path


def texts(folder: Path) -> list[str]:
    """The free text that the store holds, in the order of rows."""
    with duckdb.connect(str(folder / "lagesbild.db"), read_only=True) as store:
        return [
            text for (text,) in store.execute('SELECT text FROM texts ORDER BY import_id, "row"').fetchall()
        ]


def everything(folder: Path) -> str:
    """Every value of every table of the store."""
    with duckdb.connect(str(folder / "lagesbild.db"), read_only=True) as store:
        tables = [name for (name,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return "".join(str(store.execute(f'FROM "{table}"').fetchall()) for table in tables)


def waiting(run: Run) -> list[Any]:
    """The queue, for other programs."""
    found: list[Any] = run("granska-text", *YEAR, "--json").json["waiting"]
    return found


def sheet(run: Run, folder: Path) -> list[tuple[Any, ...]]:
    """The rows of the sheet of descriptions in the intern workbook, without the source's name and the file's."""
    assert run("exportera", *YEAR, "--format", "excel", "--till", "ut").code == 0
    book = load_workbook(folder / "ut" / "lagesbild-2021.xlsx")
    rows = [(row[3], *row[7:9]) for row in book["Beskrivningar"].iter_rows(values_only=True)]
    return rows[rows.index(("Rad", "Beskrivning", "Läge")) + 1 :]


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    """A log with a sure, a doubtful and a plain note, stored."""
    path = contacts(tmp_path / "kontakter.csv", SURE, DOUBTFUL, PLAIN)
    assert run("importera", path, *YEAR).code == 0
    return path


@pytest.fixture
def passage(run: Run, log: Path) -> str:  # noqa: ARG001 — the log is to be stored first
    """The id of the one doubtful passage of the log."""
    (one,) = waiting(run)
    return str(one["id"])


@pytest.mark.usefixtures("log")
def test_what_is_sure_is_masked_before_it_is_stored(tmp_path: Path) -> None:
    """The store has the text with marks in the place of names and numbers, and the words nowhere."""
    assert texts(tmp_path) == [MASKED, DOUBTFUL, PLAIN]
    assert [word for word in ("Fatima", "811218", "070-174") if word in everything(tmp_path)] == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["importera", "rapport"])
def test_the_coordinator_is_told_what_was_found_and_where_to_go(
    run: Run, tmp_path: Path, command: str
) -> None:
    """Kinds and numbers by file, never the text."""
    path = contacts(tmp_path / "kontakter.csv", SURE, DOUBTFUL, PLAIN)
    told = run(command, path, *YEAR)
    said = " ".join(told.out.split())
    found = (
        "kontakter.csv, i fritexten: 1 personnummer, 1 telefonnummer och 1 namn maskas; 1 tveksamt ställe."
    )
    assert (found in said) == (command == "importera")
    assert "lagesbild granska-text --år 2021" in said
    assert [word for word in WORDS if word in told.out + told.err] == []


def test_an_inspection_counts_without_storing(run: Run, tmp_path: Path) -> None:
    """`granska --json` has the kinds by file; a note that repeats is not told as an answer."""
    path = contacts(tmp_path / "kontakter.csv", SURE, DOUBTFUL, *[SURE] * 4)
    told = run("granska", path, "--json")
    (file,) = told.json["files"]
    assert file["personal_data"] == {
        "masked": {"namn": 5, "personnummer": 5, "telefon": 5},
        "doubtful": {"namn": 1},
    }
    assert [word for word in WORDS if word in told.out] == []
    assert not (tmp_path / "lagesbild.db").exists()


@pytest.mark.usefixtures("log")
def test_the_json_of_a_year_has_the_numbers_of_the_intern_edition_alone(run: Run, tmp_path: Path) -> None:
    """How many texts there are, how many wait and what was found by file."""
    assert run("visa", *YEAR, "--json").json["free_text"] == {
        "texts": 3,
        "waiting": 1,
        "files": [
            {
                "file": "kontakter.csv",
                "masked": {"namn": 1, "personnummer": 1, "telefon": 1},
                "doubtful": {"namn": 1},
            }
        ],
    }
    run("exportera", *YEAR, "--utgåva", "publik", "--format", "json", "--till", "ut")
    assert "free_text" not in (tmp_path / "ut" / "lagesbild-2021-publik.json").read_text("utf-8")


def test_every_column_of_free_text_is_read(run: Run, tmp_path: Path) -> None:
    """Two such columns of one file are both searched and kept, each under its heading."""
    path = tmp_path / "kontakter.csv"
    path.write_text(
        f"{HEADING};Minnesanteckning\n2021-03-01;Socialtjänsten;Telefon;Oklart;{PLAIN};{SURE}\n", "utf-8"
    )
    run("importera", path, *YEAR)
    assert sorted(texts(tmp_path)) == [PLAIN, MASKED]


def test_a_column_that_the_rules_leave_unread_is_not_read(run: Run, tmp_path: Path) -> None:
    """What the user has left out by rules is neither searched nor kept."""
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / "logg.toml").write_text(
        'filer = ["kontakter*"]\nkalla = "kontakter"\n[kolumner]\n"Anteckning" = ""\n', "utf-8"
    )
    run("importera", contacts(tmp_path / "kontakter.csv", SURE), *YEAR)
    assert texts(tmp_path) == []


def test_the_text_of_rows_that_do_not_count_is_not_kept(run: Run, tmp_path: Path) -> None:
    """A row outside the period is searched, and its text left where it is."""
    told = run("importera", contacts(tmp_path / "kontakter.csv", SURE, day="2019-03-01"), *YEAR)
    assert "1 personnummer" in told.out
    assert texts(tmp_path) == []


def test_the_remarks_of_a_register_of_public_space_are_searched_and_not_kept(
    run: Run, tmp_path: Path
) -> None:
    """The sender's slip is told, and nothing of it is stored."""
    cases = [(*case, SURE) for case in CASES]
    told = run("importera", graffiti(tmp_path / "klotter.csv", cases, (*HEADINGS, "Anmärkning")), *YEAR)
    assert "4 personnummer" in told.out
    assert texts(tmp_path) == []
    assert waiting(run) == []


def test_a_column_with_too_many_texts_is_left_unread_and_told(run: Run, tmp_path: Path) -> None:
    """No text that has not been searched is stored, and the figures are as they would be."""
    notes = (f"Anteckning nummer {number}" for number in range(MOST_TEXTS + 1))
    path = contacts(tmp_path / "kontakter.csv", *notes)
    assert run("importera", path, *YEAR).code == 0
    assert texts(tmp_path) == []
    shown = run("visa", *YEAR, "--json").json
    assert [problem["code"] for problem in shown["problems"]] == ["texts_not_searched"]


@pytest.mark.usefixtures("log")
def test_without_a_terminal_the_queue_is_told_by_id_and_place(run: Run) -> None:
    """Neither the table nor the JSON has a word of the text."""
    (one,) = waiting(run)
    assert (one["kind"], one["start"], one["end"]) == ("namn", 13, 20)
    assert [(place["file"], place["row"]) for place in one["places"]] == [("kontakter.csv", 3)]
    shown = run("granska-text", *YEAR).out
    assert one["id"] in shown
    assert "14–20" in shown
    assert [word for word in WORDS if word in shown] == []


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("--behåll", DOUBTFUL),
        ("--behall", DOUBTFUL),
        ("--maska", "Vi talade om [namn] hela mötet."),
    ],
)
def test_what_is_decided_stands_in_the_workbook(
    run: Run, tmp_path: Path, passage: str, wish: str, text: str
) -> None:
    """Before the decision the text waits, after it the text stands as decided."""
    assert sheet(run, tmp_path)[1] == (3, "–", "väntar på granskning")
    assert run("granska-text", *YEAR, wish, passage).code == 0
    assert sheet(run, tmp_path)[:3] == [
        (2, MASKED, "inget tveksamt"),
        (3, text, "granskad"),
        (4, PLAIN, "inget tveksamt"),
    ]
    assert waiting(run) == []


@pytest.mark.slow
@pytest.mark.parametrize("undo", ["--ångra", "--angra"])
def test_a_decision_can_be_undone_and_every_change_is_in_the_journal(
    run: Run, passage: str, undo: str
) -> None:
    """Undone, the passage waits again; the journal says who did what of which row, and not a word of it."""
    run("granska-text", *YEAR, "--maska", passage)
    (decided,) = run("granska-text", *YEAR, "--json").json["decisions"]
    assert decided["verdict"] == "maska"
    assert decided["by"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", decided["decided"])
    assert run("granska-text", *YEAR, undo, passage).code == 0
    assert [one["id"] for one in waiting(run)] == [passage]
    journal = run("journal", "--json")
    details = [entry["detail"] for entry in journal.json["journal"] if entry["event"] == "decided"]
    assert [detail.split(", av ")[0] for detail in details] == [
        f"fritext {passage}, rad 3: maska",
        f"fritext {passage}, rad 3: beslutet ångrat",
    ]
    assert [word for word in WORDS if word in journal.out] == []


@pytest.mark.sampled
@pytest.mark.parametrize("wish", ["--behåll", "--maska", "--ångra"])
@pytest.mark.usefixtures("log")
def test_an_unknown_id_changes_nothing(run: Run, passage: str, wish: str) -> None:
    """The sentence says where the ids are, and a good id beside the bad one is not decided."""
    told = run("granska-text", *YEAR, "--maska", passage, wish, "finns-inte")
    assert told.code == 2
    assert "lagesbild granska-text" in told.err
    assert len(waiting(run)) == 1


@pytest.mark.usefixtures("log")
def test_two_decisions_of_one_passage_are_refused(run: Run, passage: str) -> None:
    """Which of them was meant only the user knows; the same one twice is one."""
    told = run("granska-text", *YEAR, "--behåll", passage, "--maska", passage)
    assert told.code == 2
    assert passage in told.err
    assert len(waiting(run)) == 1
    assert run("granska-text", *YEAR, "--maska", passage, "--maska", passage).code == 0
    assert waiting(run) == []


@pytest.mark.slow
def test_a_decision_holds_for_the_same_text_wherever_it_stands(
    run: Run, tmp_path: Path, passage: str
) -> None:
    """In a corrected file, in other rows, and after the import was removed and read again."""
    run("granska-text", *YEAR, "--maska", passage)
    corrected = contacts(tmp_path / "kontakter.csv", PLAIN, DOUBTFUL, DOUBTFUL)
    run("importera", corrected, *YEAR)
    assert [row[1] for row in sheet(run, tmp_path)[1:3]] == ["Vi talade om [namn] hela mötet."] * 2
    (kept,) = run("importer", "--json").json["imports"]
    run("ta-bort", kept["id"])
    assert texts(tmp_path) == []
    run("importera", corrected, *YEAR)
    assert waiting(run) == []


@pytest.mark.slow
def test_a_text_on_very_many_rows_is_one_to_judge(run: Run, tmp_path: Path) -> None:
    """It stands in the queue once with all its rows; what is decided, and a larger list, hold for each of them."""
    path = contacts(tmp_path / "kontakter.csv", *[DOUBTFUL] * (COMMON + 1), PLAIN)
    assert run("importera", path, *YEAR).code == 0
    (one,) = waiting(run)
    assert [place["row"] for place in one["places"]] == [*range(2, COMMON + 3)]
    assert run("granska-text", *YEAR, "--maska", one["id"]).code == 0
    shown = [text for _, text, _ in sheet(run, tmp_path)[: COMMON + 1]]
    assert set(shown) == {"Vi talade om [namn] hela mötet."}
    (tmp_path / "namn.txt").write_text("Xerxåld\n", encoding="utf-8")
    assert run("granska-text", *YEAR, "--namnlista", "namn.txt").code == 0
    assert texts(tmp_path) == [*["Vi talade om [namn] hela mötet."] * (COMMON + 1), PLAIN]


@pytest.mark.sampled
@pytest.mark.parametrize("name", ["namn.txt", "namn.csv", "namn.xlsx"])
def test_a_larger_list_masks_more_when_the_file_is_named_again(
    run: Run, tmp_path: Path, log: Path, name: str
) -> None:
    """A name that was doubtful is sure by the list: masked in the store, and no longer in the queue."""
    names = tmp_path / "listor"
    names.mkdir()
    path = names / name
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in (("Namn", "Antal"), ("Xerxåld", 12)):
            book.active.append(row)  # type: ignore[union-attr]
        book.save(path)
    else:
        path.write_text("Namn;Antal\nXerxåld;12\n", encoding="cp1252")
    again = run("importera", log, *YEAR, "--namnlista", path)
    assert (again.code, again.err) == (0, "")
    assert texts(tmp_path)[1] == "Vi talade om [namn] hela mötet."
    assert waiting(run) == []
    assert "Xerxåld" not in everything(tmp_path)


@pytest.mark.usefixtures("log")
def test_a_larger_list_may_be_tried_on_what_is_stored(run: Run, tmp_path: Path) -> None:
    """`granska-text --namnlista` searches the stored texts again, without the files."""
    (tmp_path / "namn.txt").write_text("Xerxåld\n", "utf-8")
    told = run("granska-text", *YEAR, "--namnlista", "namn.txt")
    assert (told.code, "en ändrad text" in told.err) == (0, True)
    assert texts(tmp_path) == [MASKED, "Vi talade om [namn] hela mötet.", PLAIN]
    assert [entry["event"] for entry in run("journal", "--json").json["journal"]][-1] == "screened"


@pytest.mark.parametrize("kept", ['["Xerxåld"]', '"kvar.txt"'])
def test_the_settings_name_what_is_never_masked(run: Run, tmp_path: Path, kept: str) -> None:
    """A place of the keep-list, in the settings or in a file that they name, is no name."""
    (tmp_path / "kvar.txt").write_text("Xerxåld\n", "utf-8")
    (tmp_path / "lagesbild.toml").write_text(f"[fritext]\nbehall = {kept}\n", "utf-8")
    run("importera", contacts(tmp_path / "kontakter.csv", DOUBTFUL), *YEAR)
    assert waiting(run) == []
    assert texts(tmp_path) == [DOUBTFUL]


def test_the_settings_name_a_list_of_names(run: Run, tmp_path: Path) -> None:
    """The list of the settings is used without being named."""
    (tmp_path / "namn.txt").write_text("Xerxåld\n", "utf-8")
    (tmp_path / "lagesbild.toml").write_text('[fritext]\nnamnlista = "namn.txt"\n', "utf-8")
    run("importera", contacts(tmp_path / "kontakter.csv", DOUBTFUL), *YEAR)
    assert texts(tmp_path) == ["Vi talade om [namn] hela mötet."]


@pytest.mark.parametrize("command", [("importera", "kontakter.csv"), ("granska-text",)])
@pytest.mark.usefixtures("log")
def test_a_list_that_is_not_there_is_told_in_a_sentence(run: Run, command: tuple[str, ...]) -> None:
    """The name of the list, and what to do."""
    told = run(*command, *YEAR, "--namnlista", "saknas.txt")
    assert told.code == 3
    assert "saknas.txt kunde inte läsas" in told.err


def inside(content: bytes) -> Iterator[bytes]:
    """A file's bytes, and those of all that is packed in it."""
    yield content
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from inside(archive.read(name))


@pytest.mark.slow
@pytest.mark.usefixtures("log")
def test_the_text_is_in_the_intern_workbook_and_nowhere_else(run: Run, tmp_path: Path) -> None:
    """Not in the section, the Markdown, the JSON, the manifest or the public edition."""
    for edition in ("intern", "publik"):
        assert run("exportera", *YEAR, "--utgåva", edition, "--till", "ut").code == 0
    holders = {
        name
        for name, body in written(tmp_path / "ut").items()
        if any(b"Flygblad delades ut" in part for part in inside(body))
    }
    assert holders == {"lagesbild-2021.xlsx"}


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("answers", "left", "keeps"),
    [
        ("m\nb\n", 0, [False, True]),
        ("h\nmaska\n", 1, [False]),
        ("nej\na\n", 2, []),
        ("b\na\n", 1, [True]),
        ("b\n\x04", 1, [True]),
        ("b\nå\nm\nb\n", 0, [False, True]),
        ("å\nb\nh\n", 1, [True]),
        ("b\nå\na\n", 2, []),
    ],
)
def test_on_a_terminal_each_passage_is_asked_of(
    run: Run, tmp_path: Path, answers: str, left: int, keeps: list[bool]
) -> None:
    """Keep, mask, skip and stop, by word or by letter; each answer is kept at once."""
    run("importera", contacts(tmp_path / "kontakter.csv", DOUBTFUL, "Vi såg Yxbert där."), *YEAR)
    assert on_a_terminal(tmp_path, answers, "granska-text", "--år", "2021") == 0
    told = run("granska-text", *YEAR, "--json").json
    assert len(told["waiting"]) == left
    assert sorted(one["verdict"] == "behåll" for one in told["decisions"]) == sorted(keeps)


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from((SURE, DOUBTFUL, PLAIN, "Elev i 9C på Bärnstensskolan.", "Yxbert sa det.")),
        max_size=5,
    )
)
def test_screening_again_changes_nothing(parts: list[str]) -> None:
    """A text that has been screened stays as it is, with the same passages under the same ids."""
    once, _ = screen(" ".join(parts))
    assert screen(once.text)[0] == once


def test_a_passage_keeps_its_id_when_more_is_masked_around_it() -> None:
    """A larger list of names does not make the coordinator decide again."""
    text = "Vi talade om Xerxåld med Yxbert i dag."
    first, _ = screen(text)
    larger, _ = screen(text, DEFAULT.__class__(names=frozenset({"xerxåld"})))
    assert [p.id for p in larger.passages] == [first.passages[1].id]


def test_a_text_stands_by_what_was_decided_of_each_passage() -> None:
    """One kept, one masked; and what stands around a passage follows the decisions of the others."""
    screened, _ = screen("Vi talade om Xerxåld med Yxbert i dag.")
    one, other = screened.passages
    kept = {one.id: False, other.id: True}
    assert apply_decisions(screened, kept) == "Vi talade om [namn] med Yxbert i dag."
    assert split_around(screened, other, kept) == ("Vi talade om [namn] med ", " i dag.")
