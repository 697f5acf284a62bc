"""A table that no source fits -> a source of its own, with one question; the answer is its file in the folder kallor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

from lagesbild.cli.guide.preview import show_top
from lagesbild.cli.guide.questions import ask_yes
from lagesbild.config.editing import add_chosen_source, read_document
from lagesbild.config.loading import load
from lagesbild.config.settings import FILE_NAME, SOURCE_FOLDER
from lagesbild.config.vocabulary.source_names import find_unit
from lagesbild.intake.inspection.source_drafts import draft_source
from lagesbild.outputs.source_file import source_text

if TYPE_CHECKING:
    from lagesbild.cli.guide.answer_log import AnswerLog
    from lagesbild.cli.guide.listing import IncomingFile
    from lagesbild.core.inspection import SourceDraft

IS_NEW = "{name} är inte från någon känd källa. Ska den bli en ny källa, ”{label}” ({what})?"
FORMS = {"enkat": "en enkät", "bakgrund": "uppgifter utifrån, som inte räknas", "text": "ett svar i text"}
NEW = "new source"


def ask_about_new_source(file: IncomingFile, log: AnswerLog) -> bool:
    """Ask whether a file that no source fits is one of its own, where one can be made of it; return whether it is now."""
    if NEW in log.passed or (draft := draft_source(file.path, file.description, load())) is None:
        return False
    path = Path(SOURCE_FOLDER) / f"{draft.key}.toml"
    if path.exists():
        return False
    show_top(file.path, load())
    if not ask_yes(IS_NEW.format(name=file.path.name, label=draft.label, what=_say_what(draft))):
        log.pass_over(NEW)
        return False
    log.write(path, source_text(draft, file.path.name, is_in_force=True).encode())
    document = read_document(Path(FILE_NAME))
    if add_chosen_source(document, draft.key):
        log.write(Path(FILE_NAME), tomlkit.dumps(document).encode(), is_joined=True)
    return True


def _say_what(draft: SourceDraft) -> str:
    """Return in words what the source would be: a register by what it counts."""
    if draft.form != "register":
        return FORMS[draft.form]
    if not draft.has_total:
        return "antal som inte summeras"
    unit = draft.unit or find_unit(draft.label)
    return f"antal {unit[1]}" if unit else "antal händelser"
