"""Write the texts of --help into the manual again; with --check, only say whether they are as the program gives them.

Called as ``python tools/commands.py [--check]``.  Below each heading ``## `caravan-pub …` `` of ``commands.md`` the
first block of plain text is the program's own.  --check changes nothing, and ends with 1 where something differs.
"""

import difflib
import re
import sys
from pathlib import Path

import click

from caravan_pub.cli.entry import program

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "reference" / "commands.md"
WIDTH = 80
SECTION = re.compile(
    r"(?P<head>^## `(?P<name>caravan-pub[^`]*)`\n(?:(?!^## ).*\n)*?```text\n)(?:(?!```).*\n)*```", re.MULTILINE
)


def helps() -> dict[str, str]:
    """The text of --help of the program and of each command, by the words that are typed."""
    root = click.Context(program, info_name="caravan-pub", terminal_width=WIDTH)
    texts = {"caravan-pub": program.get_help(root)}
    for name, command in program.commands.items():
        context = click.Context(command, root, info_name=name, terminal_width=WIDTH)
        texts[f"caravan-pub {name}"] = command.get_help(context)
    return texts


def written(page: str) -> str:
    """The page with the program's own texts.  ValueError where a command has no heading, or a heading no command."""
    texts = helps()
    named = [found["name"] for found in SECTION.finditer(page)]
    if sorted(named) != sorted(texts):
        missing, strange = sorted(set(texts) - set(named)), sorted(set(named) - set(texts))
        raise ValueError(f"{PAGE.name} has no section for {missing}, and sections for {strange} that are no commands")
    return SECTION.sub(lambda found: f"{found['head']}{texts[found['name']]}\n```", page)


def main(arguments: list[str]) -> int:
    """Write the page, or compare it; the exit code."""
    before = PAGE.read_text(encoding="utf-8")
    after = written(before)
    if "--check" not in arguments:
        PAGE.write_text(after, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "manual", "program"))
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
