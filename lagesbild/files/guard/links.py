"""What the parts of an office file refer to: the sheets that it has, and what hangs over them."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.files.guard.package import Package

WORDS = re.compile(r"<a:t>[^<]*\w")
BODY = "txBody>"
"""What begins and what ends the text of a box."""


def sheet_names(package: Package) -> dict[str, str]:
    """Give the name of each sheet by the part that holds it."""
    targets = targets_of(package, package.workbook)
    return {
        targets.get(attribute_of(tag, "r:id"), ""): attribute_of(tag, "name")
        for tag in find_tags("sheet", package.text(package.workbook))
    }


def targets_of(package: Package, part: str) -> dict[str, str]:
    """Give the parts that a part refers to, by the id of each reference."""
    folder = f"{part.rpartition('/')[0]}/".removeprefix("/")
    links = find_tags("Relationship", package.text(links_of(part)))
    return {attribute_of(tag, "Id"): _resolve(folder, attribute_of(tag, "Target")) for tag in links}


def _resolve(folder: str, target: str) -> str:
    """Give the part that a reference means: from the root of the package, or from the folder of what refers to it.

    >>> _resolve("xl/worksheets/", "../comments1.bin"), _resolve("xl/", "/xl/sheet1.xml"), _resolve("xl/", "xl/sheet1.xml")
    ('xl/comments1.bin', 'xl/sheet1.xml', 'xl/sheet1.xml')
    """
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(folder + target.removeprefix(folder or "/"))


def count_text_boxes(package: Package, part: str) -> int:
    """Give how many pieces of text hang over the cells of a sheet; `part` is the part of the package that holds the sheet."""
    drawings = [other for other in targets_of(package, part).values() if "drawings/drawing" in other]
    bodies = (body for drawing in drawings for body in package.text(drawing).split(BODY)[1::2])
    return sum(bool(WORDS.search(body)) for body in bodies)


def counts_from_1904(package: Package) -> bool:
    """Whether the workbook's day numbers count from 1904, as older Macs did."""
    return bool(re.search(r'<workbookPr\b[^>]*\sdate1904="(?:1|true)"', package.text(package.workbook)))


def links_of(part: str) -> str:
    """Give the part that says what another part refers to.

    >>> links_of("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def find_tags(name: str, xml: str) -> list[str]:
    """Give the opening tags of a name."""
    return re.findall(rf"<{name}\b[^>]*>", xml)


def attribute_of(tag: str, name: str) -> str:
    r"""Give an attribute of a tag; empty when it has none of that name.

    >>> attribute_of('<sheet name="A &amp; B" sheetId="1"/>', "name")
    'A & B'
    """
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(match[1]) if match else ""
