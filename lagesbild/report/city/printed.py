"""What the districts' pictures have that is printed as it stands: values from outside, and that a sender answered in text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.background import Background, BackgroundValue
from lagesbild.core.text_answers import TextAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.imports import Incoming
    from lagesbild.report.city.city import City
    from lagesbild.report.city.pictures import PictureBackground, PictureValue


def list_background(city: City) -> tuple[Background, ...]:
    """The values from outside of every district, each once; one that names no area is of the district that has it."""
    found: dict[str, list[tuple[str, PictureBackground]]] = {}
    for district in city.given:
        for source in district.picture.background if district.picture else ():
            found.setdefault(source.key, []).append((district.name, source))
    return tuple(_join(key, sources) for key, sources in sorted(found.items()))


def _join(key: str, sources: Sequence[tuple[str, PictureBackground]]) -> Background:
    _, first = sources[0]
    by_district = [[_value(value) for value in source.values] for _, source in sources]
    is_same = all(values == by_district[0] for values in by_district)
    values = [
        value
        if value.area or is_same
        else BackgroundValue(value.label, value.value, value.base, name, value.year)
        for (name, _), of_district in zip(sources, by_district, strict=True)
        for value in of_district
    ]
    return Background(
        key, first.label, first.short or first.label, first.sender, tuple(dict.fromkeys(values))
    )


def _value(value: PictureValue) -> BackgroundValue:
    return BackgroundValue(value.label, value.value, value.base, value.area, value.year)


def list_text_answers(city: City, files: Sequence[Incoming]) -> tuple[TextAnswer, ...]:
    """The senders that answered some district in text; of their files the pictures say all that is known here."""
    answers: dict[str, TextAnswer] = {}
    for district, file in zip(city.given, files, strict=True):
        for source in district.picture.sources if district.picture else ():
            if source.form != "text" or source.state not in {"text_received", "not_received"}:
                continue
            known = answers.get(source.key)
            came = (file,) if source.state == "text_received" else ()
            sender = source.sender or source.label
            answers[source.key] = TextAnswer(
                source.key,
                source.label,
                f"svaret från {sender}",
                sender,
                (*(known.files if known else ()), *came),
            )
    return tuple(answers[key] for key in sorted(answers))
