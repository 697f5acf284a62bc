"""The special categories of GDPR, article 9: words for faith, health, sexual life, ethnicity and membership."""

from __future__ import annotations

import re

RELIGION = (
    r"muslim(?:en|sk|ska|skt)?|jud(?:e|en|isk|iska|iskt)|krist(?:en|na|et)|shiamuslim\w*|sunnimuslim\w*|ortodox\w*|katolik\w*"
    r"|katolsk\w*|buddhist\w*|hindu(?:en|isk|iska)?|jesid\w*|yazid\w*|bahai|mormon\w*|konverti\w+|hijab|niqab|slöja|kippa|turban"
)
HEALTH = (
    r"adhd|add|autis\w+|asperger\w*|npf|diagnos\w*|depressi\w+|deprimera\w*|schizofren\w*|psykos\w*|psykisk\w* (?:ohälsa|sjuk\w*)"
    r"|ångest\w*|självmord\w*|suicid\w*|självskad\w*|ätstör\w+|missbruk\w*|beroendevård\w*|sjuk(?:skriven|skrivna|dom\w*)?|cancer\w*|hiv|epilepsi\w*"
    r"|diabetes|gravid\w*|abort\w*|funktionsned\w+|utvecklingsstör\w+"
    r"|rullstol\w*|medicinera\w*|psykiatri\w*|bup|inlagd|hörselskad\w*|traumatisera\w*"
)
SEXUAL_LIFE = (
    r"homosexuell\w*|bisexuell\w*|lesbisk\w*|bög\w*|gay|hbtqi?\w*|transperson\w*|transsexuell\w*|transkille\w*|transtjej\w*"
    r"|ickebinär\w*|queer\w*|prostitu\w+|sexuell\w+ läggning\w*"
)
ETHNICITY = (
    r"somal(?:ier|isk|iska|iskt)\w*|kurd(?:en|isk|iska)?|arab(?:en|isk|iska)?|syri(?:er|ern|sk|ska)|irakisk\w*|iransk\w*|afghan(?:en|sk|ska)?"
    r"|rom(?:en|sk|ska)|rom(?=[ ,.]|$)|same|samen|samisk\w*|turkisk\w*|assyri\w+|eritrean\w*|afrikansk\w*|asiatisk\w*"
    r"|mörkhyad\w*|svart hudfärg|hudfärg\w*|etnisk\w*"
    r"|invandrar\w*|utländsk (?:bakgrund|härkomst)|palestinsk\w*|bosnisk\w*|albansk\w*|rysk|ryska|ukrainsk\w*|tjetjen\w*"
)
MEMBERSHIP = (
    r"medlem(?:men)? (?:i|av)|medlemskap\w*|fackligt? (?:aktiv|ansluten|engagerad|ombud)\w*|fackmedlem\w*|fackombud\w*"
    r"|skyddsombud\w*|partimedlem\w*|partiaktiv\w*|aktiv i (?:[\w-]+ ){0,2}(?:facket|partiet|föreningen|[A-ZÅÄÖ][\w-]+)"
)
SPECIAL_CATEGORIES = {
    why: re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)
    for why, words in (
        ("tro", RELIGION),
        ("hälsa", HEALTH),
        ("sexualliv", SEXUAL_LIFE),
        ("etnicitet", ETHNICITY),
        ("medlemskap", MEMBERSHIP),
    )
}
"""Why a passage is queued -> the words that tell of it."""
