"""The words of a source in running text: those that its file has, and what its name and its unit make of the others."""

from __future__ import annotations

from pydantic import Field

from lagesbild.config.toml import Written
from lagesbild.config.vocabulary.source_names import find_material, find_sender
from lagesbild.core.figures import SourcePhrases
from lagesbild.core.wording import inside


class Phrasing(Written):
    """The words of a source in running text, where they are others than those of any source."""

    noun: str = Field(alias="underlag", default="")
    some: str = Field(alias="nagra", default="", pattern=r"^$|\{antal\}")
    none: str = Field(alias="inga", default="")
    unit: tuple[str, str] | None = Field(alias="enhet", default=None)
    verb: str = Field(default="kopplas till")
    sender: str = Field(alias="fran", default="")
    who: str = Field(alias="vem", default="")
    where: str = Field(alias="var", default="")
    topic: tuple[str, str] | None = Field(alias="amne", default=None)
    happened: str = Field(alias="rubrik", default="")
    limit: str = Field(alias="grans", default="")

    def fill_in(self, label: str, sender: str, unit: tuple[str, str], *, is_survey: bool) -> SourcePhrases:
        """Return the words of a source of that name, sender and unit."""
        is_named = sender != inside(label) or bool(find_sender(label))
        noun = self.noun or _material(
            label, sender if is_named and not is_survey else "", is_survey=is_survey
        )
        verbs = (
            ("beskriver", "beskrivs", "beskrevs") if is_survey else ("redovisar", "redovisas", "redovisades")
        )
        who = self.who or (sender if is_named and not is_survey and not self.none else "")
        opening = f"{who} {verbs[0]}" if who else f"i {noun} {verbs[1]}"
        came_from = f"av {sender}" if is_named and not is_survey else f"i {noun}"
        own_unit = self.unit or unit
        return SourcePhrases(
            noun=noun,
            some=self.some or f"{opening} {{antal}}",
            none=self.none or f"{opening} inga {own_unit[1]}",
            unit=own_unit,
            verb=self.verb,
            sender=self.sender,
            who=who,
            where=self.where or f"{'på' if is_survey else 'i'} {noun}",
            topic=self.topic,
            happened=self.happened or f"{verbs[2]} {came_from}",
            limit=self.limit,
        )


def _material(label: str, sender: str, *, is_survey: bool) -> str:
    """What came: "enkäten till skolor", "uppgifterna från kulturförvaltningen", "sammanställningen ”Föreningsstöd”"."""
    if sender:
        return f"uppgifterna från {sender}"
    return find_material(label) or f"{'enkäten' if is_survey else 'sammanställningen'} ”{label}”"
