"""Serializers of the MOC, its text, areas and forms, fora and minerals."""

from datetime import date
from typing import ClassVar

from commitments.api.fields import reading, texts_in_effect
from commitments.models import LanguageVersion, Provision, ProvisionText, Signature
from commitments.records.text import (
    AREA_FIELDS,
    FORM_FIELDS,
    FORUM_FIELDS,
    INSTRUMENT_FIELDS,
    MINERAL_FIELDS,
    PROVISION_FIELDS,
    SIGNATURE_FIELDS,
    TEXT_VERSION_FIELDS,
)
from core.rest.read.fields import ComputedField, ForeignKeyField, Parts, Row
from core.rest.read.requests import EVERY_LANGUAGE
from core.rest.read.serializers import NestedTable, ProblemTextSerializer, RecordSerializer
from moc.article_9a_operation import in_operation_from


class InstrumentSignatureSerializer(RecordSerializer):
    participant = ForeignKeyField("participant__code")

    class Meta:
        model = Signature
        fields: ClassVar = ["participant", "signed_on", "signatory"]


class InstrumentSerializer(ProblemTextSerializer):
    signatures = Parts(InstrumentSignatureSerializer(), of="instrument")
    in_operation_from = ComputedField(needs=("participants", "signatures"))

    Meta = INSTRUMENT_FIELDS.meta

    def get_in_operation_from(self, row: Row) -> date | None:
        """The last date of signature (article 9(a)); null until all have signed."""
        signed = {part["participant"]: part["signed_on"] for part in row["signatures"]}
        dates = [signed.get(code) for code in row["participants"]]
        return in_operation_from(day and date.fromisoformat(day) for day in dates)


class SignatureSerializer(ProblemTextSerializer):
    Meta = SIGNATURE_FIELDS.meta


class LanguageVersionSerializer(RecordSerializer):
    class Meta:
        model = LanguageVersion
        fields: ClassVar = ["language", "status", "publisher"]


class TextVersionSerializer(ProblemTextSerializer):
    languages = Parts(LanguageVersionSerializer(), of="version")

    Meta = TEXT_VERSION_FIELDS.meta


class ProvisionSerializer(RecordSerializer):
    """A provision with the text in effect today. ``language`` is the one that the text is really in."""

    heading = ComputedField(expressions=texts_in_effect)
    text = ComputedField(expressions=texts_in_effect)
    text_status = ComputedField(expressions=texts_in_effect)
    language = ComputedField(expressions=texts_in_effect)

    class Meta:
        model = Provision
        hangs_on: ClassVar = [NestedTable("text", ProvisionText, "provision")]
        table = PROVISION_FIELDS
        fields = PROVISION_FIELDS.fields

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


class AreaSerializer(ProblemTextSerializer):
    Meta = AREA_FIELDS.meta


class FormSerializer(ProblemTextSerializer):
    Meta = FORM_FIELDS.meta


class ForumSerializer(ProblemTextSerializer):
    Meta = FORUM_FIELDS.meta


class MineralSerializer(ProblemTextSerializer):
    Meta = MINERAL_FIELDS.meta
