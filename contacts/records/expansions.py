"""Expansions of the records of people and institutions."""

from core.rest.read.fields import Expansion

SIDE = Expansion("side", "contacts.api.serializers.SideSerializer")
PARTICIPANT = Expansion("participant", "contacts.api.serializers.ParticipantSerializer")
MARK = Expansion("handling-mark", "contacts.api.serializers.HandlingMarkSerializer")
RANK = Expansion("rank", "contacts.api.serializers.RankSerializer")
OFFICIAL = Expansion("official", "contacts.api.serializers.OfficialSerializer")
ORGANIZATION = Expansion("organization", "contacts.api.serializers.OrganizationSerializer")
STAKEHOLDER = Expansion("stakeholder", "contacts.api.serializers.StakeholderSerializer")
