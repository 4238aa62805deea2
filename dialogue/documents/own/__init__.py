"""A ministry's own DOCX template: its allow-list of constructs, checked at upload and at render, and its rendering.

A template names values of a document, ``{{ title }}``, repeats lists, ``{%p for item in items %}``, and compares
texts, ``{% if mark == "x" %}``. Calls, methods, filters and arithmetic do not exist. So a file from outside decides
how a document looks and never what the portal does.
"""

from dialogue.documents.own.constructs import OutOfBoundsError
from dialogue.documents.own.filling import TemplateNotAllowedError, fill
from dialogue.documents.own.placeholders import Finding, NotATemplateError, check

__all__ = ["Finding", "NotATemplateError", "OutOfBoundsError", "TemplateNotAllowedError", "check", "fill"]
