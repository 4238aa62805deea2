"""The text, the commitments and what bears on them that ``expand=`` can put into the place of their keys."""

from core.rest.read.fields import Expansion

INSTRUMENT = Expansion("instrument", "commitments.api.serializers.InstrumentSerializer")
PROVISION = Expansion("provision", "commitments.api.serializers.ProvisionSerializer")
AREA = Expansion("area", "commitments.api.serializers.AreaSerializer")
FORM = Expansion("form", "commitments.api.serializers.FormSerializer")
FORUM = Expansion("forum", "commitments.api.serializers.ForumSerializer")
MINERAL = Expansion("mineral", "commitments.api.serializers.MineralSerializer")
COMMITMENT = Expansion("commitment", "commitments.api.serializers.CommitmentSerializer")
EMERGENCY = Expansion("emergency", "commitments.api.serializers.EmergencySerializer")
CONSULTATION = Expansion("consultation", "commitments.api.serializers.ConsultationSerializer")
