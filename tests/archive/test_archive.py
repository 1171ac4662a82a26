"""Copies from the network: what is fetched, what is refused, and that builds only compare."""

import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from caravan_pub.archive import FetchFailedError, Reach, fetch
from caravan_pub.build import prepare
from caravan_pub.cli.entry import run
from caravan_pub.diagnostics import Diagnostics
from tests.publications import publication, state

PAGE = b"<html><head><script>x()</script></head><body><p>We would <b>not</b> turn back.</p></body></html>"


class Answers(BaseHTTPRequestHandler):
    """A small server on the loopback: a page, redirects, and every kind of trouble."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        match self.path.partition("?")[0]:
            case "/page":
                self._send(PAGE, "text/html; charset=utf-8")
            case "/paper.pdf":
                self._send(b"%PDF-1.7 x", "application/pdf")
            case "/moved":
                self._lead("/page?from=moved")
            case "/loop":
                self._lead("/loop")
            case "/file":
                self._lead("file:///etc/passwd")
            case "/short":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"x")
            case "/large":
                self._send(b"x" * 300_000, "text/plain")
            case "/drip":
                self.send_response(200)
                self.end_headers()
                self._drip(b"x")
            case "/slow-head":
                self._drip(b"H")
            case _:
                self.send_error(404)

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _lead(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def _drip(self, byte: bytes) -> None:
        for _ in range(100):
            try:
                self.wfile.write(byte)
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_words: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


NEAR = Reach(private=True)


def test_a_page_comes_with_nothing_sent_but_the_request(server: str) -> None:
    Answers.asked.clear()
    found = fetch(f"{server}/moved?a=ü&b=1#part", NEAR)
    assert (found.url, found.media_type, found.data) == (f"{server}/page?from=moved", "text/html", PAGE)
    assert [path for path, _ in Answers.asked] == ["/moved?a=%C3%BC&b=1", "/page?from=moved"]
    assert {name for _, head in Answers.asked for name in head} == {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "reach", "why"),
    [
        ("/loop", NEAR, "more than 5 times"),
        ("/file", NEAR, "only addresses that begin with"),
        ("/nothing", NEAR, "answers 404"),
        ("/short", NEAR, "before all of it had come"),
        ("/large", Reach(most=100_000, private=True), "more than"),
        ("/drip", Reach(seconds=0.4, private=True), "more than 0.4 seconds"),
        ("/slow-head", Reach(seconds=0.4, private=True), "more than 0.4 seconds"),
    ],
)
def test_limits_hold_and_say_why(server: str, path: str, reach: Reach, why: str) -> None:
    with pytest.raises(FetchFailedError, match=why):
        fetch(server + path, reach)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchFailedError, match="of this machine or of a private network"):
        fetch(url, Reach())


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://e.org/a", "//e.org", "x", "http://a:b@e.org/", "http://[x"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchFailedError):
        fetch(url, Reach())


def sources(server: str) -> str:
    entry = '[[source]]\nid = "{}"\ntitle = "T"\nauthor = [{{ literal = "A" }}]\npublisher = "P"\nissued = "2018"\n'
    return "".join(
        [
            entry.format("page") + f'URL = "{server}/page"\n',
            entry.format("paper") + f'URL = "{server}/paper.pdf"\n',
            entry.format("gone") + f'URL = "{server}/gone"\n',
            entry.format("book"),
            '[[source]]\nid = "officer"\nprotected = true\nlabel = "An officer"\n',
        ]
    )


def test_the_command_keeps_copies_and_builds_compare_them(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1539734400")
    chapter = "# One\n\nHe “would not turn back” [@page]. It is [@paper; @gone; @book; @officer].\n"
    folder = publication(tmp_path, **{"content/sources.toml": sources(server), "content/chapters/01-one.md": chapter})
    command = ["sources", "--archive", "--private-addresses", "-C", str(folder)]
    assert run(command) == 1
    told = capsys.readouterr().out
    assert "gone: not kept: the server answers 404" in told
    assert "officer" not in told
    kept = folder / "content/sources"
    assert sorted(path.name for path in kept.iterdir()) == ["copies.toml", "page.html", "page.txt", "paper.pdf"]
    assert (kept / "page.html").read_bytes() == PAGE
    assert (kept / "page.txt").read_text(encoding="utf-8").strip() == "We would not turn back."
    record = (kept / "copies.toml").read_text(encoding="utf-8")
    assert hashlib.sha256(PAGE).hexdigest() in record
    assert "date = 2018-10-17" in record

    before = state(folder)
    Answers.asked.clear()
    assert run(command) == 1
    assert state(folder) == before
    assert [path for path, _ in Answers.asked] == ["/gone"], "what is kept is not fetched again"

    Answers.asked.clear()
    assert codes(folder) == set()
    (kept / "paper.pdf").write_bytes(b"%PDF-1.7 y")
    (kept / "page.html").unlink()
    assert codes(folder) == {"source-copy-changed"}
    assert Answers.asked == []


def codes(folder: Path) -> set[str]:
    diagnostics = Diagnostics()
    prepare(folder, diagnostics, keep=False)
    return {problem.code for problem in diagnostics} - {"source-incomplete", "single-source-chapter"}


def test_private_addresses_are_refused_by_the_command_too(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = publication(tmp_path, **{"content/sources.toml": sources(server)})
    assert run(["sources", "--archive", "-C", str(folder)]) == 1
    assert "page: not kept: 127.0.0.1 is an address of this machine" in capsys.readouterr().out
    assert not (folder / "content/sources").exists()
