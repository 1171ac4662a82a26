"""Protected sources: whatever is written beside the label is told, and none of its words is in any message."""

import json

import pytest

from caravan_pub.diagnostics import Diagnostics, as_json, as_text
from caravan_pub.read.sources import read_sources
from tests.read.texts import snapshot

NEEDLE = "Needlewoman"
HEAD = '[[source]]\nid = "officer"\nprotected = true\nlabel = "An officer"\n'


def told(text: str, name: str = "sources.toml", **more: str) -> tuple[set[str], str]:
    """The codes found, and all that a report of any form says."""
    files = {f"content/{name}": text, **more}
    diagnostics = Diagnostics()
    found = read_sources((name,), {}, snapshot(files), diagnostics)
    lines = {path: held.split("\n") for path, held in files.items()}
    report = as_text(diagnostics, lambda path, line: lines[path][line - 1]) + as_json(diagnostics)
    return {problem.code for problem in diagnostics}, report + repr(found)


@pytest.mark.parametrize(
    "line",
    [
        f'author = [{{ family = "{NEEDLE}" }}]',
        f'note = "{NEEDLE}"',
        f'nmae = "{NEEDLE}"',
        f'"{NEEDLE}" = 1',
        f'kind = "{NEEDLE}"',
        f'type = "{NEEDLE}"',
        f'archived = {{ url = "http://e.org/{NEEDLE}" }}',
        f'via = "{NEEDLE}"',
        f'kind = "interview" # {NEEDLE}',
    ],
)
def test_whatever_stands_beside_the_label_is_an_error_that_does_not_say_it(line: str) -> None:
    codes, report = told(HEAD + line + "\n")
    assert codes == {"source-not-protected"}
    assert NEEDLE not in report


@pytest.mark.parametrize("line", [f'note = "{NEEDLE}', f"author = {NEEDLE}", f"= {NEEDLE}", f'label = "{NEEDLE}"'])
def test_a_file_that_cannot_be_read_shows_no_line_where_somebody_is_protected(line: str) -> None:
    codes, report = told(HEAD + line + "\n")
    assert codes == {"toml-invalid"}
    assert NEEDLE not in report


def test_a_protected_source_without_a_label_says_nothing_of_what_it_has_instead() -> None:
    codes, report = told(f'[[source]]\nid = "officer"\nprotected = true\ntitle = "{NEEDLE}"\n')
    assert codes == {"source-not-protected", "key-missing"}
    assert NEEDLE not in report


def test_protection_holds_in_json_too() -> None:
    entry = {"id": "officer", "protected": True, "label": "An officer", "author": [{"family": NEEDLE}]}
    codes, report = told(json.dumps([entry]), "a.json")
    assert codes == {"source-not-protected"}
    assert NEEDLE not in report
    assert told(json.dumps([{key: entry[key] for key in ("id", "protected", "label")}]), "a.json")[0] == set()


def test_no_text_and_no_copy_may_be_kept_of_a_protected_source() -> None:
    codes, report = told(HEAD, **{"content/sources/officer.txt": NEEDLE, "content/sources/other.txt": "x"})
    assert codes == {"source-not-protected"}
    assert NEEDLE not in report
