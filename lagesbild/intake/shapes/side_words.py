"""The words of a column -> why a case whose cell has them is not to be counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection

WITHDRAWN_WORDS = re.compile(
    r"(?:makulera|annullera|avförd|avfört|raderad|raderat|felregistrera|felaktig|ogiltig|återtag|återkalla"
    r"|exkludera|struken|struket|strukits|utgår|utgått)\w*(?: ärende| anmälan| post| rad)?"
    r"|(?:ska|skall) (?:ej|inte) räknas(?: med)?|räknas (?:ej|inte)(?: med)?"
)
"""What a cell says of a case that was taken back, folded."""
DENIED_WORDS = re.compile(
    r"(?:avvisa|ogrunda|obefoga)\w*(?: ärende| anmälan| post| rad)?|falskt? ?larm"
    r"|(?:ärendet )?(?:över)?(?:flytta(?:d|t|s)|för(?:d|t|s)) till (?!arkiv|polis|årets?\b).+|fel (?:stadsdel|kommun|område)\w*"
    r"|(?:hör|tillhör|gäller|avser) (?:till )?"
    r"(?:ej oss|inte oss|(?:en )?annan (?:stadsdel|kommun|förvaltning)|(?:ett )?annat område).*"
)
"""What a cell says of a case that was not believed, or is another area's, folded: it may have been one of ours all the same."""
REMOVED_WORDS = re.compile(
    r"(?:borttag\w*|bortta(?:gen|get)|tagits bort|ta bort)(?: ärende| anmälan| post| rad)?"
)
"""The same, where what is registered is nothing that can be taken away itself, as graffiti is by cleaning."""
DUPLICATE_WORDS = re.compile(
    r"(?:är |en )*(?:möjlig )?(?:dubb?let\w*|dubblering\w*|dubbel(?:registrer|anmäl|post|rad|ärende)\w*|dubbelt ärende|kopia av"
    r"|samma (?:ärende |klotter |händelse )?som|ihopslagen med|sammanslagen med|hopslagen med)(?:[ ,.:;(–-].*)?"
)
NUMBERED = re.compile(r"[^\s()\[\]]*\d[^\s()\[\]]*\s*[(\[–:,-]?\s*(?P<mark>[^()\[\]]+?)\s*[)\]]?")
"""A case number with a word after it: "2021-17 (makulerat)"."""
NOT_IT = re.compile(
    r"(?:[^()]*[-–:;,(] ?)?(?:ej|inte|icke|inget) (?:klotter|extremis\w*|vbe|våldsbejakande\b[^()]*)\)?"
)
"""What says that a case is none of the kind that is sought."""
YES = frozenset({"ja", "j", "yes", "y", "x", "true", "sant", "1", "✓", "✔"})
NO = frozenset({"nej", "n", "no", "false", "falskt", "0"})
UNSURE = frozenset(
    {
        "vet ej",
        "vet inte",
        "osäker",
        "osäkert",
        "oklar",
        "oklart",
        "kanske",
        "eventuellt",
        "ev",
        "ev.",
        "möjligen",
        "möjligt",
        "?",
    }
    | {"ej bedömd", "ej bedömt", "under utredning", "under bedömning", "tveksamt", "tveksam"}
)
"""What answers neither yes nor no to a heading that asks."""
MAIN_CASE = re.compile(
    r"huvud\w*(?:ärende\w*|nr|nummer)|(?:överordna|underordna)\w* ärende|ursprungs\w*ärende\w*|moderärende\w*"
    r"|(?:tillhör|del av|hör till|ingår i) (?:ärende\w*|dnr)"
)
"""The heading of a column with the number of a case that this one is a part of: it may be the same event."""
VERDICT = re.compile(
    r"(?!.*(?:rapporter|anmäl|inform|utbild|kontakt|känner|rutin|meddel|orosanm|åtgärd|foto|bild))"
    r"(?:.*(?:extremis\w*|\bvbe\b|våldsbejakande).*|relevant\w*)"
)
"""The heading of a column whose yes or no says whether the case is of the kind sought."""
INCLUDED = re.compile(
    r"(?:(?:ska|skall) )?(?:räknas|ingår|inkludera\w*|medräkna\w*|tas med)(?: (?:med|in|i .*))?|giltigt?"
)
"""The heading of a column whose no says that the case is not to be counted."""
CONFIRMED = re.compile(r"(?:godkän|verifiera|bekräfta)\w*")
"""The heading of a column whose no leaves it open whether there was a case."""
WITHDRAWN, DUPLICATE, OTHER, DENIED = "withdrawn", "duplicate", "not_extremist", "unreadable"


def find_reasons(heading: str, texts: Collection[str], *, can_be_removed: bool = False) -> dict[str, str]:
    """Return by folded cell why a case is set aside; a yes or no is about what the heading says.

    In a column that has a mark for yes and none for no, an empty cell says no. `can_be_removed` says that what is
    registered is cleaned away, so that "borttaget" does not say that the case was.

    >>> find_reasons("Dubblett", {"ja", ""}), find_reasons("Extremism", {"x", ""})
    ({'ja': 'duplicate'}, {'': 'not_extremist'})
    """
    title, own = fold(heading).rstrip(" ?:*"), set(texts) - {""}
    removed = None if can_be_removed else REMOVED_WORDS.fullmatch(title)
    no = NO if own & NO or not own <= YES else {""}
    for told, says, reason in (
        (DUPLICATE_WORDS.fullmatch(title), YES, DUPLICATE),
        (WITHDRAWN_WORDS.fullmatch(title) or removed, YES, WITHDRAWN),
        (VERDICT.fullmatch(title), no, OTHER),
        (INCLUDED.fullmatch(title), no, WITHDRAWN),
        (CONFIRMED.fullmatch(title), no, DENIED),
    ):
        if told and own & (YES | NO):
            unsure = dict.fromkeys(own & UNSURE if reason == OTHER else (), DENIED)
            return unsure | dict.fromkeys(says & set(texts), reason)
    if DUPLICATE_WORDS.fullmatch(title) or MAIN_CASE.fullmatch(title):
        reason = DENIED if MAIN_CASE.fullmatch(title) else DUPLICATE
        return {text: reason for text in own if any(sign.isdigit() for sign in text)}
    if own <= YES | NO:
        return {}
    denied = {text: OTHER for text in own if NOT_IT.fullmatch(text)}
    return denied | find_word_reasons(own, can_be_removed=can_be_removed)


def find_word_reasons(texts: Collection[str], *, can_be_removed: bool = False) -> dict[str, str]:
    """Return by folded cell why a case is set aside whose cell says in words that it was taken back or is another's."""
    return {text: reason for text in texts if (reason := _reason_of(text, can_be_removed=can_be_removed))}


def find_number_reason(text: str) -> str:
    """Return why a case is set aside by the word after its number, as find_word_reasons does; "" where there is no such word.

    >>> find_number_reason("2021-17 (makulerat)"), find_number_reason("2021-17 B")
    ('withdrawn', '')
    """
    numbered = NUMBERED.fullmatch(fold(text))
    return _reason_of(numbered["mark"], can_be_removed=False) if numbered else ""


def _reason_of(text: str, *, can_be_removed: bool) -> str:
    if DUPLICATE_WORDS.fullmatch(text):
        return DUPLICATE
    is_withdrawn = WITHDRAWN_WORDS.fullmatch(text) or (not can_be_removed and REMOVED_WORDS.fullmatch(text))
    if is_withdrawn:
        return WITHDRAWN
    return DENIED if DENIED_WORDS.fullmatch(text) else ""
