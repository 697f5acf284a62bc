"""What an IT department hands out: `python tools/paket.py [--plattform windows] [--python 3.13] [--till dist]`.

Two folders, each with a bill of materials. One to install from without the network, for any platform and Python: every
wheel that is needed, and a file to run. One with Python in it, for the platform and the Python that this runs on.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bill_of_materials import write_bill
from bundle import ROOT, make_bundle
from platforms import PLATFORMS, THIS_PYTHON, find_this_platform
from wheels import PROGRAM, build_wheel, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from platforms import Platform

TEMPLATES = Path(__file__).parent / "mallar"


def main(words: Sequence[str] | None = None) -> None:
    """Make the folders that the words ask for, and say where they are."""
    chosen = _parse(words)
    platform, python, target = PLATFORMS[chosen.plattform], str(chosen.python), Path(chosen.till)
    with tempfile.TemporaryDirectory() as scratch:
        own = build_wheel(ROOT, Path(scratch))
        name = f"{PROGRAM}-{own.name.split('-')[1]}-{platform.key}"
        offline, bundle = target / f"{name}-python{python}", target / f"{name}-program"
        for folder in (offline, bundle):
            shutil.rmtree(folder, ignore_errors=True)
        wheels = gather(own, platform, python, offline / "hjul")
    write_bill(offline / "sbom.cdx.json", wheels, platform.markers(python))
    _add_files(offline, "installera", platform, python)
    print(f"Att installera utan nät: {offline}")
    if (platform, python) != (find_this_platform(), THIS_PYTHON):
        print("Mappen med Python i görs på en dator av det slaget, med samma kommando.")
        return
    make_bundle(wheels, platform.markers(python), bundle)
    _add_files(bundle, "starta", platform, python)
    _add_handbook(bundle / "program" / "_internal" / "docs")  # where the program itself looks for it
    print(f"Att starta utan Python: {bundle}")


def _parse(words: Sequence[str] | None) -> argparse.Namespace:
    here = find_this_platform()
    parser = argparse.ArgumentParser(description="Gör det som IT delar ut.")
    parser.add_argument(
        "--plattform", choices=PLATFORMS, default=here.key if here else None, required=not here
    )
    parser.add_argument("--python", default=THIS_PYTHON, help="som 3.13")
    parser.add_argument("--till", default=str(ROOT / "dist"), help="mappen att lägga dem i")
    return parser.parse_args(words)


def _add_files(folder: Path, action: str, platform: Platform, python: str) -> None:
    """Lay beside what is handed out the file to run, what to read first, the handbook and the licence."""
    name = f"{action}.{platform.suffix}"
    ending = "\r\n" if platform.suffix == "cmd" else "\n"
    for template, written in ((name, name), (f"{action}.txt", "LASMIG.txt")):
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        text = text.replace("@PYTHON@", python).replace("@FIL@", name)
        (folder / written).write_text(text, encoding="utf-8", newline=ending)
    (folder / name).chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder)
    _add_handbook(folder)


def _add_handbook(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "docs" / "handbok.md", folder)
    shutil.copytree(ROOT / "docs" / "bilder", folder / "bilder", ignore=shutil.ignore_patterns("*.py"))


if __name__ == "__main__":
    main()
