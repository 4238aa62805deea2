"""POST to a list: records are entered, one or many, with the identifiers that a partner system has for them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from contacts.api import credentials
from contacts.api.writing.described import describe, entering
from contacts.api.writing.external import ExternalIdTaken, external_keys
from contacts.api.writing.inputs import Input
from contacts.api.writing.refusals import in_row
from contacts.api.writing.views import WritingViewSet


class Enters(WritingViewSet):
    """POST to the list: one record or, all or nothing, many."""

    entry_class: type[Input]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "entry_class" in vars(cls):
            describe(cls, entering(cls))

    def enter(self, values: dict[str, Any]) -> Any:
        """Put a record on record, from what ``entry_class`` read, by calling a service."""
        raise NotImplementedError

    def create(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.done_once(self._entered)

    def _entered(self) -> HttpResponse:
        self.require("add")
        data = self.list_of(self.request.data)
        if data is None:
            return self.written(self._enter(self.read(self.entry_class, self.request.data)), created=True)
        related: dict[Any, Any] = {}
        forms = self.each(data, lambda _index, row: self.read(self.entry_class, row, related=related))
        records = []
        for index, form in enumerate(forms):
            with in_row(index):
                records.append(self._enter(form))
        return self.written_many(records, created=True)

    def _enter(self, form: Input) -> Any:
        given = form.given.get("external_id")
        client = credentials.client_of(self.request)
        if given is not None:
            self._refuse_taken(client, given)
        record = self.enter(form.values())
        if given is not None:
            self._keep(client, given, record)
        return record

    def _keep(self, client: Any, given: str, record: Any) -> None:
        try:
            with transaction.atomic():
                external_keys().keep(client=client, type_=self.basename, record=record.pk, key=given)
        except IntegrityError:
            # Another request gave it to another record in the meantime.
            self._refuse_taken(client, given)
            raise

    def _refuse_taken(self, client: Any, given: str) -> None:
        found = external_keys().find(client=client, type_=self.basename, key=given)
        if found is None:
            return
        if not self.queryset.model._default_manager.filter(pk=found).exists():
            # What was deleted leaves its identifier to what takes its place.
            external_keys().forget(client=client, type_=self.basename, key=given)
            return
        message = _("You have given the identifier “%(key)s” to another record.") % {"key": given}
        # Of a record that went out of sight no address is told.
        record = self.get_queryset().filter(pk=found).first()
        members: dict[str, Any] = {} if record is None else {"url": self.address_of(record)}
        raise ExternalIdTaken(message, code="external-id-taken", **members)
