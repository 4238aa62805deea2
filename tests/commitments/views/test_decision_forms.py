"""Forms of joint decisions and notices on pages: effects and kinds, rows, conflicts and refusals."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.enums import Effect, NoticeKind, Scope
from commitments.models import Commitment, JointDecision, Notice
from contacts.enums import Role
from core.refusals.constraint_messages import SENTENCES
from tests.factories.commitments import (
    LanguageVersionFactory,
    ProvisionFactory,
    ProvisionTextFactory,
    ShippedInstrumentFactory,
)
from tests.factories.decisions import JointDecisionFactory
from tests.factories.notices import NoticeFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_the_form_of_a_decision_has_the_fields_of_its_effect(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-decision")
    assert "?effect=further_area" in client.get(address).text
    address += "?effect=further_area"
    page = client.get(address)
    assert "subject_en" in page.context["form"].fields
    assert "rotating_side" not in page.context["form"].fields
    sent = filled(page, title_en="Fictitious area")
    errors = client.post(address, sent).context["form"].errors
    assert errors == {"subject_en": ["Enter a name in at least one language."]}
    assert client.post(address, sent | {"subject_en": "Ports"}).status_code == 302
    decision = JointDecision.objects.get()
    assert (decision.effect, decision.subject_en, decision.state) == (Effect.FURTHER_AREA, "Ports", "draft")
    # Another effect empties the fields of the first one.
    address = reverse("commitments:edit-decision", args=[decision.reference]) + "?effect=none"
    assert client.post(address, filled(client.get(address))).status_code == 302
    decision.refresh_from_db()
    assert (decision.effect, decision.subject_en) == (Effect.NONE, "")


def test_a_doubtful_effective_date_is_warned_of(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-decision") + "?effect=none"
    sent = filled(client.get(address), title_en="Fictitious decision", effective_on="2020-01-14")
    assert "14 January 2020 is in the past." in messages_of(client.post(address, sent, follow=True))


def test_a_new_choice_of_the_effect_keeps_the_values_of_the_link(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-decision")
    page = client.get(f"{address}?effect=emergency_begins&emergency=7")
    choice = client.get(address + page.context["kind_url"])
    assert "?effect=emergency_ends&amp;emergency=7" in choice.text


def test_an_effect_that_another_user_changed_meanwhile_is_an_edit_conflict(
    ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    client, new = sign_in(Role.EDITOR), reverse("commitments:new-decision") + "?effect=rotation"
    side = {"rotating_side": ministries.ours.side_id, "title_en": "Fictitious turn"}
    client.post(new, filled(client.get(new), **side))
    decision = JointDecision.objects.get()
    address = reverse("commitments:edit-decision", args=[decision.reference])
    rows = {"turns-0-position": "1", "turns-0-participant": ministries.ours.pk}
    sent = filled(client.get(address), **rows)
    JointDecision.objects.update(effect=Effect.NONE, rotating_side=None)
    response = client.post(address, sent)
    assert response.status_code == 400
    assert [(each.label, each.yours, each.theirs) for each in response.context["differences"]] == [
        ("Effect", Effect.ROTATION.label, Effect.NONE.label),
        ("Side whose chair rotates", str(ministries.ours.side), "Not set"),
    ]
    assert not decision.turns.exists()
    # Saved again, the effect and its turns replace the other edit.
    assert client.post(address, filled(response)).status_code == 302
    decision.refresh_from_db()
    assert (decision.effect, decision.turns.count()) == (Effect.ROTATION, 1)


def test_turns_and_changed_provisions_are_rows_of_the_decision(
    own: Commitment, ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    client = sign_in(Role.EDITOR)
    address = reverse("commitments:new-decision") + "?effect=rotation"
    rows = {"turns-0-position": "1", "turns-0-participant": ministries.ours.pk}
    side = {"rotating_side": ministries.ours.side_id, "title_en": "Fictitious turn"}
    assert client.post(address, filled(client.get(address), **side, **rows)).status_code == 302
    decision = JointDecision.objects.get()
    assert list(decision.turns.values_list("participant", flat=True)) == [ministries.ours.pk]
    page = client.get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert [len(formset.forms) for formset in page.context["formsets"]] == [3]
    address = reverse("commitments:new-decision") + "?effect=modification"
    changes: dict[str, Any] = {}
    for number in range(3):
        changes[f"provision_changes-{number}-kind"] = "remove"
        changes[f"provision_changes-{number}-provision"] = ProvisionFactory.create().pk
    response = client.post(address, filled(client.get(address), title_en="Fictitious change", **changes), follow=True)
    assert "Article 9(b)" in messages_of(response)
    assert JointDecision.objects.latest("pk").provision_changes.count() == 3


def test_two_rows_that_are_the_same_are_refused_without_the_names_of_the_code(
    own: Commitment, ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    client = sign_in(Role.EDITOR)
    address = reverse("commitments:new-decision") + "?effect=rotation"
    rows = {f"turns-{number}-position": str(number + 1) for number in range(2)}
    rows |= {f"turns-{number}-participant": str(ministries.ours.pk) for number in range(2)}
    side = {"rotating_side": ministries.ours.side_id, "title_en": "Fictitious turn"}
    response = client.post(address, filled(client.get(address), **side, **rows))
    assert str(SENTENCES["decision_turn_participant_once"]) in response.text
    assert "duplicate data" not in response.text
    assert not JointDecision.objects.exists()


def test_the_current_text_is_shown_beside_the_new_one(ministries: Ministries, sign_in: SignIn) -> None:
    decision = JointDecisionFactory.create(
        proposed_by=ministries.ours, effect=Effect.MODIFICATION, state="draft", proposed_at=None, text_hash=""
    )
    version = LanguageVersionFactory.create(version__instrument=decision.instrument)
    text = ProvisionTextFactory.create(language_version=version, text="The text before the change.")
    decision.provision_changes.create(provision=text.provision, kind="replace", text_en="The text after it.")
    page = sign_in(Role.EDITOR).get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert '<p lang="en">The text before the change.</p>' in page.text


def test_the_statements_do_not_grow_with_the_rows(ministries: Ministries, sign_in: SignIn) -> None:
    decision = JointDecisionFactory.create(
        proposed_by=ministries.ours, effect=Effect.MODIFICATION, state="draft", proposed_at=None, text_hash=""
    )
    client, address = sign_in(Role.EDITOR), reverse("commitments:edit-decision", args=[decision.reference])
    counted = []
    for _number in range(3):
        for _row in range(2):
            decision.provision_changes.create(provision=ProvisionFactory.create(), kind="remove")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
    assert counted[1] == counted[2]


def test_the_form_of_a_notice_has_the_fields_of_its_kind(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-notice")
    assert "?kind=discontinue" in client.get(address).text
    address += "?kind=discontinue"
    sent = filled(client.get(address), subject_en="Fictitious notice")
    assert client.post(address, sent).context["form"].errors == {"scope": ["Choose one."]}
    response = client.post(address, sent | {"scope": Scope.NOT_STATED}, follow=True)
    notice = Notice.objects.get()
    assert (notice.kind, notice.state) == (NoticeKind.DISCONTINUE, "draft")
    assert f"visible to {notice.sender} only" in response.text
    assert sign_in(Role.SECRETARIAT).get(address).status_code == 403


def test_an_issued_notice_has_no_form(ministries: Ministries, sign_in: SignIn) -> None:
    notice = NoticeFactory.create(sender=ministries.ours)
    response = sign_in(Role.EDITOR).get(reverse("commitments:edit-notice", args=[notice.reference]))
    assert response.status_code == 403
    assert "An issued notice cannot be edited." in response.text


@pytest.mark.parametrize(
    ("state", "reason"), [("open", "Its proposer can return it to draft."), ("withdrawn", "Create a new proposal.")]
)
def test_the_refusal_names_the_state_of_a_decision(
    state: str, reason: str, ministries: Ministries, sign_in: SignIn
) -> None:
    ended = {"withdrawn_on": date(2026, 11, 26), "withdrawn_reason": "Done."} if state == "withdrawn" else {}
    decision = JointDecisionFactory.create(proposed_by=ministries.ours, state=state, **ended)
    response = sign_in(Role.EDITOR).get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert response.status_code == 403
    assert reason in response.text
