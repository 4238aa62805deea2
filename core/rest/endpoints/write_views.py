"""Base view of all endpoints that write records. Each action is one transaction and one service call."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import unquote

from django.db import OperationalError, transaction
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request

from core.refusals.errors import SelfExclusionError
from core.rest.endpoints.record_view import RecordViewSet
from core.rest.read import credentials
from core.rest.write import preconditions, reasons
from core.rest.write.external import MARK, external_keys
from core.rest.write.idempotency import REPLAYED, WARNINGS, answered_once
from core.rest.write.inputs import Input
from core.rest.write.preferences import MINIMAL, preferred
from core.rest.write.write_errors import PayloadTooLarge, in_row, in_the_way, wrong

MOST_AT_ONCE = 100
# Of one response: proxies limit the length of headers.
MOST_WARNINGS = 8
# PostgreSQL's SQLSTATEs of a deadlock and of a serialization failure.
UNDONE = frozenset({"40P01", "40001"})
# Headers that the response to a write copies from that to a read.
VALIDATORS = ("ETag", "Last-Modified")


class WritingViewSet(RecordViewSet):
    """Write view: reads records as RecordViewSet does, and writes them.

    A subclass names ``write_scope`` and inherits the mixins that the endpoint offers: ``Enters`` (create.py),
    ``Changes``, ``Removes`` and ``Acts`` (update.py). Order of errors: 404 for a hidden record, 403 without permission,
    428 without a version; then 400 for values, 412 for the version, and 409 for a conflict with a rule.
    """

    http_method_names = ["get", "head", "options", "post", "patch", "delete"]
    write_scope: ClassVar[str]
    _warned: Sequence[Mapping[str, str]] = ()

    def check_scope(self, request: Request) -> None:
        """Raise ScopeMissing without the scope of the method. The write scope also permits its response."""
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            super().check_scope(request)
        else:
            credentials.require(request, self.write_scope)

    def by_key(self, key: str) -> dict[str, Any]:
        if not key.startswith(MARK):
            return super().by_key(key)
        client = credentials.client_of(self.request)
        if client is None:
            raise Http404
        return {"pk": external_keys().find(client=client, type_=self.basename, key=key.removeprefix(MARK))}

    # --- Permissions ---------------------------------------------------------------------------------------------
    def refuse_closed(self) -> None:
        """Raise the refusal of an app whose register is closed for writing."""

    def require(self, act: str, record: Any = None) -> None:
        """Raise PermissionDenied if the user or partner system may not ``add``, ``change`` or ``delete``.

        A partner system may write the records of its own Participant; an account has the permissions of its role.
        """
        self.refuse_closed()
        client = credentials.client_of(self.request)
        if client is not None:
            allowed = record is None or self.owner_of(record) == client.owner_id
        else:
            options = self.queryset.model._meta
            allowed = self.request.user.has_perm(f"{options.app_label}.{act}_{options.model_name}", record)
        if not allowed:
            raise PermissionDenied(self.who_may(record))

    def require_each(self, act: str, records: Sequence[Any]) -> None:
        """Check the permission for each record of a body; the error names the first one refused."""
        for index, record in enumerate(records):
            with in_row(index):
                self.require(act, record)

    def owner_of(self, record: Any) -> int | None:
        """Return the primary key of the Participant that owns the record."""
        owner: int | None = record.owner_id
        return owner

    def who_may(self, record: Any) -> str:
        """Return a message that names the roles with the permission."""
        return _(
            "Only editors and contact point officers of the Participant that owns the record and the secretariat "
            "can do this."
        )

    @property
    def writer(self) -> Any:
        """Return the account that writes the record: a person's, or that of a partner system."""
        return self.request.user

    @property
    def reason(self) -> str:
        """Return the reason for the change from the header ``X-Change-Reason``, which the history stores as well."""
        return reasons.reason_in(self.request.headers.get(reasons.HEADER))

    # --- Execution -----------------------------------------------------------------------------------------------
    def done_once(self, do: Callable[[], HttpResponse]) -> HttpResponse:
        """Execute a write in one transaction, once for each Idempotency-Key.

        Raises InTheWay if the database aborted the transaction because of a conflict with another one.
        """
        try:
            with transaction.atomic():
                answer = answered_once(self.request, do)
                return self.as_seen_now(answer) if REPLAYED in answer.headers else answer
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") in UNDONE:
                raise in_the_way() from error
            raise

    def as_seen_now(self, answer: HttpResponse) -> HttpResponse:
        """Return a stored response as far as its records are still visible.

        Raises Http404 if one of them has been hidden since. The body is removed if the response does not name its
        records.
        """
        if not answer.content:
            return answer
        body = json.loads(answer.content)
        if "Location" in answer.headers:
            addresses = [answer.headers["Location"]]
        elif isinstance(body, list):
            addresses = [str(each.get("url", each.get(self.key_name(), ""))) for each in body]
        else:
            addresses = [self.kwargs["key"]]
        if "" in addresses:
            answer.content = b""
            return answer
        for address in addresses:
            key = unquote(address.rstrip("/").rpartition("/")[2])
            if not self.get_queryset().filter(**self.by_key(key)).exists():
                raise Http404
        return answer

    def locked(self, key: str) -> Any:
        """Return the record, locked until the end of the transaction. Raises Http404."""
        rows = self.get_queryset().select_for_update(of=("self",)).filter(**self.by_key(key)).order_by()
        record = rows.first()
        if record is None:
            raise Http404
        return record

    def demand_version(self, record: Model) -> None:
        preconditions.demand(self.request, name=self.name_of(record))

    def check_version(self, record: Model) -> None:
        preconditions.check(
            self.request, record, type_=self.basename, name=self.name_of(record), tag=lambda: self.tag_of(record)
        )

    def tag_of(self, record: Model) -> str:
        """Return the entity tag that GET would return now, for the representation that the request asks for."""
        tag: str = self.as_read(record)[1].get("ETag", "")
        return tag

    def name_of(self, record: Model) -> str:
        """Return the name of the record in messages: its key."""
        return self.key_of(record)

    @classmethod
    def key_name(cls) -> str:
        """Return the name of the key field in request bodies."""
        return "id" if cls.lookup_field == "pk" else cls.lookup_field

    def key_of(self, record: Any) -> str:
        """Return the key in the URL of the record."""
        for name in self.lookup_field.split("__"):
            record = getattr(record, name)
        return str(record)

    def address_of(self, record: Model) -> str:
        address: str = self.request.build_absolute_uri(self.path_of(record))
        return address

    def path_of(self, record: Model) -> str:
        match = self.request.resolver_match
        assert match is not None
        return reverse(f"{match.namespace}:{self.basename}-detail", args=[self.key_of(record)])

    def read(
        self, form: type[Input], data: Any, record: Model | None = None, *, partial: bool = False, **context: Any
    ) -> Input:
        """Read the values of a body, or of one object of its list. Raises ValidationError.

        ``record`` is the record concerned, if any; with ``partial``, missing fields are not changed.
        """
        given = self.blank(form, record, partial=partial, **context)
        given.take(data)
        return given

    def blank(self, form: type[Input], record: Model | None = None, *, partial: bool = False, **context: Any) -> Input:
        """Return the unbound input form of a body."""
        shared = {
            "request": self.request,
            "client": credentials.client_of(self.request),
            "response_fields": self.serializer_class.Meta.fields,
            "related": {},
        }
        return form(record, partial=partial, context=shared | context)

    # --- Warnings ------------------------------------------------------------------------------------------------
    def doubts(self, rows: Sequence[Mapping[str, Any]]) -> Iterable[tuple[int, str, str]]:
        """Yield position, field and message of each doubt about the values of a body. Nothing is refused."""
        return ()

    def warn(self, values: Mapping[str, Any]) -> None:
        """Add the doubts about the values of one record to the response."""
        self._warned = [{"pointer": f"/{name}", "detail": text} for _row, name, text in self.doubts([values])]

    def warn_of_each(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add the doubts about the values of the records of a list to the response."""
        found = islice(self.doubts(rows), MOST_WARNINGS)
        self._warned = [{"pointer": f"/{row}/{name}", "detail": text} for row, name, text in found]

    # --- Responses -----------------------------------------------------------------------------------------------
    def as_read(self, record: Model) -> tuple[bytes, dict[str, str]]:
        """Return the body and the validator headers that GET would return.

        Raises OutOfSightError if the writer could no longer read the record.
        """
        try:
            response = self.retrieve(self.request, self.key_of(record))
        except Http404:
            raise SelfExclusionError from None
        renderer = self.request.accepted_renderer
        content = renderer.render(response.data, self.request.accepted_media_type, self.get_renderer_context())
        return content, {name: response.headers[name] for name in VALIDATORS if name in response.headers}

    def written(self, record: Model, *, created: bool = False) -> HttpResponse:
        """Return the response with the record as GET returns it, or without it for ``Prefer: return=minimal``."""
        content, headers = self.as_read(record)
        if created:
            headers["Location"] = self.address_of(record)
        return self.respond(content, headers, created=created)

    def written_many(self, records: list[Any], *, created: bool = False) -> HttpResponse:
        """Return the response with many records, in the order of the body."""
        found = self.written_together({record.pk for record in records})
        contents = [found[record.pk].written for record in records if record.pk in found]
        if len(contents) < len(records):
            raise SelfExclusionError
        return self.respond(b"[%b]" % b",".join(filter(None, contents)), {}, created=created)

    def respond(self, content: bytes, headers: dict[str, str], *, created: bool) -> HttpResponse:
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        preference = preferred(self.request)
        if preference is not None:
            headers["Preference-Applied"] = f"return={preference}"
        if self._warned:
            # Headers are ASCII; JSON writes other characters as \uXXXX.
            headers[WARNINGS] = json.dumps(self._warned[:MOST_WARNINGS])
        if preference == MINIMAL:
            response = HttpResponse(status=code if created else status.HTTP_204_NO_CONTENT, headers=headers)
            del response.headers["Content-Type"]
            return response
        return HttpResponse(content, status=code, headers=headers, content_type="application/json")

    def list_of(self, data: Any) -> list[Any] | None:
        """Return the objects of a body that is a list; None if it is one object."""
        if not isinstance(data, list):
            return None
        if not data:
            raise wrong(_("Send at least one record."), "empty")
        if len(data) > MOST_AT_ONCE:
            message = _("Send at most %(most)d records in one request.")
            raise PayloadTooLarge(message % {"most": MOST_AT_ONCE})
        return data

    def each[T](self, data: list[Any], read: Callable[[int, Any], T]) -> list[T]:
        """Read all objects of a list before any is written, so that one response reports all errors."""
        found: list[T] = []
        errors: dict[str, Any] = {}
        for index, row in enumerate(data):
            try:
                found.append(read(index, row))
            except ValidationError as error:
                errors[str(index)] = error.detail
        if errors:
            raise ValidationError(errors)
        return found
