"""Search results for display: each record with its URL, and the matches in its texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from commitments.services.provision_references import ProvisionReference
from contacts.models import HandlingMark
from core.search.snippets import SearchText, Snippet, SnippetPart, marked, opening, snippet
from core.text.multilingual_text import MultilingualText
from mocportal.site_search.searchable_types import SearchableType

# From this rank on a mark restricts the audience so much that it precedes the title.
SHOWN_FROM_RANK = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Search hit. ``language`` is that of the title if it differs from the reader's, otherwise empty.

    ``key`` is the type with the primary key, ``related`` are the links of a provision to the records under it.
    """

    url: str
    reference: tuple[SnippetPart, ...]
    title: tuple[SnippetPart, ...]
    language: str = ""
    kind: str = ""
    context: tuple[SnippetPart, ...] = ()
    mark: HandlingMark | None = None
    snippet: Snippet | None = None
    related: tuple[ProvisionReference, ...] = ()
    key: tuple[str, Any] = ("", None)


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Search hits of one type: the first ``hits``, their count, and whether there are more."""

    name: str
    label: str
    hits: list[SearchResult] = field(default_factory=list)
    count: int = 0
    has_more: bool = False
    url: str = ""

    @property
    def is_cut(self) -> bool:
        return self.has_more or self.count > len(self.hits)


def hit(kind: SearchableType, record: Any, terms: Sequence[str], wanted: str, *, named: bool = False) -> SearchResult:
    """Return the hit for ``record`` in the language ``wanted``; ``named`` adds its type."""
    title, language, shown = kind.title(record), "", set()
    if isinstance(title, MultilingualText):
        language = title.language if title.is_fallback else ""
        shown = {SearchText(str(title), title.language)}
    reference = kind.reference(record)
    shown |= {SearchText(str(title), ""), SearchText(reference, "")}
    texts = [written for written in kind.texts_of(record, wanted) if written not in shown]
    mark = getattr(record, "mark", None) if "mark" in kind.beside else None
    return SearchResult(
        url=kind.url_of(record),
        reference=marked(reference, terms),
        title=marked(str(title), terms),
        language=language,
        kind=str(kind.model._meta.verbose_name) if named else "",
        context=marked(kind.context(record), terms),
        mark=mark if mark is not None and mark.rank >= SHOWN_FROM_RANK else None,
        key=(kind.name, record.pk),
        snippet=snippet(texts, terms) or (opening(texts) if kind.is_quoted or not title else None),
    )
