"""Serializers of the MOC, its text, areas and forms, fora and minerals."""

from datetime import date
from typing import ClassVar

from commitments.api.expansions import INSTRUMENT, PROVISION
from commitments.api.fields import reading, texts_in_effect
from commitments.models import (
    AreaOfCooperation,
    FormOfCooperation,
    Forum,
    Instrument,
    LanguageVersion,
    Mineral,
    Participation,
    Provision,
    ProvisionText,
    Signature,
    TextVersion,
)
from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import (
    ComputedField,
    ForeignKeyField,
    ManyKeysField,
    MultilingualTextField,
    Parts,
    RecordUrlField,
    Row,
)
from core.rest.read.requests import EVERY_LANGUAGE
from core.rest.read.serializers import NestedTable, ProblemTextSerializer, RecordSerializer
from moc.article_9a_operation import in_operation_from


class InstrumentSignatureSerializer(RecordSerializer):
    participant = ForeignKeyField("participant__code")

    class Meta:
        model = Signature
        fields: ClassVar = ["participant", "signed_on", "signatory"]


class InstrumentSerializer(ProblemTextSerializer):
    by_database = False
    url = RecordUrlField("code")
    title = MultilingualTextField()
    name = MultilingualTextField()
    dialogue = MultilingualTextField()
    status_line = MultilingualTextField()
    # Not expandable: ``in_operation_from`` compares these keys with the signatures.
    participants = ManyKeysField(Participation, of="instrument", key="participant__code")
    signatures = Parts(InstrumentSignatureSerializer(), of="instrument")
    in_operation_from = ComputedField(needs=("participants", "signatures"))

    class Meta:
        model = Instrument
        fields: ClassVar = [
            "url",
            "code",
            "title",
            "name",
            "dialogue",
            "status_line",
            "reference_prefix",
            "document_symbol",
            "notice_months",
            "dialogue_months",
            "participants",
            "signatures",
            "in_operation_from",
            "language",
            "fallbacks",
        ]

    def get_in_operation_from(self, row: Row) -> date | None:
        """The last date of signature (article 9(a)); null until all have signed."""
        signed = {part["participant"]: part["signed_on"] for part in self.writers["signatures"](row)}
        dates = [signed.get(code) for code in self.writers["participants"](row)]
        return in_operation_from(day and date.fromisoformat(day) for day in dates)


class SignatureSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    place = MultilingualTextField()
    signatory_title = MultilingualTextField()

    class Meta:
        model = Signature
        fields: ClassVar = [
            "url",
            "id",
            "instrument",
            "participant",
            "signed_on",
            "place",
            "signatory",
            "signatory_ja",
            "signatory_title",
            "source",
            "language",
            "fallbacks",
        ]


class LanguageVersionSerializer(RecordSerializer):
    class Meta:
        model = LanguageVersion
        fields: ClassVar = ["language", "status", "publisher"]


class TextVersionSerializer(ProblemTextSerializer):
    url = RecordUrlField("number")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    summary = MultilingualTextField()
    # Taken decisions are visible to all readers of the register, here and for areas and forms.
    decision = ForeignKeyField("decision__reference", allow_null=True)
    languages = Parts(LanguageVersionSerializer(), of="version")

    class Meta:
        model = TextVersion
        fields: ClassVar = [
            "url",
            "number",
            "instrument",
            "effective_on",
            "decision",
            "summary",
            "languages",
            "language",
            "fallbacks",
        ]


class ProvisionSerializer(RecordSerializer):
    """A provision with the text in effect today. ``language`` is the one that the text is really in."""

    by_database = False
    url = RecordUrlField("key")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    parent = ForeignKeyField("parent__key", allow_null=True)  # type: ignore[assignment]  # Moved aside by the metaclass.
    heading = ComputedField(expressions=texts_in_effect)
    text = ComputedField(expressions=texts_in_effect)
    text_status = ComputedField(expressions=texts_in_effect)
    language = ComputedField(expressions=texts_in_effect)

    class Meta:
        model = Provision
        hangs_on: ClassVar = [NestedTable("text", ProvisionText, "provision")]
        fields: ClassVar = [
            "url",
            "key",
            "code",
            "identifier",
            "instrument",
            "kind",
            "parent",
            "order",
            "heading",
            "text",
            "text_status",
            "language",
        ]

    def get_heading(self, row: Row) -> str | dict[str, str] | None:
        return self._said(row, "heading")

    def get_text(self, row: Row) -> str | dict[str, str] | None:
        return self._said(row, "text")

    def get_text_status(self, row: Row) -> str | dict[str, str] | None:
        """Whether the text is `signed`, `official` or a `courtesy` translation."""
        return self._said(row, "status")

    def get_language(self, row: Row) -> str | None:
        if self.context["language"] == EVERY_LANGUAGE:
            return EVERY_LANGUAGE
        said: list[dict[str, str]] = row["_said"] or []
        version = reading(said, self.context["language"])
        return version["language"] if version else None

    def _said(self, row: Row, what: str) -> str | dict[str, str] | None:
        said: list[dict[str, str]] = row["_said"] or []
        if self.context["language"] == EVERY_LANGUAGE:
            return {each["language"]: each[what] for each in said}
        version = reading(said, self.context["language"])
        return version[what] if version else None


class ListedSerializer(ProblemTextSerializer):
    url = RecordUrlField("key")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    provision = ForeignKeyField("provision__key", allow_null=True, expands=PROVISION)
    title = MultilingualTextField()
    added_by = ForeignKeyField("added_by__reference", allow_null=True)
    retired_by = ForeignKeyField("retired_by__reference", allow_null=True)

    FIELDS: ClassVar = [
        "url",
        "key",
        "code",
        "instrument",
        "provision",
        "order",
        "title",
        "is_open_ended",
        "is_further",
        "added_by",
        "retired_by",
        "retired_on",
        "language",
        "fallbacks",
    ]


class AreaSerializer(ListedSerializer):
    class Meta:
        model = AreaOfCooperation
        fields = ListedSerializer.FIELDS


class FormSerializer(ListedSerializer):
    class Meta:
        model = FormOfCooperation
        fields = ListedSerializer.FIELDS


class ForumSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    name = MultilingualTextField()
    parent = ForeignKeyField("parent__code", allow_null=True)  # type: ignore[assignment]  # Moved aside by the metaclass.

    class Meta:
        model = Forum
        fields: ClassVar = [
            "url",
            "code",
            "name",
            "abbreviation",
            "kind",
            "parent",
            "weighs_duplication",
            "order",
            "language",
            "fallbacks",
        ]


class MineralSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    name = MultilingualTextField()

    class Meta:
        model = Mineral
        fields: ClassVar = ["url", "code", "name", "named_in_text", "order", "language", "fallbacks"]
