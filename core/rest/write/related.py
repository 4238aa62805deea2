"""Related records in a request body, named by the key of their URLs."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.drainage import set_override

from core.rest.read.filters import keys
from core.rest.read.lookups import LOOKUPS, Lookup
from core.rest.read.plans import cache_scope
from core.rest.read.visibility import visible
from core.rest.write.external import LONGEST_KEY, MARK, external_keys
from core.rest.write.fields import LARGEST_INTEGER, BodyField
from core.rest.write.write_errors import wrong

type Among = Callable[[QuerySet[Any], Any], QuerySet[Any]]

# Unknown keys of a body for which an error looks for a key in another case.
MOST_HINTS = 50


class Related(BodyField):
    """Related key field: a record of ``model`` by its key at the path ``by``, or by a code such as ``2(c)(iv)``.

    ``type_`` names the endpoint of such records, whose external identifiers are accepted as well. Hidden records count
    as missing. ``among`` narrows the rows to valid choices, given the record that is updated; ``otherwise`` is the
    message for the others. In a bulk update, the choices for a new record are valid for each record. For a new record
    ``among`` must not depend on the time, since its statement is cached.
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
        if not self.can_be(data):
            raise wrong(_("Send the record key from its address."), "invalid")
        if self.is_own(data):
            self._look_up_own({data})
            return self.found(self.seen[self._of_own(data)], data, by="pk")
        return self.found(self.key_of(data), data)

    def can_be(self, data: object) -> bool:
        """Return whether ``data`` has the format of a key."""
        return isinstance(data, str) and 0 < len(data) <= LONGEST_KEY and "\x00" not in data

    def is_own(self, data: Any) -> bool:
        """Return whether it is an external identifier of the partner system."""
        return bool(self.type_) and str(data).startswith(MARK)

    def key_of(self, data: Any) -> object:
        return keys([data])[0]

    @property
    def seen(self) -> dict[Any, Any]:
        """Return the records looked up so far for this body."""
        found: dict[Any, Any] = self.context["related"]
        return found

    def look_up(self, written: Iterable[object]) -> None:
        """Look up all ``written`` keys together, so that reading each of them needs no query.

        A value that an updated record keeps may not be a choice for another one; that case is queried for each record.
        """
        named: set[Any] = {each for each in written if isinstance(each, str | int) and self.can_be(each)}
        own = {each for each in named if self.is_own(each)}
        self._look_up_own(own)
        self._gather(self.by, {self.key_of(each) for each in named - own})
        self._gather("pk", {self.seen[self._of_own(each)] for each in own} - {None})

    def _look_up_own(self, written: Collection[Any]) -> None:
        """Look up the records of external identifiers."""
        client, missing = self.context["client"], {self._of_own(each) for each in written} - self.seen.keys()
        if not missing:
            return
        own = {key for _type, key in missing}
        known = {} if client is None else external_keys().find_many(client=client, type_=self.type_, keys=own)
        self.seen.update({(type_, key): known.get(key) for type_, key in missing})

    def _of_own(self, written: str) -> tuple[str, str]:
        return self.type_, written.removeprefix(MARK)

    def _gather(self, by: str, wanted: Collection[Any]) -> None:
        if not wanted:
            return
        rows = visible(self.model, self.context["request"].user).filter(**{f"{by}__in": wanted})
        rows = self.among(rows, None) if self.among else rows
        known = {getattr(record, by): record for record in rows.order_by()}
        self.seen.update({self._at(by, key, self.among): known.get(key) for key in wanted})

    def found(self, key: object, written: object, *, by: str = "") -> Model:
        """Return the record of ``key``, written as ``written``. Raises ValidationError."""
        by = by or self.by
        record = self.first(by, key, self.among)
        if record is None:
            # Only an error makes a second query, to tell a missing record from an invalid choice.
            if self.among is None or self.first(by, key) is None:
                if by == self.by and (code := self._in_its_case(key)):
                    message = _("No code “%(value)s”. Codes are case-sensitive: enter “%(code)s”.")
                    raise wrong(message % {"value": written, "code": code}, "wrong-case")
                message = _("Record not found: %(key)s.") % {"key": written}
                raise wrong(message, "does_not_exist")
            message = self.otherwise or _("Record not available here: %(key)s.") % {"key": written}
            raise wrong(message, "not-to-be-chosen")
        return record

    def first(self, by: str, key: object, among: Among | None = None) -> Model | None:
        """Return the visible record that is a valid choice under ``among``, or None; cached for the whole body."""
        seen, at = self.seen, self._at(by, key, among)
        if at not in seen:
            # A bulk update has looked up the choices for new records.
            seen[at] = seen.get((*at[:-1], None)) or self._read(by, key, among)
        found: Model | None = seen[at]
        return found

    def _in_its_case(self, key: object) -> str | None:
        """Return the key of the visible record that differs from ``key`` in case only, or None."""
        # A body with thousands of unknown keys would cost a query for each.
        hints = self.seen["hints"] = self.seen.get("hints", 0) + 1
        if not isinstance(key, str) or hints > MOST_HINTS:
            return None
        alike = visible(self.model, self.context["request"].user).filter(**{f"{self.by}__iexact": key})
        found: str | None = alike.order_by().values_list(self.by, flat=True).first()
        return found

    def _read(self, by: str, key: object, among: Among | None) -> Model | None:
        viewer, changed = self.context["request"].user, self.root.instance

        def rows() -> QuerySet[Any]:
            seen = visible(self.model, viewer)
            return among(seen, changed) if among else seen

        if among and changed:
            return rows().filter(**{by: key}).order_by().first()
        lookup = LOOKUPS.get((self.model, by, among, cache_scope(viewer)), lambda: Lookup(rows(), by))
        return lookup.find(key)

    def _at(self, by: str, key: object, among: Among | None) -> tuple[object, ...]:
        changed = self.root.instance if among else None
        return self.model, by, key, among, changed and changed.pk


class RelatedNumber(Related):
    """Related key field for a numeric key."""

    def __init__(self, model: type[Model], *, by: str = "pk", **kwargs: Any) -> None:
        super().__init__(model, by=by, **kwargs)
        set_override(self, "field", {"type": "integer", "minimum": 1, "maximum": LARGEST_INTEGER})

    def to_internal_value(self, data: Any) -> Model:
        if not self.can_be(data):
            raise wrong(_("Send the record number from its address."), "invalid")
        return self.found(data, data)

    def can_be(self, data: object) -> bool:
        return isinstance(data, int) and not isinstance(data, bool) and 0 < data <= LARGEST_INTEGER

    def key_of(self, data: Any) -> object:
        return data
