"""The one question to all kinds of records."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.models import User
from core.search import LONGEST_SEARCH, is_searchable, terms_of
from dialogue.models import Dialogue
from mocportal.site_search import meetings, register
from mocportal.site_search.numbers import dialogue_hit, numbered
from mocportal.site_search.results import Group, Hit, hit
from mocportal.site_search.searchable_types import Kind
from mocportal.site_search.series import dialogues

# So many of a kind are shown, and so many are counted: a text that stands in more is none by which one finds.
SHOWN = 5
COUNTED = 100

KINDS: tuple[Kind, ...] = (*register.KINDS, *meetings.KINDS)
DIALOGUES = "dialogues"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the records that ``text`` numbers, then each kind in which it stands.

    ``refused`` says in words why nothing was sought, ``kinds`` what was.
    """

    text: str
    numbered: list[Hit] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    refused: str = ""
    kinds: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.numbered and not self.groups

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def has_more(self) -> bool:
        return any(group.has_more for group in self.groups)


def ask(*, user: User, text: str, wanted: str, only: str = "") -> Answer:
    """What ``user`` may see in which each word of ``text`` stands, told in the language ``wanted``.

    ``only`` names one kind, of which more are shown then. The number of statements hangs on the reader's role and on
    how many kinds have something, and never on how much.
    """
    text = text.strip()
    open_kinds = [kind for kind in KINDS if kind.is_open_to(user)]
    labels = [kind.label for kind in open_kinds]
    if not is_searchable(text):
        refused = _("Nothing was sought: the text has a character that no record has.")
        if len(text) > LONGEST_SEARCH:
            refused = _("Nothing was sought: the text is longer than %(most)d characters.") % {"most": LONGEST_SEARCH}
        return Answer(text[:LONGEST_SEARCH].replace("\x00", ""), refused=refused, kinds=labels)
    if not (terms := terms_of(text)):
        return Answer("", kinds=labels)
    shown = COUNTED if only else SHOWN
    groups = [_group(kind, user, text, terms, wanted, shown) for kind in open_kinds if only in {"", kind.name}]
    if user.has_perm("dialogue.view_dialogue") and only in {"", DIALOGUES}:
        groups.insert(0, _series(user, terms))
    first = [] if only else numbered(user, text, wanted)
    known = {each.url for each in first}
    return Answer(
        text,
        numbered=first,
        groups=[rest for group in groups if (rest := group.without(known)).count],
        kinds=labels,
    )


def _group(kind: Kind, user: User, text: str, terms: list[str], wanted: str, shown: int) -> Group:
    keys = list(kind.found(user, text).values_list("pk", flat=True)[: COUNTED + 1])
    records = kind.whole(kind.model._default_manager.all()).in_bulk(keys[:shown]) if keys else {}
    hits = [hit(kind, records[key], terms, wanted) for key in keys[:shown] if key in records]
    return Group(
        kind.name, kind.label, hits, min(len(keys), COUNTED), has_more=len(keys) > COUNTED, url=kind.url_of_list(text)
    )


def _series(user: User, terms: list[str]) -> Group:
    found = dialogues(user, terms)
    label = str(Dialogue._meta.verbose_name_plural)
    hits = [dialogue_hit(each, terms) for each in found[:SHOWN]]
    return Group(DIALOGUES, label[:1].upper() + label[1:], hits, len(found), url=reverse("dialogue:series"))
