"""Several choices in one cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lagesbild.core.own_questions import FREE_TEXT
from lagesbild.intake.surveys.inferred_options import infer_joined_options, infer_single_option
from lagesbild.intake.surveys.multiple_response import OptionList, is_joined, known_choices

SEPARATORS = (";", ", ", ",")
OPTION = st.text("abÅö;, ", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)
OPTIONS = st.lists(OPTION, min_size=1, max_size=6, unique_by=lambda text: re.sub(r"\s", "", text.casefold()))


def ways(text: str, options: list[str], separator: str) -> int:
    """Count the ways in which the text is options put together, whatever their order."""
    ends = (text[len(option) :] for option in options if text.startswith(option))
    return sum(
        1 if not rest else ways(rest.removeprefix(separator), options, separator)
        for rest in ends
        if not rest or rest.startswith(separator)
    )


@pytest.mark.sampled
@pytest.mark.parametrize("separator", SEPARATORS)
@given(options=OPTIONS, choose=st.data())
def test_known_options_split_back_to_themselves(
    separator: str, options: list[str], choose: st.DataObject
) -> None:
    """Any options, with separators inside, chosen in any combination, are found again in the joined cell."""
    chosen = choose.draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
    joined = separator.join(chosen)
    assume(ways(joined, options, separator) == 1)
    cell = joined + separator if separator == ";" else joined
    assert OptionList(tuple(options), separator).split(cell) == tuple(chosen)


def test_the_longest_option_wins() -> None:
    """An option that another option begins with is not cut out of it."""
    choices = OptionList(("Hot", "Hot; våld", "våld"), ";")
    assert choices.split("Hot; våld;Hot;") == ("Hot; våld", "Hot")


def test_blanks_and_case_do_not_part_an_option_from_itself() -> None:
    """Leading, no-break and doubled blanks are spelling drift."""
    assert OptionList(("Hot; våld", "Klotter"), ";").split(" hot;våld; Klotter\u00a0 ;") == (
        "Hot; våld",
        "Klotter",
    )


def test_own_words_count_under_the_option_for_other() -> None:
    """A questionnaire with "Annat" gets the respondents' own words there."""
    choices = known_choices({"Hot;Annat;": 3, "Hot;någon ritade; en bock;": 1}, ("Hot", "Annat"), ";")
    assert choices is not None
    assert choices.split("Hot;någon ritade; en bock;") == ("Hot", "Annat")


def test_own_words_never_become_an_option() -> None:
    """Without an option for other, what one respondent wrote gets a label that does not repeat it."""
    choices = known_choices({"Hot;Klotter;": 3, "Hot;någon ritade; en bock;": 1}, ("Hot", "Klotter"), ";")
    assert choices is not None
    assert choices.options == ("Hot", "Klotter", FREE_TEXT)


def test_what_several_chose_alike_is_an_option() -> None:
    """The questionnaire at hand may lack an option that was added later."""
    choices = known_choices({"Hot;Rykten;": 2, "Klotter;": 3}, ("Hot", "Klotter"), ";")
    assert choices is not None
    assert choices.options == ("Hot", "Klotter", "Rykten")


def test_options_of_another_question_are_not_forced_upon_the_cells() -> None:
    """When most cells hold none of the known options, the heading was right by chance."""
    assert known_choices({"Ja": 4, "Nej": 5}, ("Hot", "Klotter"), ";") is None


def test_one_choice_with_a_comma_is_not_several() -> None:
    """An option such as "Ja, en gång" is one, not two."""
    options = ("Ja, en gång", "Ja, flera gånger", "Nej")
    assert not is_joined({"Ja, en gång": 2, "Nej": 3}, OptionList(options, ", "))


@pytest.mark.parametrize(
    ("separator", "cells", "options"),
    [
        (";", ("Hot; våld;Klotter;", "Klotter;", "Hot; våld;"), ("Hot; våld", "Klotter")),
        (
            ", ",
            ("Hot, våld eller rykten, Klotter", "Klotter", "Klotter, Affischer", "Affischer"),
            ("Hot, våld eller rykten", "Klotter", "Affischer"),
        ),
        (",", ("Hot, våld,Klotter", "Klotter", "Hot, våld"), ("Hot, våld", "Klotter")),
        (";", ("Klotter;Skadegörelse;", "Skadegörelse;"), ("Klotter", "Skadegörelse")),
    ],
)
def test_options_with_separators_inside_are_inferred(
    separator: str, cells: tuple[str, ...], options: tuple[str, ...]
) -> None:
    """The column as a whole shows which separators belong to an option."""
    choices = infer_joined_options(dict.fromkeys(cells, 2), separator)
    assert choices is not None
    assert choices.options == options


@pytest.mark.parametrize(
    "cells",
    [
        ("Ja, en gång", "Ja, flera gånger", "Nej"),
        ("Bagarmossen, Stockholm", "Björkhagen, Stockholm", "Kärrtorp, Stockholm"),
        ("Vi såg klotter, mest på skolan", "Inget särskilt, men oro", "En affisch, nu borta"),
    ],
)
def test_commas_alone_do_not_make_several_choices(cells: tuple[str, ...]) -> None:
    """Options with a comma, places and sentences are not taken apart."""
    assert infer_joined_options(dict.fromkeys(cells, 1), ", ") is None


def test_a_free_text_question_has_no_options() -> None:
    """Two respondents who say the same do not make sentences options."""
    cells = {"Nej": 6, "Vi såg två klistermärken vid skolan": 1, "Någon hade ritat på en vägg": 1}
    assert infer_single_option(cells) is None


def test_a_lone_answer_is_no_option() -> None:
    """What the only respondent wrote may be anything."""
    assert infer_single_option({"Affisch": 1}) is None
