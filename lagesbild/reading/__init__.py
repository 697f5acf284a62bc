"""Path -> sheets -> header -> table with row numbers. Knows files, nothing of extremism or surveys."""

from __future__ import annotations

from lagesbild.reading.header import locate, locate_list
from lagesbild.reading.opening import open_file, ready, sha256
from lagesbild.reading.sheet import Layout, Raw, Sheet

__all__ = ["Layout", "Raw", "Sheet", "locate", "locate_list", "open_file", "ready", "sha256"]
