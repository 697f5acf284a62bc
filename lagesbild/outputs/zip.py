"""The same bytes for the same document: a zip file whose members carry no time of their own."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""


def with_fixed_times(package: bytes) -> bytes:
    """The package with all its members dated alike, in their own order."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            packed = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED  # a picture is packed already
            target.writestr(ZipInfo(name, EPOCH), source.read(name), packed)
    return file.getvalue()
