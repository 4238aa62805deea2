"""Create endpoint: POST of one or many records, with the external identifiers of a partner system."""

from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from core.refusals.errors import DomainError
from core.rest.endpoints.body_schema import describe, entering
from core.rest.endpoints.write_views import WritingViewSet
from core.rest.read import credentials
from core.rest.write.external import ExternalIdTaken, external_keys
from core.rest.write.inputs import Input
from core.rest.write.write_errors import in_row, wrong


class CreateMixin(WritingViewSet):
    """Create mixin: POST of one record or, all or nothing, of many."""

    entry_class: type[Input]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "entry_class" in vars(cls):
            describe(cls, entering(cls))

    def enter(self, values: dict[str, Any]) -> Any:
        """Create a record from the values that ``entry_class`` read, by calling a service."""
        raise NotImplementedError

    def enter_many(self, several: list[dict[str, Any]]) -> list[Any]:
        """Create a record from each of ``several``, in their order; override it if a service takes many.

        If the service refuses the whole list, the records are created one by one to find which one it refuses.
        """
        records = []
        for index, values in enumerate(several):
            with in_row(index):
                records.append(self.enter(values))
        return records

    def create(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.done_once(self._entered)

    def create_many(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.done_once(self._entered_many)

    def _entered_many(self) -> HttpResponse:
        if not isinstance(self.request.data, list):
            raise wrong(_("Send a list of objects."), "not-a-list")
        return self._entered()

    def _entered(self) -> HttpResponse:
        self.require("add")
        data = self.list_of(self.request.data)
        if data is None:
            return self.written(self._enter(self.read(self.entry_class, self.request.data)), created=True)
        related: dict[Any, Any] = {}
        self.blank(self.entry_class, related=related).look_up(data)
        forms = self.each(data, lambda _index, row: self.read(self.entry_class, row, related=related))
        self.warn_of_each([form.values() for form in forms])
        given = [form.given.get("external_id") for form in forms]
        self._refuse_any_taken(given)
        records = self._enter_together([form.values() for form in forms])
        self._keep_together(given, records)
        return self.written_many(records, created=True)

    def _enter_together(self, several: list[dict[str, Any]]) -> list[Any]:
        try:
            with transaction.atomic():
                return self.enter_many([dict(values) for values in several])
        except (DomainError, IntegrityError) as error:
            if hasattr(error, "pointer"):
                raise
        return CreateMixin.enter_many(self, several)

    def _refuse_any_taken(self, given: list[str | None]) -> None:
        """Raise ExternalIdTaken for the first identifier that another record has, or that is repeated in the list."""
        keys = {key for key in given if key is not None}
        client = credentials.client_of(self.request)
        taken = external_keys().find_many(client=client, type_=self.basename, keys=keys) if keys else {}
        for index, key in enumerate(given):
            with in_row(index):
                if key is not None and key in given[:index]:
                    # No URL of the other record: nothing of the list is stored.
                    message = _("Identifier “%(key)s” appears twice in the list.") % {"key": key}
                    raise ExternalIdTaken(message, code="external-id-taken")
                if key in taken:
                    self._refuse_taken(key)

    def _keep_together(self, given: list[str | None], records: list[Any]) -> None:
        keys = {key: record.pk for key, record in zip(given, records, strict=True) if key is not None}
        if not keys:
            return
        client = credentials.client_of(self.request)
        with suppress(IntegrityError), transaction.atomic():
            external_keys().keep_many(client=client, type_=self.basename, records=keys)
            return
        # One of them was taken concurrently; storing them one by one shows which.
        for index, (key, record) in enumerate(zip(given, records, strict=True)):
            with in_row(index):
                self._keep(key, record)

    def _enter(self, form: Input) -> Any:
        given = form.given.get("external_id")
        self._refuse_taken(given)
        self.warn(form.values())
        record = self.enter(form.values())
        self._keep(given, record)
        return record

    def _keep(self, given: str | None, record: Any) -> None:
        """Store the external identifier of a record; None for none."""
        if given is None:
            return
        client = credentials.client_of(self.request)
        try:
            with transaction.atomic():
                external_keys().keep(client=client, type_=self.basename, record=record.pk, key=given)
        except IntegrityError:
            # Another request gave it to another record concurrently.
            self._refuse_taken(given)
            raise

    def _refuse_taken(self, given: str | None) -> None:
        """Raise ExternalIdTaken if the partner system has given the identifier to another record."""
        if given is None:
            return
        client = credentials.client_of(self.request)
        found = external_keys().find(client=client, type_=self.basename, key=given)
        if found is None:
            return
        if not self.queryset.model._default_manager.filter(pk=found).exists():
            # The identifier of a deleted record can be used again.
            external_keys().forget(client=client, type_=self.basename, key=given)
            return
        message = _("Identifier “%(key)s” is already used for another record.") % {"key": given}
        # The URL of a hidden record is not shown.
        record = self.get_queryset().filter(pk=found).first()
        members: dict[str, Any] = {} if record is None else {"url": self.address_of(record)}
        raise ExternalIdTaken(message, code="external-id-taken", **members)
