"""Template filter that links the record numbers in a sentence."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from commitments.rules.codes import NUMBER_IN_TEXT

register = template.Library()


@register.filter
def cited(sentence: str) -> SafeString:
    """Return ``sentence`` as HTML, with each record number linked to its page."""
    html, end = SafeString(), 0
    for place in NUMBER_IN_TEXT.finditer(sentence):
        (name,) = (name for name, number in place.groupdict().items() if number)
        url = reverse(f"commitments:{name}", args=[place[0]])
        before = sentence[end : place.start()]
        html, end = format_html('{}{}<a class="ref" href="{}">{}</a>', html, before, url, place[0]), place.end()
    return format_html("{}{}", html, sentence[end:])
