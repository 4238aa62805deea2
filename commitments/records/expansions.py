"""Expansions of the API parameter ``expand=`` for records of the register."""

from core.rest.read.fields import Expansion

INSTRUMENT = Expansion("instrument", "commitments.api.serializers.InstrumentSerializer")
PROVISION = Expansion("provision", "commitments.api.serializers.ProvisionSerializer")
AREA = Expansion("area", "commitments.api.serializers.AreaSerializer")
FORM = Expansion("form", "commitments.api.serializers.FormSerializer")
FORUM = Expansion("forum", "commitments.api.serializers.ForumSerializer")
MINERAL = Expansion("mineral", "commitments.api.serializers.MineralSerializer")
COMMITMENT = Expansion("commitment", "commitments.api.serializers.CommitmentSerializer")
EMERGENCY = Expansion("emergency", "commitments.api.serializers.EmergencySerializer")
STANDARD = Expansion("standard", "commitments.api.serializers.StandardSerializer")
CONSULTATION = Expansion("consultation", "commitments.api.serializers.ConsultationSerializer")
