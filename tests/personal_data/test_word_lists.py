"""Places that are kept, and lists of names that are larger than the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from masked_texts import mark_found, masked
from reading_files import small_xlsx, write_xlsx

from lagesbild.config.word_lists import UserLists
from lagesbild.core.errors import InputError
from lagesbild.personal_data.finder import find
from lagesbild.personal_data.word_lists import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path


def test_a_kept_place_is_no_name() -> None:
    """The municipality's streets and places stand, also in several words and with their number."""
    text = "De sågs vid Xylofonens hus och på Xylofonvägen 12 i Xylofonby."
    lists = DEFAULT.with_places(["Xylofonens hus", "Xylofonvägen 12", "Xylofonby"])
    assert {f.kind for f in find(text)} == {"namn", "adress"}
    assert find(text, lists) == ()


def test_a_name_that_begins_as_a_kept_place_does_is_a_name() -> None:
    """Only the whole phrase is the place."""
    lists = DEFAULT.with_places(["Ahmed torg"])
    assert masked("Eleven Ahmed Svensson sa det", lists) == "Eleven [namn] sa det"
    assert masked("Eleven Ahmed Lind sa det", lists) == "Eleven [namn] sa det"
    assert masked("Vi sågs på Ahmed torg i dag", lists) == "Vi sågs på Ahmed torg i dag"
    assert mark_found("Vi sågs på ahmed torg i dag", lists) == "Vi sågs på {ahmed torg} i dag"
    assert masked("Eleven Ahmed torgs sa det", lists) == "Eleven [namn] torgs sa det"


def test_a_kept_place_that_is_also_a_surname_is_part_of_a_name() -> None:
    """Lund is a town alone and a surname after a given name."""
    assert masked("Han kom från Lund med Fatima Lund.") == "Han kom från Lund med [namn]."


def test_a_kept_street_with_a_number_is_left_to_judge() -> None:
    """The street's name stands; whether the number points somebody out is for a person to say."""
    lists = DEFAULT.with_places(["Storgatan"])
    assert find("De sågs på Storgatan.", lists) == ()
    assert [f.outcome for f in find("Han bor på Storgatan 12.", lists)] == ["granskas"]


def test_a_name_may_stand_in_several_lists() -> None:
    """It is a name all the same, each word of it; what holds a figure is none."""
    lists = DEFAULT.with_names(["Xerxålf Yngvara"]).with_names(["xerxålf", "Zorbaq7"])
    assert lists.names == {"xerxålf", "yngvara"}
    places = DEFAULT.with_places(["Xylofonby", " "]).with_places(["Xylofonby"])
    assert places.places == {"xylofonby"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_larger_name_list_is_taken(tmp_path: Path, encoding: str) -> None:
    """A name of the user's list is masked, whatever stands after it on its line."""
    path = tmp_path / "namn.txt"
    path.write_bytes("Xerxålf;1 204\nYngvara Öfors\n".encode(encoding))
    text = "Vi talade om Xerxålf igår."
    assert masked(text, UserLists(name_files=(path,)).lists()) == "Vi talade om [namn] igår."


@pytest.mark.parametrize("rows", [("Xerxålf",), ("Namn", "Xerxålf", "Yngvara Öfors")])
def test_a_name_list_may_be_a_workbook(tmp_path: Path, rows: tuple[str, ...]) -> None:
    """The first column of its first sheet, with or without a heading."""
    write_xlsx(tmp_path / "namn.xlsx", [(name, 7) for name in rows])
    lists = UserLists(name_files=(tmp_path / "namn.xlsx",)).lists()
    assert masked("Vi talade om Xerxålf igår.", lists) == "Vi talade om [namn] igår."
    assert "namn" not in lists.names


def test_a_hostile_name_list_is_refused(tmp_path: Path) -> None:
    """A list passes the same checks as every other file."""
    small_xlsx(tmp_path / "namn.xlsx", sheet='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(InputError, match=r"Namnlistan namn\.xlsx: filen är för stor"):
        UserLists(name_files=(tmp_path / "namn.xlsx",)).lists()


def test_a_missing_name_list_is_an_input_error(tmp_path: Path) -> None:
    """The message names the file and says what to do."""
    with pytest.raises(InputError, match=r"saknas\.txt .* kontrollera sökvägen"):
        UserLists(name_files=(tmp_path / "saknas.txt",)).lists()


LISTED = DEFAULT.with_names(["Xyzzan"]).with_places(["Xylofonby", "Lund"])


@pytest.mark.parametrize(
    ("word", "word_class"),
    [
        ("Ahmed", "given"),
        ("ahmeds", "given"),
        ("Ahmed's", "given"),
        ("Ahmed:s", "given"),
        ("Lars", "given"),
        ("Larss", "given"),
        ("Svensson", "surname"),
        ("Svenssons", "surname"),
        ("Xyzzan", "surname"),
        ("Xyzzans", "surname"),
        ("Stig", "ambiguous"),
        ("Stigs", "ambiguous"),
        ("Lund", "homonym"),
        ("Xylofonby", "kept"),
        ("Norrköping", "kept"),
        ("personalen", "common"),
        ("Zorba", "unknown"),
        ("Anna-Karin", "given"),
        ("Zorba-Karin", "given"),
        ("Karin-Zorba", "given"),
        ("Zorba-Svensson", "surname"),
        ("Zorba-Quux", "unknown"),
        ("Stig-Zorba", "unknown"),
    ],
)
def test_a_word_is_of_one_class(word: str, word_class: str) -> None:
    """Without its genitive s; of two joined words the one that is a name says it."""
    assert LISTED.classify(word) == word_class
    assert LISTED.is_name(word) is (word_class in {"given", "surname"} and "-" not in word)
    assert LISTED.keeps(word) is (word_class in {"homonym", "kept"})
