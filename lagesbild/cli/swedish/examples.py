"""What a command may look like, beneath its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "rapport": (
        ("2021", "filerna i mappen 2021, för året 2021"),
        ("svar --år 2021 --period 2020-05-01..2021-04-30", "andra dagar än kalenderåret"),
    ),
    "granska": (
        ("2021", "alla filer i mappen"),
        ("klotter.xlsx --skapa-regler", "en fil med regler att fylla i för det som inte går att förstå"),
    ),
    "granska-text": (("--år 2021", "ett ställe i taget"),),
    "importera": (
        ("2020", "förra årets filer, att jämföra med"),
        ('2021 --period "1 maj 2020 – 30 april 2021"', "andra dagar än kalenderåret"),
    ),
    "visa": (
        ("--år 2021", "sammanfattningen"),
        ("--år 2021 --jämför 2019", "jämfört med ett annat år än det närmast före"),
        ("--år 2021 --allt", "också vad som blev av raderna"),
    ),
    "exportera": (
        ("--år 2021", "alla rapporter"),
        ("--år 2021 --utgåva publik", "det som får tryckas"),
        ("--år 2021 --format word,excel --till C:\\planen", "bara två av dem, till en annan mapp"),
    ),
    "aktiviteter": (
        ("aktiviteter.xlsx --år 2021", "läser in, kontrollerar och skriver"),
        ("--år 2021", "de som redan är inlästa"),
    ),
    "röjandekontroll": (
        ("--år 2021", "vad årets publika utgåva döljer"),
        ("--tabell tabell.xlsx --tröskel 5", "en egen tabell"),
    ),
    "arkivera": (
        ("--år 2021", "packar året"),
        ("--kontrollera reports/arkiv-2021.zip", "prövar arkivet"),
        ("--återställ reports/arkiv-2021.zip --databas gammal.db", "gör en databas av det"),
    ),
    "rader": (
        ("--år 2021 --id klotter/nazistiskt/2021", "raderna bakom en siffra"),
        ("--år 2021 --fil klotter.xlsx --rad 7", "siffrorna som en rad ingår i"),
    ),
    "importer": (("--år 2021", "årets inläsningar, med id"),),
    "dubbletter": (
        ("--år 2021", "paren, med id"),
        ("--år 2021 --beslut PAR-ID --samma", "de två är en händelse"),
    ),
    "radstatus": (
        (
            '--år 2021 --fil klotter.xlsx --rad 7 --status dubblett --skäl "finns i IA"',
            "lägger raden åt sidan",
        ),
        ("--år 2021 --fil klotter.xlsx --rad 7 --ångra", "tar bort beslutet"),
    ),
    "ta-bort": (("14", "inläsningen med id 14"),),
    "ångra": (("", "säger vad det är, och frågar"),),
    "gallra": (
        ("--före 2019 --prova", "säger bara vad som skulle tas bort"),
        ("--före 2019", "tar bort det"),
    ),
    "påminn": (
        ("--år 2021", "till mappen paminnelser/2021"),
        ("svar --år 2021", "utskickslistorna ligger i mappen svar"),
    ),
    "mallar": (("", "till mappen mallar"),),
    "ny": (("", "nästa år"), ("--år 2024", "ett bestämt år")),
    "fastställ": (("--år 2021 --av nämnden", "när planen är beslutad"),),
    "journal": (("--år 2021", "årets ändringar"),),
    "handbok": (("", "öppnar den"),),
    "hjälp": (("rapport", "allt om ett kommando"),),
}
"""By command, what to write after its name, and what that does."""


def format_examples(command: str) -> str:
    """Return the lines beneath the help of a command: what may be written, and below it what that does.

    >>> print(format_examples("ta-bort"))
    Exempel:
      lagesbild ta-bort 14
          inläsningen med id 14
    """
    pairs = (
        (f"  lagesbild {command} {words}".rstrip(), f"      {meaning}")
        for words, meaning in EXAMPLES[command]
    )
    return "\n".join(("Exempel:", *(line for pair in pairs for line in pair)))
