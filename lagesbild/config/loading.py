"""lagesbild.toml, and the folders kallor/ and regler/ next to it -> Settings, checked, with their vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from pydantic import ValidationError

from lagesbild.config.references import check_references
from lagesbild.config.sender_rules import FOLDER, load_rules
from lagesbild.config.settings import FILE_NAME, SOURCE_FOLDER, Settings, UserSettings
from lagesbild.config.toml import explain, read_toml
from lagesbild.config.vocabulary.definitions import (
    AreaDefinition,
    MilieuDefinition,
    SourceDefinition,
)
from lagesbild.config.vocabulary.vocabulary import Vocabulary, built_in, in_order
from lagesbild.config.word_lists import UserLists
from lagesbild.core.errors import InputError, UsageError
from lagesbild.core.text import make_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from lagesbild.config.vocabulary.categories import CategoryDefinition

BOTH = f"{FILE_NAME}: ange antingen kallor eller uppsattning, inte båda."


def load(path: Path | None = None) -> Settings:
    """The settings of a file, or of lagesbild.toml in the working folder, or the defaults.

    Raises InputError with one sentence when the file is missing, is no TOML, or names what is not there.
    """
    chosen = path or Path(FILE_NAME)
    if path is not None and not chosen.is_file():
        raise InputError(f"Inställningsfilen {path} finns inte. Kontrollera sökvägen efter --installningar.")
    written = read_toml(chosen, UserSettings) if chosen.is_file() else UserSettings()
    try:
        settings = _settings(written, chosen.parent)
        check_references(settings)
        for year in settings.years:
            settings.period(year)
    except UsageError as error:
        raise InputError(f"{chosen.name}: {error}") from error
    return settings


def list_files_beside(folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Return the files in the settings' folder that say something too: sources, senders' rules, template, word lists."""
    written = [path for name in (SOURCE_FOLDER, FOLDER) for path in sorted((folder / name).glob("*.toml"))]
    named = (*filter(None, [settings.word_template]), *settings.words.place_files, *settings.words.name_files)
    return (*written, *(path for path in named if path.is_relative_to(folder) and path.is_file()))


def _settings(written: UserSettings, folder: Path) -> Settings:
    vocabulary = _vocabulary(written, folder)
    if written.termer not in vocabulary.terms:
        known = ", ".join(vocabulary.terms)
        raise InputError(f"{FILE_NAME}: termer = ”{written.termer}” finns inte. Välj bland {known}.")
    known_area = vocabulary.areas.get(written.omrade, AreaDefinition(parts=()))
    template = written.word.mall
    return Settings(
        area=written.omrade,
        area_parts=AreaDefinition(parts=written.stadsdelar) if written.stadsdelar else known_area,
        part_word=written.delar,
        term_set=written.termer,
        registry_number=written.diarienummer,
        word_template=folder / template if template else None,
        vocabulary=vocabulary,
        years=written.ar,
        never_asked=written.inte_tillfragade,
        edition=written.publik,
        section_questions=written.avsnitt.fragor,
        rules=load_rules(folder / FOLDER, vocabulary),
        words=_user_lists(written, folder, known_area),
    )


def _user_lists(written: UserSettings, folder: Path, area: AreaDefinition) -> UserLists:
    """The area's names, and what the user has written of names and places."""
    kept, names = written.fritext.behall, written.fritext.namnlista
    listed = kept if isinstance(kept, tuple) else ()
    return UserLists(
        places=(written.omrade, *area.parts, *written.stadsdelar, *listed),
        place_files=(folder / kept,) if isinstance(kept, Path) else (),
        name_files=(folder / names,) if names else (),
    )


def _vocabulary(written: UserSettings, folder: Path) -> Vocabulary:
    base = built_in()
    sources = _sources(base, written, folder)
    known = {**base.categories, **{s.key: s.own_categories for s in sources if s.own_categories}}
    return replace(
        base,
        sources=sources,
        milieus=_more_aliases(base.milieus, written.miljoer),
        terms={**base.terms, **{name: {**base.terms["stockholm"], **names} for name, names in written.namn.items()}},
        categories={
            **known,
            **{name: _more_categories(known.get(name, {}), lines) for name, lines in written.kategorier.items()},
        },
    )  # fmt: skip


def _sources(base: Vocabulary, written: UserSettings, folder: Path) -> tuple[SourceDefinition, ...]:
    try:
        paths = sorted((folder / SOURCE_FOLDER).glob("*.toml"))
        own = in_order(
            read_toml(path, SourceDefinition, {"nyckel": make_key(path.stem, ())}) for path in paths
        )
        known = {source.key: source for source in (*base.sources, *own)}
        for key, changes in written.changed_sources.items():
            known[key] = _changed(known, key, changes)
    except ValidationError as error:
        raise InputError(f"{SOURCE_FOLDER}/: {explain(error)}") from error
    in_force = {key: source for key, source in known.items() if not source.is_draft}
    added = {source.key for source in own} | (known.keys() - {source.key for source in base.sources})
    return in_order(_chosen(in_force, added, base, written))


def _chosen(
    known: Mapping[str, SourceDefinition], added: AbstractSet[str], base: Vocabulary, written: UserSettings
) -> Iterator[SourceDefinition]:
    """Yield the sources that the settings name, or those of a ready set with the user's own, and their recipient lists."""
    chosen = set(known)
    if isinstance(written.kallor, tuple):
        if written.uppsattning:
            raise InputError(BOTH)
        if unknown := [key for key in written.kallor if key not in known]:
            keys = ", ".join(source.key for source in in_order(known.values()) if not source.recipients_of)
            raise InputError(f"{FILE_NAME}: kallor nämner ”{unknown[0]}”, som inte finns. Välj bland {keys}.")
        chosen = set(written.kallor)
    elif written.uppsattning:
        if written.uppsattning not in base.sets:
            sets = ", ".join(base.sets)
            raise InputError(
                f"{FILE_NAME}: uppsattning = ”{written.uppsattning}” finns inte. Välj bland {sets}."
            )
        chosen = {*base.sets[written.uppsattning], *added}
    yield from (source for source in known.values() if (source.recipients_of or source.key) in chosen)


def _changed(known: Mapping[str, SourceDefinition], key: str, changes: dict[str, Any]) -> SourceDefinition:
    if key not in known:
        return SourceDefinition.model_validate({"nyckel": key, **changes})
    before = known[key]
    changed = SourceDefinition.model_validate({**before.model_dump(by_alias=True), **changes})
    more = changed.columns if "kolumner" in changes else {}
    merged = {role: (*headings, *before.columns.get(role, ())) for role, headings in more.items()}
    return changed.model_copy(update={"columns": {**before.columns, **merged}})


def _more_aliases(
    base: Mapping[str, MilieuDefinition], more: Mapping[str, MilieuDefinition]
) -> dict[str, MilieuDefinition]:
    return {
        code: MilieuDefinition(aliases=tuple(a for m in (base, more) if code in m for a in m[code].aliases))
        for code in dict.fromkeys((*base, *more))
    }


def _more_categories(
    base: Mapping[str, CategoryDefinition], more: Mapping[str, CategoryDefinition]
) -> dict[str, CategoryDefinition]:
    """The categories with the user's: of a known one the aliases are added, and its milieu holds if none is written."""
    merged = dict(base)
    for key, line in more.items():
        before = merged.get(key, line)
        aliases = (*before.aliases, *line.aliases) if key in merged else line.aliases
        milieu = line.milieu if "milieu" in line.model_fields_set else before.milieu
        merged[key] = line.model_copy(update={"aliases": aliases, "milieu": milieu})
    return merged
