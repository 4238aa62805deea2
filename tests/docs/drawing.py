"""Drawings of dependencies as SVG: a row for each part, and a line for each part that others depend on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

LEFT, LANE, HEADING, BAND, BASE = 20, 24, 26, 34, 46
# Pixels of a character: no font is measured, so these are those of a wide one.
NAME_EM, NOTE_EM = 8.2, 6.5
COLOURS = 4
STYLE = """
  text { font: 13px system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2933; }
  .title { font-size: 17px; font-weight: 600; } .name { font-weight: 600; }
  .note, .key, .heading { font-size: 11.5px; fill: #52606d; } .heading { font-weight: 600; }
  .paper { fill: #ffffff; } .box { fill: #f5f7fa; stroke: #cbd2d9; } .guide { stroke: #e4e7eb; }
  .lane { stroke-width: 2; fill: none; } .dot { stroke-width: 2; }
  .c0 { stroke: #1d4ed8; fill: #1d4ed8; } .c1 { stroke: #b45309; fill: #b45309; }
  .c2 { stroke: #0f766e; fill: #0f766e; } .c3 { stroke: #a21caf; fill: #a21caf; }
  .open { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4e7eb; } .note, .key, .heading { fill: #9aa5b1; }
    .paper { fill: #14181d; } .box { fill: #1f2933; stroke: #3e4c59; } .guide { stroke: #2b3540; }
    .c0 { stroke: #7aa2ff; fill: #7aa2ff; } .c1 { stroke: #f0a04b; fill: #f0a04b; }
    .c2 { stroke: #3fc1b0; fill: #3fc1b0; } .c3 { stroke: #e07bea; fill: #e07bea; }
    .open { fill: #14181d; }
  }
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A part: its name, a line about it, and the heading under which it is drawn."""

    name: str
    note: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency of ``source`` on ``target``; ``many`` is drawn with an open circle."""

    source: str
    target: str
    many: bool = False


def draw(title: str, rows: Sequence[Row], links: Iterable[Link], *, key: Sequence[str]) -> str:
    """Return the SVG, with the lines of ``key`` below the drawing.

    Each part on which others depend has a vertical line: a square where it is, a circle where a row depends on it.
    """
    width = max(round(max(len(row.name) * NAME_EM, len(row.note) * NOTE_EM)) for row in rows) + 32
    links = sorted({*links}, key=lambda link: (link.source, link.target, link.many))
    targets = [row.name for row in rows if any(link.target == row.name for link in links)]
    top = BASE + max((round(len(name) * 5.2) for name in targets), default=0) + 24
    middle, at, heading = {}, top, ""
    parts = []
    for row in rows:
        if row.heading != heading:
            heading = row.heading
            at += HEADING
            parts.append(_text(LEFT, at - 8, heading, "heading"))
        height = BAND + (12 if row.note else 0)
        middle[row.name] = at + height // 2 - 3
        parts.append(f'<rect class="box" x="{LEFT}" y="{at}" width="{width}" height="{height - 6}" rx="5"/>')
        parts.append(_text(LEFT + 12, at + 19, row.name, "name"))
        if row.note:
            parts.append(_text(LEFT + 12, at + 34, row.note, "note"))
        at += height
    lane = {name: LEFT + width + 28 + LANE * number for number, name in enumerate(targets)}
    guides, lines = [], []
    for row in rows:
        ends = [lane[link.target] for link in links if link.source == row.name]
        ends += [lane[row.name]] if row.name in lane else []
        if ends:
            y = middle[row.name]
            guides.append(f'<line class="guide" x1="{LEFT + width}" x2="{max(ends)}" y1="{y}" y2="{y}"/>')
    for number, name in enumerate(targets):
        lines += _lane(lane[name], middle, name, [link for link in links if link.target == name], number, top)
    for number, line in enumerate(key):
        parts.append(_text(LEFT, at + 22 + 18 * number, line, "key"))
    ends = [LEFT + round(len(line) * NOTE_EM) for line in key]
    right = max(max([*lane.values(), LEFT + width]) + 70, *ends) + LEFT
    bottom = at + 22 + 18 * len(key)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {bottom}" width="{right}" height="{bottom}"'
        f' role="img" aria-label="{escape(title)}">\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="100%" height="100%" rx="8"/>'
    )
    return "\n".join([head, _text(LEFT, 32, title, "title"), *guides, *parts, *lines, "</svg>", ""])


def _lane(x: int, middle: dict[str, int], name: str, links: list[Link], number: int, top: int) -> list[str]:
    colour = f"c{number % COLOURS}"
    own = middle[name]
    ends = [middle[link.source] for link in links] + [own]
    drawn = [
        f'<text x="{x - 2}" y="{top - 8}" transform="rotate(-50 {x - 2} {top - 8})">{escape(name)}</text>',
        f'<line class="lane {colour}" x1="{x}" x2="{x}" y1="{min(ends)}" y2="{max(ends)}"/>',
        f'<rect class="{colour}" x="{x - 6}" y="{own - 6}" width="12" height="12" rx="2"/>',
    ]
    for link in links:
        if link.source != name:
            filled = "open" if link.many else ""
            y = middle[link.source]
            drawn.append(f'<circle class="dot {colour} {filled}" cx="{x}" cy="{y}" r="4.5"/>'.replace(' "', '"'))
    return drawn


def _text(x: int, y: int, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(text)}</text>'
