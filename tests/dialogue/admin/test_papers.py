"""Papers, referrals and dismissed overlaps in the admin: read, changed by nobody, and hidden as their marks say."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import DismissedOverlapFactory, PaperFactory, PaperFileFactory, ReferralFactory

pytestmark = pytest.mark.django_db

FACTORIES: dict[str, Any] = {
    "paper": PaperFactory,
    "paperfile": PaperFileFactory,
    "referral": ReferralFactory,
    "dismissedoverlap": DismissedOverlapFactory,
}


def signed_in(role: Role, own: Participant | None = None) -> Client:
    ministry = (own or ParticipantFactory.create()) if role.belongs_to_participant else None
    client = Client()
    client.force_login(
        UserFactory.create(role=role, participant=ministry), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARIAT])
@pytest.mark.parametrize("name", FACTORIES)
def test_they_are_read_and_not_written(role: Role, name: str) -> None:
    record = FACTORIES[name].create()
    client = signed_in(role)
    assert client.get(reverse(f"admin:dialogue_{name}_changelist")).status_code == 200
    page = client.get(reverse(f"admin:dialogue_{name}_change", args=[record.pk]), follow=True)
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert client.get(reverse(f"admin:dialogue_{name}_add")).status_code == 403
    assert client.post(reverse(f"admin:dialogue_{name}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["paper", "paperfile"])
def test_what_a_mark_hides_is_in_no_list_page_history_or_search(name: str) -> None:
    ours, narrow = ParticipantFactory.create(), HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    paper = PaperFactory.create(title_en="Hidden title", expected_from=ours, mark=narrow)
    record = paper if name == "paper" else PaperFileFactory.create(paper=paper, name="Hidden title.pdf")
    client = signed_in(Role.EDITOR)
    pages = [reverse(f"admin:dialogue_{name}_{page}", args=[record.pk]) for page in ("change", "history")]
    assert "Hidden" not in "".join(client.get(page, follow=True).text for page in pages)
    listed = reverse(f"admin:dialogue_{name}_changelist")
    assert "Hidden title" not in client.get(listed).text
    assert pages[0] not in client.get(listed, {"q": "Hidden"}).text
    own = signed_in(Role.READER, ours)
    assert pages[0] in own.get(listed, {"q": "Hidden"}).text
