"""Related records in a body, named by the key that their addresses have."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.drainage import set_override

from contacts.api.filters import keys
from contacts.api.visibility import visible
from contacts.api.writing.external import MARK, external_keys
from contacts.api.writing.fields import LARGEST_INTEGER, Taken
from contacts.api.writing.refusals import wrong

# That of an identifier of a partner system, with its mark.
LONGEST_KEY = 101

type Among = Callable[[QuerySet[Any], Any], QuerySet[Any]]


class Related(Taken):
    """A record of ``model`` by its key, which ``by`` is the path to; a code as people write it, ``2(c)(iv)``, will do.

    Where ``type_`` names the endpoint of such records, an identifier that the partner system gave one does as well.
    What whoever asks may not see is not there. ``among`` narrows the rows, given the record that is being changed,
    to those that may be chosen; ``otherwise`` says why not the others.
    """

    def __init__(
        self,
        model: type[Model],
        *,
        by: str = "code",
        type_: str = "",
        among: Among | None = None,
        otherwise: Any = "",
        **kwargs: Any,
    ) -> None:
        self.model, self.by, self.type_, self.among, self.otherwise = model, by, type_, among, otherwise
        super().__init__(described={"type": "string", "minLength": 1, "maxLength": LONGEST_KEY}, **kwargs)

    def to_internal_value(self, data: Any) -> Model:
        if not isinstance(data, str) or not data or len(data) > LONGEST_KEY or "\x00" in data:
            raise wrong(_("Send the key that the record has in its address."), "invalid")
        if data.startswith(MARK) and self.type_:
            return self.found_by_own(data)
        return self.found(keys([data])[0], data)

    def found_by_own(self, written: str) -> Model:
        """The record that the partner system itself gave the identifier that is ``written`` here."""
        client = self.context["client"]
        own = written.removeprefix(MARK)
        key = None if client is None else external_keys().find(client=client, type_=self.type_, key=own)
        return self.found(key, written, by="pk")

    def found(self, key: object, written: object, *, by: str = "") -> Model:
        """The record of ``key``, which was ``written`` so."""
        by = by or self.by
        record = self.first(by, key, self.among)
        if record is None:
            # Only a refusal asks once more: whether there is no such record, or one that may not be chosen.
            if self.among is None or self.first(by, key) is None:
                message = _("There is no such record: %(key)s.") % {"key": written}
                raise wrong(message, "does_not_exist")
            message = self.otherwise or _("This record cannot be chosen here: %(key)s.") % {"key": written}
            raise wrong(message, "not-to-be-chosen")
        return record

    def first(self, by: str, key: object, among: Among | None = None) -> Model | None:
        """The record that whoever asks may see and, with ``among``, may choose. Looked up once for a whole body."""
        seen: dict[Any, Model | None] = self.context["related"]
        changed = self.root.instance
        at = (self.model, by, key, among, changed and changed.pk)
        if at not in seen:
            rows = visible(self.model, self.context["request"].user).filter(**{by: key})
            seen[at] = (among(rows, changed) if among else rows).order_by().first()
        return seen[at]


class RelatedNumber(Related):
    """As Related, for a key that is a number."""

    def __init__(self, model: type[Model], *, by: str = "pk", **kwargs: Any) -> None:
        super().__init__(model, by=by, **kwargs)
        set_override(self, "field", {"type": "integer", "minimum": 1, "maximum": LARGEST_INTEGER})

    def to_internal_value(self, data: Any) -> Model:
        if not isinstance(data, int) or isinstance(data, bool) or not 0 < data <= LARGEST_INTEGER:
            raise wrong(_("Send the number that the record has in its address."), "invalid")
        return self.found(data, data)
