"""A TOML file that a person wrote -> a checked value; whatever is wrong in it becomes one sentence."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from lagesbild.core.errors import InputError
from lagesbild.core.text import clean, spelled_as

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RESERVED_WORD = "reserved_word"
"""The type of the error that a value is a word that the program has for something else."""
M = TypeVar("M", bound=BaseModel)


class Written(BaseModel):
    """A frozen piece of what a person writes; an unknown key is an error, so that a slip of the pen is found."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        json_schema_extra={"patternProperties": {"[åäöÅÄÖ]": {}}},
    )
    """An editor lets a key with å, ä or ö pass unseen, since what is meant by it is found when the file is read."""

    @model_validator(mode="before")
    @classmethod
    def _spell_keys(cls, written: Any) -> Any:  # noqa: ANN401 — whatever stands in the file
        """Take a key written with å, ä and ö for the one that is meant."""
        if not isinstance(written, dict) or all(str(key).isascii() for key in written):
            return written
        known = [field.alias or name for name, field in cls.model_fields.items()]
        return {spelled_as(key, known): value for key, value in written.items()}


UNREADABLE = "{name} går inte att läsa. Stäng den om den är öppen i ett annat program och försök igen."


def read_toml(path: Path, model: type[M], usual: Mapping[str, str] | None = None) -> M:
    """The file as a value of the model; `usual` holds what its keys are where it does not say.

    Raises InputError, naming the file and the line or key, when it is no TOML or holds what the model does not know,
    or when it cannot be read.
    """
    try:
        written = tomllib.loads(clean(path.read_text(encoding="utf-8-sig")))
        return model.model_validate({**(usual or {}), **written})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} går inte att läsa som TOML: {toml_place(error)}.") from error
    except ValidationError as error:
        raise InputError(f"{path.name}: {explain(error)}") from error
    except OSError as error:  # it was there when the folder was looked through
        raise InputError(UNREADABLE.format(name=path.name)) from error


def toml_place(error: Exception) -> str:
    """Where a file stops being TOML, in words."""
    if isinstance(error, UnicodeDecodeError):
        return "filen är inte sparad som UTF-8. Öppna den i Anteckningar, välj Spara som och Kodning UTF-8"
    match = re.search(r"line (\d+)", str(error))
    return f"felet finns på rad {match[1]}" if match else "felet finns i slutet av filen"


def explain(error: ValidationError) -> str:
    """The first fault of a settings, source or rules file as one Swedish sentence with its cure."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"nyckeln ”{place}” är okänd. Rätta stavningen eller ta bort raden."
    if first["type"] == RESERVED_WORD:
        return f"”{first['input']}” kan inte stå för ”{place}”: programmet har ordet för något annat. Välj ett annat ord."
    if first["type"] == "missing":
        return f"nyckeln ”{place}” saknas. Lägg till den."
    return f"värdet för ”{place}” går inte att använda. Se kommentaren i mallen som ”lagesbild ny” skapar."
