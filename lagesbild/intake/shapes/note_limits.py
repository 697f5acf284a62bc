"""A text and the counts that it states -> whether it limits them: to a part of the period, of the places or of the cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.core.wording import MONTHS
from lagesbild.intake.shapes.note_numbers import (
    COUNTED,
    DAYS,
    LABEL_WITH_KIND,
    LABELLED,
    NONE_WORDS,
    NOTHING,
    NOUN,
    OTHER_NUMBERS,
    number_of,
)
from lagesbild.intake.shapes.note_spans import covers, without_spans

if TYPE_CHECKING:
    from collections.abc import Collection

    from lagesbild.core.periods import Period

_PART_OF_YEAR = re.compile(
    rf"\b(?:våren|hösten|sommaren|vintern|vårterminen|höstterminen|halvår\w*|kvartal(?:et)?|tertial(?:et)?|vecka|veckorna"
    rf"|{'|'.join(MONTHS)})\b"
)
"""A part of the period: that there was nothing in it says nothing of the rest."""
EXCEPTION = re.compile(
    r"\b(men|dock|däremot|förutom|utom|utöver|därutöver|ändå|undantag\w*|bortsett|kunde inte|har inte kunnat|ej kunnat|gick inte"
    r"|går inte|saknas|inte sökt|ej sökt|inte gjort\w*|ej gjort\w*|oklart?|utkast|okänt|vet ej|vet inte|delvis|hittills|ännu"
    r"|uppskatt\w*|preliminär\w*|kanske|troligen|förmodligen|eventuell\w*|möjligen)\b"
)
"""Words by which a text takes back or limits what it says."""
_NOTHING_OF_PART = re.compile(
    r"\b(?:ej|inte|icke|bara|endast|enbart|begränsa\w*|som (?:har )?(?:svara|rapportera|lämna|inkom)\w*"
    r"|just nu|för närvarande|i (?:dags|nu)läget|sekretess\w*|lämnas? ut|utlämnas"
    r"|kan (?:redovisas|lämnas|visas|uppges))\b"
    r"|\b(?:i|på|inom|från|vid|hos) (?:\w+ )?(?:(?:för|grund|gymnasie)?skol(?:a|an|or|orna)|gymnasi\w+|fritids\w*|äldre\w+"
    r"|hemtjänst\w*|bibliotek\w*|social\w+|jobbtorg\w*)\b"
)
"""Words by which there is nothing in a part, or nothing that is said: it does not hold for the rest."""
_WHOLE = re.compile(
    r"att|(?:känd|registrerad|rapporterad|inrapporterad|anmäld|noterad|inkommen|inkomn|dokumenterad|relevant|sådan|dylik|motsvarande"
    r"|träffande|upptäckt|konstaterad|faktisk|extremistisk|våldsbejakande|politisk|ideologisk|misstänkt|möjlig|kopplad"
    r"|\w*relaterad)(?:a|e|t)?"
)
"""Words beside a noun that do not say that it is a part of what is asked for."""
_REPORTED_PART = re.compile(
    r"\b(?:(?:första|andra) halvår\w*|halvårs\w*|vårterminen|höstterminen|[tqh][1-4]|kv[1-4]|(?:kvartal|tertial) [1-4]"
    r"|(?:första|andra|tredje|fjärde) (?:kvartalet|tertialet)|fram till"
    rf"|(?:till och med|t\.?o\.?m\.?) (?:den )?(?:\d+ )?(?:{'|'.join(MONTHS)}))\b"
)
"""The part of the period that is reported: what it gives is not the number of the whole."""
_QUESTION = re.compile(r"[^.;!?\n]+(?=\?)")
_SENTENCE_END = re.compile(r"[.;!?\n]+")
_EXTREMISM = re.compile(r"(?<!isk )(?<!iska )\b(?:våldsbejakande )?(?:extremis\w+|vbe)\b")
"""What is asked for as a whole, and not the extremism of one kind."""
_KIND_OF_EXTREMISM = re.compile(
    r"nazis\w*|islamis\w*|rasis\w*|höger\w*|vänster\w*|vit|makt|vitmakt|jihad\w*|autonom\w*|terror\w*|radikal\w*|nmr|afa|is|daesh"
)
_OF_ALL = re.compile(
    # what is said of cases
    r"ha|har|haft|hade|finns|finnes|fanns|funnits|förekom\w*|inträff\w*|skett|sked\w*|registrera\w*|(?:in)?rapporter\w*|anmäl\w*"
    r"|inkom\w*|kommit|noter\w*|dokumentera\w*|upptäck\w*|konstatera\w*|identifiera\w*|hitta\w*|gav|ger|gett|visa\w*|gjor\w+"
    r"|genomför\w*|genom\w*gång\w*|gått|igenom|sök\w*|resultat\w*|utfall\w*|svar\w*|redovisa\w*|känn\w*|känd\w*|känt|vet|veta|sett"
    r"|iaktta\w*|observera\w*|fått|fåtts|mottag\w*|bedöm\w*|upp|in|till|meddela\w*|tillägga"
    r"|relevant\w*|faktisk\w*|misstänk\w*|möjlig\w*|sådan\w*|dylik\w*|motsvarande|träffande|totalt|sammanlagt|summa|samtliga|alla"
    # the small words
    r"|att|av|är|var|blev|blir|det|den|de|dem|vi|jag|man|som|och|eller|samt|i|på|för|från|under|med|om|ur|hos|vid|enligt|kring"
    r"|här|där|detta|denna|dessa|vårt|vår|våra|oss|dvs|alltså|härmed|tyvärr|glädjande|nog|lyckligtvis|heller|st|stycken|inga|inget|ingen"
    r"|ingenting|noll|någon|något|hej|vad|gäller|gällande|avse\w*|rör\w*|angående|beträffande|så|underlag\w*|lägesbild\w*|uppgift\w*"
    # the whole of time and place
    r"|år|året|årets|helår\w*|period\w*|hela|tid|tiden|aktuell\w*|senaste|månader\w*|inom|stadsdel\w*|kommun\w*|förvaltning\w*"
    r"|nämnd\w*|område\w*|stad|stadens|staden|verksamheter\w*|enheter\w*|system\w*|database?n?|register|registret"
    # what is asked for
    rf"|(?:[^\W\d]+-)?{NOUN}|hot|hat|våld\w*|\w*extremis(?:m|men|ms)|extremistisk\w*|vbe|miljö\w*|koppl\w*|koppling\w*|anknyt\w*|\w*relatera\w*"
    r"|samband|ideologi\w*|politisk\w*|motiv\w*|sökord\w*|antal\w*|typ|slag|något|art|punkt\w*"
)
"""Words of a sentence that says of the whole of what is asked for that there was none."""
_ENDINGS = ("", "s", "n", "en", "ens", "et", "ets", "na", "erna", "ernas", "enas")
"""What a name may end in: "jobbtorgen" is that of "jobbtorg"."""
_WORD = re.compile(r"[^\W\d]+(?:-[^\W\d]+)*")


def limits(text: str, counts: Collection[object], period: Period) -> bool:
    """Return whether a text takes back or limits the counts that it states, as to a part of the period.

    >>> from lagesbild.core.periods import parse_period
    >>> year = parse_period("2021-01-01..2021-12-31")
    >>> limits("Inga händelser januari–juni", (0,), year), limits("Inga händelser januari–december", (0,), year)
    (True, False)
    """
    text = without_spans(text) if covers(text, period) else fold(text)
    said = DAYS.sub(" ", text)
    return bool(EXCEPTION.search(said) or _REPORTED_PART.search(text)) or (0 in counts and _is_of_part(said))


def names_reported_part(text: str) -> bool:
    """Return whether a text says that it reports a part of a year, as a quarter."""
    return bool(_REPORTED_PART.search(fold(text)))


def says_none_of_some(text: str, names: Collection[str]) -> bool:
    """Return whether a sentence that states none has words that may make it one of some of the cases alone.

    `names` are the words for the area and the source, folded.

    >>> says_none_of_some("Inga incidenter av allvarligare slag.", ())
    True
    >>> says_none_of_some("Sökningen i IA gav inga träffar. Hälsar Säkerhet", {"ia"})
    False
    """
    said = OTHER_NUMBERS.sub(" ", DAYS.sub(" ", fold(text)))
    if any(map(_states_none, _QUESTION.findall(said))):
        return True
    is_about_all = bool(_EXTREMISM.search(said))
    return any(
        _has_other_words(sentence, names, is_about_all=is_about_all)
        for sentence in _SENTENCE_END.split(said)
        if _states_none(sentence)
    )


def _states_none(sentence: str) -> bool:
    numbers = [number_of(match["number"]) for p in (COUNTED, LABELLED) for match in p.finditer(sentence)]
    return 0 in numbers or bool(NOTHING.search(sentence)) or sentence.strip() in NONE_WORDS


def _has_other_words(sentence: str, names: Collection[str], *, is_about_all: bool) -> bool:
    """Return whether a word is none of those that speak of the whole; kinds that were searched for are, beside all."""
    searched = is_about_all and "sök" in sentence
    return any(
        not (
            _OF_ALL.fullmatch(word)
            or any(word.removesuffix(ending) in names for ending in _ENDINGS)
            or (searched and _KIND_OF_EXTREMISM.fullmatch(word))
        )
        for word in _WORD.findall(sentence)
    )


def _is_of_part(said: str) -> bool:
    """Return whether a text that states none says it of a part of the period, of the places or of the cases alone."""
    if _PART_OF_YEAR.search(said) or _NOTHING_OF_PART.search(said):
        return True
    matches = (match for pattern in (COUNTED, LABEL_WITH_KIND) for match in pattern.finditer(said))
    kinds = (word for match in matches for word in match["kinds"].split())
    return any(not _WHOLE.fullmatch(word) for word in kinds)
