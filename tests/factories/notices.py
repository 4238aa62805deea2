"""Notices as rows, for tests that need many and no addressees; tests.factories.law issues them by the services."""

import factory
from factory.django import DjangoModelFactory

from commitments.enums import NoticeKind, NoticeState
from commitments.models import Notice
from contacts.enums import Role
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.law import AT


class NoticeFactory(DjangoModelFactory[Notice]):
    """Issued under an instrument without seats, so that nobody has to be addressed."""

    class Meta:
        model = Notice

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"N-2099-{n + 10_001}")
    kind = NoticeKind.GENERAL
    sender = factory.SubFactory(ParticipantFactory)
    subject_en = factory.Sequence(lambda n: f"Fictitious notice {n + 10_001}")
    body_en = "Fictitious words."
    state = NoticeState.ISSUED
    text_hash = "0" * 64
    issued_at = AT
    issued_on = AT.date()
    issued_by = factory.SubFactory(
        UserFactory, role=Role.CONTACT_OFFICER, participant=factory.SelfAttribute("..sender")
    )
