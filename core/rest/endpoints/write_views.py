"""The view behind every endpoint that writes records. Each act is one transaction, and one call of a service."""

import json
from collections.abc import Callable, Sequence
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

from core.rest.endpoints.record_view import RecordViewSet
from core.rest.read import credentials
from core.rest.write import preconditions, reasons
from core.rest.write.external import MARK, external_keys
from core.rest.write.idempotency import REPLAYED, answered_once
from core.rest.write.inputs import Input
from core.rest.write.preferences import MINIMAL, preferred
from core.rest.write.write_errors import PayloadTooLarge, in_row, in_the_way, refuse_out_of_sight, wrong

MOST_AT_ONCE = 100
# What PostgreSQL calls a deadlock, and a transaction that cannot be put in an order with others.
UNDONE = frozenset({"40P01", "40001"})
# What an answer to a write takes over from the answer to a read.
VALIDATORS = ("ETag", "Last-Modified")


class WritingViewSet(RecordViewSet):
    """Reads records as RecordViewSet does, and writes them for whoever may.

    A subclass names ``write_scope`` and, as far as the endpoint offers it, is one of ``Enters`` (entering.py),
    ``Changes``, ``Removes`` and ``Acts`` (changing.py) as well. Order of the refusals: what one may not see is 404,
    what one may not do 403, what names no version 428; then come 400 for the values, 412 for the version, and 409
    for what would make the record false.
    """

    http_method_names = ["get", "head", "options", "post", "patch", "delete"]
    write_scope: ClassVar[str]

    def check_scope(self, request: Request) -> None:
        """Ask for the scope of what is done. Writing opens the answer to it as well."""
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

    # --- Who may ------------------------------------------------------------------------------------------------
    def refuse_closed(self) -> None:
        """Raise the refusal of an app whose records can no longer be written at all."""

    def require(self, act: str, record: Any = None) -> None:
        """Raise PermissionDenied where whoever asks may not ``add``, ``change`` or ``delete``.

        A partner system writes what belongs to its own Participant; an account what the table of rights lets it.
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
        """The same for each of the records of a body, told of the first that is not allowed."""
        for index, record in enumerate(records):
            with in_row(index):
                self.require(act, record)

    def owner_of(self, record: Any) -> int | None:
        """The primary key of the Participant whose record it is."""
        owner: int | None = record.owner_id
        return owner

    def who_may(self, record: Any) -> str:
        """Say who may do what this one may not."""
        return _("Only editors and contact point officers of the Participant whose record it is, and the secretariat.")

    @property
    def writer(self) -> Any:
        """Return the account in whose name the record is written: a person's, or that of a partner system."""
        return self.request.user

    @property
    def reason(self) -> str:
        """The reason for the change, as the header ``X-Change-Reason`` gives it; the history keeps it as well."""
        return reasons.reason_in(self.request.headers.get(reasons.HEADER))

    # --- How it goes ---------------------------------------------------------------------------------------------
    def done_once(self, do: Callable[[], HttpResponse]) -> HttpResponse:
        """Do it in one transaction, and once for each Idempotency-Key.

        Raises InTheWay where the database undid it so that another transaction could end.
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
        """An answer that was given before, as far as its records may still be seen.

        Raises Http404 where one of them was hidden since. Without a body, where the answer does not say of which
        records it is.
        """
        if not answer.content:
            return answer
        told = json.loads(answer.content)
        if "Location" in answer.headers:
            addresses = [answer.headers["Location"]]
        elif isinstance(told, list):
            addresses = [str(each.get("url", each.get(self.key_name(), ""))) for each in told]
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
        """The record, which nobody else changes from here to the end of the transaction."""
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
        """The entity tag with which GET would answer now, in the form that this request asks for."""
        tag: str = self.as_read(record)[1].get("ETag", "")
        return tag

    def name_of(self, record: Model) -> str:
        """What people call the record: its key."""
        return self.key_of(record)

    @classmethod
    def key_name(cls) -> str:
        """What the key in the address of a record is called in its body."""
        return "id" if cls.lookup_field == "pk" else cls.lookup_field

    def key_of(self, record: Any) -> str:
        """The key in the address of the record."""
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
        """The values of a body, or of one of the objects in its list. Raises ValidationError.

        ``record`` is what it is about, where there is one; with ``partial`` what is left out stays as it is.
        """
        given = self.blank(form, record, partial=partial, **context)
        given.take(data)
        return given

    def blank(self, form: type[Input], record: Model | None = None, *, partial: bool = False, **context: Any) -> Input:
        """The form before anything is read."""
        told = {
            "request": self.request,
            "client": credentials.client_of(self.request),
            "told": self.serializer_class.Meta.fields,
            "related": {},
        }
        return form(record, partial=partial, context=told | context)

    # --- What is answered ----------------------------------------------------------------------------------------
    def as_read(self, record: Model) -> tuple[bytes, dict[str, str]]:
        """The bytes with which GET would answer, and the headers that tell their version.

        Raises OutOfSightError where whoever wrote the record could not read it now.
        """
        try:
            response = self.retrieve(self.request, self.key_of(record))
        except Http404:
            raise refuse_out_of_sight() from None
        renderer = self.request.accepted_renderer
        content = renderer.render(response.data, self.request.accepted_media_type, self.get_renderer_context())
        return content, {name: response.headers[name] for name in VALIDATORS if name in response.headers}

    def written(self, record: Model, *, created: bool = False) -> HttpResponse:
        """The record as GET would give it or, with ``Prefer: return=minimal``, that it is done."""
        content, headers = self.as_read(record)
        if created:
            headers["Location"] = self.address_of(record)
        return self.respond(content, headers, created=created)

    def written_many(self, records: list[Any], *, created: bool = False) -> HttpResponse:
        """The same for many, in the order of the body."""
        found = self.written_together({record.pk for record in records})
        contents = [found[record.pk].written for record in records if record.pk in found]
        if len(contents) < len(records):
            raise refuse_out_of_sight()
        return self.respond(b"[%b]" % b",".join(filter(None, contents)), {}, created=created)

    def respond(self, content: bytes, headers: dict[str, str], *, created: bool) -> HttpResponse:
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        asked = preferred(self.request)
        if asked is not None:
            headers["Preference-Applied"] = f"return={asked}"
        if asked == MINIMAL:
            response = HttpResponse(status=code if created else status.HTTP_204_NO_CONTENT, headers=headers)
            del response.headers["Content-Type"]
            return response
        return HttpResponse(content, status=code, headers=headers, content_type="application/json")

    def list_of(self, data: Any) -> list[Any] | None:
        """The objects of a body that is a list; None where it is one object."""
        if not isinstance(data, list):
            return None
        if not data:
            raise wrong(_("Send at least one record."), "empty")
        if len(data) > MOST_AT_ONCE:
            message = _("Send at most %(most)d records at once.")
            raise PayloadTooLarge(message % {"most": MOST_AT_ONCE})
        return data

    def each[T](self, data: list[Any], read: Callable[[int, Any], T]) -> list[T]:
        """Read all objects of a list before anything is done, so that one answer tells all that is wrong."""
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
