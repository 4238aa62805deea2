"""Filling a template: the values go in as data, escaped, and the file bears no clock."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogue.documents.agenda import Agenda
from dialogue.documents.archive import zipped
from dialogue.documents.own.schema import values
from dialogue.documents.word.package import properties

_PROPERTIES = "docProps/core.xml"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Reckons nothing: a power of a power of nine would keep a worker busy for good."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
        raise SecurityError(operator)


def fill(template: bytes, tree: Agenda) -> bytes:
    """The document in the ministry's own form. The same template and tree give the same bytes.

    ``template`` has passed ``placeholders.check``. What stood where that does not look, such as in a text box, is
    read in a sandbox that knows no function, no filter and no other name, and raises jinja2's errors.
    """
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters.clear()
    document = DocxTemplate(BytesIO(template))
    document.render(values(tree), jinja_env=environment, autoescape=True)
    filled = BytesIO()
    document.save(filled)
    with ZipFile(filled) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped(parts | {_PROPERTIES: properties(tree).encode()})
