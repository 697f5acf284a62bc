"""Write the sample files: `python sample_data/skapa.py [MAPP]`, by default beside this script."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from invented import activities, almstad, broken, year_2020, year_2021

FOLDERS = {
    "2020": year_2020.files,
    "2021": year_2021.files,
    "broken": broken.files,
    "": activities.files,
    **{f"almstad/{year.number}": partial(almstad.files, year) for year in almstad.YEARS},
}


def write(target: Path) -> int:
    """Write every sample file below the target folder; how many there are."""
    written = 0
    for folder, files in FOLDERS.items():
        (target / folder).mkdir(parents=True, exist_ok=True)
        for name, content in files().items():
            (target / folder / name).write_bytes(content)
            written += 1
    return written


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    print(f"{write(chosen)} filer skrivna till {chosen}")
