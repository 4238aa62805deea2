"""Endpoint of the files of issued agendas, byte for byte."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from core.rest.read.conditional import tagged_by_content
from core.rest.read.credentials import require
from core.rest.read.requests import activate_language, refuse_unknown_parameters
from core.rest.read.visibility import visible
from core.rest.tables.files import RawFileRenderer
from core.rest.tables.formats import ProblemResponseMixin
from core.rest.views import PrivateCacheMixin
from dialogue.documents.formats import FORMATS
from dialogue.models import Agenda, ProducedDocument
from dialogue.services import files


@method_decorator(tagged_by_content, name="dispatch")
class AgendaFileView(ProblemResponseMixin, PrivateCacheMixin):
    """A file of an issued version of the agenda; the list has its checksum."""

    http_method_names = ["get", "head", "options"]
    renderer_classes = [RawFileRenderer]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request)
        super().initial(request, *args, **kwargs)
        require(request, "dialogue:read")

    @extend_schema(
        operation_id="agendas_files_retrieve", responses={(200, "application/octet-stream"): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, agenda: str, document: str) -> HttpResponse:
        refuse_unknown_parameters(request, {"lang"})
        issued = visible(Agenda, request.user).filter(pk__in=Agenda.objects.issued())
        documents = visible(ProducedDocument, request.user).filter(pk__in=ProducedDocument.objects.ready())
        found = (
            documents.filter(agenda__in=issued, pk=int(document))
            .filter(agenda=int(agenda))
            .select_related("file")
            .first()
        )
        if found is None or found.file is None:
            raise Http404
        response = HttpResponse(files.read(found.file), content_type=FORMATS[found.form].media_type)
        disposition = content_disposition_header(as_attachment=True, filename=found.name)
        assert disposition is not None
        response["Content-Disposition"] = disposition
        response["ETag"] = f'"{found.file.sha256}"'
        response["Content-Language"] = found.language
        return response
