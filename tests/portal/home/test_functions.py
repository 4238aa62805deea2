"""An officer without a function is told what is missing, on each page that would offer a formal act, and no button."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Official, User
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.factories.records import opened
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db

# What is missing, and the sentence in the languages of the portal.
LACKING: dict[str, tuple[dict[str, Any] | bool, dict[str, str]]] = {
    "ended": (
        {"until": date(2026, 11, 25)},
        {
            "en": "Your function at the contact point ended. Its last day was 24",
            "fr": "Votre fonction au point de contact a pris fin. Son dernier jour était le 24",
            "ja": "連絡窓口でのあなたの役割は終了しました。最終日は2026年11月24日（火）でした。",
        },
    ),
    "begins": (
        {"since": date(2026, 11, 26)},
        {
            "en": "Your function at the contact point begins on 26",
            "fr": "Votre fonction au point de contact débute le 26",
            "ja": "連絡窓口でのあなたの役割は2026年11月26日（木）に始まります。",
        },
    ),
    "not linked": (
        False,
        {
            "en": "Your account is not linked to an officer of your contact point.",
            "fr": "Votre compte n&#x27;est lié à aucune personne responsable de votre point de contact.",
            "ja": "あなたのアカウントは連絡窓口の担当官に関連付けられていません。",
        },
    ),
}


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
@pytest.mark.parametrize("lack", LACKING)
def test_each_page_says_what_is_missing_and_offers_nothing(lack: str, language: str) -> None:
    with time_machine.travel(law.AT, tick=False):
        held = opened()
        moc = held.moc
        notice, decision = law.issued(moc), law.proposed(moc)
        function, sentences = LACKING[lack]
        ministry = moc.participants["CA1"]
        fields = {"participant": ministry, "language": language, "in_function": function}
        officer: User = UserFactory.create(role=Role.CONTACT_OFFICER, **fields)
        record = reverse("dialogue:record", args=[held.record.dialogue.number])
        pages = [reverse("home"), notice.get_absolute_url(), decision.get_absolute_url(), record]
        client = Client()
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        for page in pages:
            shown = client.get(page).text.replace("\u00a0", " ").replace("&nbsp;", " ")
            assert sentences[language] in shown, page
            assert "/acknowledge/" not in shown
            assert "/concur/" not in shown
        # The page of the act itself, as from a mail, says the same.
        refusal = client.get(reverse("commitments:notice-act", args=[notice.reference, "acknowledge"]))
        assert refusal.status_code == 403
        assert sentences[language] in refusal.text.replace("\u00a0", " ")


def test_officer_in_function_sees_no_warning(client: Client) -> None:
    moc = law.memorandum()
    law.issued(moc)
    shown = read(client, moc.officers["CA1"])
    assert "/acknowledge/" in shown
    assert "contact point ended" not in shown
    Official.objects.filter(account=moc.officers["CA1"]).update(active=False)
    assert "You are not an officer in function at your contact point." in read(client, moc.officers["CA1"])
