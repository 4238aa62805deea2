"""Searchable types: the declaration that the site search needs of each record type."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.urls import reverse

from contacts.models import User
from core.admin.visibility import visible
from core.search import columns_of, matching
from core.search.snippets import SearchText
from core.text.multilingual_text import LANGUAGES, MultilingualText


def _nothing(_record: Any) -> str:
    return ""


def _as_they_are(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows


@dataclass(frozen=True)
class SearchableType:
    """Searchable type: titles, URLs, fields and related records to load.

    The fields are those that the type's admin list searches, so that both find the same. ``context`` names the record
    to which one belongs if its title does not. ``address`` defaults to the record in the admin, which people and
    organizations have alone; ``the_list``, a route, to the search results of this type. ``narrow`` excludes rows before
    the search, ``once`` removes duplicates after it. ``is_quoted`` shows the beginning of a text without a match below
    the title.
    """

    name: str
    model: type[Model]
    title: Callable[[Any], MultilingualText | str]
    reference: Callable[[Any], str] = _nothing
    context: Callable[[Any], str] = _nothing
    address: Callable[[Any], str] | None = None
    language: Callable[[Any], str] = _nothing
    beside: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    narrow: Callable[[QuerySet[Any]], QuerySet[Any]] = _as_they_are
    once: Callable[[QuerySet[Any]], QuerySet[Any]] = _as_they_are
    the_list: str = ""
    is_quoted: bool = False

    @property
    def label(self) -> str:
        words = str(self.model._meta.verbose_name_plural)
        return words[:1].upper() + words[1:]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return tuple(admin.site.get_model_admin(self.model).search_fields)

    def is_open_to(self, user: User) -> bool:
        """Return whether ``user`` has the permission to read records of this type."""
        opts = self.model._meta
        return user.has_perm(f"{opts.app_label}.view_{opts.model_name}")

    def found(self, user: User, text: str) -> QuerySet[Any]:
        """Return the visible records that contain ``text``, in display order."""
        rows = self.narrow(visible(self.model._default_manager.all(), user))
        found = self.once(matching(rows, self.fields, text))
        return found.order_by(*self.order, "pk") if self.order else found

    def whole(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the ``rows`` with their related records loaded."""
        return rows.select_related(*self.beside) if self.beside else rows

    def url_of(self, record: Any) -> str:
        if self.address is not None:
            return self.address(record)
        return reverse(f"admin:{self.model._meta.label_lower.replace('.', '_')}_change", args=[record.pk])

    def url_of_list(self, text: str) -> str:
        """Return the URL of the list of all records of this type that contain ``text``."""
        if self.the_list:
            return reverse(self.the_list, query={"search": text})
        return reverse("search", query={"q": text, "kind": self.name})

    def texts_of(self, record: Any, wanted: str) -> list[SearchText]:
        """Return the searched texts of ``record``: the language ``wanted`` first, then the original language."""
        texts = [SearchText(str(getattr(record, path) or ""), self._language(record, path)) for path in self._paths]
        first = (wanted, getattr(record, "original_language", ""), "", *LANGUAGES)
        return sorted(filter(attrgetter("text"), texts), key=lambda written: first.index(written.language))

    @cached_property
    def _paths(self) -> list[str]:
        """Return the searched columns of the record's own row; columns of related records are shown with it anyway."""
        return [path for path in columns_of(self.model, self.fields) if "__" not in path]

    def _language(self, record: Any, path: str) -> str:
        stem, _separator, ending = path.rpartition("_")
        return ending if stem and ending in LANGUAGES else self.language(record)


def title_of(record: Any) -> MultilingualText | str:
    title: MultilingualText | str = record.title
    return title


def reference_of(record: Any) -> str:
    return str(record.reference)


def own_page(record: Any) -> str:
    return str(record.get_absolute_url())


def one_of(rows: QuerySet[Any], *same: str, first: tuple[Any, ...]) -> QuerySet[Any]:
    """Return, of each group of ``rows`` equal in ``same``, the row that is ``first`` in order."""
    chosen: QuerySet[Any] = rows.model._default_manager.all()
    return chosen.filter(pk__in=rows.order_by(*same, *first).distinct(*same).values("pk"))
