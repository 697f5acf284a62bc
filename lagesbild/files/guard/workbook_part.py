"""What the XML of an .xlsx says of the workbook as a whole: the names of its sheets, and how it counts days."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.files.guard.package import Package


def sheet_names(package: Package) -> dict[str, str]:
    """Give the name of each sheet by the part that holds it."""
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target").removeprefix("/xl/").removeprefix("xl/")
        for tag in re.findall(r"<Relationship\b[^>]*>", package.text("xl/_rels/workbook.xml.rels"))
    }
    return {
        f"xl/{targets.get(_attribute(tag, 'r:id'), '')}": _attribute(tag, "name")
        for tag in re.findall(r"<sheet\b[^>]*>", package.text("xl/workbook.xml"))
    }


def _attribute(tag: str, name: str) -> str:
    r"""Give an attribute of a tag; empty when it has none of that name.

    >>> _attribute('<sheet name="A &amp; B" sheetId="1"/>', "name")
    'A & B'
    """
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def counts_from_1904(package: Package) -> bool:
    """Whether the workbook's day numbers count from 1904, as older Macs did."""
    return bool(re.search(r'<workbookPr\b[^>]*\sdate1904="(?:1|true)"', package.text("xl/workbook.xml")))
