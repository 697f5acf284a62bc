"""What a folder to install from is made of, as a CycloneDX bill: each package with version, licence, digest and needs."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name
from wheels import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from email.message import Message
    from pathlib import Path

    from wheels import Wheel

BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"


def write_bill(
    path: Path, wheels: Mapping[str, Wheel], markers: Mapping[str, str], extra: Iterable[Component] = ()
) -> None:
    """Write the bill of the program in some wheels, and of what comes with it besides."""
    components = {name: _describe(wheel) for name, wheel in wheels.items()}
    digests = "".join(sorted(wheel.sha256 for wheel in wheels.values()))
    bill = Bom(
        components=[*(part for name, part in components.items() if name != PROGRAM), *extra],
        serial_number=uuid5(NAMESPACE_OID, digests),
    )
    bill.metadata.component = components[PROGRAM]
    for name, wheel in wheels.items():
        needed = {canonicalize_name(wanted.name) for wanted in wheel.requirements(markers, ())}
        bill.register_dependency(components[name], [components[other] for other in sorted(needed)])
    path.write_text(JsonV1Dot6(bill).output_as_string(indent=2), encoding="utf-8")


def describe_bundle(libraries: Iterable[Path]) -> Iterator[Component]:
    """Yield what a bundle has besides wheels: Python, what starts it, and the system's libraries that it needs."""
    yield Component(
        name="Python",
        version=platform.python_version(),
        type=ComponentType.PLATFORM,
        licenses=[LicenseExpression("PSF-2.0")],
    )
    yield Component(
        name="PyInstaller bootloader",
        version=version("pyinstaller"),
        licenses=[LicenseExpression(BOOTLOADER)],
    )
    for path in libraries:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield Component(name=path.name, type=ComponentType.FILE, hashes=[_sha256(digest)])


def _describe(wheel: Wheel) -> Component:
    kind = ComponentType.APPLICATION if wheel.name == PROGRAM else ComponentType.LIBRARY
    address = PackageURL("pypi", name=wheel.name, version=wheel.version)
    return Component(
        name=wheel.name,
        version=wheel.version,
        type=kind,
        bom_ref=address.to_string(),
        purl=address,
        licenses=_licences(wheel.metadata),
        hashes=[_sha256(wheel.sha256)],
    )


def _licences(metadata: Message) -> list[LicenseExpression | DisjunctiveLicense]:
    """The licence as the package states it: an expression, else its classifiers, else the first line of its own words."""
    if expression := metadata["License-Expression"]:
        return [LicenseExpression(expression)]
    classifiers = [text for text in metadata.get_all("Classifier", []) if text.startswith("License ::")]
    stated = str(metadata["License"] or "").strip().splitlines()[:1]
    return [DisjunctiveLicense(name=text.rpartition(" :: ")[2]) for text in classifiers or stated]


def _sha256(digest: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=digest)
