"""Site search over all searchable types."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.models import User
from core.search import LONGEST_SEARCH, is_searchable, terms_of, words_of
from dialogue.models import Dialogue
from mocportal.site_search import meetings, register
from mocportal.site_search.numbers import dialogue_hit, numbered
from mocportal.site_search.provisions import titled
from mocportal.site_search.results import ResultGroup, SearchResult, hit
from mocportal.site_search.searchable_types import SearchableType
from mocportal.site_search.series import dialogues

# Hits shown and counted per type: a text with more hits is not specific enough.
SHOWN = 5
COUNTED = 100

KINDS: tuple[SearchableType, ...] = (*register.KINDS, *meetings.KINDS)
DIALOGUES = "dialogues"


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Search response: records whose number is ``text``, provisions by title, then groups of hits by type.

    ``refused`` is the reason if the search was rejected, ``kinds`` are the types searched.
    """

    text: str
    numbered: list[SearchResult] = field(default_factory=list)
    provisions: list[SearchResult] = field(default_factory=list)
    groups: list[ResultGroup] = field(default_factory=list)
    refused: str = ""
    kinds: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.numbered and not self.provisions and not self.groups

    @property
    def count(self) -> int:
        return len(self.provisions) + sum(group.count for group in self.groups)

    @property
    def has_more(self) -> bool:
        return any(group.has_more for group in self.groups)


def ask(*, user: User, text: str, wanted: str, only: str = "", with_related: bool = True) -> SearchResults:
    """Return the visible records that contain each word of ``text``, displayed in the language ``wanted``.

    ``only`` selects one type and shows more of it; ``with_related`` counts the records under each provision. The number
    of statements depends on the user's role and on the number of types with hits, never on the number of hits.
    """
    text = text.strip()
    open_kinds = [kind for kind in KINDS if kind.is_open_to(user)]
    labels = [kind.label for kind in open_kinds]
    if not is_searchable(text):
        refused = _("Your search contains a character that is not allowed.")
        if len(text) > LONGEST_SEARCH:
            refused = _("Your search is too long (limit: %(most)d characters).") % {"most": LONGEST_SEARCH}
        return SearchResults(text[:LONGEST_SEARCH].replace("\x00", ""), refused=refused, kinds=labels)
    if not (terms := terms_of(text)):
        return SearchResults("", kinds=labels)
    shown = COUNTED if only else SHOWN
    # Both forms of a plural are marked.
    marks = [*words_of(text), *terms]
    first = [] if only else numbered(user, text, wanted)
    known = {each.key for each in first}
    by_title = [] if only else titled(user, terms, marks, wanted, with_related=with_related)
    provisions = [each for each in by_title if each.key not in known]
    known |= {each.key for each in provisions}
    groups = [_group(kind, user, text, marks, wanted, shown, known) for kind in open_kinds if only in {"", kind.name}]
    if user.has_perm("dialogue.view_dialogue") and only in {"", DIALOGUES}:
        groups.insert(0, _series(user, terms))
    return SearchResults(
        text,
        numbered=first,
        provisions=provisions,
        groups=[group for group in groups if group.count],
        kinds=labels,
    )


def _group(
    kind: SearchableType, user: User, text: str, marks: list[str], wanted: str, shown: int, known: Collection[object]
) -> ResultGroup:
    """Return the hits of a type, without those that are ``known``: shown, and counted, above the groups."""
    found = list(kind.found(user, text).values_list("pk", flat=True)[: COUNTED + 1])
    keys = [key for key in found if (kind.name, key) not in known]
    records = kind.whole(kind.model._default_manager.all()).in_bulk(keys[:shown]) if keys else {}
    hits = [hit(kind, records[key], marks, wanted) for key in keys[:shown] if key in records]
    return ResultGroup(
        kind.name, kind.label, hits, min(len(keys), COUNTED), has_more=len(found) > COUNTED, url=kind.url_of_list(text)
    )


def _series(user: User, terms: list[str]) -> ResultGroup:
    found = dialogues(user, terms)
    label = str(Dialogue._meta.verbose_name_plural)
    hits = [dialogue_hit(each, terms) for each in found[:SHOWN]]
    return ResultGroup(DIALOGUES, label[:1].upper() + label[1:], hits, len(found), url=reverse("dialogue:series"))
