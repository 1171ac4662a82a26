"""Our citations and entries read as pandoc's own, and no word of them gets lost."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from caravan_pub.citations import Cluster, Formatted, format_citations, formatting
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Citation, CitationMode, CitedItem
from caravan_pub.model.publication import Source
from caravan_pub.model.walk import plain_text
from caravan_pub.pandoc import find_pandoc
from caravan_pub.store import Store
from tests.citations import samples

STYLES = ("chicago-notes-bibliography", "chicago-author-date", "apa", "modern-language-association", "vancouver")
NOTHING_KEPT = Store(None)


def formatted(style: str = STYLES[0], diagnostics: Diagnostics | None = None, store: Store = NOTHING_KEPT) -> Formatted:
    found = diagnostics if diagnostics is not None else Diagnostics()
    return format_citations(samples.clusters(), samples.sources(), samples.style(style), "en", store, found)


def one(source: Source, *items: CitedItem, style: str = STYLES[0], diagnostics: Diagnostics | None = None) -> Formatted:
    """A publication of one source and one citation, whose anchor is "c"."""
    cluster = Cluster(Citation(items or (CitedItem("a"),), "c"))
    found = diagnostics if diagnostics is not None else Diagnostics()
    return format_citations([cluster], {"a": source}, samples.style(style), "en", NOTHING_KEPT, found)


def csl(elements: str) -> bytes:
    """An in-text style of these elements."""
    head = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    return f"{head}<info><title>x</title></info>{elements}</style>".encode()


def words(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def pandocs_own(style: str, folder: Path) -> list[str]:
    """Every paragraph that pandoc makes of the samples in Markdown; notes stand at the end, as ``[1] …``."""
    (folder / "style.csl").write_bytes(samples.style(style))
    text = "\n\n".join(samples.markdown(cluster) for cluster in samples.clusters())
    command = [str(find_pandoc().path), "-f", "markdown-smart", "-t", "plain", "--wrap=none", "--citeproc", "--sandbox"]
    options = ["--csl=style.csl", f"--bibliography={samples.ITEMS}", "-Mnocite=@*", "-Mlang=en"]
    made = subprocess.run([*command, *options], input=text.encode(), capture_output=True, cwd=folder, check=True)
    return [words(line) for line in made.stdout.decode().split("\n\n") if line.strip()]


def our_own(ours: Formatted) -> tuple[list[str], list[str]]:
    """The same paragraphs of the citations, and the notes, from what we formatted."""
    lines: list[str] = []
    notes: list[str] = []
    for cluster in samples.clusters():
        citation = ours.citations[cluster.citation.anchor]
        content, lead = plain_text(citation.content), plain_text(citation.lead)
        if citation.note or cluster.in_note:
            in_line = f"x {content} x" if cluster.in_note and not cluster.opens_note else content
            notes.append(words(f"[{len(notes) + 1}] {in_line}"))
            lines.append(f"{'Word' if cluster.in_note else lead}[{len(notes)}]")
        elif content:
            lines.append(words(content))
    return lines, notes


@pytest.mark.parametrize("style", STYLES)
def test_everything_reads_as_pandoc_sets_it_from_markdown(style: str, tmp_path: Path) -> None:
    """A hundred citations and the entries of sixty sources, word for word and in the same order."""
    ours = formatted(style)
    lines, notes = our_own(ours)
    pandocs = pandocs_own(style, tmp_path)
    entries = pandocs[len(lines) : len(pandocs) - len(notes)]
    printed = {name: words(plain_text(entry)) for name, entry in ours.entries.items()}
    assert [*lines, *(entry for entry in printed.values() if entry in entries), *notes] == pandocs
    left_out = {name for name, entry in printed.items() if entry not in entries}
    expected = {
        "chicago-notes-bibliography": {
            "official",
            "hodge",
            "speech",
            "letter",
            "government",
            "dictionary",
            "encyclopedia",
            "post",
        },
        "chicago-author-date": {"official", "hodge", "letter", "dictionary", "encyclopedia"},
        "apa": {"official", "hodge", "letter"},
    }
    assert left_out == expected.get(style, set())


@pytest.mark.parametrize("style", STYLES)
def test_every_source_has_an_entry(style: str) -> None:
    """Also interviews and letters, which some styles leave out of their bibliographies."""
    ours = formatted(style)
    assert set(ours.entries) == set(samples.sources())
    assert all(plain_text(entry) for entry in ours.entries.values())


def test_a_style_without_bibliography_gives_first_citations() -> None:
    ours = formatted("chicago-notes")
    assert list(ours.entries) == list(samples.sources())
    assert plain_text(ours.entries["doe2018"]).startswith("Jane Doe, The Long Road")


def test_only_cited_sources_without_nocite() -> None:
    cluster = Cluster(Citation((CitedItem("news"),), "c"))
    style = samples.style()
    ours = format_citations([cluster], samples.sources(), style, "en", NOTHING_KEPT, Diagnostics(), nocite=False)
    assert list(ours.entries) == ["news"]


def test_nothing_cited_and_no_source() -> None:
    ours = format_citations([], {}, samples.style(), "en", NOTHING_KEPT, Diagnostics())
    assert ours == Formatted({}, {}, note_style=True)


def test_note_style_or_not() -> None:
    chicago, apa = formatted(), formatted("apa")
    assert chicago.note_style
    assert chicago.citations["c0"].note
    assert not chicago.citations["n0"].note, "within an author's note a citation stands in the line"
    assert not apa.note_style
    assert not any(citation.note for citation in apa.citations.values())


def test_the_author_of_a_narrative_citation_leads_its_note() -> None:
    ours = formatted()
    narrative = ours.citations["c35"]
    assert plain_text(narrative.lead) == "Doe"
    assert narrative.note
    assert "Doe" not in plain_text(narrative.content)
    assert not ours.citations["c0"].lead


def test_later_citations_are_short_and_same_number_means_same_note() -> None:
    source = {"a": samples.sources()["doe2018"]}
    style = samples.style("chicago-notes-bibliography-subsequent-ibid")
    twice = [Cluster(Citation((CitedItem("a"),), f"c{at}"), note_number=at) for at in (1, 2)]
    ours = format_citations(twice, {"doe2018": source["a"], **source}, style, "en", NOTHING_KEPT, Diagnostics())
    assert "Press of the Road" in plain_text(ours.citations["c1"].content)
    assert plain_text(ours.citations["c2"].content) == "Ibid."


def test_markup_of_a_title_is_kept_and_other_code_is_text() -> None:
    entry = formatted().entries["hostile"]
    title = next(inline for inline in entry if isinstance(inline, n.Emphasis))
    assert n.Emphasis((n.Text("Homo Sapiens"),)) in title.content
    text = plain_text(entry)
    for literal in ("<Script>", "$x^2$", "*Stars*", "<Nobody>", "[a](http://b)", "\\Textbf{Bold}", "🙂", "e\u0301"):
        assert literal.casefold() in text.casefold()


@pytest.mark.parametrize(
    "title",
    ["x^y ~~z~~ `code` {=latex}", "<b>bold", "&lt;i&gt; &amp;", "# no heading", "@doe2018 [^1]", "a | b", "\\newpage"],
)
def test_markup_of_other_languages_is_shown_as_it_stands(title: str) -> None:
    ours = one(Source("a", {"type": "document", "title": title, "author": "X"}), style="apa")
    assert words(title) in words(plain_text(ours.entries["a"]))


def test_links_lead_only_to_web_addresses() -> None:
    web = one(Source("a", {"type": "webpage", "title": "T", "URL": "https://example.org/x"}))
    script = one(Source("a", {"type": "webpage", "title": "T", "URL": "javascript:alert(1)"}))
    assert any(isinstance(inline, n.Link) and inline.url == "https://example.org/x" for inline in web.entries["a"])
    assert not any(isinstance(inline, n.Link) for inline in script.entries["a"])
    assert "javascript:alert(1)" in plain_text(script.entries["a"]), "its words stay"


@pytest.mark.parametrize("style", STYLES)
def test_of_a_protected_source_only_the_label_is_known(style: str) -> None:
    facts = {"author": [{"family": "Secretname"}], "title": "Secrettitle", "URL": "https://secret.example"}
    source = Source("a", facts, protected=True, label="A border officer")
    ours = one(source, CitedItem("a", suffix=", p. 1"), CitedItem("a", mode=CitationMode.SUPPRESS_AUTHOR), style=style)
    text = plain_text((*ours.entries["a"], *ours.citations["c"].content))
    assert "A border officer" in text
    assert "secret" not in text.casefold()


def test_a_citation_printed_as_nothing_is_reported() -> None:
    diagnostics = Diagnostics()
    one(Source("a", {}, protected=True), style="chicago-in-text-full", diagnostics=diagnostics)
    assert {problem.code for problem in diagnostics} <= {"citation-empty"}
    shown = Diagnostics()
    bare = csl('<citation><layout><text variable="title"/></layout></citation>')
    cluster = Cluster(Citation((CitedItem("a"),), "c"))
    format_citations([cluster], {"a": Source("a", {"author": "X"})}, bare, "en", NOTHING_KEPT, shown)
    assert [problem.code for problem in shown] == ["citation-empty", "citation-empty"]


def test_words_that_a_style_leaves_out_are_reported() -> None:
    diagnostics = Diagnostics()
    source = samples.sources()["doe2018"]
    ours = one(source, CitedItem("a", suffix=", p. 77"), style="vancouver", diagnostics=diagnostics)
    assert "77" not in plain_text(ours.citations["c"].content)
    assert [problem.code for problem in diagnostics] == ["citation-words-lost"]


def test_the_samples_lose_no_words() -> None:
    diagnostics = Diagnostics()
    formatted("chicago-notes-bibliography", diagnostics)
    assert [problem.message for problem in diagnostics] == []


def test_quotation_marks_and_terms_are_the_languages() -> None:
    source = {"a": Source("a", {"type": "article-journal", "title": 'Der "Weg"', "author": "Doe"})}
    cluster = Cluster(Citation((CitedItem("a"),), "c"))
    style = samples.style()
    german = format_citations([cluster], source, style, "de", NOTHING_KEPT, Diagnostics())
    assert words(plain_text(german.entries["a"])) == "Doe. Der „Weg“. o. J."
    odd = format_citations([cluster], source, style, "no language!", NOTHING_KEPT, Diagnostics())
    assert plain_text(odd.citations["c"].content), "an unknown language is no failure"


def test_the_second_time_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    first = formatted("chicago-notes-bibliography", store=store)

    def never(*_arguments: object) -> bytes:
        raise AssertionError("pandoc was started")

    monkeypatch.setattr(formatting, "run_citeproc", never)
    assert formatted("chicago-notes-bibliography", store=store) == first
    with pytest.raises(AssertionError, match="started"):
        formatted("apa", store=store)


@pytest.mark.parametrize(
    "planted",
    [b"", b"[]", b'{"blocks": []}', b'{"blocks": 3}', b"[" * 100_000, b'{"blocks": [{"c": [{"t": "Cite"}]}]}'],
)
def test_a_store_that_somebody_else_has_filled_does_no_harm(tmp_path: Path, planted: bytes) -> None:
    store = Store(tmp_path)
    first = formatted("apa", store=store)
    keys = [file.name for file in tmp_path.iterdir()]
    assert keys
    for key in keys:
        store.put(key, planted)
    assert formatted("apa", store=store) == first


def test_another_language_or_source_is_another_run(tmp_path: Path) -> None:
    store, cluster = Store(tmp_path), Cluster(Citation((CitedItem("a"),), "c"))
    for language, title in (("en", "One"), ("de", "One"), ("en", "Two")):
        source = {"a": Source("a", {"title": title, "author": "Doe"})}
        ours = format_citations([cluster], source, samples.style(), language, store, Diagnostics())
        assert title in plain_text(ours.citations["c"].content)
    assert len(list(tmp_path.iterdir())) == 6, (
        "each a run for citations and one for the entry that the style leaves out"
    )


def test_the_same_everywhere(tmp_path: Path) -> None:
    """Another hash seed, time zone, language, folder and home give the same result."""
    script = "from tests.citations.test_formatting import formatted; print(ascii(formatted()))"
    root = Path(__file__).parents[2]
    made = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=dict(os.environ, PYTHONPATH=str(root), PYTHONHASHSEED=seed, TZ=zone, LANG=lang, HOME=str(tmp_path)),
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, lang, folder in (("1", "UTC", "C", root), ("2", "Asia/Tokyo", "de_DE.UTF-8", tmp_path))
    ]
    assert made[0] == made[1]
    assert made[0].decode().strip() == ascii(formatted())


@pytest.mark.parametrize(
    ("style", "code"),
    [
        (b"", "style-broken"),
        (b"<style", "style-broken"),
        (b"<html/>", "style-broken"),
        (csl(""), "style-broken"),
        (csl("<citation/>"), "style-broken"),
        (csl('<link rel="independent-parent" href="http://x.example/y"/>'), "style-unknown"),
    ],
)
def test_a_broken_style_is_a_problem_and_gives_nothing(style: bytes, code: str) -> None:
    diagnostics = Diagnostics()
    ours = format_citations(samples.clusters(), samples.sources(), style, "en", NOTHING_KEPT, diagnostics)
    assert [(problem.code, problem.place.path) for problem in diagnostics] == [(code, "content/publication.toml")]
    assert ours == Formatted({}, {}, note_style=False)


def test_a_style_that_nests_without_end_is_a_problem() -> None:
    """Twenty macros of fifty groups, each in italics within the next: a thousand levels of one word."""
    italics = '<group font-style="italic" font-weight="bold">'
    inner = [*(f'<text macro="m{at + 1}"/>' for at in range(19)), '<text variable="title"/>']
    macros = (f'<macro name="m{at}">{italics * 50}{text}{"</group>" * 50}</macro>' for at, text in enumerate(inner))
    style = csl("".join(macros) + '<citation><layout><text macro="m0"/></layout></citation>')
    diagnostics = Diagnostics()
    ours = format_citations(
        samples.clusters()[:1], samples.sources(), style, "en", NOTHING_KEPT, diagnostics, nocite=False
    )
    assert [problem.code for problem in diagnostics] == ["style-broken"]
    assert "nests" in next(iter(diagnostics)).message
    assert not ours.citations


def test_pandocs_complaint_about_anything_else_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "csl_items", lambda *_arguments: {"no": "list"})
    with pytest.raises(MachineError, match="pandoc failed: Error reading bibliography"):
        formatted()


def test_a_source_that_is_not_there_shows_as_its_id() -> None:
    content = formatted().citations["c39"].content
    assert "nobody?" in plain_text(content).casefold()
    assert re.search(r"\bStrong\b", repr(content))


def test_fields_of_any_shape_never_make_pandoc_fail() -> None:
    """What a CSL-JSON file may hold that CSL does not: each is printed, or left out and reported."""
    odd: list[object] = [
        None, True, 0, -3, 1.5, 10**40, "", "x", [], [1], ["a", "b"], {}, {"a": 1}, [[]], [{}], [{"literal": 3}],
        {"date-parts": [[]]}, {"date-parts": [[10**30]]}, {"raw": 1}, {"literal": "\x00"}, {"family": "x"}, "\ud800",
    ]  # fmt: skip
    names = ("author", "issued", "title", "volume", "custom", "type", "unheard-of", "language", "id", "note")
    sources = {
        f"s{name}{at}": Source(f"s{name}{at}", {"title": "T", name: json.loads(json.dumps(value))})
        for name in names
        for at, value in enumerate(odd)
    }
    diagnostics = Diagnostics()
    ours = format_citations([], sources, samples.style("apa"), "en", NOTHING_KEPT, diagnostics)
    assert set(ours.entries) == set(sources)
    assert {problem.code for problem in diagnostics} >= {"source-field-unusable"}
