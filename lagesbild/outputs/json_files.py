"""The files that came in, and what is printed of them as it stands, as the contract's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState

if TYPE_CHECKING:
    from lagesbild.core.background import Background
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.report import Report
    from lagesbild.core.text_answers import TextAnswer
    from lagesbild.outputs import json_shapes as shapes


def file_json(file: Incoming) -> shapes.FileJson:
    """All that is known of a file; in the public edition, where it has no name, the day alone."""
    if not file.name:
        return {"imported": file.imported}
    return {
        "name": file.name,
        "sha256": file.sha256,
        "sheet": file.sheet,
        "rows": file.rows,
        "imported": file.imported,
        "dnr": file.dnr,
        "read": True,
    }


def unread_file_json(file: UnreadFile) -> shapes.FileJson:
    """A file that could not be read, and why."""
    return {"name": file.name, "sha256": file.sha256, "sheet": None, "read": False, "reason": file.reason}


def list_text_answers(report: Report) -> list[shapes.SourceJson]:
    """The sources that answer in text, as sources of which nothing is counted."""
    return [_text_answer(answer) for answer in report.text_answers]


def _text_answer(answer: TextAnswer) -> shapes.SourceJson:
    files = [file_json(file) for file in answer.files]
    nothing = FigureState.NOT_ASKED if answer.state == "not_asked" else FigureState.NOT_GIVEN
    return {
        "key": answer.source,
        "label": answer.label,
        "short": answer.label,
        "sender": answer.sender,
        "unit": [],
        "form": "text",
        "state": answer.state,
        "files": [{**file, "read": False} if "name" in file else file for file in files],
        "sent": None,
        "answered": None,
        "incomplete": None,
        "cells": None,
        "rows": {"read": 0, "counted": 0, "set_aside": {}},
        "silent": [],
        "total": {"count": None, "state": nothing},
    }


def list_background(report: Report) -> shapes.OutsideJson:
    """What came in from outside; nothing is said of it in a year without any."""
    sources = [_background(source) for source in report.background]
    return {"background": sources} if sources else {}


def _background(source: Background) -> shapes.BackgroundJson:
    """What came in from outside, as it was given: the values are texts and are never counted."""
    return {
        "key": source.source,
        "label": source.label,
        "short": source.short,
        "sender": source.sender,
        "files": [file_json(file) for file in source.files],
        "values": [
            {"label": v.label, "value": v.value, "base": v.base, "area": v.area, "year": v.year}
            for v in source.values
        ],
    }
