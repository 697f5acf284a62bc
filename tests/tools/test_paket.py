"""What an IT department hands out works on a computer without a network, and without a Python."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from platforms import THIS_PYTHON, find_this_platform
from program import ROOT, SAMPLES

TEMPLATES = ROOT / "tools" / "mallar"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the folders are made for the computer at hand")
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PATH": "/usr/bin:/bin"}
WORKER = b"--multiprocessing-fork"


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.sh")), ids=lambda path: path.name)
def test_a_shell_can_read_its_script(path: Path) -> None:
    """No script has an error of syntax."""
    subprocess.run(("/bin/sh", "-n", path), check=True)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.cmd")), ids=lambda path: path.name)
def test_a_script_of_windows_jumps_to_what_is_there(path: Path) -> None:
    """Each label that is jumped to stands once."""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"^:(\w+)$", text, re.MULTILINE))
    assert text.startswith("@echo off\nrem ")


def _run(folder: Path, *words: object, **surroundings: str) -> str:
    """Return what a program prints, in a folder that is the user's home too; the test fails when the program does."""
    done = subprocess.run(
        tuple(map(str, words)),
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _count_workers(program: Path) -> int:
    """Return how many processes of a program are there to draw."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes())
        except OSError:  # it has ended meanwhile
            continue
    return sum(line.startswith(os.fsencode(program)) and WORKER in line for line in lines)


def _check_bill(folder: Path) -> None:
    """See that a bill is valid, and names each wheel with its licence and digest."""
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    text = (folder / "sbom.cdx.json").read_text(encoding="utf-8")
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    libraries = [part for part in bill["components"] if part.get("purl")]
    assert bill["metadata"]["component"]["name"] == "lagesbild"
    assert {"pandas", "duckdb", "matplotlib"} <= {part["name"] for part in libraries}
    assert [part["name"] for part in libraries if not (part.get("licenses") and part["hashes"])] == []


@LINUX
@pytest.mark.slow
def test_what_is_handed_out_works(tmp_path: Path) -> None:
    """It is installed without a network; the bundle does the year's work of a folder given to its start file."""
    for library in ("build", "cyclonedx", "PyInstaller"):
        pytest.importorskip(library)
    out, home, own = tmp_path / "ut", tmp_path / "hem", tmp_path / "egen"
    _run(tmp_path, sys.executable, ROOT / "tools" / "paket.py", "--till", out, **os.environ)
    platform = find_this_platform()
    assert platform is not None
    offline = next(out.glob(f"lagesbild-*-{platform.key}-python{THIS_PYTHON}"))
    bundle = next(out.glob(f"lagesbild-*-{platform.key}-program"))
    _check_bill(offline)
    _check_bill(bundle)

    home.mkdir()
    installed = _run(home, "sh", offline / "installera.sh", PYTHON=sys.executable, **NO_NETWORK)
    assert "Klart. Skriv:" in installed
    assert _run(home, home / ".local" / "bin" / "lagesbild", "--version").startswith("lagesbild ")

    assert Path(_run(home, bundle / "program" / "lagesbild", "handbok").strip()).is_relative_to(bundle)
    shutil.copytree(SAMPLES / "2021", own / "2021")
    period = '[ar.2021]\nperiod = "2020-05-01..2021-04-30"\n'
    (own / "lagesbild.toml").write_text(period, encoding="utf-8")
    words = ("/bin/sh", bundle / "starta.sh", own / "2021")
    started = subprocess.Popen(words, env={"HOME": str(home), **NO_NETWORK}, stdin=subprocess.DEVNULL)
    most = 0
    while started.poll() is None:
        most = max(most, _count_workers(bundle / "program" / "lagesbild"))
        time.sleep(0.05)
    assert (started.returncode, most) == (0, 1)
    assert list((own / "reports" / "2021" / "diagram").glob("*.png"))
