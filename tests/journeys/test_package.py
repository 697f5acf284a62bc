"""What is handed on to be installed is whole: the wheel has all that the program reads, the source archive all there is."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from program import ROOT, tracked_files

pytestmark = pytest.mark.slow
BUILT = os.environ.get("LAGESBILD_ARKIV")
"""A folder with the archives, where somebody has built them already."""
MADE = {"PKG-INFO", "setup.cfg"}
"""What the source archive has besides the repository's files and the folder `lagesbild.egg-info`."""
LICENCES = {"LICENSE", "lagesbild/outputs/charts/fonts/OFL.txt"}


def _build(pattern: str, folder: Path) -> Path:
    """Return an archive, built in a folder unless it is there already."""
    if BUILT:
        folder = Path(BUILT)
    else:
        words = (sys.executable, "-P", "-m", "build", "--outdir", str(folder), str(ROOT))
        subprocess.run(words, check=True, capture_output=True)
    return next(folder.glob(pattern))


def test_the_source_archive_is_the_repository(tmp_path: Path) -> None:
    """Tests, samples, documents and tools are in it, and nothing that is not tracked."""
    with tarfile.open(_build("*.tar.gz", tmp_path)) as archive:
        files = {member.name.split("/", 1)[1] for member in archive.getmembers() if member.isfile()}
    ours = {name for name in files if not name.startswith("lagesbild.egg-info/")} - MADE
    assert ours == set(tracked_files())


def test_the_wheel_is_the_program_and_nothing_else(tmp_path: Path) -> None:
    """Every file of the package is in it; the licence of the typeface lies among the licences."""
    with zipfile.ZipFile(_build("*.whl", tmp_path)) as archive:
        files = set(archive.namelist())
    inside = {name for name in files if name.startswith("lagesbild/")}
    assert inside | LICENCES == {name for name in tracked_files() if name.startswith("lagesbild/")} | LICENCES
    licences = {name.split("/licenses/", 1)[1] for name in files - inside if "/licenses/" in name}
    assert licences == LICENCES
