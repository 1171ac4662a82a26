"""Pictures are taken along under names of their own, with sidecars that say what the document says of them."""

import base64
import tomllib

import pytest

from caravan_pub.intake.album import Album, slug
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.tree import Node, Nodes
from caravan_pub.model import nodes as n
from tests.intake.documents import photo
from tests.intake.reading_back import PATH, album, marked, para, plain, read_again, text, words, written

PNG = photo(4, 3)
JPEG = photo(4, 3, "JPEG")


def image(url: str, *alt: Node, **values: str) -> Node:
    return {"t": "Image", "c": [["", [], [list(pair) for pair in values.items()]], list(alt), [url, ""]]}


def figure(*blocks: Node, caption: Nodes, identifier: str = "") -> Node:
    return {"t": "Figure", "c": [[identifier, [], []], [None, [plain(*caption)]], list(blocks)]}


def test_the_same_bytes_are_the_same_picture() -> None:
    pictures = album(a=PNG, b=PNG, c=JPEG)
    assert pictures.take("a", "Alt", "", "one") is pictures.take("b", "", "", "one")
    assert pictures.take("c", "", "", "one").path == "photos/c.jpg"
    assert len(pictures.pictures) == 2


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("media/media/image1.png", "photos/one-picture.png"),
        ("media/rId12.png", "photos/one-picture.png"),
        ("Pictures/10000201000003E8.png", "photos/one-picture.png"),
        ("img/The%20Well.jpeg", "photos/the-well.png"),
        ("../../etc/passwd.png", "photos/passwd.png"),
        ("x/..%2f..%2fevil.png", "photos/evil.png"),
    ],
)
def test_a_name_says_something_and_leads_nowhere(url: str, path: str) -> None:
    assert Album({url: PNG}, lambda _: None).take(url, "", "", "one").path == path


def test_names_that_are_taken_get_a_number() -> None:
    pictures = Album({"well.png": PNG, "a/well.png": JPEG}, lambda _: None, names={"well"})
    assert [pictures.take(url, "", "", "one").path for url in ("well.png", "a/well.png")] == [
        "photos/well-2.png",
        "photos/well-3.jpg",
    ]


def test_a_picture_within_the_address_is_unpacked() -> None:
    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    picture = album().take(url, "", "", "one")
    assert (picture.path, picture.data) == ("photos/one-picture.png", PNG)


@pytest.mark.parametrize("url", ["data:image/png;base64,!", "data:nothing", "https://x.y/a.png", "//x.y/a.png",
                                 "no.png",
                                 "file:///etc/passwd", "evil.emf", "page.html"])  # fmt: skip
def test_a_picture_that_cannot_come_has_a_place_kept_for_it(url: str) -> None:
    pictures = Album({"evil.emf": b"\x01\0\0\0 EMF"}, lambda path: b"<svg/>" if path == "page.html" else None)
    picture = pictures.take(url, "Alt", "", "one")

    assert pictures.lack(url)
    assert picture.data is None
    assert tomllib.loads(picture.sidecar()) == {"alt": "Alt", "status": "fpo", "aspect": "3:2"}


def test_a_sidecar_holds_any_words() -> None:
    awkward = 'Say "a\\b" \t\u007f é – #]\u0000\u202e'
    pictures = album(a=PNG)
    sidecar = pictures.take("a", awkward, awkward, "one").sidecar()
    assert tomllib.loads(sidecar) == {"alt": 'Say "a\\b" \t é – #]', "caption": 'Say "a\\b" \t é – #]'}


def test_what_a_picture_lacks_is_told() -> None:
    pictures = album(a=PNG, b=JPEG)
    pictures.take("a", "Alt", "Caption", "one")
    pictures.take("b", "", "", "one")
    messages = [problem.message for problem in pictures.problems()]
    assert messages[0] == "photos/a.png has no credit"
    assert "neither" in messages[1]
    assert {problem.code for problem in pictures.problems()} == {"import-photo-incomplete"}


def test_pictures_are_counted_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caravan_pub.intake.album.MOST_IN_ALL", len(PNG))
    pictures = album(a=PNG, b=JPEG)
    assert (pictures.lack("a"), bool(pictures.lack("b"))) == ("", True)


def test_a_plain_caption_is_the_sidecars_and_a_rich_one_stands_with_the_picture() -> None:
    desk = Desk(PATH, "one", album(a=PNG, b=JPEG))
    rich = [text("The "), marked("Emph", text("well")), {"t": "Note", "c": [para(text("deep"))]}]
    chapter = written(
        [
            figure(plain(image("a", text("A rope"))), caption=[text("The road")]),
            figure(plain(image("b", text("A pail"))), caption=rich),
            figure(plain(image("a", text("A rope"))), caption=[text("Once more")]),
        ],
        desk,
    )
    read, errors = read_again(chapter)

    assert errors == []
    assert [words(block.caption) for block in read.blocks if isinstance(block, n.Figure)] == [
        "",
        "The welldeep",
        "Once more",
    ]
    assert [picture.caption for picture in desk.album.pictures.values()] == ["The road", "The well"]
    assert [picture.alt for picture in desk.album.pictures.values()] == ["A rope", "A pail"]


def test_pictures_under_one_caption_stay_together() -> None:
    desk = Desk(PATH, "one", album(a=PNG, b=JPEG))
    chapter = written([figure(plain(image("a")), plain(image("b")), caption=[text("Both")], identifier="")], desk)
    read, errors = read_again(chapter)

    assert errors == []
    (found,) = read.blocks
    assert isinstance(found, n.Figure)
    assert [panel.photo for panel in found.panels] == ["photos/a.png", "photos/b.jpg"]
    assert words(found.caption) == "Both"


def test_a_small_picture_stays_in_its_line_and_one_that_cannot_come_leaves_its_text() -> None:
    desk = Desk(PATH, "one", album(a=PNG))
    chapter = written(
        [para(text("x "), image("a", text("Alt")), text(" y "), image("https://x.y/z", text("Gone")))], desk
    )
    assert "x ![](photos/a.png) y Gone" in chapter
    assert [problem.code for problem in desk.problems] == ["import-not-carried"]


def test_alt_text_of_its_own_goes_before_the_caption() -> None:
    desk = Desk(PATH, "one", album(a=PNG))
    written([figure(plain(image("a", text("Caption"), alt="What is seen")), caption=[text("Caption")])], desk)
    assert [picture.alt for picture in desk.album.pictures.values()] == ["What is seen"]


@pytest.mark.parametrize(
    ("said", "name"), [("The Wéll, 2018!", "the-well-2018"), ("  ", ""), ("水井", "水井"), ("a/../b", "a-b")]
)
def test_words_become_parts_of_file_names(said: str, name: str) -> None:
    assert slug(said) == name
