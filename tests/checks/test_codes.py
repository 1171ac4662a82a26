"""Every problem has a case: a publication that has it, what is then printed, and the publication mended."""

import ast

import pytest

from caravan_pub.checks import LATE
from tests.checks.cases import CASES, HERE, printed, problems
from tests.sources import REPOSITORY, modules

ELSEWHERE = {
    "ace": "tests/prove/test_ace.py",
    "colour-not-separable": "tests/press/test_finish.py",
    "onix-invalid": "tests/build/test_verification.py",
    "cover-moved": "tests/build/test_cover.py",
    "cover-outdated": "tests/build/test_cover.py",
    "cover-text-too-long": "tests/build/test_cover.py",
    "cover-withheld": "tests/build/test_cover.py",
    "spine-text-left-out": "tests/build/test_cover.py",
    "spine-unknown": "tests/build/test_cover.py",
    "file-name-clash": "tests/checks/test_odd_files.py",
    "file-name-unsafe": "tests/checks/test_odd_files.py",
    "pages-unsettled": "tests/checks/test_odd_files.py",
    "import-archive-unsafe": "tests/intake/test_archive.py",
    "import-changed": "tests/intake/test_bringing.py",
    "import-file-exists": "tests/intake/test_bringing.py",
    "import-not-carried": "tests/intake/test_bringing.py",
    "import-photo-incomplete": "tests/intake/test_bringing.py",
    "import-sources-unlisted": "tests/intake/test_bringing.py",
    "import-unreadable": "tests/intake/test_archive.py",
    "epub-archive-unsound": "tests/prove/test_archive.py",
    "epub-content-active": "tests/prove/test_book.py",
    "epub-contents-missing": "tests/prove/test_book.py",
    "epub-document-malformed": "tests/prove/test_book.py",
    "epub-file-missing": "tests/prove/test_package.py",
    "epub-file-unlisted": "tests/prove/test_package.py",
    "epub-id-repeated": "tests/prove/test_book.py",
    "epub-image-without-alt": "tests/prove/test_book.py",
    "epub-language-missing": "tests/prove/test_book.py",
    "epub-link-broken": "tests/prove/test_book.py",
    "epub-link-unsafe": "tests/prove/test_book.py",
    "epub-package-unsound": "tests/prove/test_package.py",
    "epub-page-misplaced": "tests/prove/test_page_list.py",
    "epub-reading-order": "tests/prove/test_package.py",
    "epub-resource-remote": "tests/prove/test_book.py",
    "epub-words-lost": "tests/prove/test_words.py",
    "epubcheck": "tests/prove/test_validator.py",
    "pdf-box-wrong": "tests/prove/test_pdf_boxes.py",
    "pdf-content-active": "tests/prove/test_pdf.py",
    "pdf-font-not-embedded": "tests/prove/test_pdf.py",
    "pdf-language-missing": "tests/prove/test_pdf.py",
    "pdf-not-tagged": "tests/prove/test_tags.py",
    "pdf-tag-incomplete": "tests/prove/test_tags.py",
    "pdf-tag-misplaced": "tests/prove/test_tags.py",
    "verapdf": "tests/prove/test_verapdf.py",
    "pdf-link-unsafe": "tests/prove/test_pdf.py",
    "pdf-title-missing": "tests/prove/test_pdf.py",
    "pdf-unreadable": "tests/prove/test_pdf.py",
    "pdf-version-wrong": "tests/prove/test_pdf.py",
    "pdf-words-lost": "tests/build/test_failures.py",
    "pdfx-annotation": "tests/prove/test_pdfx.py",
    "pdfx-claim-wrong": "tests/prove/test_pdfx.py",
    "pdfx-colour-not-ink": "tests/prove/test_pdfx.py",
    "pdfx-intent-wrong": "tests/prove/test_pdfx.py",
    "pdfx-letters-mixed": "tests/prove/test_pdfx.py",
    "pdfx-object-forbidden": "tests/prove/test_pdfx.py",
    "pdfx-statement-missing": "tests/prove/test_pdfx.py",
    "pdfx-too-much-ink": "tests/prove/test_pdfx.py",
    "pdfx-transparent": "tests/prove/test_pdfx.py",
    "style-ignored": "tests/build/test_failures.py",
}
"""What no folder can hold: problems of finished products, of the machine, and of names that some systems
cannot store; each with the test that proves it."""


def codes() -> set[str]:
    """The code of every ``Rule`` that the package makes."""
    calls = (node for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    rules = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Rule" and call.args)
    return {str(code.value) for code in rules if isinstance(code, ast.Constant)}


@pytest.mark.parametrize("case", CASES)
def test_the_problem_is_found_and_printed(case: str, pytestconfig: pytest.Config) -> None:
    """It is the only one, says where it is and how it is mended, and is printed as the case expects."""
    folder = HERE / case
    found = problems(case, folder)
    text, expected = printed(found, folder), folder / "expected.txt"
    if pytestconfig.getoption("--accept"):
        expected.write_text(text, encoding="utf-8")
    assert {problem.code for problem in found} == {case}
    assert all(problem.place.path and problem.message and problem.help for problem in found)
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_mended_publication_has_no_problem(case: str) -> None:
    mended = HERE / case / "mended"
    assert printed(problems(case, mended), mended) == ""


def test_every_code_has_a_case() -> None:
    wanted = codes() - set(ELSEWHERE)
    assert wanted == set(CASES)


@pytest.mark.parametrize(("code", "module"), ELSEWHERE.items())
def test_a_code_without_a_case_is_proved_elsewhere(code: str, module: str) -> None:
    assert code in codes()
    assert f'"{code}"' in (REPOSITORY / module).read_text(encoding="utf-8")


def test_a_rule_is_a_constant_with_its_code_written_out() -> None:
    """Otherwise the list of codes would not be whole."""
    loose = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Rule"
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert loose == []


def test_the_codes_that_come_up_late_are_those_of_warnings_made_with_products() -> None:
    late = {"layout", "press", "prove", "epub", "render", "publish", "trade"}
    found = {
        str(call.args[0].value)
        for module in modules()
        if module.package in late or module.path.endswith("cover_sheet.py")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Rule"
        and isinstance(call.args[0], ast.Constant) and ast.unparse(call.args[1]) != "Severity.ERROR"
    }  # fmt: skip
    assert found == LATE
