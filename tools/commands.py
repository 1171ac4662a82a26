"""Write the texts of --help into the manual again; with --check, only say whether they are as the program gives them.

Called as ``python tools/commands.py [--check]``.  Below each heading ``## `caravan-pub …` `` of ``commands.md`` the
first block of plain text is the program's own.  --check changes nothing, and ends with 1 where something differs.
"""

import re
import sys
from pathlib import Path

import click
from manual import write_or_compare

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


if __name__ == "__main__":
    sys.exit(write_or_compare(PAGE, written(PAGE.read_text(encoding="utf-8")), checking="--check" in sys.argv[1:]))
