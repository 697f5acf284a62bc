"""A source of one's own is said in three lines: what they leave out has a good and careful default."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lagesbild.config.loading import load
from lagesbild.config.vocabulary.definitions import RESERVED_KINDS, SourceDefinition
from lagesbild.config.vocabulary.questions import Question
from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

EVENT, INCIDENT, FIGURE = (
    ("händelse", "händelser"),
    ("incident", "incidenter"),
    ("uppgift", "uppgifter"),
)


@pytest.mark.parametrize(
    ("form", "unit", "publicity"),
    [
        ("register", EVENT, "person"),
        ("enkat", INCIDENT, "enkat"),
        ("bakgrund", FIGURE, "offentlig_plats"),
        ("text", FIGURE, "offentlig_plats"),
    ],
)
def test_a_name_and_a_form_are_enough(form: str, unit: tuple[str, str], publicity: str) -> None:
    """The rest is made of them, and a register is protected in the public edition until somebody says otherwise."""
    source = SourceDefinition.model_validate({"nyckel": "hamnen", "namn": "Hamnen, Lysekil", "form": form})
    assert (source.short, source.sender) == ("Hamnen", "hamnen, Lysekil")
    assert (source.unit, source.publicity, source.hints) == (unit, publicity, ("hamnen",))


@pytest.mark.parametrize(
    ("name", "short", "sender", "unit", "some"),
    [
        (
            "Bibliotekens tillbud",
            "Biblioteken",
            "biblioteken",
            ("tillbud", "tillbud"),
            "biblioteken redovisar",
        ),
        (
            "Tunabyggens störningsärenden",
            "Tunabyggen",
            "tunabyggen",
            ("störningsärende", "störningsärenden"),
            "tunabyggen redovisar",
        ),
        ("Fältgruppens journal", "Fältgruppen", "fältgruppen", EVENT, "fältgruppen redovisar"),
        (
            "Föreningsstöd",
            "Föreningsstöd",
            "föreningsstöd",
            EVENT,
            "i sammanställningen ”Föreningsstöd” redovisas",
        ),
        ("Svar från Tunabostäder", "Tunabostäder", "Tunabostäder", EVENT, "Tunabostäder redovisar"),
        ("Biblioteken", "Biblioteken", "biblioteken", EVENT, "biblioteken redovisar"),
    ],
)
def test_a_name_says_who_sends_what(
    name: str, short: str, sender: str, unit: tuple[str, str], some: str
) -> None:
    """A source of one line speaks as one that is written out: by the owner in its name, and the word that it ends in."""
    source = SourceDefinition.model_validate({"nyckel": "k", "namn": name})
    assert (source.form, source.short, source.sender, source.unit) == ("register", short, sender, unit)
    assert source.phrases.some == f"{some} {{antal}}"


def test_indicators_are_figures_where_their_name_says_no_more() -> None:
    """Their numbers are of nothing that is counted, so their tables say no more than that they are numbers."""
    said = {"nyckel": "k", "summa": False}
    support = SourceDefinition.model_validate({**said, "namn": "Föreningsstöd"})
    turnouts = SourceDefinition.model_validate({**said, "namn": "Räddningstjänstens insatser"})
    assert (support.unit, support.measure) == (FIGURE, "Antal")
    assert turnouts.measure == "Antal insatser"


def test_a_survey_of_one_line_speaks_of_itself_in_a_sentence() -> None:
    """Nobody is called by the name of the survey."""
    survey = SourceDefinition.model_validate({"nyckel": "k", "namn": "Trygghetsenkät", "form": "enkat"})
    assert survey.phrases.some == "i trygghetsenkäten beskrivs {antal}"
    assert survey.phrases.happened == "beskrevs i trygghetsenkäten"
    assert survey.phrases.where == "på trygghetsenkäten"


def test_the_key_of_a_source_is_the_name_of_its_file(tmp_path: Path) -> None:
    """A heading may stand by itself, and cases with numbers are told apart by them."""
    (tmp_path / "kallor").mkdir()
    text = 'namn = "Bostadsbolagets ärenden"\nkolumner = { arende = "Ärendenr", datum = "Inkom" }\n'
    (tmp_path / "kallor" / "Bostäder.toml").write_text(text, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text('uppsattning = "egna"\n', encoding="utf-8")
    (source,) = load(tmp_path / "lagesbild.toml").vocabulary.sources
    assert (source.key, source.identity, source.hints) == (
        "bostader",
        "arende",
        ("bostader", "bostadsbolaget"),
    )
    assert source.columns == {"arende": ("Ärendenr",), "datum": ("Inkom",)}


def test_a_heading_of_background_may_stand_by_itself() -> None:
    """It comes before the usual ones, whole."""
    said = {"nyckel": "k", "namn": "NTU", "form": "bakgrund", "kolumner": {"uppgift": "Påstående om oro"}}
    assert SourceDefinition.model_validate(said).columns["uppgift"][:2] == ("Påstående om oro", "Uppgift")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"handelse": True}, "ja_nej"),
        ({"miljo": True}, "flera_val"),
        ({"summa": ["Ofta"], "svar": ["Ofta", "Aldrig"]}, "skala"),
        ({"grupp": True}, "ett_val"),
    ],
)
def test_a_question_is_said_in_one_line(said: dict[str, object], kind: str) -> None:
    """Its key is made of its wording, and its type of what it is for."""
    question = Question.model_validate({"lydelse": "Hur ofta ser du det?", **said})
    assert (question.key, question.type, question.short) == (
        "hur_ofta_ser_du_det",
        kind,
        "Hur ofta ser du det?",
    )


def test_what_those_who_say_yes_have_done_is_made_of_the_wording() -> None:
    """Where the question is of events: the section tells of it without another line."""
    asked = "Har du sett propaganda i ditt arbete?"
    assert (
        Question.model_validate({"lydelse": asked, "handelse": True}).phrase
        == "sett propaganda i sitt arbete"
    )
    assert Question.model_validate({"lydelse": asked, "typ": "ja_nej"}).phrase == ""


@pytest.mark.parametrize("kind", sorted(RESERVED_KINDS))
def test_a_kind_that_the_program_has_is_refused(tmp_path: Path, kind: str) -> None:
    """Its records would be counted among the respondents, or among the answers to questions."""
    (tmp_path / "kallor").mkdir()
    text = f'nyckel = "matning"\nnamn = "Mätningen"\nform = "enkat"\nslag = "{kind}"\n'
    (tmp_path / "kallor" / "matning.toml").write_text(text, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=f"matning.toml: ”{kind}” kan inte stå för ”slag”.*Välj ett annat"):
        load(tmp_path / "lagesbild.toml")
