"""What an original says, written into its sidecar, which stays as its author wrote it otherwise."""

from collections.abc import Mapping

import tomlkit
from tomlkit.exceptions import TOMLKitError

from caravan_pub.errors import PublicationError

BOM = "\ufeff"


def accepted(sidecar: str, offered: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A sidecar's text with what is offered where it says nothing, and what was written.

    Comments, order and every value that is there stay; an empty one is filled.  ``sidecar`` is empty where there is
    none yet.  Raises PublicationError where it is no TOML.
    """
    crlf = "\r\n" in sidecar
    try:
        document = tomlkit.parse(sidecar.removeprefix(BOM).replace("\r\n", "\n"))
        written = {key: value for key, value in offered.items() if document.get(key, "") == ""}
        for key, value in written.items():
            document[key] = value
    except TOMLKitError as error:
        raise PublicationError(f"the sidecar is no TOML: {error}", "mend it, and accept again") from error
    text = tomlkit.dumps(document)
    whole = BOM * sidecar.startswith(BOM) + (text.replace("\n", "\r\n") if crlf else text)
    return whole if written else sidecar, written
