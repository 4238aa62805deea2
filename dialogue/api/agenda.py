"""Endpoint of a Dialogue's agenda, compiled on request, in each output format."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from core.operation_costs import Operation, costs
from core.rest.read.conditional import tagged_by_content
from core.rest.read.credentials import require
from core.rest.read.requests import activate_language, refuse_unknown_parameters, wanted_language
from core.rest.read.visibility import visible
from core.rest.tables.formats import FormatNegotiation, ProblemResponseMixin
from core.rest.views import PrivateCacheMixin
from dialogue.documents import ics
from dialogue.documents.formats import CALENDAR, CALENDAR_MEDIA_TYPE, FORMATS
from dialogue.forms.agendas import AgendaForm
from dialogue.models import Dialogue
from dialogue.services import issued
from dialogue.services.agendas import compile_file
from dialogue.services.calendars import calendar_entry

MEDIA_TYPES = {name: made.media_type for name, made in FORMATS.items()} | {CALENDAR: CALENDAR_MEDIA_TYPE}


class PreRenderedRenderer(BaseRenderer):
    """Renderer that returns the bytes that the view has already written."""

    charset = None
    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        return data


def _given(name: str) -> type[PreRenderedRenderer]:
    return type(f"Given{name.capitalize()}", (PreRenderedRenderer,), {"format": name, "media_type": MEDIA_TYPES[name]})


@costs(Operation.DOCUMENT)
@method_decorator(tagged_by_content, name="dispatch")
class AgendaView(ProblemResponseMixin, PrivateCacheMixin):
    """The annotated agenda: the version issued last, in its stored files. The request saves no data.

    While none is issued it is compiled from the register as of now. With `as_of` it is always compiled, from the
    register at the end of that day in both capitals, and is a draft that was not issued.
    The calendar entry is refused (409) where no time was ever set. The entry of a void time is a cancellation.
    """

    vary = ("Accept", "Authorization")
    http_method_names = ["get", "head", "options"]
    # No calendar entry without a time.
    may_refuse_with = (409,)
    # JSON first: the default for `Accept: */*`.
    renderer_classes = [_given(name) for name in sorted(MEDIA_TYPES, key=lambda name: name != "json")]
    content_negotiation_class = FormatNegotiation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request, every=False)
        super().initial(request, *args, **kwargs)
        require(request, "dialogue:read")

    @extend_schema(
        operation_id="dialogues_agenda_retrieve",
        parameters=[
            OpenApiParameter(
                "as_of", OpenApiTypes.DATE, description="A day as of which to compile; by default the issued version."
            ),
            OpenApiParameter("format", enum=sorted(MEDIA_TYPES), description="The form, before Accept."),
        ],
        responses={
            (200, media_type): OpenApiTypes.OBJECT if name == "json" else OpenApiTypes.BINARY
            for name, media_type in MEDIA_TYPES.items()
        },
    )
    def get(self, request: Request, number: str) -> HttpResponse:
        refuse_unknown_parameters(request, {"as_of", "format", "lang"})
        day = request.query_params.get("as_of")
        if day == "":
            message = _("Enter a value or omit the parameter.")
            raise ValidationError({"as_of": [ErrorDetail(message, "invalid")]})
        form = AgendaForm({"as_of": day or ""})
        if not form.is_valid():
            raise ValidationError({"as_of": [ErrorDetail(str(each), "invalid") for each in form.errors["as_of"]]})
        dialogues = visible(Dialogue, request.user).select_related("instrument", "host", "mark")
        dialogue = dialogues.filter(number=int(number)).order_by("instrument").first()
        if dialogue is None:
            raise Http404
        language, as_of = wanted_language(request), form.instant()
        form_of = request.accepted_renderer.format
        if form_of == CALENDAR:
            written = ics.render(calendar_entry(dialogue=dialogue, language=language, as_of=as_of))
            name = f"dialogue-{dialogue.number}.{language}.ics"
        else:
            given = None if day else issued.file_of(dialogue=dialogue, form=form_of, language=language)
            # Manual edits in the draft are for users who may edit the agenda.
            edited = request.user.has_perm("dialogue.change_agenda")
            name, _type, written = given or compile_file(
                dialogue=dialogue, form=form_of, language=language, as_of=as_of, edited=edited
            )
        response = HttpResponse(written, content_type=MEDIA_TYPES[form_of])
        disposition = content_disposition_header(as_attachment=form_of not in {"html", "json"}, filename=name)
        assert disposition is not None
        response["Content-Disposition"] = disposition
        response["Content-Language"] = language
        return response
