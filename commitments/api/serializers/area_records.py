"""Serializers of the registers of the areas of cooperation."""

from commitments.records.area_records import INFORMATION_FIELDS, POSITION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from core.rest.read.serializers import ProblemTextSerializer


class SupportProgrammeSerializer(ProblemTextSerializer):
    Meta = PROGRAMME_FIELDS.meta


class StandardSerializer(ProblemTextSerializer):
    Meta = STANDARD_FIELDS.meta


class StandardPositionSerializer(ProblemTextSerializer):
    Meta = POSITION_FIELDS.meta


class InformationGivenSerializer(ProblemTextSerializer):
    Meta = INFORMATION_FIELDS.meta
