"""Template filter that links the record numbers in a sentence."""

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Each type by the name of its page. The prefix of commitments and activities is data of the instrument.
CITED = re.compile(
    r"(?<![\w-])(?:(?P<decision>(?:DEMO-)?JD-[0-9]{4}-[0-9]+)|(?P<notice>(?:DEMO-)?N-[0-9]{4}-[0-9]+)"
    r"|(?P<activity>[A-Z]{2,8}-A-[0-9]{4}-[0-9]+)|(?P<commitment>[A-Z]{2,8}-[0-9]{4}-[0-9]+))(?![0-9-])"
)


@register.filter
def cited(sentence: str) -> SafeString:
    """Return ``sentence`` as HTML, with each record number linked to its page."""
    told, end = SafeString(), 0
    for place in CITED.finditer(sentence):
        (name,) = (name for name, number in place.groupdict().items() if number)
        url = reverse(f"commitments:{name}", args=[place[0]])
        before = sentence[end : place.start()]
        told, end = format_html('{}{}<a class="ref" href="{}">{}</a>', told, before, url, place[0]), place.end()
    return format_html("{}{}", told, sentence[end:])
