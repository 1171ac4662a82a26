"""publication.toml: every key means what the contract says, and a wrong value is told where it stands."""

import datetime as dt

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.publication import Contributor, Series
from caravan_pub.model.settings import Allowance, CoverSettings, EpubSettings, PrintSettings, Settings, Trim
from caravan_pub.read.settings import Head, PartPlan, read_head, slug_of

BASE = 'title = "The Road North"\nlanguage = "en"\n'

WHOLE = """\
title = "The Road North"
subtitle = "A Week"
language = "en-GB"
identifier = "urn:isbn:9780306406157"
date = 2026-11-23
publisher = "A Small Press"
rights = "CC BY 4.0"
description = "What happened."
subjects = ["Migration", "Honduras"]
creators = [{ name = "Ana Pérez", role = "aut", file-as = "Pérez, Ana" }, { name = "B. Ruiz", role = "pht" }]
series = { name = "Dossiers", number = 1 }

[structure]
front = ["@title-page", "front/*.md"]
body = ["chapters/*.md"]
back = ["@sources"]

[citations]
style = "apa"
sources = ["a.toml", "b.json"]

[epub]
isbn = "978-0-306-40615-7"
cover = "photos/cover.jpg"
preset = "kobo"

[print]
isbn = "9780306406157"
trim = "148mm x 210mm"
bleed = "0.125in"
marks = ["crop", "cross"]
preset = "ingram"
variant = "pdf/x-4"

[screen]
page = "A4"

[proof]
page = "Letter"

[theme]
name = "caravan"

[[allow]]
code = "photo-small"
path = "photos/zacapa.toml"
reason = "only scan there is"
"""


def head(text: str) -> Head:
    diagnostics = Diagnostics()
    found = read_head(text, diagnostics)
    assert found is not None
    assert [problem.message for problem in diagnostics] == []
    return found


def problems(text: str) -> list[tuple[str, int, str]]:
    diagnostics = Diagnostics()
    read_head(text, diagnostics)
    assert {problem.place.path for problem in diagnostics} <= {"content/publication.toml"}
    return [(problem.code, problem.place.line, problem.message) for problem in diagnostics]


def test_the_metadata_are_read() -> None:
    found = head(WHOLE).metadata
    assert (found.title, found.subtitle, found.language) == ("The Road North", "A Week", "en-GB")
    assert (found.identifier, found.date) == ("urn:isbn:9780306406157", dt.date(2026, 11, 23))
    assert (found.publisher, found.rights) == ("A Small Press", "CC BY 4.0")
    assert (found.description, found.subjects) == ("What happened.", ("Migration", "Honduras"))
    assert found.creators == (Contributor("Ana Pérez", "aut", "Pérez, Ana"), Contributor("B. Ruiz", "pht"))
    assert found.series == Series("Dossiers", 1)


def test_the_settings_are_read() -> None:
    found = head(WHOLE).settings
    assert found.slug == "the-road-north"
    assert found.print == PrintSettings(
        Trim(148.0, 210.0), 3.175, ("crop", "cross"), "pdf/x-4", "ingram", "9780306406157",
        spine_bleed=False, ink=240, ppi=300, multiple=2, inside=((10000, 12.7),), outside=12.7, bookmarks=False,
    )  # fmt: skip
    assert found.epub == EpubSettings("9780306406157", "photos/cover.jpg", "kobo")
    assert (found.screen.page, found.proof.page) == (Trim(210.0, 297.0), Trim(215.9, 279.4))
    assert (found.citations.style, found.citations.sources) == ("apa", ("a.toml", "b.json"))
    assert found.theme == "caravan"
    (allowance,) = found.allowances
    assert allowance == Allowance("photo-small", "photos/zacapa.toml", "only scan there is")
    assert WHOLE.splitlines()[allowance.place.line - 1] == 'code = "photo-small"'


def test_what_is_for_the_press_is_read() -> None:
    text = (
        'print = { ink-limit = 240, profile = "press/own.icc", rich-black = true, bookmarks = false, marks = ["bars"] }'
    )
    found = head(f"{BASE}{text}\n").settings.print
    assert (found.ink, found.profile, found.rich_black, found.bookmarks) == (240, "press/own.icc", True, False)
    assert found.marks == ("bars",)


def test_the_structure_is_read_with_the_place_of_each_name() -> None:
    plan = head(WHOLE).plan
    assert (plan.front, plan.body, plan.back) == (("@title-page", "front/*.md"), ("chapters/*.md",), ("@sources",))
    assert plan.given == {"front", "body", "back"}
    assert (plan.places["front/*.md"].line, plan.places["front/*.md"].column) == (14, 25)


def test_parts_take_the_place_of_the_body() -> None:
    plan = head(f'{BASE}[[structure.parts]]\ntitle = "One"\nchapters = ["a.md", "b/*.md"]\n').plan
    assert plan.parts == (PartPlan("One", ("a.md", "b/*.md")),)
    assert plan.body == ()
    assert plan.places["b/*.md"].line == 5


def test_title_and_language_are_enough() -> None:
    found = head(BASE)
    default = Settings(slug="the-road-north")
    assert found.settings == default
    assert default.print.trim == Trim(152.4, 228.6)
    assert found.plan.front == ("@title-page", "@copyright", "@contents", "front/*.md")
    assert found.plan.body == ("chapters/*.md",)
    assert found.plan.back == ("back/*.md", "@illustrations", "@sources", "@corrections", "@colophon")
    assert found.plan.given == frozenset()


@pytest.mark.parametrize("missing", ["title", "language"])
@pytest.mark.parametrize("line", ["", '{} = ""\n'])
def test_without_title_or_language_there_is_no_publication(missing: str, line: str) -> None:
    text = "".join(row + "\n" for row in BASE.splitlines() if not row.startswith(missing)) + line.format(missing)
    diagnostics = Diagnostics()
    assert read_head(text, diagnostics) is None
    assert [(problem.code, problem.message) for problem in diagnostics] == [
        ("key-missing", f"this file has no {missing}")
    ]


def test_the_identifier_is_the_same_each_time_and_another_for_another_publication() -> None:
    first = head(BASE).metadata.identifier
    assert first.startswith("urn:uuid:")
    assert head(BASE + 'publisher = "Other"\n').metadata.identifier == first
    assert head(BASE.replace("North", "South")).metadata.identifier != first
    assert head(BASE.replace('"en"', '"es"')).metadata.identifier != first
    assert head(BASE + 'creators = [{ name = "Ana" }]\n').metadata.identifier != first


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('language = "english!"', "language is not a BCP 47 tag: english!"),
        ('date = "soon"', "date is not a date: soon"),
        ("subjects = [1]", "subjects must be a list of strings"),
        ('creators = "Ana"', "creators must be a list of tables"),
        ('creators = [{ name = "A", role = "author" }]', "role is not a MARC relator code: author"),
        ('series = { name = "S", number = 1.5 }', "number must be a whole number"),
        ('series = { name = "S", number = inf }', "number must be a whole number"),
        ('print.trim = "6 x 9"', "trim is not a page size: 6 x 9"),
        ('print.bleed = "3 fingers"', "bleed is not a length from 0 to 25 mm: 3 fingers"),
        ('print.bleed = "30mm"', "bleed is not a length from 0 to 25 mm: 30mm"),
        ('print.marks = ["crop", "crp"]', "there is no mark crp"),
        ("print.ink-limit = 150", "ink-limit is not a whole number from 200 to 400: 150"),
        ('print.ink-limit = "300%"', "ink-limit must be a whole number"),
        ('print.rich-black = "yes"', "rich-black must be true or false"),
        ('print.variant = "pdf/x-9"', "there is no variant pdf/x-9"),
        ('print.isbn = "978-0-306-40615-8"', "this is not an ISBN: 978-0-306-40615-8"),
        ('epub.isbn = "0306406152"', "this is not an ISBN: 0306406152"),
        ('screen.page = "A99"', "page is not a page size: A99"),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(line: str, message: str) -> None:
    lines = [row for row in BASE.splitlines() if row.partition(" ")[0] != line.partition(" ")[0]]
    assert problems("\n".join([*lines, line])) == [("value-wrong", len(lines) + 1, message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("creators = [{ role = 'aut' }]", "[creators] has no name"),
        ("series = { number = 2 }", "[series] has no name"),
        ("[[allow]]\ncode = 'photo-small'", "[allow] has no reason"),
        ("[[structure.parts]]\ntitle = 'One'", "[structure.parts] has no chapters"),
    ],
)
def test_what_a_table_needs_is_asked_for(text: str, message: str) -> None:
    assert ("key-missing", 3, message) in problems(BASE + text)


@pytest.mark.parametrize(
    "text",
    [
        "publsher = 'x'",
        "[print]\nblead = '3mm'",
        "[epub]\ncovr = 'x'",
        "[screen]\npaeg = 'A5'",
        "[theme]\nnmae = 'x'",
        "[citations]\nstlye = 'x'",
        "[structure]\nfrnt = []",
        "[[structure.parts]]\ntitle = 'A'\nchapters = []\nchapter = []",
        "[[allow]]\ncode = 'x'\nreason = 'y'\npaht = 'z'",
        "[series]\nname = 'S'\nnumbr = 1",
        "creators = [{ name = 'A', rol = 'aut' }]",
    ],
)
def test_an_unknown_key_is_refused_in_every_table(text: str) -> None:
    (problem,) = problems(BASE + text)
    assert (problem[0], problem[1]) == ("key-unknown", 2 + len(text.splitlines()))


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = 'language = "english!"\ndate = 1\n[print]\ntrim = "x"\nmarks = 3\n[epub]\nisbn = "1"\n'
    assert [code for code, _, _ in problems(text)] == ["key-missing", *["value-wrong"] * 5]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Road North", "the-road-north"),
        ("Öl & Ñandú: 2018!", "ol-nandu-2018"),
        ("路", ""),
        ("a" * 100, "a" * 60),
        ("../../etc/passwd", "etc-passwd"),
        ("--", ""),
    ],
)
def test_a_title_becomes_a_file_name(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_title_without_latin_letters_has_a_file_name_too() -> None:
    assert head('title = "路"\nlanguage = "zh"').settings.slug == "publication"


def print_settings(lines: str) -> PrintSettings:
    return head(f"{BASE}[print]\n{lines}\n").settings.print


def test_a_preset_sets_many_values_and_a_key_beside_it_wins() -> None:
    found = print_settings('preset = "kdp-paperback"')
    assert (found.trim, found.bleed, found.marks, found.variant) == (Trim(152.4, 228.6), 3.175, (), "pdf/x-1a")
    assert (found.spine_bleed, found.ink, found.multiple, found.outside) == (False, 300, 2, 9.525)
    assert [found.inside_margin(pages) for pages in (100, 828, 900)] == [9.525, 22.225, 22.225]
    other = print_settings(
        'preset = "kdp-paperback"\ntrim = "A5"\nbleed = "0mm"\nmarks = "crop"\nvariant = "pdf/x-4"\nink-limit = 260\n'
        'ppi = 240\nmultiple = 8\nspine-bleed = true\ninside-margin = "25mm"\noutside-margin = "14mm"'
    )
    assert (other.trim, other.bleed, other.marks, other.variant) == (Trim(148, 210), 0, ("crop",), "pdf/x-4")
    assert (other.ink, other.ppi, other.multiple, other.spine_bleed, other.outside) == (260, 240, 8, True, 14)
    assert {other.inside_margin(pages) for pages in (1, 100, 900)} == {25}


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("print", 'preset = "ingrem"', "there is no preset ingrem"),
        ("print", 'preset = "kobo"', "there is no preset kobo"),
        ("epub", 'preset = "lulu"', "there is no preset lulu"),
        ("print", "ink-limit = 100", "ink-limit is not a whole number from 200 to 400: 100"),
        ("print", "ppi = 5000", "ppi is not a whole number from 72 to 1200: 5000"),
        ("print", "multiple = 0", "multiple is not a whole number from 1 to 64: 0"),
        ("print", 'inside-margin = "wide"', "inside-margin is not a length from 0 to 100 mm: wide"),
    ],
)
def test_a_wrong_value_of_a_preset_or_of_its_keys_is_told(table: str, line: str, message: str) -> None:
    assert problems(f"{BASE}[{table}]\n{line}\n") == [("value-wrong", 4, message)]


def test_the_cover_is_read() -> None:
    found = head(
        f'{BASE}[print]\npreset = "lulu"\n[cover]\ntext = ["One.", "Two."]\nphoto = "photos/a.jpg"\npaper = "any"\n'
        'caliper = "0.1mm"\nspine = "0.5in"\nspine-text = ""\nprice = "£9"\nbleed = "15mm"\n'
    ).settings.cover
    assert found == CoverSettings(True, ("One.", "Two."), "photos/a.jpg", "any", 0.1, 12.7, "", "£9", 15.0)
    assert head(BASE).settings.cover == CoverSettings()
    assert head(f"{BASE}[cover]\n").settings.cover == CoverSettings(wanted=True)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('paper = "creme"', "there is no paper creme in the preset kdp-paperback"),
        ('caliper = "thin"', "caliper is not a length from 0 to 2 mm: thin"),
        ('spine = "2m"', "spine is not a length from 0 to 150 mm: 2m"),
        ('bleed = "90mm"', "bleed is not a length from 0 to 40 mm: 90mm"),
    ],
)
def test_a_wrong_value_of_the_cover_is_told(line: str, message: str) -> None:
    text = f'{BASE}[print]\npreset = "kdp-paperback"\n[cover]\n{line}\n'
    assert problems(text) == [("value-wrong", 6, message)]
