# ruff: noqa: INP001 — a script beside the files that it writes
"""Make the JSON Schemas anew from the program's own models: `python docs/schema/skapa.py`.

What an editor shows of a key is said in Swedish: of lagesbild.toml the comments of its template, of the other files
what stands in beskrivningar.toml.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from lagesbild.config.sender_rules import SenderRules
from lagesbild.config.settings import UserSettings
from lagesbild.config.toml import Written
from lagesbild.config.vocabulary.definitions import SourceDefinition
from lagesbild.outputs.json_shapes import ReportJson
from lagesbild.outputs.settings_file import settings_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    Schema = dict[str, Any]

HERE = Path(__file__).resolve().parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/"
DERIVED = {"SourceDefinition": {"nyckel"}, "Question": {"nyckel", "typ"}}
"""By model, the keys that are made of others where they are not written."""
KEY, SECTION = re.compile(r"#?([a-z_]+) = "), re.compile(r"#?\[([a-z_]+)[^]]*\]")


def schemas() -> dict[str, Schema]:
    """By the name of its file, each schema as it is made today."""
    rules = schema_of(SenderRules)
    del rules["properties"]["name"]  # the program fills it in; nobody writes it
    made = {
        "lagesbild": settings_schema(),
        "kallor": schema_of(SourceDefinition),
        "regler": rules,
        "visa": schema_of(ReportJson),
    }
    return {name: {"$schema": DIALECT, **schema} for name, schema in made.items()}


def settings_schema() -> Schema:
    """The schema of lagesbild.toml. A change to a source may hold any of its keys, and needs none of them."""
    schema, source = schema_of(UserSettings), schema_of(SourceDefinition)
    schema["$defs"] |= {**source.pop("$defs"), "SourceDefinition": {**source, "required": []}}
    changes = next(choice for choice in schema["properties"]["kallor"]["anyOf"] if choice["type"] == "object")
    changes["additionalProperties"] = {"$ref": REFERENCE + "SourceDefinition"}
    for section, key, comment in template_comments():
        place = schema["$defs"][_definition(schema, section)] if section and key else schema
        place["properties"][key or section]["description"] = comment
    return schema


def template_comments() -> Iterator[tuple[str, str, str]]:
    """Yield the section, the key and the comment of each setting in the template; "" for no section and no key."""
    section, comment = "", ""
    for line in settings_text(2021, "Område", ["Stadsdel"], "stockholm").splitlines():
        heading, key = SECTION.match(line), KEY.match(line)
        section = heading[1] if heading else section
        if line.startswith("# "):
            comment = f"{comment} {line.removeprefix('# ')}".strip()
        elif comment and (heading or key):
            yield section, key[1] if key else "", comment
        if heading or not line:
            comment = ""


def _definition(schema: Schema, section: str) -> str:
    """The name of what a section, or each of its parts, is written as."""
    return re.findall(rf'"{re.escape(REFERENCE)}(\w+)"', json.dumps(schema["properties"][section]))[-1]


def schema_of(model: type) -> Schema:
    """The schema of what is written as a model, with what beskrivningar.toml says of its keys."""
    schema = TypeAdapter(model).json_schema()
    described = tomllib.loads((HERE / "beskrivningar.toml").read_text(encoding="utf-8"))
    for name, part in {model.__name__: schema, **schema.get("$defs", {})}.items():
        part.pop("title", None)
        if required := part.get("required"):
            part["required"] = [key for key in required if key not in DERIVED.get(name, ())]
        if issubclass(model, Written):
            part.pop("description", None)
        for key, value in part.get("properties", {}).items():
            value.pop("title", None)
            if text := described.get(name, {}).get(key):
                value["description"] = text
    return schema


def main() -> None:
    """Write every schema."""
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (HERE / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
