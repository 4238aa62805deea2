"""Ministry templates in DOCX: an allow-list of constructs, checked at upload and rendering, and the renderer.

A template inserts values of a document, ``{{ title }}``, repeats lists, ``{%p for item in items %}``, and compares
texts, ``{% if mark == "x" %}``. Calls, methods, filters and arithmetic are not available, so that an uploaded file
controls the layout of a document but not the behaviour of the portal.
"""

from dialogue.documents.ministry_templates.constructs import OutOfBoundsError
from dialogue.documents.ministry_templates.filling import TemplateNotAllowedError, fill
from dialogue.documents.ministry_templates.placeholders import Finding, NotATemplateError, check
