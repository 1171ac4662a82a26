"""Words in the order of their language."""

import pytest

from caravan_pub.passes.collation import initial, sort_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Álvarez", "apple", "Zacapa", "éclair"]),
        ("es", ["nube", "nzeta", "Ñandú", "oso"]),
        ("sv", ["zebra", "Åland", "ärta", "öl"]),
        ("de", ["Ärger", "Arm", "Öl", "Ort"]),
    ],
)
def test_the_order_is_the_languages(language: str, words: list[str]) -> None:
    expected = words if language != "en" else ["Álvarez", "apple", "éclair", "Zacapa"]
    assert sorted(set(words), key=lambda word: sort_key(word, language)) == expected


def test_words_that_differ_only_in_case_keep_one_order() -> None:
    first = sorted(["polish", "Polish"], key=lambda word: sort_key(word, "en"))
    second = sorted(["Polish", "polish"], key=lambda word: sort_key(word, "en"))
    assert first == second


@pytest.mark.parametrize(
    ("term", "language", "letter"),
    [("éclair", "fr", "E"), ("ñandú", "es", "Ñ"), ("ñandú", "en", "N"), ("“Quote”", "en", "Q"), ("4,000", "en", "#")],
)
def test_a_term_stands_under_its_letter(term: str, language: str, letter: str) -> None:
    assert initial(term, language) == letter
