"""Files as they come, with chance at work in them: bytes turned, cut, moved and repeated, in a package or in its parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MOST_CHANGES = 4
LONGEST_PIECE = 64
TELLING = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b";", b"\r", b"\n\n", b"<", b"&#0;", b"=1/0", b"-1", b"99999999999999999999",
    b"1e308", b"NaN", b"\xc3", b"{{", b"'", b"[[", b"2021-13-45",
)  # fmt: skip
"""What readers have been known to trip over."""


def mutate(chance: Random, content: bytes) -> bytes:
    """The content changed; in a package half of the times within its parts, so that it can still be opened."""
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.5:
        return _mutate_parts(chance, content)
    return _mutate_bytes(chance, content)


def _mutate_parts(chance: Random, package: bytes) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 2))))
        for name in names:
            content = source.read(name)
            target.writestr(name, _mutate_bytes(chance, content) if name in chosen else content)
    return file.getvalue()


def _mutate_bytes(chance: Random, content: bytes) -> bytes:
    for _ in range(chance.randint(1, MOST_CHANGES)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.randint(0, LONGEST_PIECE))
        piece = content[start:end]
        new = chance.choice(
            (
                b"",
                piece * chance.randint(2, 50),
                piece[::-1],
                bytes(byte ^ (1 << chance.randrange(8)) for byte in piece),
                chance.choice(TELLING),
                chance.randbytes(len(piece)),
            )
        )
        content = content[:start] + new + content[end:]
        if chance.random() < 0.05:
            content = content[: chance.randrange(len(content) + 1)]
    return content
