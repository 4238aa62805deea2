"""Issues of an agenda: numbers, files, notification, revisions, addenda, corrigenda and adoption."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from commitments.models import Commitment
from contacts.models import ContactPoint, Message, User
from dialogue.documents.formats import FORMATS
from dialogue.enums import AgendaForm, AgendaStatus, ItemOrigin
from dialogue.exceptions import DraftFrozenError, IssueRefusedError
from dialogue.models import Agenda, AgendaItem, CmwgStatus, Dialogue, ProducedDocument
from dialogue.services import agenda_items, files, issue_checks, issuing
from dialogue.services.agendas import compile_agenda
from dialogue.services.outline import outline
from tests.dialogue.services.issuing.issues import AT, LATER, ON, draft, issue, note, written

pytestmark = pytest.mark.django_db


def numbers(dialogue: Dialogue) -> dict[str, str]:
    return {each.key: each.number for each in outline(dialogue=dialogue, at=AT)}


def test_an_issue_keeps_every_form_in_every_language_under_its_hash(
    third: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "FORMATS", FORMATS)
    issued = issue(third, secretariat)
    kept = ProducedDocument.objects.filter(agenda=issued).select_related("file")
    assert {(each.form, each.language) for each in kept} == {
        (form, language) for form in ("docx", "pdf", "html", "json") for language in ("en", "fr", "ja")
    }
    for each in kept:
        assert each.shared
        assert each.file is not None
        assert hashlib.sha256(files.read(each.file)).hexdigest() == each.file.sha256
    assert "JCBD-3-1.en.docx" in {each.name for each in kept}
    assert written(issued)["issued"] == "Issued on 24 November 2026"
    assert written(issued)["draft"] == ""


def test_each_item_is_kept_with_its_number_and_its_title_in_three_languages(third: Dialogue, secretariat: User) -> None:
    issued = issue(third, secretariat)
    rows = AgendaItem.objects.filter(agenda=issued)
    assert not rows.filter(number=None).exists()
    opening = rows.get(key="opening")
    assert (opening.number, opening.title_en, opening.title_fr, opening.title_ja) == (
        1,
        "Opening",
        "Ouverture",
        "開会",
    )
    area = rows.get(key="area:2(c)(iii)")
    assert (area.number, area.bis, area.letter, area.parent and area.parent.key) == (5, "", "b", "areas")


def test_a_meeting_that_is_not_ready_is_issued_only_with_a_reason(third: Dialogue, secretariat: User) -> None:
    CmwgStatus.objects.all().delete()
    with pytest.raises(IssueRefusedError, match="Nothing to report"):
        issue(third, secretariat)
    assert not Agenda.objects.issued().exists()
    issued = issue(third, secretariat, not_ready_reason="The group meets next week.")
    assert issued.not_ready_reason == "The group meets next week."


def test_the_same_draft_is_issued_once(third: Dialogue, secretariat: User) -> None:
    made = draft(third, secretariat)
    issuing.issue(agenda=made, by=secretariat, at=AT, on=ON)
    with pytest.raises(DraftFrozenError):
        issuing.issue(agenda=made, by=secretariat, at=AT, on=ON)
    assert Agenda.objects.count() == 1


def test_all_contact_points_with_an_address_are_told_once_with_a_link(third: Dialogue, secretariat: User) -> None:
    ContactPoint.objects.update(mailbox="point@example.org")
    point = ContactPoint.objects.first()
    assert point is not None
    issued = issue(third, secretariat)
    mails = Message.objects.filter(key=f"agenda:{issued.pk}:issued")
    assert {mail.link for mail in mails} == {f"/dialogues/3/agenda/versions/{issued.pk}/"}
    assert all("JCBD/3/1" in mail.subject for mail in mails)


def test_a_revision_keeps_the_numbers_and_tells_what_changed(third: Dialogue, secretariat: User) -> None:
    issue(third, secretariat)
    before = numbers(third)
    second = draft(third, secretariat, LATER)
    assert second.symbol == "JCBD/3/1/Rev.1"
    agenda_items.take_out(item=second.items.get(key="intellectual-property"), by=secretariat)
    agenda_items.add(agenda=second, by=secretariat, title_en="Visit to the venue", minutes=5)
    item = second.items.get(key="follow-up")
    item.minutes = 20
    agenda_items.edit(item=item, by=secretariat, changed=["minutes"])
    revised = issue(third, secretariat, LATER)
    after = numbers(third)
    assert {key: number for key, number in after.items() if key in before} == {
        key: number for key, number in before.items() if key in after
    }
    assert after["added:1"] == "7 bis"
    assert "intellectual-property" not in after
    assert note(revised)[-4:] == [
        "Changed since JCBD/3/1 of 24 November 2026:",
        "The minutes of item 3 went from 40 to 20.",
        "Item 7 bis was added: Visit to the venue.",
        "Item 6 was removed: Intellectual property.",
    ]
    # A remark of the workflow: it is in no issued edition.
    assert "No agenda has been issued for this Dialogue before." not in note(Agenda.objects.get(revision=0))


def test_what_people_changed_before_an_issue_is_theirs_in_the_next_draft(third: Dialogue, secretariat: User) -> None:
    first = draft(third, secretariat)
    item = first.items.get(key="opening")
    item.title_en, item.title_fr = "Welcome", "Accueil"
    agenda_items.edit(item=item, by=secretariat, changed=["title_en", "title_fr"])
    agenda_items.take_out(item=first.items.get(key="area:2(c)(ii)"), by=secretariat)
    issue(third, secretariat, translations_reason="The Japanese title follows.")
    second = draft(third, secretariat, LATER)
    assert second.items.get(key="opening").title_en == "Welcome"
    assert second.items.get(key="area:2(c)(ii)").origin == ItemOrigin.REMOVED
    assert second.items.get(key="area:2(c)(i)").parent == second.items.get(key="areas")


def test_an_edited_item_that_the_register_no_longer_brings_is_on_no_issued_agenda(
    third: Dialogue, secretariat: User
) -> None:
    first = draft(third, secretariat)
    item = first.items.get(key="intellectual-property")
    item.minutes = 25
    agenda_items.edit(item=item, by=secretariat, changed=["minutes"])
    Commitment.objects.update(ip_answer="not_expected")
    issue(third, secretariat)
    assert "intellectual-property" not in numbers(third)
    assert (
        note(issue(third, secretariat, LATER))[-1] == "This issue repeats JCBD/3/1 of 24 November 2026 without changes."
    )
    Commitment.objects.update(ip_answer="not_asked")
    issue(third, secretariat, LATER)
    assert numbers(third)["intellectual-property"] == "5 bis"
    assert next(each for each in outline(dialogue=third, at=AT) if each.number == "5 bis").minutes == 25


def test_what_was_issued_is_shared_so_others_compile_with_it(third: Dialogue, secretariat: User) -> None:
    made = draft(third, secretariat)
    agenda_items.add(agenda=made, by=secretariat, title_en="Visit to the venue", minutes=5)
    shared = compile_agenda(dialogue=third, language="en", as_of=AT, edited=False)
    assert "Visit to the venue" not in [str(line.title) for line in shared.walk()]
    issue(third, secretariat)
    shared = compile_agenda(dialogue=third, language="en", as_of=LATER, edited=False)
    assert "Visit to the venue" in [str(line.title) for line in shared.walk()]


def test_a_meeting_that_moved_is_told_in_words_on_both_clocks(third: Dialogue, secretariat: User) -> None:
    Dialogue.objects.filter(pk=third.pk).update(
        local_start=datetime(2027, 3, 12, 8, 0, tzinfo=UTC), time_zone="Asia/Tokyo"
    )
    issue(third, secretariat)
    Dialogue.objects.filter(pk=third.pk).update(local_start=datetime(2027, 3, 16, 8, 0, tzinfo=UTC))
    third.refresh_from_db()
    told = note(issue(third, secretariat, LATER))
    moved = next(sentence for sentence in told if sentence.startswith("The date and time of the meeting were"))
    # Ottawa put its clocks forward on 14 March 2027, so the same hour in Tokyo is an hour later there.
    assert "12 March 2027, 08:00 Tokyo" in moved
    assert "11 March 2027, 18:00 Ottawa" in moved
    assert "16 March 2027, 08:00 Tokyo" in moved
    assert "15 March 2027, 19:00 Ottawa" in moved


def test_an_addendum_shows_only_the_new_items_and_holds_all(third: Dialogue, secretariat: User) -> None:
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    agenda_items.add(agenda=made, by=secretariat, title_en="Visit to the venue", minutes=5)
    added = issuing.issue(agenda=made, by=secretariat, at=LATER, on=LATER.date(), form=AgendaForm.ADDENDUM)
    assert added.symbol == "JCBD/3/1/Add.1"
    assert [item["title"]["text"] for item in written(added)["items"]] == ["Visit to the venue"]
    assert written(added)["items"][0]["number"] == "7 bis."
    assert written(added)["annexes"] == []
    assert list(numbers(third))[-3:] == ["added:1", "other-matters", "closing"]
    assert issue(third, secretariat, LATER).symbol == "JCBD/3/1/Rev.1"
    assert numbers(third)["added:1"] == "7 bis"


def test_an_addendum_that_would_change_an_issued_item_is_refused(third: Dialogue, secretariat: User) -> None:
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    with pytest.raises(IssueRefusedError, match="No items were added"):
        issuing.issue(agenda=made, by=secretariat, at=LATER, on=ON, form=AgendaForm.ADDENDUM)
    agenda_items.add(agenda=made, by=secretariat, title_en="Visit to the venue", minutes=5)
    item = made.items.get(key="follow-up")
    item.minutes = 20
    agenda_items.edit(item=item, by=secretariat, changed=["minutes"])
    with pytest.raises(IssueRefusedError, match="also changes existing items"):
        issuing.issue(agenda=made, by=secretariat, at=LATER, on=ON, form=AgendaForm.ADDENDUM)


def test_a_corrigendum_says_how_it_reads_and_how_it_should(third: Dialogue, secretariat: User) -> None:
    first = draft(third, secretariat)
    agenda_items.add(agenda=first, by=secretariat, title_en="Visit to the venu", minutes=5)
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    item = made.items.get(key="added:1")
    item.title_en = "Visit to the venue"
    agenda_items.edit(item=item, by=secretariat, changed=["title_en"])
    corrected = issuing.issue(agenda=made, by=secretariat, at=LATER, on=LATER.date(), form=AgendaForm.CORRIGENDUM)
    assert (corrected.symbol, corrected.base and corrected.base.symbol) == ("JCBD/3/1/Corr.1", "JCBD/3/1")
    (annotation,) = written(corrected)["annotations"]
    assert annotation["number"] == "8"
    assert [(fact["label"], fact["value"][0]["text"]) for fact in annotation["facts"]] == [
        ("Title: reads", "Visit to the venu"),
        ("Title: should read", "Visit to the venue"),
    ]
    assert next(each for each in outline(dialogue=third, at=AT) if each.key == "added:1").title == "Visit to the venue"


def test_a_corrigendum_of_another_language_says_so_and_shows_nothing_that_reads_the_same(
    third: Dialogue, secretariat: User
) -> None:
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    item = made.items.get(key="opening")
    item.title_fr = "Accueil"
    agenda_items.edit(item=item, by=secretariat, changed=["title_fr"])
    corrected = issuing.issue(agenda=made, by=secretariat, at=LATER, on=LATER.date(), form=AgendaForm.CORRIGENDUM)
    said = {
        language: [
            fact["value"][0]["text"] for each in written(corrected, language)["annotations"] for fact in each["facts"]
        ]
        for language in ("en", "fr")
    }
    assert said == {
        "en": ["A text of item 1 was changed in another language (Opening)."],
        "fr": ["Ouverture", "Accueil"],
    }


def test_a_corrigendum_that_would_add_an_item_is_refused(third: Dialogue, secretariat: User) -> None:
    with pytest.raises(IssueRefusedError, match="No agenda has been issued yet"):
        issue(third, secretariat, form=AgendaForm.CORRIGENDUM)
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    agenda_items.add(agenda=made, by=secretariat, title_en="Visit to the venue", minutes=5)
    with pytest.raises(IssueRefusedError, match="can only correct"):
        issuing.issue(agenda=made, by=secretariat, at=LATER, on=ON, form=AgendaForm.CORRIGENDUM)


def test_an_agenda_is_adopted_as_it_stands_and_only_one(third: Dialogue, secretariat: User) -> None:
    first = issue(third, secretariat)
    adopted = issuing.adopt(agenda=first, by=secretariat, on=date(2027, 3, 12), at=LATER)
    assert (adopted.status, adopted.adopted_on) == (AgendaStatus.ADOPTED, date(2027, 3, 12))
    with pytest.raises(IssueRefusedError, match="already been adopted"):
        issuing.adopt(agenda=first, by=secretariat, on=date(2027, 3, 12), at=LATER)
    with pytest.raises(IssueRefusedError, match="Only a corrigendum"):
        issue(third, secretariat, LATER)


def test_a_version_that_was_replaced_is_not_adopted(third: Dialogue, secretariat: User) -> None:
    first = issue(third, secretariat)
    issue(third, secretariat, LATER)
    with pytest.raises(IssueRefusedError, match="Only the current issued version"):
        issuing.adopt(agenda=first, by=secretariat, on=date(2027, 3, 12), at=LATER)


def test_with_changes_in_the_room_the_draft_is_issued_as_adopted_and_says_what_changed(
    third: Dialogue, secretariat: User
) -> None:
    issue(third, secretariat)
    made = draft(third, secretariat, LATER)
    agenda_items.take_out(item=made.items.get(key="area:2(c)(ii)"), by=secretariat)
    adopted = issuing.issue(agenda=made, by=secretariat, at=LATER, on=LATER.date(), adopted=True)
    assert (adopted.symbol, adopted.status, adopted.adopted_on) == ("JCBD/3/1/Rev.1", "adopted", LATER.date())
    assert note(adopted)[-3:] == [
        "Changed in the room since JCBD/3/1 of 24 November 2026:",
        "The minutes of item 5(g) went from 0 to 5.",
        "Item 5(f) was removed: Collaboration in times of emergency (2(c)(ii)).",
    ]
    assert written(adopted)["title"] == "Agenda and annotations, as adopted"
    assert written(adopted)["issued"] == "Adopted on 30 November 2026"


def test_the_check_tells_each_kind_of_what_is_missing(third: Dialogue, secretariat: User) -> None:
    CmwgStatus.objects.all().delete()
    made = draft(third, secretariat)
    agenda_items.add(agenda=made, by=secretariat, title_en="Ratification by the Parties", minutes=200)
    preview = issuing.preview(dialogue=third, at=AT)
    told = issue_checks.check(dialogue=third, register=preview.register, items=preview.items, at=AT, viewer=secretariat)
    sentences = " ".join(warned.sentence for warned in told)
    assert {warned.kind.value for warned in told} >= {"cmwg", "overrun", "untranslated", "treaty-words", "date"}
    assert "French: " in sentences
    assert "Missing: 8." in sentences
    assert all(recipient.participant for recipient in issue_checks.recipients(dialogue=third, at=AT))


def test_items_stay_in_the_order_in_which_people_put_them(third: Dialogue, secretariat: User) -> None:
    made = draft(third, secretariat)
    agenda_items.move(item=made.items.get(key="next-dialogue"), before=made.items.get(key="follow-up"), by=secretariat)
    draft(third, secretariat, LATER)
    keys = [line.key for line in outline(dialogue=third, at=LATER, edited=True) if not line.is_child]
    assert keys.index("next-dialogue") == keys.index("follow-up") - 1


def test_a_fact_that_was_left_off_is_nowhere_and_one_taken_in_is_no_longer_new(
    third: Dialogue, secretariat: User
) -> None:
    made = draft(third, secretariat)
    item = made.items.get(key="next-dialogue")
    AgendaItem.objects.filter(pk=item.pk).update(origin=ItemOrigin.EDITED, reasons=[])
    item.refresh_from_db()
    agenda_items.leave(item=item, reasons=["standing"], by=secretariat)
    annotation = next(
        each for each in compile_agenda(dialogue=third, language="en", as_of=AT).annotations if each.key == item.key
    )
    assert annotation.reasons == ()
    agenda_items.take_in(item=item, reasons=["standing"], by=secretariat)
    annotation = next(
        each for each in compile_agenda(dialogue=third, language="en", as_of=AT).annotations if each.key == item.key
    )
    assert [reason.code for reason in annotation.reasons] == ["standing"]
    assert not [fact for fact in annotation.rows if fact.label == "Since it was edited"]
