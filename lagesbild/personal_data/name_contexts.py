"""What stands around a name, and tells it from another word with a capital letter."""

from __future__ import annotations

import re

NAMED = re.compile(r"\b(?:heter|hette|namn:|namnet är|vid namn|döpt till)[ :]{1,2}$", re.IGNORECASE)
"""What follows is a name, whatever it looks like."""
GROUP = re.compile(
    r"\b(?:grupp|förening|organisation|nätverk|parti|skol|lokal|kanal|sida|film|bok|sajt|butik|företag)\w* (?:som )?\w+ $",
    re.IGNORECASE,
)
"""What follows is a name, but not of a person."""
PERSON = re.compile(
    r"\b(?:herr|fru|fröken|elev(?:en)?|pojken?|flickan?|kille|killen|tjej|tjejen|man|mannen|kvinna|kvinnan|lärare|läraren|rektorn?"
    r"|kuratorn?|chef|chefen|kollega|kollegan|mamma|mamman|pappa|pappan|bror|brodern?|syster|systern|sonen?|dottern?|kusin|kusinen"
    r"|kompis|kompisen|vän|vännen|polisen|imamen?|prästen?|handläggaren?|vaktmästaren?|ungdomen|personen"
    r"|klienten|brukaren)[ :]{1,2}$",
    re.IGNORECASE,
)
"""What follows is a name when it may be one."""
COMPANY = re.compile(r"\b(?:med|av|hos|träffade|mötte|såg|känner|kände|kontaktade|hotade|slog|bad) $")
DOES = re.compile(
    r" (?:sa|säger|sade|berättar|berättade|kom|kommer|gick|skrev|skriver|ringde|hotade|hotar|ropade|slog|bor|hävdar|uppgav|jobbar"
    r"|tycker|tyckte|bar|gjorde|visade|vill|ville|och jag|som går|mår|uttryckte|uttrycker)\b"
)
DATED = re.compile(r" ?[0-9]")
AFTER_DATE = re.compile(
    r"(?:[0-9]\.?|\b(?:i|under|sedan|till|från|början av|slutet av|mitten av)) $", re.IGNORECASE
)
SPEAKS = re.compile(
    r" (?:sa|säger|sade|berättar|berättade|ringde|hävdar|hävdade|uppgav|uppger|tycker|tyckte|mår|mådde|bor|bodde|ville|vill|sågs"
    r"|syntes|gick|skrek|slog|hotade|hotar|hette|heter|går i|jobbar|arbetar|kände|känner|mötte|träffade|pratade|talade|vågar"
    r"|fick|tog|visade|bar|kom|kommer|klottrade|har (?:hotat|sagt|skrivit|slagit|setts|ringt)"
    r"|blev (?:arg|rädd|ledsen|hotad|slagen)|är (?:orolig|rädd|arg|ledsen|misstänkt|känd|aktiv|\w+årig))\b"
)
"""What a person does: an unknown first word before it may be a name."""
SAYS = re.compile(
    r" (?:sa|säger|sade|berättar|berättade|ringde|hävdar|hävdade|uppgav|uppger|tycker|tyckte|mår|mådde)\b"
)
"""What only a person does."""
KIN = re.compile(
    r" (?:\w+a )?(?:mamma|pappa|bror|syster|lillebror|storebror|lillasyster|storasyster|föräldrar|familj|son|dotter|kusin|kompis"
    r"|kompisar|vän|vänner|flickvän|pojkvän|klass|lärare|mobil|telefon|konto|bil|lägenhet|adress|namn|berättelse|beteende|väska"
    r"|jacka|rum|chef|kollega|fru|man|barn|mor|far)\b"
)
"""What belongs to a person: an unknown first word with a genitive s before it may be a name."""
COMMON_ENDING = re.compile(
    r"(?:ning(?:en|ar|arna)?|het(?:en|er)?|tion(?:en|er|erna)?|erna|arna|orna|[ae]nde[nt]?|ismen?|are[ns]?|skap(?:et)?|[bdgklmnprtv]et"
    r"|mannen|mästaren|vakten|gruppen|chefen|ledaren|gänget|ungdom(?:en)?s?|verksamhet\w*)$"
)
"""How no name ends, but many words that begin a sentence."""
DEFINITE_ENDING = re.compile(r"(?:[^aeiouyåäö]en|er|vakt|film)$")
"""How names end seldom, and things and groups often."""
ROLE_ENDING = re.compile(r"(?:n|are|ns|or|ade|era)$")
"""How words for roles end, which may stand before a name."""
SMALL_AFTER_NAMED = re.compile(
    r"\b(?:heter|hette|vid namn|kallas|kallad)(?: för)? (?P<name>[a-zåäöéü][\w'-]{2,30})"
)
NEXT_SMALL = re.compile(r"[ -]{1,2}(?P<word>[a-zåäöéü][\w'-]{2,30})")
LAST_SMALL = re.compile(r"(?P<word>[a-zåäöéü][\w'-]{2,30}) $")
VERB_ENDING = re.compile(
    r"(?:de|te|ar|er|at|it|tt|dd|na|ig|igt|sk|skt|ande|vid|mot|hos|inne|ute|hit|dit|upp|ner|själv)$"
)
BEFORE_NAME = frozenset(
    {
        *(
            "hos",
            "med",
            "och",
            "att",
            "när",
            "för",
            "från",
            "till",
            "mot",
            "som",
            "kring",
            "enligt",
            "eller",
            "lilla",
            "unga",
        ),
        *(
            "gamla",
            "såg",
            "hör",
            "herr",
            "fru",
            "elev",
            "elever",
            "killar",
            "kompis",
            "bror",
            "syster",
            "kusin",
            "vän",
        ),
        *("rektor", "kurator", "heter", "hette", "kallas"),
    }
)
"""Words in small letters before a name that are no part of it."""
REACH = 32
LISTED = re.compile(r"(?:,| och|, och| samt| eller) ")
"""Between the names of several persons."""
INITIALS = re.compile(
    r"\b(?:[Ee]lev|[Ee]leven|[Pp]ojken|[Ff]lickan|[Kk]illen|[Tt]jejen|[Mm]annen|[Kk]vinnan|[Pp]ersonen|[Uu]ngdomen|[Kk]lienten) "
    r"(?P<initials>[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.?|[A-ZÅÄÖ] [A-ZÅÄÖ])(?!\w)",
)
INITIAL = re.compile(r" [A-ZÅÄÖ](?:\.|(?!\w))")
