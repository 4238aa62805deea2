"""Calendar feed: Dialogues, the steps before them, and all due dates."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _, override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.models import Instrument
from contacts.models import User
from core.operation_costs import Operation, costs
from core.rest.read import tags
from core.rest.read.credentials import ScopeMissing, allows
from core.rest.read.requests import activate_language, refuse_unknown_parameters, wanted_language
from core.rest.tables.formats import FormatNegotiation, ProblemResponseMixin
from core.rest.views import PrivateCacheMixin
from dialogue.api.agenda import PreRenderedRenderer
from dialogue.api.calendar_rows import CalendarQuery, a_year_before, entries
from dialogue.api.serializers.calendar import ScheduleSerializer, written
from dialogue.documents import ics
from dialogue.documents.formats import CALENDAR, CALENDAR_MEDIA_TYPE
from dialogue.documents.schedule import DueDateStatus
from dialogue.enums import CalendarKind
from dialogue.forms.calendar import CalendarForm
from dialogue.services.schedules import CalendarEntryWriter, in_order

# Calendar clients reject larger feeds; the error explains how to narrow the request.
MOST = 5_000
REGISTER = frozenset({CalendarKind.COMMITMENT, CalendarKind.MILESTONE, CalendarKind.NOTICE})
CONTENT_TYPES = {CALENDAR: f"{CALENDAR_MEDIA_TYPE}; charset=utf-8", "json": "application/json"}
PARAMETERS = ("since", "until", "kinds", "lead")
LISTS = frozenset({"kinds", "lead"})


class ICalendarRenderer(PreRenderedRenderer):
    format = CALENDAR
    media_type = CALENDAR_MEDIA_TYPE


class CalendarJsonRenderer(PreRenderedRenderer):
    format = "json"
    media_type = "application/json"


@costs(Operation.CALENDAR)
class CalendarView(ProblemResponseMixin, PrivateCacheMixin):
    """One calendar with the Dialogues, the steps before them and due dates that the reader may read.

    A calendar token gives access to this calendar only: HTTP Basic, with any user name and the
    token as the password. Records with a narrower mark than for all Participants have only their reference.
    The UID of an entry never changes; its SEQUENCE grows with each change. Each calendar is in one language.
    """

    vary = ("Accept", "Authorization")
    http_method_names = ["get", "head", "options"]
    # Calendar first: calendar clients get it whatever their Accept header says.
    renderer_classes: Any = [ICalendarRenderer, CalendarJsonRenderer]
    content_negotiation_class = FormatNegotiation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request, every=False)
        super().initial(request, *args, **kwargs)

    @extend_schema(
        operation_id="calendar_retrieve",
        parameters=[
            OpenApiParameter("since", OpenApiTypes.DATE, description="The first day; by default a year ago."),
            OpenApiParameter("until", OpenApiTypes.DATE, description="The last day; by default there is none."),
            OpenApiParameter(
                "kinds",
                {"type": "array", "items": {"type": "string", "enum": CalendarKind.values}, "minItems": 1},
                explode=False,
                description="Entries of these kinds only.",
            ),
            OpenApiParameter(
                "lead",
                {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
                explode=False,
                description="Commitments, milestones, actions and papers of these Participants only.",
            ),
            OpenApiParameter("format", enum=[CALENDAR, "json"], description="The form, before Accept."),
        ],
        responses={(200, CALENDAR_MEDIA_TYPE): OpenApiTypes.STR, (200, "application/json"): ScheduleSerializer},
    )
    def get(self, request: Request) -> HttpResponseBase:
        refuse_unknown_parameters(request, {*PARAMETERS, "format", "lang"}, LISTS)
        instrument = Instrument.objects.order_by("pk").first()
        if instrument is None:
            raise Http404
        language, form = wanted_language(request), request.accepted_renderer.format
        schedule = _schedule(_read_query(request), instrument, language)
        # Hash the entries, not the output: writing the output takes most of the time.
        tag = tags.whole_tag(repr(schedule).encode(), form.encode())
        if tags.is_known(tag, request.headers.get("If-None-Match")):
            return Response(b"", status=304, headers={"ETag": tag})
        response = HttpResponse(
            ics.render_schedule(schedule) if form == CALENDAR else written(schedule),
            content_type=CONTENT_TYPES[form],
            headers={"ETag": tag},
        )
        if schedule.entries:
            response["Last-Modified"] = http_date(max(entry.changed_at for entry in schedule.entries).timestamp())
        disposition = content_disposition_header(as_attachment=False, filename=f"moc.{language}.{form}")
        assert disposition is not None
        response["Content-Disposition"] = disposition
        response["Content-Language"] = language
        return response


def _read_query(request: Request) -> CalendarQuery:
    """Return the query parameters; raise ValidationError for invalid values and for parameters without a value."""
    empty = [name for name in PARAMETERS if request.query_params.get(name, "-") == ""]
    if empty:
        message = _("Enter a value or omit the parameter.")
        raise ValidationError({name: [ErrorDetail(message, "invalid")] for name in empty})
    form = CalendarForm({name: request.query_params.get(name, "") for name in PARAMETERS})
    if not form.is_valid():
        raise ValidationError(
            {name: [ErrorDetail(str(each), "invalid") for each in errors] for name, errors in form.errors.items()}
        )
    cleaned = form.cleaned_data
    assert isinstance(request.user, User)
    return CalendarQuery(
        viewer=request.user,
        kinds=tuple(_opened(request, cleaned["kinds"])),
        since=cleaned["since"] or a_year_before(timezone.now().date()),
        until=cleaned["until"],
        lead=tuple(cleaned["lead"]),
    )


def _opened(request: Request, kinds: list[CalendarKind]) -> Iterator[CalendarKind]:
    """Yield the requested ``kinds``; all that the credentials' scopes allow if none is requested.

    Raises ScopeMissing for a requested kind outside the scopes.
    """
    for kind in kinds or CalendarKind:
        scope = "register:read" if kind in REGISTER else "dialogue:read"
        if allows(request, scope):
            yield kind
        elif kinds:
            raise ScopeMissing(scope)


def _schedule(query: CalendarQuery, instrument: Instrument, language: str) -> DueDateStatus:
    """Return the calendar entries; raise ValidationError for more than ``MOST``."""
    with override(language):
        writer = CalendarEntryWriter(instrument, language=language, portal=settings.PORTAL_URL)
        found = list(islice(entries(query, instrument, writer, at=timezone.now(), most=MOST), MOST + 1))
        if len(found) > MOST:
            message = _(
                "The calendar has more than %(most)d entries. Use the filters “lead”, “kinds”, “since” or “until”."
            )
            raise ValidationError({"until": [ErrorDetail(message % {"most": MOST}, "too-many-records")]})
        return DueDateStatus(name=str(instrument.name), language=language, entries=in_order(found))
