"""What stops a command, with the exit code it ends in.

CaravanError
├── PublicationError    the publication has errors            exit 1
├── UsageError          the command was called wrongly        exit 2
└── MachineError        the machine failed us                 exit 3
    └── LimitError      a child process met one of its limits
"""


class CaravanError(Exception):
    """A failure that is told in a sentence, with a way to mend it; never a traceback."""

    exit_code = 3

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        super().__init__(message)
        self.message = message
        self.help = help


class PublicationError(CaravanError):
    """The publication has errors; they are in the diagnostics."""

    exit_code = 1


class UsageError(CaravanError):
    """The command was called in a way it does not know."""

    exit_code = 2


class MachineError(CaravanError):
    """The disk, the rights, a limit or a missing library stood in the way."""

    exit_code = 3


class LimitError(MachineError):
    """A child process used more memory, time or files than it may."""
