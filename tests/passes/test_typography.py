"""Straight signs become those of the language; nothing else changes."""

import re
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from caravan_pub import jail
from caravan_pub.model import nodes as n
from caravan_pub.passes.conventions import LANGUAGES, PLAIN, conventions_of
from caravan_pub.passes.resolve import smarten_text
from caravan_pub.passes.typography import smarten
from tests.model.trees import RUN
from tests.passes.manuscripts import typeset

FIXTURES = Path(__file__).parent / "typography"
TAGS = sorted(LANGUAGES)
MEGABYTE = 1_000_000

STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„«»‘’‚‹›′″'\"", "'"), **dict.fromkeys("\u00a0\u202f\n", " "), "–": "--", "—": "---", "…": "..."}
)
SCRAPS = (
    *"aAbs \n'\"-.,;:!?()[]/«»59€%", "--", "...", "'s", " 5 km", "p. 1", "M. D", " 1 234", "\ufffc", "https://a.org/b",
    "www.c", "'90s", " : ", "XIXe siècle", "é", "€ 5", "z. B.", "Chapter 2", "USD 5",
)  # fmt: skip
PROSE = st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join)


def fixtures() -> list[tuple[str, str, str, str]]:
    """Every block of every file: language, title, what is written, what comes of it."""
    found = []
    for path in sorted(FIXTURES.glob("*.txt")):
        blocks = re.findall(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", path.read_text(encoding="utf-8"), re.M | re.S)
        found += [(path.stem, title, written, wanted) for title, written, wanted in blocks]
    return found


@pytest.mark.parametrize(
    ("language", "written", "wanted"),
    [
        pytest.param(language, written, wanted, id=f"{language}: {title}")
        for language, title, written, wanted in fixtures()
    ],
)
def test_what_is_written_is_set_as_the_language_sets_it(language: str, written: str, wanted: str) -> None:
    assert typeset(written, language) == wanted


def test_every_block_of_the_fixtures_is_read() -> None:
    points = sum(path.read_text(encoding="utf-8").splitlines().count(".") for path in FIXTURES.glob("*.txt"))
    assert points == 3 * len(fixtures())
    assert {language.split("-")[0] for language, *_ in fixtures()} >= {"en", "es", "fr", "de", "pt"}


@given(st.sampled_from([*TAGS, "it"]), PROSE)
def test_what_is_set_once_is_not_set_again(language: str, text: str) -> None:
    once = smarten_text(text, language)
    assert smarten_text(once, language) == once


@given(st.sampled_from([*TAGS, "it"]), PROSE)
def test_no_letter_is_lost_and_none_is_added(language: str, text: str) -> None:
    def plain(words: str) -> str:
        return words.translate(STRAIGHT).replace(" ", "")

    assert plain(smarten_text(text, language)) == plain(text)


@given(st.sampled_from(["de", "en", "es", "pt"]), PROSE)
def test_only_french_adds_spaces(language: str, text: str) -> None:
    assert smarten_text(text, language).translate(STRAIGHT) == text.translate(STRAIGHT)


@given(st.sampled_from(TAGS), st.lists(PROSE, min_size=1, max_size=4), st.sampled_from(TAGS))
def test_a_run_in_pieces_keeps_its_pieces(language: str, texts: list[str], other: str) -> None:
    run: n.Inlines = (*(n.Emphasis((n.Text(text),)) for text in texts), n.Code("x"), n.Span((n.Text(texts[0]),), other))
    once = smarten(run, language)
    assert [type(inline) for inline in once] == [type(inline) for inline in run]
    assert smarten(once, language) == once


@given(PROSE)
def test_words_in_another_language_are_set_as_if_they_stood_alone(text: str) -> None:
    run = (n.Text("a "), n.Span((n.Text(text),), "en"), n.Text(" b"))
    assert smarten(run, "de")[1] == smarten(run, "fr")[1]


@given(PROSE)
def test_code_is_never_touched(text: str) -> None:
    run = (n.Text('"'), n.Code(text), n.Text('"'), n.LineBreak(), n.Link((n.Text(text),), text))
    assert smarten(run, "fr")[1::2] == run[1::2]
    assert smarten(run, "fr")[4] == run[4]


@pytest.mark.parametrize("language", TAGS)
def test_every_kind_of_node_goes_through(language: str) -> None:
    assert [type(inline) for inline in smarten(RUN, language)] == [type(inline) for inline in RUN]


def test_a_run_without_words_comes_back_as_it_is() -> None:
    assert smarten((), "en") == ()
    assert smarten((n.Code("'"), n.LineBreak()), "en") == (n.Code("'"), n.LineBreak())


def test_the_region_decides_where_it_has_marks_of_its_own() -> None:
    assert conventions_of("es-MX") is not conventions_of("es")
    assert conventions_of("es-GT") is conventions_of("es-419")
    assert conventions_of("es-ES") is conventions_of("ES")
    assert conventions_of("pt-AO") is conventions_of("pt-PT")
    assert conventions_of("pt-BR") is conventions_of("pt")
    assert conventions_of("de-AT") is conventions_of("de")
    assert conventions_of("fr-Latn-CA") is conventions_of("fr")
    assert conventions_of("fr-CA") is not conventions_of("fr")
    assert conventions_of("en-GB") is conventions_of("en")
    assert conventions_of("nah") is PLAIN


HARD = {
    "double marks": '"',
    "apostrophes": "'",
    "both in turn": "\"'",
    "marks that open": '("',
    "marks that open, of both kinds": "('(\"",
    "marks that close": "a\" a' ",
    "possessives": "s' ",
    "years": "'90 ",
    "words that may be elided": " 'cause x",
    "hyphens": "-",
    "dashes": "a--b ",
    "points": ".",
    "ellipses": "a... ",
    "digits in groups": "111 ",
    "addresses": "https://a'",
    "addresses of points": "https://.",
    "the beginnings of addresses": "www.",
    "abbreviations": "p. ",
    "Roman digits": "i",
    "initials": "A. ",
    "signs with spaces": "a! ",
    "many signs": "!",
    "guillemets": "«",
    "spaces": " ",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_signs_without_end_come_to_an_end(text: str, language: str) -> None:
    assert ends("'\"p. " + text * (MEGABYTE // 5 // len(text)) + "4'", language)


@pytest.mark.parametrize("text", ['"', "'", "-", "--a", 'it\'s "so" '])
def test_a_megabyte_of_signs_comes_to_an_end(text: str) -> None:
    assert ends(text * (MEGABYTE // len(text)), "en")


def ends(written: str, language: str) -> bool:
    """Whether the typography of a text ends within a processor time that only a slower growth than n² allows."""

    def work() -> int:
        return len(smarten_text(written, language))

    return jail.run(work, jail.Limits(processor_seconds=20), "the typography") > 0


def test_many_pieces_in_many_languages_come_to_an_end() -> None:
    run = tuple(n.Span((n.Text("\"a' "),), f"{first}{second}") for first, second in permutations("abcdefghijklmnop", 2))
    whole = run * (20_000 // len(run))
    work = partial(smarten, whole, "en")
    assert len(jail.run(work, jail.Limits(processor_seconds=20), "the typography")) == len(whole)
