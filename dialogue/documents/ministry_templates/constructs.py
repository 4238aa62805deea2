"""Allow-list of template constructs for docxtpl, and resource bounds for rendering."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogue.documents.ministry_templates.schema import SHAPE, Shape

DEEPEST = 4
# Per document: loop iterations and output characters. The pack of a large register uses a tenth.
MOST_TURNS = 100_000
MOST_WRITTEN = 20_000_000

_EXCERPT = 60


class OutOfBoundsError(Exception):
    """Error: a template exceeds the bounds on repetitions or output."""


class Bounds:
    """Remaining loop passes and characters of one document."""

    def __init__(self) -> None:
        self._turns, self._written = MOST_TURNS, MOST_WRITTEN

    def write(self, length: int) -> None:
        self._written -= length
        if self._written < 0:
            raise OutOfBoundsError

    def repeatable(self, value: Any) -> Any:
        """Return ``value`` with lists that count each pass through them."""
        if isinstance(value, list):
            return _Counted((self.repeatable(one) for one in value), self)
        if isinstance(value, dict):
            return {name: self.repeatable(one) for name, one in value.items()}
        return value

    def turn(self) -> None:
        self._turns -= 1
        if self._turns < 0:
            raise OutOfBoundsError


class _Counted(list[Any]):
    def __init__(self, values: Iterator[Any], bounds: Bounds) -> None:
        super().__init__(values)
        self._bounds = bounds

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            self._bounds.turn()
            yield one


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja sandbox with ``bounds``, without functions, filters, tests or calls; names never resolve to methods."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.bounds = bounds
        for named in (self.globals, self.filters, self.tests):
            named.clear()

    def is_safe_callable(self, _obj: Any) -> bool:
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a value of the published context: Jinja would prefer a method of that name, such as ``items``."""
        if not isinstance(obj, dict):
            raise SecurityError(attribute)
        return obj[attribute]

    def findings(self, source: str) -> list[tuple[str, str]]:
        """Return each construct that is not on the allow-list, with an excerpt of the text around it."""
        lines = source.split("\n")
        found: list[tuple[str, str]] = []
        # Jinja gives some nodes no line, such as that of ``autoescape``.
        reader = _Reader(lambda node, wrong: found.append((_excerpt(lines[(node.lineno or 1) - 1]), wrong)))
        try:
            reader.read(self.parse(source).body, dict(SHAPE))
            if not found:
                self.compile(source)
        except (TemplateSyntaxError, ValueError) as error:
            # A number with thousands of digits raises ValueError.
            line = lines[min(getattr(error, "lineno", 1), len(lines)) - 1]
            return [(_excerpt(line), _("This placeholder is not closed, or its form differs from the guide."))]
        return found


class BoundedTemplate(Template):
    """Template that stops once the document exceeds its maximum length."""

    environment: Sandbox

    def render(self, *args: Any, **named: Any) -> str:
        written = []
        for piece in self.generate(*args, **named):
            self.environment.bounds.write(len(piece))
            written.append(piece)
        return "".join(written)


Sandbox.template_class = BoundedTemplate


class _Reader:
    """Reader that follows a template through its loops and reports each construct outside the allow-list."""

    def __init__(self, find: Callable[[nodes.Node, str], None]) -> None:
        self.find = find

    def read(self, body: Sequence[nodes.Node], known: dict[str, Shape], depth: int = 0) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._text(part, known)
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) and _is_plain(node, depth):
                each = self._shape(node.iter, known)
                if not isinstance(each, list):
                    if each is not None:
                        self.find(node, _("“%(name)s” is not a list and cannot be repeated.") % _named(node.iter))
                    continue
                self.read(node.body, known | {node.target.name: each[0]}, depth + 1)
                self.read(node.else_, known, depth + 1)
            elif isinstance(node, nodes.If):
                self._condition(node.test, known)
                for branch in (node.body, node.elif_, node.else_):
                    self.read(branch, known, depth)
            else:
                self.find(node, _("Only placeholders, repetitions (for) and conditions (if) are possible here."))

    def _condition(self, node: nodes.Node, known: dict[str, Shape]) -> None:
        """Check a condition: names and comparisons of texts, joined by ``and``, ``or`` and ``not``."""
        if isinstance(node, nodes.Not):
            self._condition(node.node, known)
        elif isinstance(node, nodes.And | nodes.Or):
            self._condition(node.left, known)
            self._condition(node.right, known)
        elif isinstance(node, nodes.Compare) and all(one.op in {"eq", "ne"} for one in node.ops):
            for side in (node.expr, *(one.expr for one in node.ops)):
                if not (isinstance(side, nodes.Const) and isinstance(side.value, str)):
                    self._text(side, known)
        else:
            self._shape(node, known)

    def _text(self, node: nodes.Node, known: dict[str, Shape]) -> None:
        shape = self._shape(node, known)
        if shape is not None and not isinstance(shape, str):
            self.find(node, _("“%(name)s” is more than a text: repeat it or name a part of it.") % _named(node))

    def _shape(self, node: nodes.Node, known: dict[str, Shape]) -> Shape | None:
        """Return the shape of a name; None, after a report, for an unknown one."""
        if isinstance(node, nodes.Name) and node.name in known:
            return known[node.name]
        if isinstance(node, nodes.Getattr):
            whole = self._shape(node.node, known)
            if isinstance(whole, dict) and node.attr in whole:
                return whole[node.attr]
            if whole is None:
                return None
        if isinstance(node, nodes.Name | nodes.Getattr):
            self.find(node, _("This document has no placeholder “%(name)s”.") % _named(node))
        else:
            self.find(node, _("Only the name of a placeholder is accepted here."))
        return None


def _is_plain(node: nodes.For, depth: int) -> bool:
    """Return whether a loop is simple: not too deep, without a condition and not recursive."""
    return depth < DEEPEST and node.test is None and not node.recursive


def _named(node: nodes.Node) -> dict[str, str]:
    if isinstance(node, nodes.Getattr):
        return {"name": f"{_named(node.node)['name']}.{node.attr}"}
    return {"name": node.name if isinstance(node, nodes.Name) else "?"}


def _excerpt(line: str) -> str:
    """Return the text of a line of WordprocessingML, for a search in Word."""
    return Truncator(" ".join(re.sub("<[^>]*>", " ", line).split())).chars(_EXCERPT)
