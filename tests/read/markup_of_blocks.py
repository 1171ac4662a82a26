"""The model as the HTML that the CommonMark specification shows: only what CommonMark knows."""

from html import escape
from urllib.parse import quote

from caravan_pub.model import nodes as n


def markup(blocks: n.Blocks, tight: bool = False) -> str:
    return "".join(_block(block, tight) for block in blocks)


def _block(block: n.Block, tight: bool) -> str:
    match block:
        case n.Paragraph():
            words = run(block.content)
            return f"{words}\n" if tight else f"<p>{words}</p>\n"
        case n.Heading():
            return f"<h{block.level}>{run(block.content)}</h{block.level}>\n"
        case n.Quote():
            return f"<blockquote>\n{markup(block.content)}</blockquote>\n"
        case n.Items():
            name = "ul" if block.start is None else "ol"
            start = "" if block.start in (None, 1) else f' start="{block.start}"'
            items = "".join(f"<li>{markup(item.content, block.tight)}</li>\n" for item in block.items)
            return f"<{name}{start}>\n{items}</{name}>\n"
        case n.CodeBlock():
            language = f' class="language-{escape(block.language)}"' if block.language else ""
            return f"<pre><code{language}>{escape(block.text)}</code></pre>\n"
        case n.Break():
            return "<hr />\n"
        case n.Figure():
            panel = block.panels[0]
            return f'<p><img src="{_url(panel.photo)}" alt="{escape(spoken(block.caption))}" /></p>\n'
        case _:
            return f"<!-- {type(block).__name__} -->"


def run(inlines: n.Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: n.Inline) -> str:
    match inline:
        case n.Text():
            return escape(inline.text)
        case n.Emphasis():
            return f"<em>{run(inline.content)}</em>"
        case n.Strong():
            return f"<strong>{run(inline.content)}</strong>"
        case n.Code():
            return f"<code>{escape(inline.text)}</code>"
        case n.LineBreak():
            return "<br />\n"
        case n.Link():
            title = f' title="{escape(inline.title)}"' if inline.title else ""
            return f'<a href="{_url(inline.url)}"{title}>{run(inline.content)}</a>'
        case n.Reference():
            return f'<a href="#{_url(inline.target)}">{run(inline.content)}</a>'
        case n.InlinePhoto():
            return f'<img src="{_url(inline.photo)}" alt="{escape(inline.alt or "")}" />'
        case _:
            return f"<!-- {type(inline).__name__} -->"


def _url(url: str) -> str:
    return escape(quote(url, safe="%/:?#@!$&()*+,;=-._~'\\"))


def spoken(inlines: n.Inlines) -> str:
    """The words of a run, those of pictures in it too: what stands in an image's alt attribute."""
    words = []
    for inline in inlines:
        match inline:
            case n.Text() | n.Code():
                words.append(inline.text)
            case n.InlinePhoto():
                words.append(inline.alt or "")
            case n.Emphasis() | n.Strong() | n.Link():
                words.append(spoken(inline.content))
            case _:
                words.append("")
    return "".join(words)
