"""How a record is written: its serializer, and those of the people and institutions."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from rest_framework import serializers

from contacts.api.fields import (
    Address,
    Columns,
    Fallbacks,
    Key,
    Keys,
    Number,
    Parts,
    Reads,
    Row,
    Text,
    Writer,
    WrittenIn,
)
from contacts.models import (
    ContactPoint,
    ContactPointOfficer,
    HandlingMark,
    Official,
    Organization,
    Participant,
    Rank,
    Side,
    Stakeholder,
)


class Part(NamedTuple):
    """A table in which a record stands beside its own: the field that shows it, its model, and its path to the record.

    Where a part shows only to whoever sees another record too, ``guard`` is its path to that one, a record of ``to``.
    """

    name: str
    model: type[Model]
    of: str
    guard: str = ""
    to: type[Model] | None = None


class RecordSerializer(serializers.ModelSerializer[Any]):
    """A record as its declared fields say, read in one statement.

    ``context`` holds ``language`` (what ``contacts.api.requests.wanted_language`` answers) and ``collection``, the
    address of the list that the record is in.
    """

    class Meta:
        model: Any
        fields: Any

    def columns(self, viewer: object) -> Columns:
        """What the statement has to select for ``viewer``: keys of the row with the paths that fill them."""
        columns: Columns = {}
        for name, field in self.fields.items():
            columns |= field.columns(viewer) if isinstance(field, Reads) else {name: name}
        return columns

    def hangs_on(self) -> Iterator[Part]:
        """The tables beside its own in which a record stands.

        What a ``Derived`` field reads there is named in ``Meta.hangs_on``.
        """
        for name, field in self.fields.items():
            if isinstance(field, Keys):
                yield Part(name, field.links, field.of, field.by, field.to)
            elif isinstance(field, Parts):
                child = field.child.Meta
                guard = getattr(child, "guarded", False)
                yield Part(name, child.model, field.of, "id" if guard else "", child.model if guard else None)
        yield from getattr(self.Meta, "hangs_on", ())

    def select(self, rows: QuerySet[Any], viewer: object) -> QuerySet[Any, dict[str, Any]]:
        """The same rows as dictionaries with the columns of this serializer."""
        columns = self.columns(viewer)
        plain = [key for key, what in columns.items() if key == what]
        return rows.values(*plain, **{key: what for key, what in columns.items() if key != what})

    @cached_property
    def writers(self) -> dict[str, Writer]:
        return {
            name: field.writer(self) if isinstance(field, Reads) else itemgetter(name)
            for name, field in self.fields.items()
        }

    def to_representation(self, instance: Row) -> dict[str, Any]:
        return {name: write(instance) for name, write in self.writers.items()}


class WordedSerializer(RecordSerializer):
    """A record with texts in three languages."""

    language = WrittenIn()
    fallbacks = Fallbacks()


class SideSerializer(WordedSerializer):
    url = Address("code")
    name = Text()
    capital = Text()

    class Meta:
        model = Side
        fields: ClassVar = ["url", "code", "name", "capital", "time_zone", "order", "language", "fallbacks"]


class ParticipantSerializer(WordedSerializer):
    url = Address("code")
    side = Key("side__code")
    label = Text()  # type: ignore[assignment]  # Fields have a label of their own, unread here.
    applied_title = Text()
    legal_name = Text()

    class Meta:
        model = Participant
        fields: ClassVar = [
            "url",
            "code",
            "side",
            "order",
            "label",
            "applied_title",
            "legal_name",
            "language",
            "fallbacks",
        ]


class HandlingMarkSerializer(WordedSerializer):
    url = Address("code")
    name = Text()

    class Meta:
        model = HandlingMark
        fields: ClassVar = ["url", "code", "rank", "tlp", "audience", "name", "language", "fallbacks"]


class RankSerializer(WordedSerializer):
    url = Address("code")
    name = Text()

    class Meta:
        model = Rank
        fields: ClassVar = ["url", "code", "name", "order", "language", "fallbacks"]


class OfficialSerializer(WordedSerializer):
    url = Address("id")
    participant = Key("participant__code")
    rank = Key("rank__code", allow_null=True)
    title = Text()

    class Meta:
        model = Official
        fields: ClassVar = [
            "url",
            "id",
            "participant",
            "rank",
            "family_name",
            "given_name",
            "name_order",
            "name_ja",
            "reading_ja",
            "title",
            "email",
            "active",
            "language",
            "fallbacks",
        ]


class ContactPointOfficerSerializer(RecordSerializer):
    official = Number("official_id")

    class Meta:
        model = ContactPointOfficer
        fields: ClassVar = ["id", "official", "function", "telephone", "since", "until"]


class ContactPointSerializer(RecordSerializer):
    url = Address("participant__code")
    participant = Key("participant__code")
    officers = Parts(ContactPointOfficerSerializer(), of="contact_point")

    class Meta:
        model = ContactPoint
        fields: ClassVar = ["url", "participant", "mailbox", "telephone", "language", "officers"]


class OrganizationSerializer(WordedSerializer):
    url = Address("id")
    name = Text()
    side = Key("side__code", allow_null=True)

    class Meta:
        model = Organization
        fields: ClassVar = ["url", "id", "name", "side", "website", "language", "fallbacks"]


class StakeholderSerializer(WordedSerializer):
    """A person from outside. The address for mail is left to whoever invites; machines have no use for it."""

    url = Address("id")
    organization = Number("organization_id")
    proposed_by = Key("proposed_by__code")
    title = Text()

    class Meta:
        model = Stakeholder
        fields: ClassVar = ["url", "id", "organization", "name", "title", "proposed_by", "language", "fallbacks"]
