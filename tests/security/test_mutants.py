"""With the ``visible_to`` of a model taken away, what it hid shows where the matrices look: they would fail."""

import pytest
from django.contrib import admin
from django.db.models import Model

from accounts import models as a
from commitments import models as c
from contacts.enums import Role
from contacts.models import DeliveryAttempt, Participant, User
from dialogue import models as d
from partners import models as p
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory
from tests.security.mutants import MORE, Hidden, OfApi, endpoints, guarded, of_api, reads, taken_away
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

HIDDEN = [*of_api(), *MORE]

# Hidden from those alone whom the table of rights lets read nothing of the kind: it stands before every list and page.
AS_THE_RIGHTS = {
    *(c.Consultation, c.Emergency),
    *(d.Discussion, d.ActionItem, d.ChairEligibility, d.WorkingArrangement, d.RotationTurn, d.ConsultationSession),
    d.RecordFormula,
    *(d.CmwgStatus, d.Referral, d.CoChair, d.Delegate, d.Invitee, d.PlannedStep, d.ItemOutcome, d.Speaker),
    a.SignInRule,
}

# Read with the record alone that they are part of, and hidden exactly where it is: it is looked for first.
PARTS = {
    *(DeliveryAttempt, c.ConsultationMeeting, c.NoticeAddressee, c.NoticeLogEntry),
    *(c.DecisionTurn, c.Concurrence, c.Objection),
    *(p.Usage, p.WebhookCondition, p.WebhookSecret, p.WebhookAttempt),
    a.RoleClaim,
}

# What one signs in with: nobody has a right to read any, and one's own page asks for the rows of the account itself.
OF_ACCOUNTS = {
    *(a.OneTimeCode, a.AuthenticatorApp, a.Passkey, a.RecoveryCode, a.Identity, a.OpenSession, a.WrongTry),
}

# Made on records that are adopted, which are hidden from no reader any more.
OF_ADOPTED_RECORDS = {d.RecordCorrection}


def label(each: Hidden | type[Model]) -> str:
    return (each.model if isinstance(each, Hidden) else each)._meta.label


@pytest.mark.parametrize("hidden", HIDDEN, ids=label)
def test_what_a_check_hides_shows_without_it(hidden: Hidden, ours: Participant, theirs: Participant) -> None:
    record = hidden.make(ours if hidden.is_ours else theirs)
    home = ours if hidden.role.belongs_to_participant else None
    viewer = UserFactory.create(role=hidden.role, participant=home)
    client = client_of(viewer) if isinstance(hidden.look, OfApi) else signed_in(viewer)
    assert not hidden.look(client, record)
    with taken_away(hidden.model):
        assert hidden.look(client, record)
    assert not hidden.look(client, record)


@pytest.mark.parametrize("model", sorted(AS_THE_RIGHTS, key=label), ids=label)
def test_a_check_that_says_the_same_as_the_table_of_rights_narrows_nothing_for_readers(model: type[Model]) -> None:
    rows = model._default_manager.all()
    for role in Role:
        seen = rows.visible_to(User(pk=1, role=role, participant_id=1))  # type: ignore[attr-defined]  # Each has it.
        if reads(role, model):
            assert str(seen.query) == str(rows.query), role
        else:
            assert seen.query.is_empty(), role


def test_parts_and_what_one_signs_in_with_have_no_list_and_no_page_of_their_own() -> None:
    pages = set(admin.site._registry) | set(endpoints().values())
    assert (PARTS | OF_ACCOUNTS) & pages == set()
    assert {label(model) for model in OF_ACCOUNTS for role in Role if reads(role, model)} == set()


def test_each_model_with_a_check_is_tried_or_says_why_it_cannot_be() -> None:
    tried = {hidden.model for hidden in HIDDEN}
    reasons = (tried, AS_THE_RIGHTS, PARTS, OF_ACCOUNTS, OF_ADOPTED_RECORDS)
    assert sorted(map(label, guarded())) == sorted(label(model) for each in reasons for model in each)
