"""The options that mean the same everywhere, before the command's name or after it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.  ``root`` is where the publication is looked for, from there upwards."""

    root: Path = Path()
    output: Path | None = None
    strict: bool = False
    format: str = "text"
    quiet: bool = False
    verbose: bool = False


FORMATS = ("text", "json", "github")
FORMAT = click.option(
    "--format", type=click.Choice(FORMATS), help="How problems and reports are written; github: as annotations."
)
DECLARED = (
    click.option("-C", "--root", type=click.Path(path_type=Path), metavar="DIR",
                 help="The publication's folder, or one within it."),
    click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file."),
    click.option("--strict", is_flag=True, default=None, help="Let warnings fail."),
    FORMAT,
    click.option("-q", "--quiet", is_flag=True, default=None, help="Say nothing but problems."),
    click.option("-v", "--verbose", is_flag=True, default=None, help="Say what is done."),
)  # fmt: skip
NAMES = ("root", "output", "strict", "format", "quiet", "verbose")


def common(command: Command) -> Command:
    """Give a command the options that mean the same everywhere; it gets them as its first argument, ``options``."""
    return _with(command, FORMAT)


def common_with(*formats: str) -> Callable[[Command], Command]:
    """The same for a command whose report can be written in more ways."""
    kinds = click.Choice((*FORMATS, *formats))
    named = click.option("--format", type=kinds, help="How the report is written.")
    return lambda command: _with(command, named)


def _with(command: Command, form: Callable[[Any], Any]) -> Command:
    @wraps(command)
    @click.pass_context
    def wrapper(context: click.Context, /, **given: Any) -> object:
        own = {name: given.pop(name) for name in NAMES}
        before = context.obj if isinstance(context.obj, Options) else Options()
        values = {name: getattr(before, name) if own[name] is None else own[name] for name in NAMES}
        return command(Options(**values), **given)

    for option in reversed(DECLARED):
        wrapper = form(wrapper) if option is FORMAT else option(wrapper)
    return wrapper  # type: ignore[return-value]
