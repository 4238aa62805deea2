"""Two things at one instant in the Dialogue's year: who comes second is told in words, and nothing false is kept."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commitments.models import Instrument
from contacts.enums import Role
from contacts.models import Participant, User
from core.refusals.errors import TransitionNotAllowedError
from core.text.times import last_day_everywhere
from dialogue.enums import DialogueStatus, InviteeState
from dialogue.models import Invitee
from dialogue.services import agenda_items, invitations
from dialogue.views import drafts, items
from tests.factories import dialogue as make, law
from tests.factories.contacts import StakeholderFactory
from tests.security.conftest import SignIn
from tests.security.year import Year, signed_in, year

pytestmark = pytest.mark.django_db

ENTRY = "12345678-1234-5678-1234-567812345678"


def acts(made: Year) -> dict[str, dict[str, Any]]:
    """Acts that nothing but the database refuses."""
    room = {"item": "opening", "key": "opening", "entry": ENTRY, "title": "Action", "language": "en", "version": "0"}
    room |= {"who": f"participant:{made.held.moc.participants['JP1'].pk}", "summary_en": "A sentence."}
    return {
        "save": {},
        "issue": {"way": "revision"},
        "adopt": {"on": "2026-11-25", "confirmed": "1"},
        "action-take-on": {},
        "action-settle": {"to": "done", "reason": "No longer."},
        "room-begin": room,
        "room-back": room,
        "room-outcome": room,
        "room-action": room,
        "room-ask": room,
    }


@pytest.mark.parametrize("role", ["secretariat", "editor"])
def test_an_act_in_the_moment_in_which_the_register_closes_is_refused_in_words(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database reads its own clock: it can be closed although who asks was let in a moment ago."""
    with time_machine.travel(law.AT, tick=False):
        made = year()
        sent = acts(made) if role == "secretariat" else {"write-note": {"item": "opening", "text": "A note."}}
        Instrument.objects.update(discontinued_on=last_day_everywhere() - timedelta(days=5))
        client = signed_in(made.user(role))
        monkeypatch.setattr(User, "has_perm", lambda *_asked, **_kept: True)
        for name, fields in sent.items():
            answer = client.post(made.address(name), fields)
            page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
            assert page.status_code < 500, name
            assert "The MOC is discontinued" in page.text, name


@pytest.mark.parametrize("act", ["take-out", "put-back", "minutes", "item-facts"])
def test_an_item_that_is_issued_meanwhile_is_refused_in_words(
    act: str, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = make.AgendaItemFactory.create(minutes=5)
    number = item.agenda.dialogue.number
    make.issue(item.agenda)
    for views in (drafts, items):
        monkeypatch.setattr(views, "item_of", lambda *_asked: item)
    sent = {"minutes": "10", "reason": "proposed"}
    answer = sign_in(Role.SECRETARIAT).post(reverse(f"dialogue:{act}", args=[number, item.pk]), sent, follow=True)
    assert answer.status_code == 200
    assert "This agenda has been issued and cannot be edited." in answer.text


def test_the_administration_says_so_too(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    item, edit = make.AgendaItemFactory.create(minutes=5), agenda_items.edit

    def later(**asked: Any) -> None:
        make.issue(item.agenda)
        edit(**asked)

    monkeypatch.setattr(agenda_items, "edit", later)
    address = reverse("admin:dialogue_agendaitem_change", args=[item.pk])
    sent = {"title_en": "Another title", "purpose": "decision", "original_language": "en"}
    answer = sign_in(Role.SECRETARIAT).post(address, sent, follow=True)
    assert answer.status_code == 200
    assert "This agenda has been issued and cannot be edited." in answer.text


def test_who_proposed_an_invitee_changes_no_items_of_an_invitation_that_went_out() -> None:
    invitee = make.InviteeFactory.create()
    Invitee.objects.update(state=InviteeState.INVITED, invited_on="2026-11-20")
    by = User(role=Role.EDITOR, participant=invitee.proposed_by)
    with pytest.raises(TransitionNotAllowedError):
        invitations.choose_items(invitee=invitee, items=["opening"], language="en", by=by)


def test_nobody_is_invited_to_a_dialogue_that_is_over(sign_in: SignIn, ours: Participant) -> None:
    over = make.DialogueFactory.create(status=DialogueStatus.HELD, held_on="2026-11-20")
    client: Client = sign_in(Role.EDITOR)
    sent = {"stakeholder": StakeholderFactory.create(proposed_by=ours).pk, "language": "en"}
    assert client.post(reverse("dialogue:new-invitee", args=[over.number]), sent).status_code == 400
    assert not Invitee.objects.exists()
