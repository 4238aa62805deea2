"""Pages of the registers of the areas of cooperation: the list, the record and the form of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET
from django_stubs_ext import StrPromise

from commitments.forms.area_records import AreaRecordForm, InformationForm, PositionForm, ProgrammeForm, StandardForm
from commitments.models import AreaEntry, AreaRecord, Instrument, Standard, StandardPosition
from commitments.records.area_records import INFORMATION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.rules.codes import key_of
from commitments.services import area_records
from commitments.services.cross_references import places_of
from commitments.services.entry_warnings import treaty_words
from commitments.views.access import readers_only, record_or_404
from commitments.views.editing import RegisterRecordPage
from commitments.views.listing import RecordList, of_field, of_participants
from commitments.views.record_actions import form_of, history_of
from commitments.views.text_section import Passage
from contacts.models import User
from contacts.services.today import today_for
from core.changes.translations import Translation
from core.forms.page_forms import PageForm
from core.records import Kind, Record
from moc.article_2c_areas import (
    INFORMATION as INFORMATION_AREA,
    INFORMATION_EXCHANGE,
    INVESTMENT,
    STANDARDS as STANDARDS_AREA,
    SUPPORT,
)


@dataclass(frozen=True, kw_only=True)
class AreaRegister:
    """Register of an area of cooperation, from which its pages follow.

    ``route`` is the name of its list, that of its import and that in the API. ``provisions`` are the codes of its
    areas. ``listed`` names the fields of the list between title and Participant, ``filtered`` those of its filters
    before that by Participant, ``searched`` the texts of the search. ``parts`` is the template of a section with the
    parts of a record, for which ``more`` returns the context.
    """

    route: str
    table: Record
    form: type[AreaRecordForm]
    name: StrPromise
    add: StrPromise
    lead: StrPromise
    none: StrPromise
    provisions: tuple[str, ...]
    listed: tuple[str, ...]
    filtered: tuple[str, ...]
    searched: tuple[str, ...]
    parts: str = ""
    more: Callable[[Any, User], Mapping[str, Any]] = lambda _record, _user: {}

    @property
    def model(self) -> Any:
        return self.table.model

    @property
    def facts(self) -> list[Any]:
        """Return the fields shown beside the text of a record."""
        return [row for row in self.table.rows if row.column and row.kind is not Kind.TIMESTAMP and row.name != "mark"]

    def rows(self, user: User) -> Any:
        """Return the records that ``user`` sees, with the records that their fields show."""
        shown = [row for row in self.table.rows if row.column]
        found = self.model.objects.visible_to(user).select_related(*(row.name for row in shown if row.kind is Kind.KEY))
        return found.prefetch_related(*(row.name for row in shown if row.kind is Kind.KEYS))

    @cached_property
    def record_list(self) -> RecordList:
        shown = [row for name in self.listed if (row := self.table.row(name))]
        owner = self.table.row("held_by")
        assert owner is not None
        # Each of these rows has a heading, which is a lazy text.
        columns: Any = (gettext_lazy("Number"), gettext_lazy("Title"), *(row.column for row in (*shown, owner)))
        return RecordList(
            route=f"commitments:{self.route}",
            template="commitments/area_record/list.html",
            model_name=self.model._meta.model_name,
            rows=lambda user: self.rows(user).order_by("-reference__natural"),
            searched=self.searched,
            filters=lambda _user, _today: (
                *(of_field(self.table, name) for name in self.filtered),
                of_participants("held_by", owner.column),
            ),
            columns=columns,
            more={"register": self, "shown": [*shown, owner], "new_url": f"commitments:new-{self.model.ROUTE}"},
        )

    @property
    def page(self) -> Callable[..., HttpResponse]:
        """Return the view of a record."""

        @readers_only
        @require_GET
        def record_page(request: HttpRequest, reference: str) -> HttpResponse:
            """Show a record. Hidden and nonexistent ones both return 404."""
            user = request.user
            assert isinstance(user, User)
            record = record_or_404(self.rows(user), reference)
            translations = Translation.objects.of([record]).by_text()
            context = {
                "register": self,
                "record": record,
                "list_url": reverse(f"commitments:{self.route}"),
                "api_url": reverse(f"api:{self.model.ROUTE}-detail", args=[reference]),
                "passage": Passage("text", _("Text"), record.text, _("None"), translations),
                "anchors": [(code, key_of(code)) for code in self.provisions],
                "mentions": places_of(reference=reference, viewer=user, today=today_for(user)),
                "edit_url": form_of(request, record),
                "history_url": history_of(record),
                **self.more(record, user),
            }
            return render(request, "commitments/area_record/page.html", context)

        return record_page

    @property
    def urls(self) -> list[URLPattern]:
        name = self.model.ROUTE
        form_page = AreaRecordFormPage.as_view(register=self, form_class=self.form)
        return [
            path(f"{self.route}/", self.record_list.page, name=self.route),
            path(f"{self.route}/new/", form_page, name=f"new-{name}"),
            path(f"{self.route}/<str:reference>/edit/", form_page, name=f"edit-{name}"),
            path(f"{self.route}/<str:reference>/", self.page, name=name),
        ]


class AreaRecordFormPage(RegisterRecordPage):
    """Form page of a record of the ``register``."""

    register: Any = None
    form_class = AreaRecordForm
    guarded: tuple[str, ...] = ("title", "text")

    def heading(self) -> str:
        return str(self.register.add) if self.is_new else super().heading()

    def above(self) -> tuple[str, str]:
        """Return the name and the address of the page that leads to the record."""
        return str(self.register.name), reverse(f"commitments:{self.register.route}")

    def context(self) -> Mapping[str, Any]:
        name, url = self.above()
        return {
            **super().context(),
            "list_name": name,
            "list_url": url,
            "button": _("Save") if self.is_new else _("Save changes"),
        }

    def done(self, record: AreaRecord, *, is_new: bool) -> str:
        return _("Saved.")

    def warnings(self, record: AreaEntry, form: PageForm) -> Iterator[str]:
        """Yield no doubt about dates: others fixed those of a programme, which may be long past."""
        yield from treaty_words(record, *self.guarded)
        if isinstance(record, Standard):
            yield from (warning for _record, warning in area_records.same_standards([record], by=self.user))

    def create(self, record: AreaEntry, values: dict[str, Any]) -> None:
        area_records.put_on_record(
            record=record,
            instrument=Instrument.objects.shipped(),
            on=today_for(self.user),
            receivers=values.get("receivers"),
        )

    def change(self, record: AreaEntry, values: dict[str, Any], *, reason: str) -> None:
        area_records.change(record=record, by=self.user, reason=reason, **values)


class PositionPage(AreaRecordFormPage):
    """Form page of a position; the address has the reference of the standard for a new one."""

    form_class = PositionForm
    key = lookup = "pk"
    guarded = ("text",)

    def new(self) -> StandardPosition:
        standard = record_or_404(Standard.objects.visible_to(self.user), self.kwargs["reference"])
        return StandardPosition(standard=standard)

    def heading(self) -> str:
        return _("Add position") if self.is_new else _("Edit position")

    def next_url(self, record: StandardPosition) -> str:
        return f"{record.standard.get_absolute_url()}#positions"

    def above(self) -> tuple[str, str]:
        standard = self.record.standard
        return standard.reference, standard.get_absolute_url()


def _positions(standard: Standard, user: User) -> dict[str, Any]:
    """Return the visible positions, each with its form and history, and the form of a new one; "" without rights."""
    seen = list(standard.positions.visible_to(user).select_related("held_by", "mark"))
    own = any(each.held_by_id == user.participant_id for each in seen)
    may_add = user.has_perm("commitments.add_standardposition") and not own
    may_change = partial(user.has_perm, "commitments.change_standardposition")
    return {
        "positions": [
            (each, reverse("commitments:edit-position", args=[each.pk]) if may_change(each) else "", history_of(each))
            for each in seen
        ],
        "new_position": reverse("commitments:new-position", args=[standard.reference]) if may_add else "",
    }


PROGRAMMES = AreaRegister(
    route="programmes",
    table=PROGRAMME_FIELDS,
    form=ProgrammeForm,
    name=gettext_lazy("Support programmes"),
    add=gettext_lazy("Add support programme"),
    lead=gettext_lazy("Publicly available support in both countries, from public information only"),
    none=gettext_lazy("No support programmes yet."),
    provisions=(SUPPORT, INVESTMENT),
    listed=("owner", "country", "kind", "subjects", "starts_on", "ends_on"),
    filtered=("kind", "subjects", "country"),
    searched=("reference", "title", "text", "owner", "beneficiaries", "link"),
)


STANDARDS = AreaRegister(
    route="standards",
    table=STANDARD_FIELDS,
    form=StandardForm,
    name=gettext_lazy("Standards"),
    add=gettext_lazy("Add standard"),
    lead=gettext_lazy("Watch list of international standards, guides and recommendations"),
    none=gettext_lazy("No standards yet."),
    provisions=(STANDARDS_AREA,),
    listed=("body", "designation", "topics", "stage", "next_on"),
    filtered=("stage", "topics"),
    searched=("reference", "title", "text", "body", "committee", "designation"),
    parts="commitments/area_record/positions.html",
    more=_positions,
)
INFORMATION = AreaRegister(
    route="information-given",
    table=INFORMATION_FIELDS,
    form=InformationForm,
    name=gettext_lazy("Information given"),
    add=gettext_lazy("Add information given"),
    lead=gettext_lazy("Information that Participants gave each other, with the terms of its use"),
    none=gettext_lazy("No information given yet."),
    provisions=(INFORMATION_AREA, INFORMATION_EXCHANGE),
    listed=("receivers", "given_on", "expires_on"),
    filtered=("receivers",),
    searched=("reference", "title", "text", "terms"),
)
REGISTERS = (PROGRAMMES, STANDARDS, INFORMATION)
