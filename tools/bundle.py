"""The program with a Python in it, for a computer that has none: a folder made by PyInstaller, and a file to start."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from venv import EnvBuilder

from bill_of_materials import describe_bundle, write_bill
from running import run
from wheels import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wheels import Wheel

ROOT = Path(__file__).resolve().parents[1]
UNUSED = ("tkinter", "sqlite3", "pip", "setuptools", "pandas.tests", "numpy.tests", "matplotlib.tests")
"""What PyInstaller would take along for the sake of some library, and the program never asks for."""
LIBRARIES = ("*.so*", "*.dll", "*.dylib")


def make_bundle(wheels: Mapping[str, Wheel], markers: Mapping[str, str], folder: Path) -> None:
    """Lay the program, frozen from the wheels with this Python, in a folder with the bill of what it is made of."""
    with tempfile.TemporaryDirectory() as scratch:
        program = _freeze(next(iter(wheels.values())).path.parent, Path(scratch))
        folder.mkdir(parents=True)
        shutil.move(program, folder / "program")
    inside = folder / "program" / "_internal"
    # python-docx finds its templates by way of this folder, which a frozen program has no files for.
    (inside / "docx" / "parts").mkdir(exist_ok=True)
    libraries = sorted(path for pattern in LIBRARIES for path in inside.glob(pattern))
    write_bill(folder / "sbom.cdx.json", wheels, markers, describe_bundle(libraries))


def _freeze(wheels: Path, scratch: Path) -> Path:
    """Return the folder of the frozen program; it is made in an environment with the wheels and nothing else."""
    environment = scratch / "env"
    EnvBuilder(with_pip=True).create(environment)
    python = str(environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    run(python, "-P", "-m", "pip", "install", "--quiet", "--no-index", "--find-links", str(wheels), PROGRAM)
    run(python, "-P", "-m", "pip", "install", "--quiet", f"pyinstaller=={version('pyinstaller')}")
    # A copy: beside the original lies the package, which is not the one in the wheel.
    script = shutil.copy(ROOT / "cli.py", scratch)
    unused = (word for name in UNUSED for word in ("--exclude-module", name))
    parts = (
        f"--collect-submodules={PROGRAM}",
        f"--collect-data={PROGRAM}",
        f"--recursive-copy-metadata={PROGRAM}",
    )
    folders = (word for name in ("dist", "work", "spec") for word in (f"--{name}path", str(scratch / name)))
    kind = ("--noconfirm", "--log-level", "ERROR", "--onedir", "--console", "--name", PROGRAM)
    run(python, "-P", "-m", "PyInstaller", *kind, *parts, *unused, *folders, str(script))
    return scratch / "dist" / PROGRAM
