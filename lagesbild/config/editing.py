"""Single facts into the TOML files that people write; all else in them, comments too, stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit
from tomlkit.exceptions import ParseError

from lagesbild.config.toml import UNREADABLE
from lagesbild.core.errors import InputError, OutputError
from lagesbild.core.replacing import replace_content
from lagesbild.core.text import spelled_as

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tomlkit import TOMLDocument

RULES_ARE = "Hur filer från en avsändare läses, efter svaren i lagesbild. Det går att ändra här."
NOT_WRITTEN = "{name} går inte att skriva till. Stäng den om den är öppen i ett annat program."


def read_document(path: Path) -> TOMLDocument:
    """Return the file as a document that keeps its comments; an empty one where there is no file.

    Raises InputError when it is no TOML, or cannot be read.
    """
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return tomlkit.document()
    except OSError as error:
        raise InputError(UNREADABLE.format(name=path.name)) from error
    except (ParseError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} går inte att läsa som TOML. Rätta filen och försök igen.") from error


def write_document(path: Path, document: TOMLDocument) -> None:
    """Write the document in place of the file, whole or not at all. OutputError when the file cannot be written."""
    write_whole(path, tomlkit.dumps(document).encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in place of the one that is there, whole or not at all. OutputError when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_content(path, content)
    except OSError as error:
        raise OutputError(NOT_WRITTEN.format(name=path.name)) from error


def set_not_asked(path: Path, year: int, sources: Sequence[str]) -> None:
    """Write in the settings which sources were not asked that year, in place of what they say of it."""
    document = read_document(path)
    key = next((key for key in document if spelled_as(key, ("ar",)) == "ar"), "ar")
    years = document.setdefault(key, tomlkit.table(is_super_table=True))
    of_year = years.setdefault(str(year), tomlkit.table())
    of_year["inte_tillfragade"] = list(sources)
    write_document(path, document)


def add_chosen_source(document: TOMLDocument, source: str) -> bool:
    """Add a source to those that the settings name; return whether they name any, and it was not among them."""
    chosen = document.get("kallor")
    if not isinstance(chosen, list) or source in chosen:
        return False
    chosen.append(source)
    return True


def set_source(document: TOMLDocument, source: str) -> None:
    """Write which source the files are from; rules that are new say what they are."""
    if not document:
        document.add(tomlkit.comment(RULES_ARE))
    document["kalla"] = source


def add_pattern(document: TOMLDocument, pattern: str) -> None:
    """Write a pattern of the names of the files that rules are for, besides those that are there."""
    patterns = document.setdefault("filer", tomlkit.array())
    if pattern not in patterns:
        patterns.append(pattern)


def set_role(document: TOMLDocument, heading: str, role: str) -> None:
    """Write what a column is; "" for one that is not read."""
    document.setdefault("kolumner", tomlkit.table())[heading] = role


def set_meaning(document: TOMLDocument, heading: str, value: str, meaning: str) -> None:
    """Write what a value of a column means."""
    meanings = document.setdefault("varden", tomlkit.table(is_super_table=True))
    meanings.setdefault(heading, tomlkit.table())[value] = meaning


def set_rows_aside(document: TOMLDocument, heading: str, value: str, reason: str) -> None:
    """Write that the rows with a value in a column are set aside for a reason."""
    aside = document.setdefault("at_sidan", tomlkit.aot())
    for rule in aside:
        if rule.get("kolumn") == heading and rule.get("skal") == reason and "varden" in rule:
            rule["varden"].append(value)
            return
    aside.append(tomlkit.item({"kolumn": heading, "varden": [value], "skal": reason}))


def set_header_row(document: TOMLDocument, row: int) -> None:
    """Write on which row the headings stand; 0 when there are none."""
    document.pop("rubrikrad", None)
    document.pop("utan_rubrikrad", None)
    if row:
        document["rubrikrad"] = row
    else:
        document["utan_rubrikrad"] = True
