"""Template tags that highlight search matches."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.search.snippets import SnippetPart
from mocportal.templatetags.moc import in_language

register = template.Library()


@register.simple_tag
def marked(pieces: Sequence[SnippetPart]) -> SafeString:
    """Return the pieces joined, matches in ``mark``."""
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", piece.text) if piece.is_hit else piece.text,) for piece in pieces),
    )


@register.simple_tag
def marked_words(pieces: Sequence[SnippetPart], language: str) -> SafeString:
    """Return the same for a text in ``language``, with its language marked if it is not the reader's."""
    text = marked(pieces)
    if language in {"", (get_language() or "en")[:2]}:
        return text
    return format_html(
        '<span lang="{}">{}</span> <span class="quiet nowrap">{}</span>', language, text, in_language(language)
    )
