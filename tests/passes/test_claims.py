"""Claims: which sentences a fact-checker looks up, what each rests on, and where it stands."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.claims import Claim, ClaimMark
from caravan_pub.passes import set_typography
from caravan_pub.passes.claims import find_claims
from caravan_pub.read import read_publication
from tests.read.texts import snapshot

SOURCES = """
[[source]]
id = "a"
title = "A Report"
author = [{ family = "Quispe", given = "Ana" }]
container-title = "Harbour Times"

[[source]]
id = "b"
title = "B"
"""


def claims(text: str, language: str = "en") -> list[Claim]:
    """The claims of a chapter of this text, with sources a and b; the text begins in line 3."""
    files = {
        "content/publication.toml": f'title = "T"\nlanguage = "{language}"\n',
        "content/sources.toml": SOURCES,
        "content/chapters/01-one.md": f"# One\n\n{text}\n",
        "content/photos/well.toml": 'alt = "x"\ncaption = "The well in 1999."\nsource = "b"\nstatus = "fpo"\n',
    }
    reading = read_publication(snapshot(files), Diagnostics())
    assert reading is not None
    return list(find_claims(set_typography(reading.publication)))


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(str(mark), words) for claim in claims(text, language) for mark, words in claim.found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("There were 4,000 of them, 10.3 % more.", "en", [("number", "4,000"), ("number", "10.3 %")]),
        ("On Friday, 19 October 2018.", "en", [("date", "Friday"), ("date", "19 October 2018")]),
        ("October 2018, and October 19, 2018.", "en", [("date", "October 2018"), ("date", "October 19, 2018")]),
        ("We may march in June or in 1999.", "en", [("date", "June"), ("date", "1999")]),
        ("Salió el 13 de octubre de 2018, un sábado.", "es", [("date", "13 de octubre de 2018"), ("date", "sábado")]),
        ("Am 3. März kamen 1.200 Leute.", "de", [("date", "3. März"), ("number", "1.200")]),
        ('She said "we go on" twice.', "en", [("quotation", "we go on")]),
        ('Elle dit "non" et part.', "fr", [("quotation", "non")]),
        ("It was then. Then Maria van der Berg and Tom Li spoke.", "en",
         [("person", "Maria van der Berg"), ("person", "Tom Li")]),
        ("Maria Berg spoke in town. In Zacapa it rained.", "en", [("person", "Maria Berg")]),
        ("We read Harbour Times in Costa Rica, and the Harbour Board.", "en", []),
        ("On Monday Maria Berg spoke, as Quispe wrote.", "en",
         [("date", "Monday"), ("person", "Maria Berg"), ("person", "Quispe")]),
        ("Room `4000` is in @sec-2018, not in [Casa Roja]{lang=es}.", "en", []),
    ],
)  # fmt: skip
def test_what_makes_a_claim(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


def test_a_sentence_rests_on_the_citation_in_it_else_on_the_next_else_on_the_last() -> None:
    text = "It had 1 well. It had 2 [@a]. It had 3. [@b] It had 4 roads. Nobody came."
    assert [(claim.text, claim.sources) for claim in claims(text)] == [
        ("It had 1 well.", ("a",)),
        ("It had 2.", ("a",)),
        ("It had 3.", ("b",)),
        ("It had 4 roads.", ("b",)),
    ]


def test_stops_of_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Dr. A. Roe of the U.S. office counted 3 (p. 4). She left [@a]."
    assert [claim.text for claim in claims(text)] == ["Dr. A. Roe of the U.S. office counted 3 (p. 4).", "She left."]


def test_a_note_cites_for_the_words_that_call_it_and_the_paragraph_for_its_note() -> None:
    assert [(claim.text, claim.sources) for claim in claims("It had 3 wells.^[Counted by us, 3 times [@b].]")] == [
        ("It had 3 wells.", ("b",)),
        ("Counted by us, 3 times.", ("b",)),
    ]
    assert [claim.sources for claim in claims("It had 3 wells [@a].^[In 1999.]")] == [("a",), ("a",)]


def test_what_the_author_knows_is_marked_and_not_asked_for() -> None:
    inline, cited, bare = claims("[I saw 3 wells.]{.own}\n\n::: {.own}\nThere were 4.\n:::\n\nThere were 5.")
    assert (inline.own, cited.own, bare.own) == (True, True, False)
    half = claims("[I saw 3]{.own} of 10 wells.")[0]
    assert not half.own


def test_definitions_tables_figures_and_quotations_have_their_own_surroundings() -> None:
    definition = claims("1 May\n:   It began [@a].")
    assert [claim.sources for claim in definition] == [("a",), ("a",)]
    table = claims("| A | B |\n|---|---|\n| 1 | x |\n\nTable: T {#tbl-t}\n\nSee @tbl-t [@b].")
    assert table[0] == Claim("one", "1 · x", ((ClaimMark.NUMBER, "1"),), ("b",))
    (figure,) = claims("![](photos/well.jpg){#fig-well}")
    assert (figure.text, figure.sources, figure.place.path) == ("The well in 1999.", ("b",), "content/photos/well.toml")
    said, quoted = claims("She said [@a]:\n\n> We go on.")
    assert (quoted.quotations, quoted.sources) == (("We go on.",), ("a",))
    assert said.sources == ("a",)


def test_a_pull_quote_that_repeats_the_chapter_is_no_claim_of_its_own() -> None:
    text = "There were 3 wells [@a].\n\n::: {.pull-quote}\nThere were 3 wells.\n:::"
    assert [claim.text for claim in claims(text)] == ["There were 3 wells."]


def test_a_claim_knows_its_line_and_its_paragraphs() -> None:
    first, second = claims("Words\nand 3 wells.\nThen 4 wells.")
    assert (first.place.line, second.place.line, second.within.line) == (3, 5, 3)
