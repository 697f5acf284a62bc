"""The bundled typeface: a Latin subset of Adobe's open source sans-serif, third edition (SIL OFL 1.1).

It carries a name of its own because the licence reserves the original's for unmodified files.
"""

from __future__ import annotations

from pathlib import Path

REGULAR = Path(__file__).with_name("fonts") / "LagesbildSans-Regular.ttf"
BOLD = Path(__file__).with_name("fonts") / "LagesbildSans-Bold.ttf"
