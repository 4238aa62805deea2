"""Views of the ``type`` URLs of problems: JSON for programs, a page for people."""

from typing import Any

import orjson
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from core.rest.problems.conflict_codes import explain, is_refusal, refusals
from core.rest.problems.problem_types import KINDS
from core.rest.tables.renderers import OrjsonRenderer
from core.rest.views import LocalizedView

# Request id in the example of a problem.
REQUEST = "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52"


class ProblemTypeSerializer(serializers.Serializer[Any]):
    """A problem type with its cause and remedy."""

    type = serializers.CharField(help_text="The address, as `type` of a problem has it.")
    status = serializers.IntegerField()
    title = serializers.CharField()
    explanation = serializers.CharField(help_text="What happened.")
    remedy = serializers.CharField(help_text="What to do.")
    rule = serializers.CharField(
        required=False, help_text="The article of the MOC, or the rule of the portal, that a refusal holds to."
    )
    example = serializers.DictField(child=serializers.JSONField(), help_text="An answer of this kind.")


class ExplainingView(LocalizedView):
    """View with a JSON and an HTML representation; errors are always JSON."""

    permission_classes = [AllowAny]
    # JSON first, as the answer to `Accept: */*`.
    renderer_classes = [OrjsonRenderer, TemplateHTMLRenderer]
    template_name = "api/problems.html"

    def handle_exception(self, exc: Exception) -> Response:
        renderer = OrjsonRenderer()
        self.request.accepted_renderer, self.request.accepted_media_type = renderer, renderer.media_type
        response: Response = super().handle_exception(exc)
        return response


class ProblemsView(ExplainingView):
    """The kinds of problem that the API answers with, and the rules that refuse a change."""

    @extend_schema(operation_id="problems_list", responses=ProblemTypeSerializer(many=True))
    def get(self, request: Request) -> Response:
        kinds, refused = [problem_type_fields(name) for name in KINDS], [refusal_fields(code) for code in refusals()]
        if request.accepted_renderer.format == "html":
            return Response({"kinds": kinds, "refusals": refused})
        return Response(kinds + refused)


class ProblemView(ExplainingView):
    """A kind of problem, explained; the `type` of a problem leads here."""

    template_name = "api/problem.html"

    @extend_schema(operation_id="problems_retrieve", responses=ProblemTypeSerializer)
    def get(self, request: Request, name: str) -> Response:
        if name in KINDS:
            body = problem_type_fields(name)
        elif is_refusal(name):
            body = refusal_fields(name)
        else:
            raise Http404
        if request.accepted_renderer.format == "html":
            body["written"] = orjson.dumps(body["example"], option=orjson.OPT_INDENT_2).decode()
        return Response(body)


def problem_type_fields(name: str) -> dict[str, Any]:
    """Return a problem type in the form of ProblemTypeSerializer."""
    kind = KINDS[name]
    fields = {
        "type": reverse("api:problem", args=[name]),
        "status": kind.status,
        "title": str(kind.title),
        "explanation": str(kind.explanation),
        "remedy": str(kind.remedy),
    }
    return fields | {"example": _example(fields, kind.example)}


def refusal_fields(code: str) -> dict[str, Any]:
    """Return a conflict code in the form of ProblemTypeSerializer."""
    kind, explained = KINDS["refused"], explain(code)
    fields = {
        "type": reverse("api:problem", args=[code]),
        "status": kind.status,
        "title": str(explained.title),
        "explanation": str(explained.meaning),
        "remedy": str(explained.remedy),
        "rule": str(explained.rule),
    }
    return fields | {"example": _example(fields, {"code": code})}


def _example(fields: dict[str, Any], members: dict[str, Any]) -> dict[str, Any]:
    shown = {name: fields[name] for name in ("type", "title", "status")}
    return shown | {"detail": fields["explanation"], "instance": REQUEST} | members
