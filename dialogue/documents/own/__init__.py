"""A ministry's own DOCX template: which placeholders it may hold, checked when it is brought, and filled from a tree.

A template names what stands in a document, ``{{ title }}`` or ``{%p for item in items %}``, and nothing else: no
call, filter or arithmetic. So a file from outside decides how a document looks and never what the portal does.
"""

from dialogue.documents.own.filling import fill
from dialogue.documents.own.placeholders import Finding, NotATemplateError, check

__all__ = ["Finding", "NotATemplateError", "check", "fill"]
