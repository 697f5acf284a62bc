"""The wheels that the program needs on a platform: gathered with none missing and none to spare."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from running import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from email.message import Message

    from platforms import Platform

PROGRAM = "lagesbild"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel and what it says of itself."""

    path: Path
    metadata: Message

    @property
    def name(self) -> str:
        """The name of the package, spelt in one way."""
        return canonicalize_name(str(self.metadata["Name"]))

    @property
    def version(self) -> str:
        """The version of the package."""
        return str(self.metadata["Version"])

    @property
    def sha256(self) -> str:
        """The digest of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def requirements(self, markers: Mapping[str, str], extras: Iterable[str]) -> Iterator[Requirement]:
        """Yield what the package needs where the markers hold, with some of its extras."""
        for text in self.metadata.get_all("Requires-Dist", []):
            wanted = Requirement(text)
            environments = [{**markers, "extra": extra} for extra in ("", *extras)]
            if wanted.marker is None or any(wanted.marker.evaluate(where) for where in environments):
                yield wanted


def load_wheel(path: Path) -> Wheel:
    """Return a wheel with the metadata that it holds."""
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Wheel(path, HeaderParser().parsestr(archive.read(name).decode()))


def load_folder(folder: Path) -> dict[str, Wheel]:
    """Return the wheels of a folder by name."""
    wheels = map(load_wheel, sorted(folder.glob("*.whl")))
    return {wheel.name: wheel for wheel in wheels}


def build_wheel(project: Path, folder: Path) -> Path:
    """Build the program's archives in a folder, the wheel from the source archive, and return the path of the wheel."""
    run(sys.executable, "-P", "-m", "build", "--outdir", str(folder), str(project))
    return next(folder.glob(f"{PROGRAM}-*.whl"))


def gather(wheel: Path, platform: Platform, python: str, folder: Path) -> dict[str, Wheel]:
    """Fill a folder with the program's wheel and all that it needs on a platform; return them by name.

    pip judges the markers of requirements by the Python that runs it. So what it leaves out is asked for until nothing
    is missing, and what the platform has no use of is taken out.
    """
    wanted = [str(wheel)]
    while True:
        with tempfile.TemporaryDirectory() as scratch:
            _download(wanted, platform, python, Path(scratch))
            found = load_folder(Path(scratch))
            needed, missing = resolve(found, platform.markers(python))
            if not missing:
                return _move({name: found[name] for name in needed}, folder)
        wanted += map(_without_marker, missing)


def resolve(wheels: Mapping[str, Wheel], markers: Mapping[str, str]) -> tuple[set[str], list[Requirement]]:
    """Return the names of the wheels that the program needs where the markers hold, and the requirements not met."""
    missing: dict[str, Requirement] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(PROGRAM)]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        wheel = wheels.get(name)
        if wheel is None or not wanted.specifier.contains(wheel.version, prereleases=True):
            missing[str(wanted)] = wanted
        elif (name, frozenset(wanted.extras)) not in seen:
            seen.add((name, frozenset(wanted.extras)))
            waiting += wheel.requirements(markers, wanted.extras)
    return {name for name, _ in seen}, list(missing.values())


def _without_marker(wanted: Requirement) -> str:
    """A requirement that holds wherever pip runs."""
    extras = f"[{','.join(sorted(wanted.extras))}]" if wanted.extras else ""
    return f"{wanted.name}{extras}{wanted.specifier}"


def _download(wanted: list[str], platform: Platform, python: str, folder: Path) -> None:
    tags = [word for tag in platform.tags for word in ("--platform", tag)]
    where = (*tags, "--python-version", python, "--implementation", "cp", "--only-binary", ":all:")
    run(
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        *where,
        "--dest",
        str(folder),
        *wanted,
    )


def _move(wheels: Mapping[str, Wheel], folder: Path) -> dict[str, Wheel]:
    folder.mkdir(parents=True)
    return {
        name: Wheel(Path(shutil.move(wheel.path, folder)), wheel.metadata) for name, wheel in wheels.items()
    }
