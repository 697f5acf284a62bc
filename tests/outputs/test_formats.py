"""The registry of the formats."""

from __future__ import annotations

import os
import subprocess
import sys

from program import IMPORTABLE


def test_a_format_waits_until_it_is_asked_for() -> None:
    """To name the formats is not yet to load the libraries that write them."""
    code = "import sys, lagesbild.outputs.formats; print({'xlsxwriter', 'docx', 'matplotlib'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=os.environ | IMPORTABLE
    )
    assert run.stdout.strip() == b"set()"
