"""The page of a joint decision, and its history: how it stands, what it changes, what no longer stands."""

import pytest
from django.utils import translation

from commitments.enums import Effect
from commitments.models import Instrument, Provision, ProvisionChange
from commitments.services import decisions
from contacts.enums import Role
from tests.commitments.admin.decisions import act, page, person
from tests.factories.law import AT, Memorandum, concur, draft, proposed
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


def test_page_shows_the_status_and_void_responses(moc: Memorandum) -> None:
    decision = proposed(moc)
    concur(moc, decision, "JP1", "CA2")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    concur(moc, decision, "JP1")
    shown = person(moc, Role.READER).get(decision.get_absolute_url()).text
    assert "1 of 5 Participants has concurred. Awaiting: JP2, CA1, CA2, CA3. Not decided." in shown
    assert "The text matches its hash" in shown
    assert shown.count("Void since") == 2


def test_a_text_that_is_no_longer_what_was_proposed_does_not_match_its_hash(moc: Memorandum) -> None:
    decision = proposed(moc)
    # The hash is of the instrument too, and no trigger keeps the code of that.
    Instrument.objects.filter(pk=moc.instrument.pk).update(code="another")
    shown = person(moc, Role.READER).get(decision.get_absolute_url()).text
    assert "The text does not match its hash" in shown


def test_other_roles_see_who_can_concur(moc: Memorandum) -> None:
    decision = proposed(moc)
    shown = person(moc, Role.EDITOR, "CA1").get(decision.get_absolute_url()).text
    assert "Only a contact point officer of CA1 can concur on its behalf" in shown
    assert moc.officers["CA1"].full_name in shown
    assert (
        "Each Participant concurs through its own contact point officers"
        in person(moc, Role.SECRETARIAT).get(decision.get_absolute_url()).text
    )


def test_a_text_in_another_language_bears_that_language_and_says_so(moc: Memorandum) -> None:
    decision, user = proposed(moc), moc.officers["CA1"]
    user.language = "ja"
    user.save(update_fields=["language"])
    with translation.override("ja"):
        shown = signed_in(user).get(decision.get_absolute_url()).text
    assert f'lang="en"><p>{decision.text_en}</p>' in shown
    assert "（英語）" in shown


def test_a_modification_shows_each_provision_before_and_after(moc: Memorandum) -> None:
    decision = draft(moc, effect=Effect.MODIFICATION)
    provision = Provision.objects.get(code="1(b)")
    ProvisionChange.objects.create(decision=decision, provision=provision, text_en="What 1(b) means in en.")
    ProvisionChange.objects.create(
        decision=decision, provision=provision, kind="insert", new_code="1(c)", text_en="New"
    )
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    before = person(moc, Role.READER).get(decision.get_absolute_url()).text
    concur(moc, decision)
    after = person(moc, Role.READER).get(decision.get_absolute_url()).text
    for shown in (before, after):
        assert "</span>says<span" in shown
        assert "</span>means<span" in shown
        assert "after 1(b)" in shown
    assert "/text/2/" in after


def test_people_s_words_are_shown_as_text(moc: Memorandum) -> None:
    decision = proposed(moc, title_en="<b>shall</b>", text_en="<script>alert(1)</script>")
    for url in (decision.get_absolute_url(), act(decision, "concur"), page("changelist")):
        shown = signed_in(moc.officers["CA1"]).get(url).text
        assert "<b>shall</b>" not in shown
        assert "<script>alert" not in shown


@pytest.mark.django_db(transaction=True)
def test_history_is_chronological(moc: Memorandum) -> None:
    decision = proposed(moc, title_en="Fictitious story")
    concur(moc, decision, "JP1")
    officer = moc.officers["CA1"]
    decisions.object_to(decision=decision, by=officer, at=AT, text_hash=decision.text_hash, reason="Not these words.")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    concur(moc, decision)
    rows = person(moc, Role.READER).get(page("history", decision.pk)).context["rows"]
    story = [f"{entry.kind} {entry.part}".strip() for entry, _clocks in reversed(rows)]
    assert story[:3] == ["Updated", "Entered concurrence (JP1)", "Entered objection (CA1)"]
    # Taking back voids the one and lifts the other at the same moment.
    assert sorted(story[3:5]) == ["Updated concurrence (JP1)", "Updated objection (CA1)"]
    assert story[5:] == ["Updated", "Updated", *(f"Entered concurrence ({code})" for code in moc.codes), "Updated"]
    last = {change.label: change.after for change in rows[0][0].changes}
    assert last["Status"] == "Decided"
