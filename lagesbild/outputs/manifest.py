"""The manifest of the incoming files as CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.labels import cell_text, number_or_mark

if TYPE_CHECKING:
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.report import Report


MANIFEST_HEADINGS = ("fil", "sha256", "blad", "rader", "datum", "källa", "dnr")
PUBLIC_HEADINGS = ("källa", "datum")
BYTE_ORDER_MARK = "\ufeff"
LIVE_START = re.compile(r"[=+@\t\r]|-(?![\d.,\s]*$)(?!\s)")


def manifest_csv(report: Report) -> str:
    """The incoming files, one a line, with a byte order mark and semicolons for a Swedish Excel.

    The public edition says which source came in on which day, and nothing of its files.
    """
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if report.edition == "publik":
        lines.writerow(PUBLIC_HEADINGS)
        lines.writerows((inert(file.label), file.imported) for file in report.incoming)
        return text.getvalue()
    lines.writerow(MANIFEST_HEADINGS)
    lines.writerows(_manifest_line(file) for file in report.incoming)
    lines.writerows(_unread_line(file) for file in report.unread_files)
    return text.getvalue()


def _manifest_line(file: Incoming) -> tuple[str, ...]:
    rows = cell_text(number_or_mark(file.rows))
    fields = (file.name, file.sha256, file.sheet or "", rows, file.imported, file.label, file.dnr)
    return tuple(inert(field) for field in fields)


def _unread_line(file: UnreadFile) -> tuple[str, ...]:
    fields = (file.name, file.sha256, "", cell_text(MissingValue.NOT_READ), file.day, "", "")
    return tuple(inert(field) for field in fields)


def inert(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; a dash and a negative number stay as they are.

    >>> [inert(text) for text in ("=1+1", "@SUM(A1)", "-2+3", "-", "-4", "- text")]
    ["'=1+1", "'@SUM(A1)", "'-2+3", '-', '-4', '- text']
    """
    return f"'{text}" if LIVE_START.match(text) else text
