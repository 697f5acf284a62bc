"""E-mail addresses and the names that people go by on the web."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGN = re.compile(r"@|snabel|[(\[{] ?(?:at|a) ?[)\]}]", re.IGNORECASE)
"""Without one of these there is no address: most texts have none, and are let through quickly."""
AT = r"(?: ?@ ?| ?[(\[{] ?(?:at|snabel-?a|a|@) ?[)\]}] ?| snabel[- ]?a )"
DOT = r"(?:\.| ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?| (?:dot|punkt) )"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?: (?:punkt|dot) \w{{1,40}}){{0,3}}(?:(?<=\w)@\w[\w-]{{0,62}}(?:\.\w[\w-]{{0,62}}){{0,5}}"
    rf"|{AT}\w[\w-]{{0,62}}(?:{DOT}\w[\w-]{{1,62}}){{1,5}})",
    re.IGNORECASE,
)
SITES = (
    "facebook", "fb", "instagram", "tiktok", "twitter", "x", "snapchat", "youtube", "t", "telegram", "vk", "discord",
    "reddit", "threads", "linkedin", "flashback", "gab", "twitch", "steamcommunity", "bsky", "pinterest", "soundcloud",
)  # fmt: skip
PROFILE = re.compile(
    rf"(?<![\w.-])(?:https?://)?(?:[a-z-]{{1,6}}\.)?(?:{'|'.join(SITES)})\.(?:com|org|me|se|net|gg|app|tv)/[^\s<>\"'),;]+",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.+-])@(?=[\w.]*[^\W\d_])\w[\w.-]{0,40}\w")
CALLED = re.compile(
    r"\b(?:instagram|insta|snapchat|snap|tiktok|telegram|discord|signal|twitter|facebook|användarnamnet|användarnamn"
    r"|användaren|kontot|aliaset|nicket|nick)(?:: ?| )(?P<handle>(?=[\w.]{0,30}(?:[0-9_]|\.\w))\w[\w.]{1,40}\w)",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Finding]:
    """E-mail addresses, also with "(at)" or "snabel-a" in the place of the sign."""
    if not SIGN.search(text):
        return
    for match in EMAIL.finditer(text):
        yield make_finding("epost", match)


def find_handles(text: str) -> Iterator[Finding]:
    """Handles with the sign before them, and addresses of profiles."""
    for sign, pattern in (("/", PROFILE), ("@", HANDLE)):
        if sign in text:
            yield from (make_finding("handtag", match) for match in pattern.finditer(text))


def find_named_handles(text: str) -> Iterator[Finding]:
    """What looks like a handle after the name of a service, for a person to judge."""
    for match in CALLED.finditer(text):
        yield make_finding("handtag", match, "granskas", "handle")
