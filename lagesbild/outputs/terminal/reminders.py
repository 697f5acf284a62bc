"""What was written to remind those who have not answered, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import sentence, tally
from lagesbild.outputs.reminders import mail_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.reminders import Reminder

SILENT = "{noun}: {units} har inte svarat."
NOBODY = "{noun}: alla på utskickslistan har svarat."
NO_ADDRESS = "{units} har ingen adress i utskickslistan. Skriv in den i arbetsboken, under Epost."
NO_LIST = (
    "Adresserna saknas, för utskickslistan ligger inte där den söktes. Ange mappen där den ligger: "
    "lagesbild påminn MAPP --år {year}"
)
UNKNOWN = (
    "{noun}: det går inte att säga vilka som inte har svarat, för utskickslistan är inte inläst eller svaren säger "
    "inte vilken enhet de kommer från."
)
HOW_TO = """
Öppna Wordfilen och läs igenom texten. Välj Utskick, Välj mottagare, Använd en
befintlig lista och arbetsboken med samma namn. Välj sedan Slutför och koppla,
Skicka e-postmeddelanden, till Epost, med ämnesraden
”{subject}”.
Ta bort arbetsboken när påminnelsen är skickad: den har adresser."""


def reminder_lines(reminders: Sequence[Reminder], unknown: Sequence[str]) -> Iterator[str]:
    """For each survey how many have not answered; the nouns of those of which that is not known; how to send it."""
    for reminder in reminders:
        units = tally(len(reminder.recipients), "enhet", "enheter")
        line = SILENT if reminder.recipients else NOBODY
        yield sentence(line.format(noun=reminder.noun, units=units))
        without = [to for to in reminder.recipients if not to.address]
        if without and reminder.is_list_found:
            yield sentence(NO_ADDRESS.format(units=tally(len(without), "enhet", "enheter")))
        elif without:
            yield NO_LIST.format(year=reminder.year)
    yield from (sentence(UNKNOWN.format(noun=noun)) for noun in unknown)
    if due := next((reminder for reminder in reminders if reminder.recipients), None):
        yield HOW_TO.format(subject=mail_subject(due))
