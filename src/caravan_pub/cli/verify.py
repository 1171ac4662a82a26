"""``caravan-pub verify``: what is built, held against what printers and shops ask for."""

import json
from pathlib import Path

import click

from caravan_pub.build.verification import Verified, verify as hold
from caravan_pub.cli.options import Options, common
from caravan_pub.cli.reporting import progress, tell_problems, write_report
from caravan_pub.diagnostics import Diagnostics, as_json, escaped
from caravan_pub.gather import find_publication
from caravan_pub.presets import EPUB_NAMES, PRINT_NAMES
from caravan_pub.prove import Requirement

WIDEST = 40
"""Characters that a column takes at most before what follows it is moved."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--for", "preset", type=click.Choice((*PRINT_NAMES, *EPUB_NAMES)), help="Whose requirements.")
@common
def verify(options: Options, files: tuple[Path, ...], preset: str | None) -> int:
    """Hold what is built against a printer's or a shop's requirements, our proofs and the official validators.

    Without FILE every product in build/; without --for the presets that the publication names.
    """
    folder = find_publication(options.root)
    diagnostics, report = Diagnostics(), progress(options)
    try:
        verified = hold(folder, files, preset or "", diagnostics, report)
    finally:
        report("")
    if options.format == "json":
        write_report(_as_json(verified or [], folder, diagnostics), options.output)
    elif verified is not None and not options.quiet:
        write_report("\n\n".join(_as_text(one, folder) for one in verified), options.output)
    if options.format != "json":
        tell_problems(diagnostics, folder, options)
    failed = verified is None or any(one.failed for one in verified)
    return 1 if failed or diagnostics.fail(strict=options.strict) else 0


def _as_text(one: Verified, folder: Path) -> str:
    head = f"{escaped(_shown(one.path, folder))}{f'  for {one.preset}' if one.preset else ''}"
    rows = [(_verdict(row), row.name, row.wanted, row.found) for row in one.requirements]
    widths = [min(WIDEST, max((len(row[column]) for row in rows), default=0)) for column in (1, 2)]
    lines = [head]
    for (verdict, name, wanted, found), row in zip(rows, one.requirements, strict=True):
        line = f"  {verdict}  {name:{widths[0]}}  {escaped(wanted):{widths[1]}}  {escaped(found)}"
        lines.append(line.rstrip())
        if not row.passed and row.mend:
            lines.append(f"        = mend: {escaped(row.mend)}")
    lines += [f"  {proof.name}: {proof.figure}" for proof in one.proofs]
    if rows:
        failing = sum(row.failed for row in one.requirements)
        lines.append(f"  {len(rows)} requirements, {failing or 'none'} not kept")
    return "\n".join(lines)


def _shown(path: Path, folder: Path) -> str:
    """A file's path below the publication's folder, or as it was named."""
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _verdict(row: Requirement) -> str:
    return "pass" if row.passed else "note" if row.advised else "FAIL"


def _as_json(verified: list[Verified], folder: Path, diagnostics: Diagnostics) -> str:
    told = [
        {
            "file": _shown(one.path, folder),
            "preset": one.preset,
            "requirements": [
                {"requirement": row.name, "wanted": row.wanted, "found": row.found, "passed": row.passed,
                 "advised": row.advised, "mend": row.mend}
                for row in one.requirements
            ],
            "proofs": [{"name": proof.name, "figure": proof.figure} for proof in one.proofs],
        }
        for one in verified
    ]  # fmt: skip
    report = {"verified": told, "problems": json.loads(as_json(diagnostics.sorted()))}
    return json.dumps(report, ensure_ascii=False, indent=1)
