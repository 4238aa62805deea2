"""Conversion of the guides from Markdown to HTML: the constructs that they use, and no HTML in the text.

Our guides are the only input. A library would need a sanitizer, and its own rule for links between guides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

HEADING = re.compile(r"(#{1,3}) (.+)")
ITEM = re.compile(r"(?:-|(\d+)\.) (.+)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*]+)\*|<(?P<url>https?://[^>]+)>"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>[^)]+)\)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading of a guide. ``key`` is its anchor here, the same in each language; ``slug`` its anchor on GitHub."""

    level: int
    text: str
    key: str

    @property
    def slug(self) -> str:
        return re.sub(r"[^\w\- ]", "", self.text.lower()).replace(" ", "-")


def headings(text: str) -> list[Heading]:
    """Return the headings below the title, in order."""
    found = [match for match in map(HEADING.fullmatch, text.split("\n")) if match and match[1] != "#"]
    return [Heading(len(match[1]), match[2], f"s{place}") for place, match in enumerate(found, start=1)]


@dataclass(frozen=True, slots=True)
class Converter:
    """Converter of one guide. ``link`` and ``picture`` return the URL of a target; an empty one has no link."""

    link: Callable[[str], str]
    picture: Callable[[str], str]

    def convert(self, text: str) -> SafeString:
        """Return the HTML of a guide without its title."""
        keys = iter(headings(text))
        blocks = (self._block(lines, keys) for lines in _blocks(text))
        # Each part is escaped where it is made.
        return mark_safe("\n".join(blocks))  # noqa: S308  # nosec B308 B703  # As above.

    def _block(self, lines: list[str], keys: Iterator[Heading]) -> str:
        first = lines[0]
        if match := HEADING.fullmatch(first):
            # The title is the heading of the page.
            return "" if match[1] == "#" else self._heading(next(keys))
        if first.startswith("```"):
            return format_html('<pre tabindex="0"><code>{}</code></pre>', "\n".join(lines[1:]))
        if match := PICTURE.fullmatch(first):
            # With its size, a picture takes its room before it is loaded, and only those near the window are loaded.
            picture = '<p><img src="{}" alt="{}" width="1100" height="800" loading="lazy"></p>'
            return format_html(picture, self.picture(match[2]), match[1])
        if first.startswith("|"):
            return self._table(lines)
        return self._list(lines) if ITEM.fullmatch(first) else f"<p>{self._inline(' '.join(lines))}</p>"

    def _heading(self, heading: Heading) -> str:
        return f'<h{heading.level} id="{heading.key}">{self._inline(heading.text)}</h{heading.level}>'

    def _list(self, lines: list[str]) -> str:
        numbers, texts = zip(*(_item(line) for line in lines), strict=True)
        tag = "ol" if numbers[0] else "ul"
        # A list that a table interrupts goes on with its number.
        start = f' start="{numbers[0]}"' if numbers[0] not in {"", "1"} else ""
        return f"<{tag}{start}>{''.join(f'<li>{self._inline(text)}</li>' for text in texts)}</{tag}>"

    def _table(self, lines: list[str]) -> str:
        head, *body = [line for line in lines if not RULE.fullmatch(line)]
        rows = "".join(self._row(line, "td") for line in body)
        table = f"<table><thead>{self._row(head, 'th')}</thead><tbody>{rows}</tbody></table>"
        return f'<div class="scroll" tabindex="0">{table}</div>'

    def _row(self, line: str, tag: str) -> str:
        opening = 'th scope="col"' if tag == "th" else tag
        cells = (self._inline(cell.strip()) for cell in line.strip("|").split("|"))
        return f"<tr>{''.join(f'<{opening}>{cell}</{tag}>' for cell in cells)}</tr>"

    def _inline(self, text: str) -> str:
        html, end = [], 0
        for match in INLINE.finditer(text):
            html += [escape(text[end : match.start()]), self._span(match)]
            end = match.end()
        return "".join([*html, escape(text[end:])])

    def _span(self, match: re.Match[str]) -> str:
        if match["code"]:
            return f"<code>{escape(match['code'])}</code>"
        if match["url"]:
            return f"<code>{escape(match['url'])}</code>"
        if match["label"]:
            url = self.link(match["target"])
            return format_html('<a href="{}">{}</a>', url, match["label"]) if url else escape(match["label"])
        tag = "strong" if match["strong"] else "em"
        return f"<{tag}>{self._inline(match[tag])}</{tag}>"


def _item(line: str) -> tuple[str, str]:
    """Return the number, empty without one, and the text of an item."""
    match = ITEM.fullmatch(line)
    assert match is not None
    return match[1] or "", match[2]


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield blocks of lines: headings and pictures alone, other blocks of one kind together, none of them indented."""
    block: list[str] = []
    fenced = False
    for written in [*text.split("\n"), ""]:
        if fenced:
            if written.startswith("```"):
                yield block
                block, fenced = [], False
            else:
                block.append(written)
            continue
        # A table or a paragraph within an item of a list is indented.
        line = written.strip()
        alone = HEADING.fullmatch(line) or PICTURE.fullmatch(line) or line.startswith("```")
        if block and (not line or alone or _kind(line) != _kind(block[0])):
            yield block
            block = []
        if line:
            block.append(line)
        fenced = line.startswith("```")
        if alone and not fenced:
            yield block
            block = []


def _kind(line: str) -> str:
    return "|" if line.startswith("|") else ("item" if ITEM.fullmatch(line) else "text")
