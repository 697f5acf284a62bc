"""The platforms that wheels can be gathered for."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.markers import default_environment

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Platform:
    """A system and a processor, as wheels and the markers of requirements call them."""

    key: str
    tags: tuple[str, ...]
    sys_platform: str
    platform_system: str
    os_name: str
    platform_machine: str
    suffix: str
    """The ending of a file that a double click or a shell runs."""

    def markers(self, python: str) -> Mapping[str, str]:
        """Return what the markers of a requirement are judged by, with a Python as `3.13`."""
        return {
            **{name: str(value) for name, value in default_environment().items()},
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "os_name": self.os_name,
            "platform_machine": self.platform_machine,
            "platform_python_implementation": "CPython",
            "platform_system": self.platform_system,
            "python_full_version": f"{python}.0",
            "python_version": python,
            "sys_platform": self.sys_platform,
        }


MANYLINUX = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)),
    "manylinux2014_x86_64",
    "linux_x86_64",
)
PLATFORMS: Mapping[str, Platform] = {
    known.key: known
    for known in (
        Platform("windows", ("win_amd64",), "win32", "Windows", "nt", "AMD64", "cmd"),
        Platform("linux", MANYLINUX, "linux", "Linux", "posix", "x86_64", "sh"),
        Platform("mac", ("macosx_14_0_arm64",), "darwin", "Darwin", "posix", "arm64", "sh"),
    )
}
THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def find_this_platform() -> Platform | None:
    """Return the platform that this Python runs on; None where wheels are not gathered for it."""
    system = (sys.platform, platform.machine())
    return next(
        (known for known in PLATFORMS.values() if (known.sys_platform, known.platform_machine) == system),
        None,
    )
