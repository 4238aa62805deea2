"""Speech of the co-chairs: the presiding co-chair of an item, and names in spoken form.

A name is that of a person or a ministry in full, in its own script; in Japanese a person's name has 氏.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dialogue.documents.text import titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.chairing import named_chair
from dialogue.rules.agenda.items import Item

# A Japanese name that ends so has its title or its ministry behind it, and no 氏.
_TITLED = ("氏", "長", "官", "補", "様", "省", ")", "）")


def chair(voice: DocumentLanguage, side: str) -> str:
    """Return the co-chair of a side by name or, before one is named, by the side."""
    named = named_chair(voice.register, side)
    name = named.name.reading(voice.language).text if named else ""
    if name:
        return _("%(name)s, co-chair") % {"name": name}
    return _("Co-chair for %(side)s") % {"side": voice.side(side)}


def person(voice: DocumentLanguage, name: str) -> str:
    return name if voice.language != "ja" or name.endswith(_TITLED) else f"{name}氏"


def ministry(voice: DocumentLanguage, code: str) -> str:
    """Return the spoken full name of a Participant; any other text unchanged."""
    fact = voice.register.participants.get(code)
    return fact.title.reading(voice.language).text if fact else code


def ministries(voice: DocumentLanguage, codes: Iterable[str]) -> str:
    """Return full names in a row; they contain commas, so that semicolons part them."""
    return _("; ").join(ministry(voice, code) for code in codes)


def title(voice: DocumentLanguage, item: Item) -> str:
    """Return the title of an item without the code of its area, form or joint decision."""
    code = _(" (%(code)s)") % {"code": item.subject}
    return str(titles.title(voice, item)).removesuffix(code if item.subject else "")
