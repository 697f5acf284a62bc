"""What typer says by itself reaches the user in Swedish."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import datetime  # noqa: TC003 — typer reads the annotations
from enum import Enum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from english import english_words
from program import IMPORTABLE

from lagesbild.cli.streams import utf8_streams
from lagesbild.cli.swedish.help_pages import SwedishCommand, SwedishGroup
from lagesbild.cli.swedish.option_names import twins
from lagesbild.cli.swedish.usage_errors import usage_sentence

PROGRAM = "lagesbild"


class Edition(Enum):
    INTERNAL = "intern"
    PUBLIC = "publik"


def _period(text: str) -> str:
    if ".." not in text:
        message = "skriv två dagar med .. emellan"
        raise ValueError(message)
    return text


app = typer.Typer(
    cls=SwedishGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def top(
    databas: Annotated[
        Path, typer.Option("--databas", envvar="LAGESBILD_DATABAS", show_envvar=True, help="Databasen.")
    ] = Path("lagesbild.db"),
) -> None:
    """Lokal lägesbild."""


@app.command(cls=SwedishCommand)
def rapport(  # noqa: PLR0913, PLR0917 — one parameter for every kind that typer knows
    paths: Annotated[list[Path], typer.Argument(metavar="SÖKVÄG", exists=True, help="Filer och mappar.")],
    year: Annotated[int, typer.Option("--år", min=1900, max=2100, help="Året.")],
    till: Annotated[Path, typer.Option("--till", file_okay=False, help="Mappen.")] = Path("reports"),
    edition: Annotated[Edition, typer.Option("--utgåva", help="Utgåvan.")] = Edition.INTERNAL,
    period: Annotated[str | None, typer.Option("--period", parser=_period, metavar="PERIOD")] = None,
    share: Annotated[float, typer.Option("--andel")] = 0.5,
    rows: Annotated[list[int] | None, typer.Option("--rad")] = None,
    span: Annotated[tuple[int, int], typer.Option("--spann")] = (1, 2),
    day: Annotated[datetime | None, typer.Option("--dag")] = None,
    template: Annotated[typer.FileText | None, typer.Option("--mall")] = None,
    listing: Annotated[Path | None, typer.Option("--lista", dir_okay=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", envvar="TEST_JSON", help="Skriv JSON.")] = False,  # noqa: FBT002 — a flag
) -> None:
    """Gör årets rapport."""
    typer.echo(
        f"{edition.value} {(paths, year, till, period, share, rows, span, day, listing, template, as_json)}"
    )


@app.command("ta-bort", cls=SwedishCommand)
def remove(
    number: Annotated[int, typer.Argument(metavar="ID", help="Numret.")],
    edition: Annotated[Edition, typer.Option("--utgåva")],
    pair: Annotated[tuple[str, str] | None, typer.Argument(metavar="PAR")] = None,
) -> None:
    """Ta bort en import."""
    if number == 0:
        message = f"import 0 finns inte i {edition.value} {pair}"
        raise typer.BadParameter(message)


@pytest.fixture(autouse=True)
def _plain_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep colours and line breaks of the terminal that runs the tests out of the pages."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "120")


def _run(*arguments: str) -> object:
    return app(arguments, prog_name=PROGRAM, standalone_mode=False)


def _error(*arguments: str) -> typer.TyperException:
    with pytest.raises(typer.TyperException) as caught:
        _run(*arguments)
    return caught.value


def _sentence(*arguments: str) -> str:
    return usage_sentence(_error(*arguments)) or ""


def _python(code: str, **environment: str) -> str:
    environment |= IMPORTABLE | {"PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, env=os.environ | environment
    )
    return done.stdout


GOOD = ("rapport", __file__, "--år", "2021")
WRONG = {
    ("rapport",): "Argumentet 'SÖKVÄG' saknas. Se 'lagesbild rapport --hjälp'.",
    ("rapport", __file__): "Flaggan '--år' saknas. Se 'lagesbild rapport --hjälp'.",
    ("ta-bort", "1"): "Flaggan '--utgåva' saknas: välj bland intern, publik. Se 'lagesbild ta-bort --hjälp'.",
    ("--databas", "x.db"): "Kommandot saknas. Se 'lagesbild --hjälp'.",
    ("raport",): "Kommandot 'raport' finns inte: menade du 'rapport'? Se 'lagesbild --hjälp'.",
    ("xyz",): "Kommandot 'xyz' finns inte: välj bland rapport, ta-bort. Se 'lagesbild --hjälp'.",
    (*GOOD, "--til", "x"): "Flaggan '--til' finns inte: menade du '--till'? Se 'lagesbild rapport --hjälp'.",
    (
        *GOOD,
        "--utgava=x",
        "--arr",
    ): "Flaggan '--arr' finns inte: menade du '--år'? Se 'lagesbild rapport --hjälp'.",
    (*GOOD, "--zzz"): "Flaggan '--zzz' finns inte. Se 'lagesbild rapport --hjälp'.",
    (*GOOD, "-z"): "Flaggan '-z' finns inte. Se 'lagesbild rapport --hjälp'.",
    (*GOOD, "--databas", "x"): "Flaggan '--databas' står på fel plats: skriv den direkt efter 'lagesbild'.",
    ("--ar", "2021"): "Flaggan '--ar' står på fel plats: skriv den direkt efter 'lagesbild rapport'.",
    ("rapport", "x", "--år", "i fjol"): "Värdet 'i fjol' för '--år' är inte ett heltal.",
    ("rapport", "x", "--år", "9" * 5000): "är ett för stort tal.",
    ("rapport", "x", "--år", "21"): "Värdet '21' för '--år' är för litet, minst 1900 går bra.",
    ("rapport", "x", "--år", "20211"): "Värdet '20211' för '--år' är för stort, högst 2100 går bra.",
    (*GOOD, "--andel", "x"): "Värdet 'x' för '--andel' är inte ett tal.",
    (*GOOD, "--rad", "1", "--rad", "två"): "Värdet 'två' för '--rad' är inte ett heltal.",
    (*GOOD, "--spann", "1"): "Flaggan '--spann' kräver 2 värden.",
    (*GOOD, "--spann", "1", "x"): "Värdet 'x' för '--spann' är inte ett heltal.",
    (*GOOD, "--dag", "x"): "Värdet 'x' för '--dag' är inte ett datum.",
    (*GOOD, "--utgava", "alla"): "Värdet 'alla' för '--utgåva' finns inte: välj bland intern, publik.",
    (*GOOD, "--period", "maj"): (
        "Värdet 'maj' för '--period' går inte att använda: skriv två dagar med .. emellan."
    ),
    ("rapport", "saknas.csv", "--år", "2021"): "Sökvägen 'saknas.csv' för 'SÖKVÄG' finns inte.",
    (*GOOD, "--till", __file__): f"Sökvägen '{__file__}' för '--till' är en fil, inte en mapp.",
    (*GOOD, "--lista", "."): "Sökvägen '.' för '--lista' är en mapp, inte en fil.",
    (*GOOD, "--mall", "saknas.txt"): "Filen 'saknas.txt' för '--mall' går inte att öppna.",
    (*GOOD, "--till"): "Flaggan '--till' kräver ett värde. Se 'lagesbild rapport --hjälp'.",
    (*GOOD, "--json=ja"): "Flaggan '--json' tar inget värde. Se 'lagesbild rapport --hjälp'.",
    ("ta-bort", "x", "--utgåva", "intern"): "Värdet 'x' för 'ID' är inte ett heltal.",
    ("ta-bort", "1", "a", "--utgåva", "intern"): "Ett argument ska ha 2 värden.",
    ("ta-bort", "1", "a", "b", "c", "--utgåva", "intern"): "För många argument: ta bort 'c'.",
    ("ta-bort", "0", "--utgåva", "intern"): "Fel värde: import 0 finns inte i intern None.",
    (): "Det saknas något efter 'lagesbild'.",
}


@pytest.mark.parametrize("arguments", WRONG)
def test_a_usage_error_is_one_swedish_sentence_with_what_to_do(arguments: tuple[str, ...]) -> None:
    """What is wrong is said in Swedish, and the help that would tell more is named."""
    sentence = _sentence(*arguments)
    assert WRONG[arguments] in sentence
    assert not english_words(sentence)
    assert sentence.endswith("--hjälp'.")


@pytest.mark.parametrize("arguments", [arguments for arguments in WRONG if arguments])
def test_what_typer_says_by_itself_is_known_as_english(arguments: tuple[str, ...]) -> None:
    """The search for English finds it in every text of typer's own, so that its silence proves something."""
    assert english_words(_error(*arguments).format_message())


def test_a_flag_set_from_the_environment_is_explained_in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that is neither yes nor no in the environment is named with its option."""
    monkeypatch.setenv("TEST_JSON", "kanske")
    assert "Värdet 'kanske' för '--json' är varken ja eller nej." in _sentence(*GOOD)


def test_a_sentence_of_our_own_reaches_the_user_as_it_is() -> None:
    """A usage error raised with a Swedish sentence keeps it, also when no command is known."""
    assert usage_sentence(typer.BadParameter("året står två gånger")) == "Fel värde: året står två gånger."


@pytest.mark.parametrize("error", [ValueError("x"), typer.Exit(3), typer.Abort(), OSError("x")])
def test_other_errors_are_no_usage_errors(error: Exception) -> None:
    """Only what typer raises about the command line becomes a usage sentence."""
    assert usage_sentence(error) is None


@pytest.mark.parametrize("name", ["--hjälp", "--hjalp", "--help", "-h"])
@pytest.mark.parametrize("command", [(), ("rapport",), ("ta-bort",)])
def test_every_command_has_swedish_help_under_every_name(
    command: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The help page is shown, and no English is left on it."""
    assert _run(*command, name) == 0
    page = capsys.readouterr().out
    assert "Användning: lagesbild" in page
    assert "Flaggor" in page
    assert not english_words(page)


def test_the_help_of_a_command_names_its_parts_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    """Panels, types and the marks for defaults and required values are Swedish."""
    _run("rapport", "--hjälp")
    page = capsys.readouterr().out
    for words in (
        "[FLAGGOR]",
        "Argument ",
        "<sökväg>",
        "<heltal>",
        "[obligatoriskt]",
        "[förval: reports]",
        "[1900–2100]",
    ):
        assert words in page


def test_the_help_of_the_group_lists_commands_and_environment(capsys: pytest.CaptureFixture[str]) -> None:
    """The page of the whole program lists the commands and the environment variable."""
    _run("--hjälp")
    page = capsys.readouterr().out
    for words in (
        "Kommandon",
        "KOMMANDO [ARGUMENT]...",
        "[miljövariabel: LAGESBILD_DATABAS]",
        "Gör årets rapport.",
    ):
        assert words in page


def test_the_help_lists_only_the_swedish_spelling(capsys: pytest.CaptureFixture[str]) -> None:
    """The twin without å ä ö works without taking room on the page."""
    _run("rapport", "--hjälp")
    page = capsys.readouterr().out
    assert "--utgåva" in page
    assert "--utgava" not in page


@pytest.mark.parametrize("spelling", twins("--utgåva"))
def test_both_spellings_of_an_option_work(spelling: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An option may be typed with or without å ä ö."""
    _run(*GOOD, spelling, "publik")
    assert "publik" in capsys.readouterr().out


def test_the_help_stays_swedish_without_the_decorated_pages() -> None:
    """Switching off rich for typer does not bring the English pages back."""
    code = f"import runpy; runpy.run_path({__file__!r})['_run']('rapport', '--hjälp')"
    page = _python(code, TYPER_USE_RICH="0")
    assert "[obligatoriskt]" in page
    assert not english_words(page)


def test_streams_take_every_character_in_an_old_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe in cp1252 gets UTF-8 rather than a crash."""
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", pipe)
    utf8_streams()
    pipe.write("✓ → ≥ å")
    pipe.flush()
    assert pipe.buffer.getvalue().decode("utf-8") == "✓ → ≥ å"


def test_the_swedish_layer_imports_nothing_slow() -> None:
    """Start-up pays for rich and pydantic only when help or an error needs them."""
    modules = ", ".join(
        f"lagesbild.cli.swedish.{name}" for name in ("help_pages", "option_names", "usage_errors")
    )
    code = f"import sys, {modules}; print({{'rich', 'pydantic'}} & set(sys.modules))"
    assert _python(code).strip() == "set()"
