"""A build reads nothing outside the publication's folder, calls nobody, and starts nothing that arrived."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from caravan_pub.errors import CaravanError
from tests.build.making import EPUB, PHOTO, PRINT, codes, made
from tests.finished import entries
from tests.photos.pixels import saved, scene
from tests.publications import products, publication, state

SECRET = "wombat-4711"  # noqa: S105  (what must not be found)
HEAD = 'title = "A Title"\nlanguage = "en"\n'


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the publication, with a picture and texts that nobody meant to publish."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.jpg").write_bytes(saved(scene(200, 100), "JPEG"))
    for name in ("secret.md", "secret.toml", "secret.css", "secret.xhtml", "secret.csv", "secret.geojson"):
        (folder / name).write_text(f"# {SECRET}\n")
    return folder


def assert_nothing_of_it(folder: Path) -> None:
    for data in products(folder).values():
        assert SECRET.encode() not in data
    epub = products(folder).get("a-title.epub")
    assert epub is None or all(SECRET.encode() not in held for held in entries(epub).values())


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/chapters/02-two.md", "secret.md"),
        ("content/front", "."),
        ("content/photos/a.jpg", "secret.jpg"),
        ("content/photos", "."),
        ("content/sources.toml", "secret.toml"),
        ("styles/common/style.css", "secret.css"),
        ("styles", "."),
        ("templates/colophon-text.xhtml", "secret.xhtml"),
        ("templates", "."),
    ],
)
def test_a_link_out_of_the_folder_is_refused_wherever_it_stands(
    link: str, target: str, tmp_path: Path, outside: Path
) -> None:
    book = publication(tmp_path / "book")
    (book / link).parent.mkdir(parents=True, exist_ok=True)
    (book / link).symlink_to(outside / target)

    built, diagnostics = made(book)

    assert built is None
    assert "not-a-plain-file" in codes(diagnostics)
    assert_nothing_of_it(book)


def test_a_link_in_place_of_the_manuscript_is_refused(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "book").mkdir()
    publication(outside / "real")
    (tmp_path / "book/content").symlink_to(outside / "real/content")

    built, diagnostics = made(tmp_path / "book")

    assert built is None
    assert "not-a-plain-file" in codes(diagnostics)


UPWARDS = ("../../outside/", "../" * 30 + "{}/", "{}/", "file://{}/", "photos/../../../outside/", "..%2F..%2Foutside/",
           "%2e%2e/%2e%2e/outside/", "..\\..\\outside\\", "./../../outside/", "//localhost{}/")  # fmt: skip
SOME = UPWARDS[:4]


@pytest.mark.parametrize("way", UPWARDS)
def test_a_picture_outside_the_folder_is_not_found(way: str, tmp_path: Path, outside: Path) -> None:
    path = way.replace("{}", str(outside)) + "secret.jpg"
    book = publication(tmp_path / "book", **{"content/chapters/01-one.md": f"# One\n\n![Words.](<{path}>)\n"})

    built, diagnostics = made(book, EPUB)

    assert built is None or way.startswith("file:")  # which is no picture, but words that are printed as they stand
    assert codes(diagnostics) or built is not None
    assert not [name for data in products(book).values() for name in entries(data) if "secret" in name]


@pytest.mark.parametrize("way", SOME)
@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ('[epub]\ncover = "{}"\n', "secret.jpg"),
        ('[citations]\nsources = ["{}"]\n', "secret.toml"),
        ('[citations]\nstyle = "{}"\n', "secret.csl"),
        ('[structure]\nbody = ["{}"]\n', "secret.md"),
        ('[structure]\nbody = ["chapters/*.md", "{}"]\n', "*.md"),
        ('[theme]\nname = "{}"\n', "secret"),
    ],
)
def test_a_path_of_the_settings_cannot_lead_out(
    settings: str, name: str, way: str, tmp_path: Path, outside: Path
) -> None:
    path = (way.replace("{}", str(outside)) + name).replace("\\", "\\\\")
    text = f"{HEAD}{settings.replace('{}', path)}"
    book = publication(tmp_path / "book", **{"content/publication.toml": text})
    with suppress(CaravanError):
        _, diagnostics = made(book, EPUB)
        assert codes(diagnostics)
    assert_nothing_of_it(book)


@pytest.mark.parametrize("way", SOME)
@pytest.mark.parametrize(
    ("sidecar", "name"),
    [('kind = "bar"\ndata = "{}"\n', "secret.csv"), ('kind = "map"\n[layers]\nland = "{}"\n', "secret.geojson")],
)
def test_a_figure_cannot_be_drawn_from_data_outside(
    sidecar: str, name: str, way: str, tmp_path: Path, outside: Path
) -> None:
    path = (way.replace("{}", str(outside)) + name).replace("\\", "\\\\")
    files = {
        "content/chapters/01-one.md": "# One\n\n![](figures/a.toml)\n",
        "content/figures/a.toml": PHOTO + sidecar.replace("{}", path),
    }
    book = publication(tmp_path / "book", **files)

    assert made(book)[0] is None
    assert products(book) == {}


@pytest.mark.parametrize("way", SOME)
@pytest.mark.parametrize("template", ['{% include "{}" %}', '{% extends "{}" %}', '{% import "{}" as x %}'])
def test_a_template_cannot_take_in_a_file_outside(template: str, way: str, tmp_path: Path, outside: Path) -> None:
    path = (way.replace("{}", str(outside)) + "secret.xhtml").replace("\\", "\\\\")
    book = publication(tmp_path / "book", **{"templates/colophon-text.xhtml": template.replace("{}", path)})

    built, diagnostics = made(book, PRINT)

    assert built is None
    assert "template-broken" in codes(diagnostics)
    assert_nothing_of_it(book)


WATCHED = """
import sys
from contextlib import suppress
from pathlib import Path
root = Path(sys.argv[1])
heard = []
def watch(event, arguments):
    if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname"}:
        heard.append(event)
    elif event in {"subprocess.Popen", "os.posix_spawn", "os.exec", "os.system"}:
        heard.append(f"{event} {Path(str(arguments[0])).name}")
    elif event == "open" and isinstance(arguments[0], str) and isinstance(arguments[1], str):
        if set(arguments[1]) & set("wax+") and not arguments[0].startswith((sys.argv[1], sys.argv[2], "/dev/null")):
            heard.append(f"writes {arguments[0]}")
sys.addaudithook(watch)
from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
found = Diagnostics()
built = build(root, Order((Edition.PRINT, Edition.EPUB)), found, lambda stage: None)
assert built is not None, [problem.message for problem in found.sorted()]
print("\\n".join(sorted(set(heard))))
"""


def test_a_build_calls_nobody_starts_no_program_that_arrived_and_writes_nowhere_else(tmp_path: Path) -> None:
    """Addresses stand everywhere that they may stand; at one of them somebody listens, and hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        files: dict[str, str | bytes] = {
            "content/publication.toml": f'{HEAD}rights = "{url}/rights"\npublisher = "{url}"\n',
            "content/chapters/01-one.md": (
                f"# One\n\n<{url}/a> [b]({url}/b), said [@src]. {url}/c\n\n![](photos/a.jpg)\n\n![](figures/b.toml)\n"
            ),
            "content/sources.toml": (
                f'[[source]]\nid = "src"\ntype = "webpage"\ntitle = "T"\nURL = "{url}/src"\nissued = "2018"\n'
                f'archived = {{ url = "{url}/archive", date = 2018-10-17, sha256 = "{"0" * 64}" }}\n'
            ),
            "content/photos/a.toml": PHOTO + f'license = "{url}/licence"\nrights = "{url}/rights"\n',
            "content/photos/a.jpg": saved(scene(1500, 1000), "JPEG"),
            "content/figures/b.toml": PHOTO + 'kind = "bar"\ndata = "b.csv"\n',
            "content/figures/b.csv": "Month,Count\nMay,1\nJune,2\n",
        }
        book, work = publication(tmp_path / "book", **files), tmp_path / "work"
        work.mkdir()
        environment = {
            **os.environ,
            "TMPDIR": str(work),
            "HOME": str(work),
            "http_proxy": url,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        ran = subprocess.run(
            [sys.executable, "-c", WATCHED, str(book), str(work)],
            check=True, capture_output=True, text=True, env=environment, cwd=tmp_path,
        )  # fmt: skip
        with pytest.raises(BlockingIOError):
            server.accept()
    started = set(ran.stdout.split()) - {"subprocess.Popen"}
    assert started <= {"pandoc", "fc-list"}  # the second by matplotlib, once, to know the machine's fonts
    assert [path.name for path in work.iterdir() if not path.name.startswith(".")] == []


def test_a_hostile_template_neither_reads_writes_nor_runs(tmp_path: Path, outside: Path) -> None:
    """The known ways out of a template: each is refused, or gives nothing."""
    ways = (
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('touch x').read() }}",
        "{{ lipsum.__globals__['os'].system('touch x') }}",
        "{{ book.title.format.__globals__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(book.title) }}",
        "{{ ('a' | attr('__class__')).__mro__ }}",
        "{{ fonts.append('x') }}",
    )
    for way in ways:
        book = publication(tmp_path / "book", **{"templates/colophon-text.xhtml": f"<p>{way}</p>"})
        before = state(outside)
        built, diagnostics = made(book, PRINT)
        assert built is None, way
        assert "template-broken" in codes(diagnostics), way
        assert state(outside) == before
        assert not (tmp_path / "x").exists()
        assert not (book / "x").exists()
