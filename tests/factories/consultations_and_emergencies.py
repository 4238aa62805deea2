"""Emergencies, consultations and references to instruments on intellectual property, plainly fictitious."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from commitments.enums import IpInstrumentKind
from commitments.models import Consultation, Emergency, IpInstrument, IpInstrumentCommitment
from tests.factories.commitments import CommitmentFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory


class EmergencyFactory(DjangoModelFactory[Emergency]):
    class Meta:
        model = Emergency

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"E-2026-{n + 10_001}")
    title_en = factory.Sequence(lambda n: f"Fictitious emergency {n + 10_001}")
    occurred_on = date(2026, 11, 20)
    raised_by = factory.SubFactory(ParticipantFactory)


class ConsultationFactory(DjangoModelFactory[Consultation]):
    class Meta:
        model = Consultation

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"C-2026-{n + 10_001}")
    title_en = factory.Sequence(lambda n: f"Fictitious question {n + 10_001}")
    raised_on = date(2026, 11, 20)
    raised_by = factory.SubFactory(ParticipantFactory)


class IpInstrumentFactory(DjangoModelFactory[IpInstrument]):
    class Meta:
        model = IpInstrument

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    kind = IpInstrumentKind.NON_DISCLOSURE
    title_en = factory.Sequence(lambda n: f"Fictitious agreement {n + 10_001}")
    concluded_between = "A fictitious company and a fictitious laboratory"
    custodian = "A fictitious registry"
    held_by = factory.SubFactory(ParticipantFactory)
    mark = factory.SubFactory(HandlingMarkFactory)


class IpInstrumentCommitmentFactory(DjangoModelFactory[IpInstrumentCommitment]):
    class Meta:
        model = IpInstrumentCommitment

    ip_instrument = factory.SubFactory(IpInstrumentFactory)
    commitment = factory.SubFactory(CommitmentFactory)
