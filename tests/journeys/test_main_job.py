"""The yearly job on the sample years, from files to finished reports."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from program import PERIODS, ROOT, SAMPLES, Outcome, run_in, sample, written

if TYPE_CHECKING:
    from pathlib import Path

NAMED = {
    "lagesbild-2021.xlsx",
    "lagesbild-2021.docx",
    "bilaga-2021.docx",
    "lagesbild-2021.html",
    "lagesbild-2021.md",
    "lagesbild-2021.json",
    "underlag-2021.csv",
}
SENTENCES = (
    "17 av 24 svarade",
    "9 av 11",
    "De egna verksamheterna beskriver en incident, som kopplas till vit makt-miljön.",
    "Skolorna beskriver en, som kopplas till den islamistiska extremistiska miljön.",
    "Arbetsmarknadsförvaltningen och incidentsystemet IA har inget att redovisa.",
    "vid två tillfällen av socialtjänsten: ett gällde vit makt-miljön och ett den islamistiska extremistiska miljön.",
    "Nazistiskt klotter har registrerats vid sex tillfällen, på spridda platser.",
    "Rasistiskt och vänsterautonomt klotter har registrerats vid två tillfällen vardera och inget islamistiskt klotter.",
    "Ingen förändring sedan 2020 går att säkerställa statistiskt; talen är små.",
)
"""What the section of the plan says of the year."""
FIGURES = {
    ("enkat_egna", "hoger"): 1,
    ("enkat_skolor", "islamistisk"): 1,
    ("kontakter", "hoger"): 1,
    ("kontakter", "islamistisk"): 1,
    ("klotter", "nazistiskt"): 6,
    ("klotter", "rasistiskt"): 2,
    ("klotter", "vansterautonomt"): 2,
    ("klotter", "islamistiskt"): 0,
}
"""By source and category (or milieu where a source has no categories). All other lines of these sources are zero."""
ESCAPE = "\x1b"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A folder in which the job was run on 2020's files stored and 2021's named, and what it said."""
    folder = tmp_path_factory.mktemp("job")
    assert run_in(folder, "importera", *sample(2020)).code == 0
    return folder, run_in(folder, "rapport", *sample(2021))


@pytest.fixture(scope="module")
def shown(finished: tuple[Path, Outcome]) -> Any:
    """The year as `visa --json` gives it."""
    return run_in(finished[0], "visa", "--år", 2021, "--json").json


def test_the_job_succeeds_without_a_word_on_stderr(finished: tuple[Path, Outcome]) -> None:
    """Results go to stdout, and there is nothing else to say."""
    assert (finished[1].code, finished[1].err) == (0, "")


def test_every_file_of_the_contract_is_written(finished: tuple[Path, Outcome]) -> None:
    """The files by name; beside every picture its alternative text; nothing else."""
    files = set(written(finished[0] / "reports" / "2021"))
    pictures = {name for name in files if name.startswith("diagram/") and name.endswith(".png")}
    assert pictures
    assert files == NAMED | pictures | {name.replace(".png", ".txt") for name in pictures}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_text_says_what_the_plan_says(finished: tuple[Path, Outcome], sentence: str) -> None:
    """The section in Markdown holds each statement of the real plan."""
    text = (finished[0] / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert sentence in text.replace("\u00a0", " ")


def test_the_figures_are_those_of_the_plan(shown: Any) -> None:
    """Two incidents, two contacts, the graffiti; every other line of these sources and IA is zero."""
    sources = {source for source, _ in FIGURES} | {"ia", "arbetsmarknad"}
    counts = {
        (c["source"], c["category"] or c["milieu"]): c["count"]
        for c in shown["counts"]
        if c["source"] in sources
    }
    assert counts == dict.fromkeys(counts, 0) | FIGURES


def test_the_surveys_say_how_many_were_asked(shown: Any) -> None:
    """Sent and answered, from the recipient lists and the answers."""
    asked = {s["key"]: (s["sent"], s["answered"]) for s in shown["sources"] if s["sent"] is not None}
    assert asked == {"enkat_egna": (24, 17), "enkat_skolor": (11, 9)}


def test_the_file_holds_what_the_command_shows(finished: tuple[Path, Outcome], shown: Any) -> None:
    """lagesbild-2021.json and `visa --json` are one and the same."""
    path = finished[0] / "reports" / "2021" / "lagesbild-2021.json"
    assert Outcome(0, path.read_text(encoding="utf-8"), "").json == shown


def test_a_second_run_changes_nothing(finished: tuple[Path, Outcome]) -> None:
    """Every file is the same to the byte, and each incoming one is called unchanged."""
    folder, _ = finished
    before = written(folder / "reports")
    again = run_in(folder, "rapport", *sample(2021))
    assert written(folder / "reports") == before
    files = len(list((SAMPLES / "2021").iterdir()))
    assert f"{files} av {files} filer inlästa: {files} oförändrade." in again.out


def test_the_screen_says_what_came_in_and_where_the_files_are(finished: tuple[Path, Outcome]) -> None:
    """What came in, last year's figures, what to do and the folder stand on one screen; the rest is a word away."""
    said = " ".join(finished[1].out.split())
    for words in ("10 av 10 filer inlästa: 10 nya.", "(2020)", "7 i enkäten", "--allt", "reports/2021"):
        assert words in said
    assert len(finished[1].out.splitlines()) <= 26
    whole = " ".join(run_in(finished[0], "visa", "--år", 2021, "--allt").out.split())
    for words in ("17 av 24", "9 av 11", "testsvar", "utanför perioden", "Pärlugglans skola"):
        assert words in whole


@pytest.mark.sampled
@pytest.mark.parametrize(
    "setting", [{}, {"NO_COLOR": "1"}, {"COLUMNS": "80"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_a_pipe_gets_plain_lines_of_eighty_signs(years: Path, setting: dict[str, str]) -> None:
    """In a pipe there is no escape code, no line over 80 signs, and every letter survives."""
    command = [sys.executable, "-m", "lagesbild", "visa", "--år", "2021", "--allt"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", **setting}
    done = subprocess.run(command, check=True, capture_output=True, cwd=years, env=environment)
    said = done.stdout.decode()
    assert ESCAPE not in said
    assert max(map(len, said.splitlines())) <= 80
    assert "Lästa  Räknade  Åt sidan" in said


def test_a_window_without_colours_gets_none(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR holds in a window too: bold type may stay, colours may not."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    said = run_in(years, "visa", "--år", 2021).out
    assert re.findall(r"\x1b\[[0-9;]*3[0-7]", said) == []


@pytest.mark.parametrize("start", [("-m", "lagesbild"), (str(ROOT / "cli.py"),)])
def test_the_program_can_be_started_in_every_way(start: tuple[str, ...], years: Path) -> None:
    """`python -m lagesbild` and `python cli.py` are the same program."""
    command = [sys.executable, *start, "--version"]
    done = subprocess.run(
        command, check=True, capture_output=True, cwd=years, env={"PYTHONPATH": str(ROOT)}, text=True
    )
    assert re.fullmatch(r"lagesbild \d+\.\d+\.\d+\n", done.stdout)


def test_a_year_keeps_the_period_that_it_was_stored_with(stored: Path) -> None:
    """Without --period a stored year keeps its own, so that the same command gives the same figures."""
    kept = run_in(stored, "importera", SAMPLES / "2021" / "klotter_2021.xlsx", "--år", 2021)
    assert "oförändrad" in kept.out
    days = run_in(stored, "visa", "--år", 2021, "--json").json["period"]
    assert f"{days['from']}..{days['to']}" == PERIODS[2021]


def test_a_year_never_mixes_two_periods(stored: Path) -> None:
    """Another period for one file of a stored year is refused, and nothing is changed."""
    before = run_in(stored, "visa", "--år", 2021, "--json").json
    words = (SAMPLES / "2021" / "klotter_2021.xlsx", "--år", 2021, "--period", "2021-01-01..2021-12-31")
    refused = run_in(stored, "importera", *words)
    assert (refused.code, "2020-05-01..2021-04-30" in refused.err) == (3, True)
    assert run_in(stored, "visa", "--år", 2021, "--json").json == before


def test_a_file_that_lies_there_twice_is_counted_once(run: Any, tmp_path: Path) -> None:
    """A copy under another name is told apart, and adds nothing."""
    content = (SAMPLES / "2021" / "klotter_2021.xlsx").read_bytes()
    for name in ("klotter.xlsx", "klotter kopia.xlsx"):
        (tmp_path / name).write_bytes(content)
    said = run("importera", "klotter.xlsx", "klotter kopia.xlsx", "--år", 2021).out
    assert "samma innehåll som en annan av filerna" in " ".join(said.split())
    assert len(run("visa", "--år", 2021, "--json").json["sources"][3]["files"]) == 1


@pytest.mark.slow
def test_of_very_many_silent_units_the_screen_names_the_first(run: Any, tmp_path: Path) -> None:
    """Forty by name, and where the others stand; the workbook has them all."""
    inbox = tmp_path / "underlag"
    inbox.mkdir()
    asked = "\n".join(("Skola;Utskickad", *(f"Skola {number:03};2021-03-05" for number in range(1, 46))))
    (inbox / "utskick_skolor.csv").write_text(f"{asked}\n", encoding="utf-8")
    answers = (SAMPLES / "2021" / "enkat_skolor_2021.csv").read_bytes()
    (inbox / "enkat_skolor.csv").write_bytes(answers)
    folded = " ".join(run("rapport", inbox, "--år", 2021, "--till", "ut").out.split())
    assert "Har inte svarat: 45 i enkäten till skolor. Påminn dem: lagesbild påminn --år 2021." in folded
    shown = " ".join(run("visa", "--år", 2021, "--allt").out.split())
    assert "Skola 040 och 5 till, se bladet Underlag i arbetsboken." in shown
    assert "Skola 041" not in shown


@pytest.mark.slow
@pytest.mark.parametrize(("name", "told"), [("svar.csv", 1), ("enkat_skolor.csv", 0)])
def test_which_survey_a_file_without_a_telling_name_was_taken_for_is_told(
    run: Any, tmp_path: Path, name: str, told: int
) -> None:
    """The surveys ask the same questions, so that a heading may point at the wrong one."""
    (tmp_path / name).write_bytes((SAMPLES / "2021" / "enkat_skolor_2021.csv").read_bytes())
    run("importera", name, "--år", 2021)
    problems = run("visa", "--år", 2021, "--json").json["problems"]
    said = [one["message"] for one in problems if one["code"] == "assumed_source"]
    assert len(said) == told
    assert all("Enkät till egna verksamheter, skriv ”egna” i filnamnet" in message for message in said)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_of_those_asked_needs_no_more_than_their_names(run: Any, tmp_path: Path, kind: str) -> None:
    """One column, under its heading and perhaps a title, with a note below: every name is one that was asked."""
    names = [
        "Björkhagens skola",
        "Tallskolan, som har ett namn som är längre än de flesta andra",
        "Pärlugglans skola",
    ]
    lines = ["Utskick 2021", "", "Skola", *names, "", "Källa: samordnaren"]
    inbox = tmp_path / "underlag"
    inbox.mkdir()
    if kind == "csv":
        (inbox / "utskick_skolor.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        book = Workbook()
        sheet = book.create_sheet("Utskick", 0)
        for line in lines:
            sheet.append([line])
        book.save(inbox / "utskick_skolor.xlsx")
    (inbox / "enkat_skolor.csv").write_bytes((SAMPLES / "2021" / "enkat_skolor_2021.csv").read_bytes())
    assert run("rapport", inbox, "--år", 2021, "--till", "ut").code == 0
    shown = run("visa", "--år", 2021, "--allt").out
    survey = next(
        one for one in run("visa", "--år", 2021, "--json").json["sources"] if one["key"] == "enkat_skolor"
    )
    assert survey["sent"] == 3
    assert "Tallskolan" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "read"),
    [((), 0), (("Test", "Ja", "Ja"), 1)],
    ids=["headings alone", "a trial alone"],
)
def test_a_survey_that_nobody_answered_is_silent_and_not_zero(
    run: Any, tmp_path: Path, answers: tuple[str, ...], read: int
) -> None:
    """An export without answers says nothing of what has happened: it is no source that reports zero."""
    assert run("mallar").code == 0
    form = tmp_path / "mallar" / "mall-enkat_egna.xlsx"
    book = load_workbook(form)
    for column, answer in enumerate(answers, start=1):
        book["Enkät egna"].cell(2, column).value = answer
    book.save(form)
    assert run("rapport", form, "--år", 2021).code == 0
    shown = run("visa", "--år", 2021, "--json").json
    survey = next(source for source in shown["sources"] if source["key"] == "enkat_egna")
    assert (survey["state"], survey["answered"], survey["rows"]["read"]) == ("not_received", None, read)
    assert [count for count in shown["counts"] if count["source"] == "enkat_egna"] == []
    text = (tmp_path / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert ("1 svar läst, 0 räknade, 1 lagd åt sidan (testsvar: 1)" in text) is bool(read)
    section = (tmp_path / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "| Enkät till egna verksamheter | saknas |" in section
    assert "inga incidenter" not in section
