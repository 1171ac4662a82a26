"""Templates: where they are found, what they are told, and that they can do nothing else."""

import pytest

from caravan_pub import jail
from caravan_pub.errors import LimitError, PublicationError
from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition, Theme
from caravan_pub.render.environment import Templates
from tests.model.trees import paragraph, words
from tests.render.sample import MEDIA, chapter, elements, parsed, rendered, resolved_of, text_of

VALUES: dict[str, object] = {"text": "<a & b>", "many": "a" * 10_000, "book": {"title": "A Title"}, "lines": ["a", "b"]}


def filled(*layers: dict[str, str], name: str = "page.xhtml", edition: Edition = Edition.EPUB) -> str:
    """A template of a theme of these layers, the strongest first."""
    return str(Templates(Theme("test", layers, {}), edition).fill(name, VALUES))


def refused(template: str, **others: str) -> str:
    """What is said of a template that cannot be filled."""
    files = {"common/page.xhtml": template, **{f"common/{name}.xhtml": text for name, text in others.items()}}
    with pytest.raises(PublicationError) as caught:
        filled(files)
    assert caught.value.help
    return caught.value.message


# Where templates are found


@pytest.mark.parametrize(
    ("layers", "found"),
    [
        ([{"common/page.xhtml": "common"}], "common"),
        ([{"common/page.xhtml": "common", "epub/page.xhtml": "medium"}], "medium"),
        ([{"common/page.xhtml": "common", "print/page.xhtml": "other"}], "common"),
        ([{"epub/page.xhtml": "medium", "templates/page.xhtml": "own"}], "own"),
        ([{"common/page.xhtml": "strong"}, {"epub/page.xhtml": "weak"}], "strong"),
        ([{}, {"common/page.xhtml": "weak"}], "weak"),
    ],
)
def test_the_strongest_layer_is_asked_first_and_in_it_the_most_particular_folder(
    layers: list[dict[str, str]], found: str
) -> None:
    assert filled(*layers) == found


@pytest.mark.parametrize("edition", MEDIA)
def test_a_publications_template_takes_the_place_of_the_themes(edition: Edition) -> None:
    own = {"templates/sidebar.xhtml": '<p class="mine">{{ label }}</p>{{ body }}'}
    aside = n.Aside(n.AsideKind.SIDEBAR, paragraph("words"), words("<A> title"))
    root = parsed(rendered(resolved_of(chapter(aside)), edition, own=own))
    assert text_of(elements(root, "//h:p[@class = 'mine']")[0]) == "<A> title"
    assert elements(root, "//h:aside") == []


def test_a_publications_template_may_extend_and_include_the_themes() -> None:
    own = {"templates/chapter.xhtml": '{% extends "document.xhtml" %}{% block main %}<p>{{ title }}</p>{% endblock %}'}
    root = parsed(rendered(resolved_of(chapter()), Edition.EPUB, own=own))
    assert root.get("lang") == "en"
    assert [text_of(child) for child in elements(root, "//h:body/*")] == ["One"]


# What templates are told


def test_words_are_escaped_wherever_they_come_from() -> None:
    template = "{{ text }}{{ text | upper }}{{ text ~ '<i>' }}{{ lines | join('<br/>') }}{{ '<b>' }}"
    written = filled({"common/page.xhtml": template})
    assert written == "&lt;a &amp; b&gt;&lt;A &amp; B&gt;&lt;a &amp; b&gt;&lt;i&gt;a&lt;br/&gt;b&lt;b&gt;"


def test_markup_is_not_escaped_twice() -> None:
    macro = "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(text) }}"
    assert filled({"common/page.xhtml": macro}) == "<b>&lt;a &amp; b&gt;</b>"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ chapter }}", 2, "'chapter' is undefined"),
        ("{{ book.titel }}", 1, "has no attribute 'titel'"),
        ("\n\n{{ book['titel'] }}", 3, "titel"),
        ("\n{% if nothing %}{% endif %}", 2, "'nothing' is undefined"),
        ("{% for a in nothing %}{% endfor %}", 1, "'nothing' is undefined"),
        ("a\n\n{% block main %}", 3, "Unexpected end of template"),
        ("a\n{{ text | nothing }}", 2, "No filter named 'nothing'"),
        ("a\n{% nothing %}", 2, "unknown tag 'nothing'"),
        ('a\n{% include "nothing.xhtml" %}', 2, "nothing.xhtml"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ 1 + text }}", 2, "unsupported operand"),
        ("a\n{{ text() }}", 2, "not callable"),
        ("a\n{{ '%d' | format(text) }}", 2, "format"),
    ],
)
def test_a_fault_names_its_file_and_its_line(template: str, line: int, reason: str) -> None:
    message = refused(template)
    assert f"common/page.xhtml, line {line} " in message
    assert reason in message


def test_a_fault_in_a_template_that_is_brought_in_names_that_one() -> None:
    assert "common/inner.xhtml, line 2 " in refused('a\n\n{% include "inner.xhtml" %}', inner="b\n{{ nothing }}")
    assert "common/inner.xhtml, line 2 " in refused('{% extends "inner.xhtml" %}', inner="b\n{{ nothing }}")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(PublicationError, match=r"page\.xhtml"):
        filled({})


@pytest.mark.parametrize("edition", MEDIA)
def test_a_fault_in_a_publications_template_names_it(edition: Edition) -> None:
    own = {"templates/chapter.xhtml": "<p>\n{{ chapter.titel }}</p>"}
    with pytest.raises(PublicationError, match=r"templates/chapter\.xhtml, line 2 .*'chapter' is undefined"):
        rendered(resolved_of(chapter()), edition, own=own)


def test_a_fault_in_a_style_sheet_names_it() -> None:
    with pytest.raises(PublicationError, match=r"epub/style\.css, line 2 .*'colours' is undefined"):
        rendered(resolved_of(chapter()), Edition.EPUB, own={"epub/style.css": "p {}\nb { color: {{ colours.ink }} }"})


# What templates cannot do


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ text['__class__'] }}",
        "{{ (text | attr('__class__')).__mro__ }}",
        "{{ text.format.__globals__ }}",
        "{{ '{0.__class__}'.format(text) }}",
        "{{ '{0.__class__.__mro__}'.format_map({'0': text}) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context.environment }}",
        "{{ lines.append('c') }}",
        "{{ book.update({'title': 'x'}) }}",
        "{{ book.clear() }}",
        "{% set book.title = 'x' %}",
        "{{ range(3) }}",
        "{{ lipsum() }}",
        "{{ cycler('a').next() }}",
        "{{ namespace() }}",
        "{{ dict(a=1) }}",
        "{{ open('/etc/passwd') }}",
        "{{ request }}",
        "{{ config }}",
        '{% include "../../etc/passwd" %}',
        '{% include "/etc/passwd" %}',
        '{% include "../common/page.xhtml" %}',
        '{% extends "../../../etc/passwd" %}',
        '{% import "os" as os %}{{ os.system("id") }}',
        '{% from "os" import system %}{{ system("id") }}',
        "{% do lines.append('c') %}",
        "{% include text %}",
    ],
)
def test_an_attack_is_refused(attack: str) -> None:
    before = repr(VALUES)
    assert "common/page.xhtml" in refused(attack)
    assert repr(VALUES) == before


@pytest.mark.parametrize("escape", ["{{ text.__class__ }}", "{{ lines.__init__ }}", "{{ book.__class__.__name__ }}"])
def test_the_inside_of_a_value_is_out_of_reach(escape: str) -> None:
    assert "unsafe" in refused(escape)


def test_a_template_that_brings_itself_in_is_refused() -> None:
    assert "common/page.xhtml" in refused('{% include "page.xhtml" %}')


@pytest.mark.parametrize(
    "endless",
    [
        "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}",
        "{% macro m() %}{% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}{% endmacro %}{{ m() }}",
        "{% set x = 9 ** (9 ** 9) %}{{ x }}",
        "{{ many * 10 ** 9 }}",
        "{{ '%' ~ 10 ** 10 ~ 'd' }}{{ ('%9999999999d') | format(1) }}",
    ],
)
def test_a_template_without_end_meets_the_limits_of_its_process(endless: str) -> None:
    limits = jail.Limits(memory=512 * 1024**2, processor_seconds=1)
    with pytest.raises(LimitError):
        jail.run(lambda: filled({"common/page.xhtml": endless}), limits, "the templates")


def test_a_template_is_filled_in_a_confined_process() -> None:
    made = jail.run(lambda: filled({"common/page.xhtml": "{{ text }}"}), jail.Limits(), "the templates")
    assert made == "&lt;a &amp; b&gt;"
