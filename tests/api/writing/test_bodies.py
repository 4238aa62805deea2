"""Bodies are read strictly: whatever is wrong is told with its place, and nothing brings the portal down."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from commitments.api.inputs.commitments import CommitmentEntry
from commitments.api.inputs.reports import ReportCorrection, ReportEdit
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.rest.write.inputs import Input
from core.rest.write.parsers import LARGEST_BODY
from partners.webhook_api.inputs import WebhookEntry
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.factories.commitments import AreaFactory, CommitmentFactory, ProvisionFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db
LONE = "\ud800"


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"title": ""}, {"/title"}),
        ({"title": "   "}, {"/title"}),
        ({"title": None}, {"/title"}),
        ({"title": 3}, {"/title"}),
        ({"title": []}, {"/title"}),
        ({"title": {}}, {"/title"}),
        ({"title": {"en": ""}}, {"/title"}),
        ({"title": {"de": "Werkstatt"}}, {"/title/de"}),
        ({"title": {"en": 1, "fr": ["x"]}}, {"/title/en", "/title/fr"}),
        ({"title": "x" * 301}, {"/title"}),
        ({"title": {"en": "x" * 301}}, {"/title/en"}),
        ({"title": "a\nb"}, {"/title"}),
        ({"title": "a\x00b"}, {"/title"}),
        ({"text": "a\x00b"}, {"/text"}),
        ({"text": "x" * 50_001}, {"/text"}),
        ({"source": "\x1b[31m"}, {"/source"}),
        ({"original_language": "de"}, {"/original_language"}),
        ({"areas": []}, {"/areas"}),
        ({"areas": "2.c.iv"}, {"/areas"}),
        ({"areas": ["2.c.iv", "nothing", 3, None]}, {"/areas/1", "/areas/2", "/areas/3"}),
        ({"areas": ["2.c.iv", "2(c)(iv)"]}, {"/areas/1"}),
        ({"areas": ["2.c.iv"] * 101}, {"/areas"}),
        ({"lead": "\x00"}, {"/lead"}),
        ({"lead": {"code": "OURS"}}, {"/lead"}),
        ({"mark": "nothing"}, {"/mark"}),
        ({"mark": None}, {"/mark"}),
        ({"stages": ["sideways"]}, {"/stages/0"}),
        ({"stages": [["upstream"]]}, {"/stages/0"}),
        ({"due_on": "2027-02-30"}, {"/due_on"}),
        ({"due_on": "20270331"}, {"/due_on"}),
        ({"due_on": "２０２７-03-31"}, {"/due_on"}),
        ({"due_on": 20270331}, {"/due_on"}),
        ({"begun_on": "2027-03-31", "due_on": "2027-03-30"}, {"/due_on"}),
        ({"ip_answer": "perhaps"}, {"/ip_answer"}),
        ({"ip_answer": True}, {"/ip_answer"}),
        ({"state": "completed"}, {"/state"}),
        ({"reference": "MOC-2026-001"}, {"/reference"}),
        ({"colour": "red", "a/b~c": 1}, {"/colour", "/a~1b~0c"}),
        ({"external_id": "a b"}, {"/external_id"}),
        ({"external_id": ""}, {"/external_id"}),
    ],
)
def test_invalid_value_is_reported_with_its_pointer(
    partner: Partner, body: dict[str, Any], changes: dict[str, Any], pointers: set[str]
) -> None:
    refusal = partner.post(LIST, body | changes)
    problem = refusal.json()
    assert (refusal.status_code, problem["type"]) == (400, "/api/v1/problems/invalid-parameters/")
    assert {each["pointer"] for each in problem["errors"]} == pointers
    assert Commitment.objects.count() == 0


def test_all_missing_fields_are_reported_together(partner: Partner) -> None:
    problem = partner.post(LIST, {"sourcce": "x"}).json()
    assert {each["pointer"] for each in problem["errors"]} == {"/title", "/areas", "/forms", "/mark", "/sourcce"}


def test_read_only_and_unknown_fields_have_different_errors(partner: Partner, body: dict[str, Any]) -> None:
    errors = {
        each["pointer"]: each for each in partner.post(LIST, body | {"health": "x", "heath": "x"}).json()["errors"]
    }
    assert (errors["/health"]["code"], errors["/heath"]["code"]) == ("read-only", "unknown-field")
    assert "due_on" in errors["/heath"]["message"]


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"null", 400),
        (b"3", 400),
        (b'"text"', 400),
        (b"[]", 400),
        (b"[null]", 400),
        (b"[3]", 400),
        (b"[[]]", 400),
        (b"{", 400),
        (b"{}{}", 400),
        (b"\xff\xfe", 400),
        (b"\xef\xbb\xbf{}", 400),
        (b'{"source": NaN}', 400),
        (b'{"source": -Infinity}', 400),
        (b'{"source": 1e999}', 400),
        (b'{"source": ' + b"9" * 5000 + b"}", 400),
        (b'{"source": "a", "source": "b"}', 400),
        (b'{"title": {"en": "a", "en": "b"}}', 400),
        (b'{"source": "\\ud800"}', 400),
        (b'{"\\ud800": 1}', 400),
        (b"[" * 10_000, 400),
        (b"[" * 10_000 + b"]" * 10_000, 400),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 400),
        (b'{"source": "' + b"x" * LARGEST_BODY + b'"}', 413),
        (b" " * (10 * LARGEST_BODY), 413),
        (json.dumps([{}] * 101).encode(), 413),
    ],
)
def test_a_body_that_is_none_is_refused(partner: Partner, raw: bytes, status: int) -> None:
    for method in ("post", "patch"):
        refusal = getattr(partner.browser, method)(LIST, raw, content_type="application/json")
        assert refusal.status_code == status, (method, refusal.content)
        assert refusal.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json; charset=utf-16",
        "json",
    ],
)
def test_a_body_of_another_kind_is_refused(partner: Partner, media_type: str) -> None:
    refusal = partner.browser.generic("POST", LIST, b'{"title": "x"}', content_type=media_type)
    assert (refusal.status_code, refusal.json()["type"]) == (415, "/api/v1/problems/unsupported-media-type/")
    # JSON in another encoding is told of that, and not to send JSON.
    assert ("“charset”" in refusal.json()["detail"]) is ("charset" in media_type)


@pytest.mark.parametrize("media_type", ["application/json; charset=utf-8", 'application/json;charset="UTF-8"'])
def test_utf_8_may_be_named(partner: Partner, body: dict[str, Any], media_type: str) -> None:
    assert partner.browser.generic("POST", LIST, json.dumps(body), content_type=media_type).status_code == 201


def test_brackets_in_a_text_are_no_depth(partner: Partner, body: dict[str, Any]) -> None:
    assert partner.post(LIST, body | {"text": '[[\\"{{' * 50}).status_code == 201


def test_a_text_is_written_in_the_language_of_the_record(partner: Partner, body: dict[str, Any]) -> None:
    address = partner.post(LIST, body | {"title": "研究会", "original_language": "ja"}).json()["url"]
    partner.patch(address, {"title": "共同研究会", "text": {"ja": "本文", "fr": "Texte\r\nsuite "}}, if_match="*")
    commitment = Commitment.objects.get()
    assert (commitment.title_ja, commitment.title_en, commitment.text_fr) == ("共同研究会", "", "Texte\nsuite")


def test_the_last_language_of_a_title_stays(partner: Partner, body: dict[str, Any]) -> None:
    address = partner.post(LIST, body).json()["url"]
    # The other language is the original then, and has to be named as such.
    refusal = partner.patch(address, {"title": {"en": None}}, if_match="*")
    assert [(each["pointer"], each["code"]) for each in refusal.json()["errors"]] == [("/title", "not-in-original")]
    said = {"title": {"en": None}, "original_language": "fr"}
    assert partner.patch(address, said, if_match="*").status_code == 200
    refusal = partner.patch(address, {"title": {"fr": None}}, if_match="*")
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/title"]


def test_a_body_as_it_was_read_in_all_languages_changes_nothing(partner: Partner, body: dict[str, Any]) -> None:
    address = partner.post(LIST, body).json()["url"]
    told = partner.get(f"{address}?lang=*").json()
    same = {
        name: told[name] for name in ("title", "text", "areas", "forms", "lead", "stages", "due_on", "mark", "source")
    }
    assert partner.patch(address, same, if_match="*").status_code == 200
    assert partner.get(f"{address}?lang=*").json() == told


def test_what_is_hidden_is_no_more_there_than_what_never_was(
    partner: Partner, theirs: Participant, body: dict[str, Any]
) -> None:
    hidden = CommitmentFactory.create(lead=theirs, state="draft").reference
    entered = partner.post(LIST, body).json()["url"]
    refusals = [
        partner.post(f"{entered}state/", {"to": "superseded", "successor": key}, if_match="*").json()
        for key in (hidden, "MOC-1066-001")
    ]
    assert refusals[0]["errors"][0]["message"].replace(hidden, "MOC-1066-001") == refusals[1]["errors"][0]["message"]


def test_nothing_hangs_on_what_is_retired_open_or_the_preamble(partner: Partner, body: dict[str, Any]) -> None:
    AreaFactory.create(key="2.c.x", is_open_ended=True)
    ProvisionFactory.create(key="preamble", kind="recital")
    problem = partner.post(LIST, body | {"areas": ["2.c.x"], "provisions": ["preamble"]}).json()
    assert {(each["pointer"], each["code"]) for each in problem["errors"]} == {
        ("/areas/0", "not-to-be-chosen"),
        ("/provisions/0", "not-to-be-chosen"),
    }


def test_a_mark_that_hides_it_from_the_partner_system_itself_is_refused(partner: Partner, body: dict[str, Any]) -> None:
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    refusal = partner.post(LIST, body | {"mark": named.code})
    assert (refusal.status_code, refusal.json()["code"], Commitment.objects.count()) == (409, "out-of-sight", 0)


def test_raising_a_mark_is_free_and_lowering_it_needs_the_originator_and_a_reason(
    partner: Partner, staff: Staff, body: dict[str, Any]
) -> None:
    public = HandlingMarkFactory.create(audience=Audience.PUBLIC).code
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    address = partner.post(LIST, body).json()["url"]
    assert partner.patch(address, {"mark": own.code}, if_match="*").status_code == 200
    refusal = partner.patch(address, {"mark": body["mark"]}, if_match="*")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "reason-missing")
    lowered = partner.patch(address, {"mark": body["mark"]}, if_match="*", x_change_reason="Agreed by all")
    assert (lowered.status_code, lowered.json()["mark"]) == (200, body["mark"])
    other = staff(Role.SECRETARIAT).patch(address, {"mark": public}, if_match="*", x_change_reason="It suits us")
    assert (other.status_code, other.json()["code"]) == (409, "mark-not-yours")


def test_a_partner_system_enters_no_drafts_and_staff_does(partner: Partner, staff: Staff, body: dict[str, Any]) -> None:
    draft = body | {"state": "draft"}
    assert [each["code"] for each in partner.post(LIST, draft).json()["errors"]] == ["no-drafts"]
    entered = staff(Role.EDITOR).post(LIST, draft)
    assert (entered.status_code, entered.json()["state"]) == (201, "draft")


def test_only_a_partner_system_has_identifiers_of_its_own(staff: Staff, body: dict[str, Any]) -> None:
    problem = staff(Role.EDITOR).post(LIST, body | {"external_id": "T-1"}).json()
    assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [("/external_id", "no-partner-system")]


def test_who_reads_the_detail_alone_learns_where_each_thing_is_wrong(partner: Partner) -> None:
    problem = partner.post(LIST, [{"areas": [], "titel": "x"}]).json()
    for error in problem["errors"]:
        assert f"{error['pointer'].removeprefix('/')}: {error['message']}" in problem["detail"]
    assert "0/titel: " in problem["detail"]
    assert "0/title: " in problem["detail"]


def test_options_name_what_is_offered_and_no_fields(partner: Partner) -> None:
    answer = partner.send("options", LIST)
    assert "POST" in answer.headers["Allow"]
    assert "actions" not in answer.json()
    assert {"application/json", "text/csv"} <= set(answer.json()["renders"])
    assert partner.send("options", "/api/v1/access/").json()["renders"] == ["application/json"]


def within(field: Any) -> Iterator[Any]:
    """A field and all that is in it."""
    yield field
    for each in [*getattr(field, "fields", {}).values(), *filter(None, [getattr(field, "child", None)])]:
        yield from within(each)


def kinds_of(kind: type[Input]) -> Iterator[type[Input]]:
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


def test_two_bodies_that_are_read_at_once_share_no_field() -> None:
    # Whoever has read all addresses has imported all bodies.
    assert get_resolver().url_patterns
    kinds = set(kinds_of(Input))
    assert {CommitmentEntry, WebhookEntry} <= kinds
    for kind in kinds:
        one, two = kind(), kind()
        for body in (one, two):
            assert {field.root for field in within(body)} == {body}, kind
        assert not {*map(id, within(one))} & {*map(id, within(two))}, kind


def test_what_one_body_says_of_its_fields_stays_with_it() -> None:
    assert not any(field.required for field in ReportCorrection().fields.values())
    assert ReportEdit().fields["text"].required


@pytest.mark.parametrize(
    ("title", "header", "account", "original"),
    [
        ({"ja": "研究会"}, "", "", "ja"),
        ({"ja": "研究会"}, "fr-CA", "en", "ja"),
        ({"en": "Pilot", "ja": "研究会"}, "ja", "en", "ja"),
        ({"en": "Pilot", "ja": "研究会"}, "", "ja", "ja"),
        ({"en": "Pilot", "ja": "研究会"}, "", "", "en"),
        ("研究会", "ja-JP", "", "ja"),
        ("研究会", "", "ja", "ja"),
        ("Pilot", "de, ja", "", "en"),
    ],
)
def test_the_original_language_is_derived_where_it_is_not_named(
    partner: Partner, body: dict[str, Any], title: Any, header: str, account: str, original: str
) -> None:
    User.objects.update(language=account)
    headers = {"Content-Language": header} if header else {}
    answer = partner.browser.post(LIST, json.dumps(body | {"title": title}), "application/json", headers=headers)
    assert answer.status_code == 201, answer.text
    assert Commitment.objects.get().original_language == original


@pytest.mark.parametrize("named", ["", "en"])
def test_a_text_that_is_missing_in_its_original_language_is_refused(
    partner: Partner, body: dict[str, Any], named: str
) -> None:
    said = body | {"title": {"fr": "Projet", "ja": "研究会"}} | ({"original_language": named} if named else {})
    refusal = partner.post(LIST, said)
    assert refusal.status_code == 400
    assert [(each["pointer"], each["code"]) for each in refusal.json()["errors"]] == [("/title", "not-in-original")]
    assert not Commitment.objects.exists()
