"""How each source is spoken of: what its underlag is called in a sentence, and how its figures are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.figures import SourceStatus


@dataclass(frozen=True, slots=True)
class Voice:
    """A source in words. `some` and `none` open its sentence; `{0}` holds the number with its noun."""

    noun: str
    """What came from it, definite: "enkäten till skolor"."""
    some: str
    none: str
    unit: tuple[str, str]
    """What is said to be counted, singular and plural."""
    verb: str = "kopplas till"
    """What one of its units does to a milieu."""
    sender: str = ""
    """The word before who it came from, where that is told."""


VOICES: Mapping[str, Voice] = {
    "arbetsmarknad": Voice(
        "arbetsmarknadsförvaltningens uppgifter",
        "Arbetsmarknadsförvaltningen redovisar {0}",
        "Arbetsmarknadsförvaltningen redovisar inga ärenden som kopplas till våldsbejakande extremism",
        ("ärende", "ärenden"),
    ),
    "klotter": Voice(
        "sammanställningen av klotter",
        "Klotter har registrerats vid {0}",
        "Inget klotter som kopplas till våldsbejakande extremism har registrerats",
        ("tillfälle", "tillfällen"),
    ),
    "ia": Voice(
        "uppgifterna ur IA",
        "I IA, incidentrapporteringssystemet, har {0} registrerats",
        "I IA, incidentrapporteringssystemet, har inga incidenter som kopplas till våldsbejakande extremism "
        "registrerats",
        ("incident", "incidenter"),
    ),
    "kontakter": Voice(
        "samordnarens kontaktlogg",
        "Den lokala samordnaren har kontaktats vid {0}",
        "Inga kontakter med den lokala samordnaren har registrerats",
        ("tillfälle", "tillfällen"),
        "gällde",
        "av",
    ),
    "oidentifierad": Voice(
        "blanketterna för oidentifierad information",
        "{0} för oidentifierad information har kommit in",
        "Inga blanketter för oidentifierad information har kommit in",
        ("blankett", "blanketter"),
        "rör",
    ),
    "polis": Voice(
        "polisens uppgifter",
        "Polisen redovisar {0}",
        "Polisen redovisar inga händelser som kopplas till våldsbejakande extremism",
        ("händelse", "händelser"),
    ),
}


def voice(status: SourceStatus) -> Voice:
    """How a source is spoken of: its own words, or those of any survey or any other source."""
    noun = _noun(status.label)
    verb = "beskrivs" if status.survey else "redovisas"
    any_source = Voice(noun, f"I {noun} {verb} {{0}}", f"I {noun} {verb} inga {status.unit[1]}", status.unit)
    return VOICES.get(status.key, any_source)


def _noun(label: str) -> str:
    """What a source's underlag is called in a sentence.

    >>> _noun("Enkät till skolor, utbildningsförvaltningen"), _noun("Fastighetsägare")
    ('enkäten till skolor', 'underlaget ”Fastighetsägare”')
    """
    head, rest = label.partition(",")[0], label.removeprefix("Enkät ")
    return f"enkäten {head.removeprefix('Enkät ')}" if rest != label else f"underlaget ”{label}”"
