"""The program: its commands, and the last word on how it ends."""

from contextlib import suppress

import click

from caravan_pub import __version__
from caravan_pub.cli.build import build
from caravan_pub.cli.check import check
from caravan_pub.cli.cover import cover
from caravan_pub.cli.doctor import doctor
from caravan_pub.cli.epub import epub
from caravan_pub.cli.import_ import import_
from caravan_pub.cli.new import new
from caravan_pub.cli.options import Options, common
from caravan_pub.cli.pdf import pdf
from caravan_pub.cli.photos import photos
from caravan_pub.cli.show import show
from caravan_pub.cli.sources import sources
from caravan_pub.cli.verify import verify
from caravan_pub.diagnostics import escaped
from caravan_pub.errors import CaravanError

FAULT = "this is a fault of caravan-pub: please report it, with what you did"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="caravan-pub")
@common
def program(options: Options) -> None:
    """One manuscript with captioned photos and cited sources: to an accessible EPUB and a print-ready PDF."""
    click.get_current_context().obj = options


for command in (new, import_, check, epub, pdf, cover, build, verify, photos, sources, show, doctor):
    program.add_command(command)


def run(arguments: list[str]) -> int:
    """The exit code of the program with these arguments: 0, 1, 2, 3 or 130; never a traceback."""
    try:
        outcome = program.main(arguments, prog_name="caravan-pub", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        _tell(" ".join(error.format_message().split()), _usage(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except CaravanError as error:
        _tell(error.message, error.help)
        return error.exit_code
    except MemoryError:
        _tell("the machine has not enough memory", "close other programs, or make the publication smaller")
        return 3
    except OSError as error:
        _tell(f"the machine failed: {error}", "mend that, and run the command again")
        return 3
    except Exception as error:  # noqa: BLE001  (the outermost line: a user gets a sentence, never a traceback)
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else "somewhere"
        _tell(f"something went wrong in {place}: {type(error).__name__}: {error}", FAULT)
        return 3
    return outcome if isinstance(outcome, int) else 0


def _usage(error: click.ClickException) -> str:
    """Where the command that was called wrongly is explained."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"see: {context.command_path} --help" if context is not None else ""


def _tell(message: str, hint: str) -> None:
    with suppress(OSError):  # where nothing can be said, the exit code says it
        click.echo(f"error: {escaped(message)}", err=True)
        if hint:
            click.echo(f"  = help: {escaped(hint)}", err=True)
