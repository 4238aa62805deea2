"""Whatever is sent, the answer is one: never 500, always with the headers, and a refusal says what is wrong."""

import base64
import json
from itertools import product
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from dialogue.models import Dialogue
from tests.factories.commitments import CommitmentFactory
from tests.factories.dialogue import AgendaFactory, DialogueFactory
from tests.security.conftest import SignIn
from tests.security.form_bodies import form_body

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
WORDS = [
    "\x00",
    "%ED%A0%80",
    "%FF",
    "\u202eabc",
    HUGE,
    "-1",
    "1e400",
    "NaN",
    "0" * 5000,
    "' OR 1=1 --",
    "²",
    "\u0663",
    "(",
]
LISTS = [
    "commitment-list",
    "activity-list",
    "milestone-list",
    "progress-report-list",
    "evidence-list",
    "dialogue-list",
    "action-list",
    "agenda-version-list",
    "agenda-item-list",
    "overlap-list",
    "provision-list",
    "stakeholder-list",
    "official-list",
    "state-change-list",
    "internal-note-list",
]


def as_sent(word: str) -> str:
    return word if word.startswith("%") else quote(word)


@pytest.fixture
def dialogue(ours: object) -> Dialogue:
    made: Dialogue = DialogueFactory.create()
    return made


@pytest.mark.parametrize("name", LISTS)
def test_no_parameter_of_a_list_breaks_it(name: str, sign_in: SignIn) -> None:
    client = sign_in(Role.READER)
    address = reverse(f"api:{name}")
    unknown = client.get(address, {"?": "1"})
    assert unknown.status_code == 400
    known = unknown.json()["errors"][0]["message"].partition(": ")[2].rstrip(".").split(", ")
    assert "cursor" in known
    for place, parameter in enumerate(known, LISTS.index(name)):
        # A third of the words for each; the lists have their kinds of parameter in common, so that each kind has all.
        for word in WORDS[place % 3 :: 3]:
            response = client.get(f"{address}?{parameter}={as_sent(word)}")
            assert response.status_code in {200, 400}, (parameter, word)


CURSORS = [
    [[], False, [1]],
    ["reference", False, ["\x00"]],
    ["reference", "yes", ["a"]],
    ["dialogue__number,revision,pk", False, [10**18, 10**18, -(10**18)]],
    ["dialogue__number,revision,pk", False, [[], {}, None]],
    ["agenda,order,pk", False, [10**18, 1, 1]],
    ["agenda,order,pk", False, ["x", 1, 1]],
    ["agenda,order,pk", False, [True, {}, 1]],
]


@pytest.mark.parametrize("cursor", CURSORS, ids=str)
@pytest.mark.parametrize("name", ["commitment-list", "agenda-version-list", "agenda-item-list"])
def test_no_cursor_breaks_a_list(name: str, cursor: object, sign_in: SignIn) -> None:
    packed = base64.urlsafe_b64encode(json.dumps(cursor).encode()).decode().rstrip("=")
    assert sign_in(Role.READER).get(reverse(f"api:{name}"), {"cursor": packed}).status_code in {200, 400}


def test_a_cursor_does_not_tell_whether_a_draft_is_there(dialogue: Dialogue, sign_in: SignIn) -> None:
    draft, client = AgendaFactory.create(dialogue=dialogue), sign_in(Role.READER)
    answers = set()
    for key in (draft.pk, draft.pk + 1000):
        packed = base64.urlsafe_b64encode(json.dumps(["agenda,order,pk", False, [key, 1, 1]]).encode()).decode()
        answers.add(client.get(reverse("api:agenda-item-list"), {"cursor": packed.rstrip("=")}).status_code)
    assert len(answers) == 1


ADDRESSES = (
    "/api/v1/commitments/{}/",
    "/api/v1/dialogues/{}/",
    "/api/v1/dialogues/1/agenda/?as_of={}",
    "/api/v1/dialogues/1/agenda/?format={}",
    "/api/v1/dialogues/{}/agenda/",
    "/api/v1/actions/{}.1/",
    "/api/v1/problems/{}/",
    "/api/v1/?lang={}",
    "/api/{}",
    "/dialogues/{}/",
    "/dialogues/1/agenda/?as_of={}",
    "/dialogues/1/agenda/?lang={}",
    "/dialogues/1/agenda/{}/",
    "/dialogues/1/agenda/json/?as_of={}",
    "/commitments/?search={}&area={}",
    "/commitments/?lead={}&due_on__gte={}",
    "/commitments/?view={}&columns={}",
    "/commitments/?after={}&from={}",
    "/commitments/?ordering={}&state__in={}",
    "/commitments/{}/",
    "/commitments/change/?reference={}&reference={}",
    "/commitments/views/{}/",
    "/admin/commitments/commitment/{}/change/",
    "/admin/commitments/commitment/{}/history/",
    "/admin/commitments/commitment/1/history/?p={}",
    "/commitments/MOC-2026-001/state/{}/",
    "/admin/commitments/commitment/?q={}",
    "/admin/commitments/commitment/?p={}",
    "/admin/commitments/commitment/?o={}",
    "/admin/commitments/commitment/?lead__id__exact={}",
    "/admin/commitments/commitment/?due_on__year={}",
    "/admin/commitments/commitment/?due_on__year=2026&due_on__month={}",
    "/admin/commitments/commitment/?title_en__contains={}",
    "/admin/commitments/commitment/?state__regex={}",
    "/admin/commitments/commitment/?state__exact={}",
    "/admin/commitments/commitment/?state__in={}",
    "/admin/commitments/commitment/?areas__id__exact={}",
    "/admin/commitments/commitment/?due_on__gte={}",
    "/admin/commitments/commitment/?due={}",
    "/admin/commitments/commitment/?ours={}",
    "/admin/commitments/commitment/?_to_field={}",
    "/admin/commitments/commitment/add/?lead={}",
    "/commitments/new/?lead={}&areas={}",
    "/commitments/new/?mark={}&due_on={}",
    "/admin/dialogue/discussion/add/?dialogue={}",
    "/admin/autocomplete/?app_label=dialogue&model_name=overlap&field_name=commitment&term={}",
    "/admin/autocomplete/?app_label={}&model_name=overlap&field_name=commitment",
    "/admin/autocomplete/?app_label=dialogue&model_name=overlap&field_name=commitment&page={}",
    "/admin/contacts/message/?delivery={}",
    "/messages/1/{}/",
    "/mail/{}/",
    "/mail/{}/attachments/1/",
    "/mail/?p={}",
    "/admin/jsi18n/?x={}",
    "/admin/r/{}/1/",
    "/admin/login/?next={}",
    "/{}",
)


def test_no_address_breaks_the_portal(dialogue: Dialogue, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    for address in ADDRESSES:
        for word in WORDS:
            response = client.get(address.replace("/1/", f"/{dialogue.number}/").format(*[as_sent(word)] * 2))
            assert response.status_code < 500, (address, word)


NESTED = "[" * 10_000 + "]" * 10_000
BODIES = [b"\x00", b"\xed\xa0\x80", NESTED.encode(), b'{"a": NaN, "a": 1e999}', b"x" * 10_000_000]


def test_no_body_breaks_the_api(sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    addresses = (reverse("api:commitment-list"), reverse("api:root"), "/api/v1/nothing/", "/api/")
    for method, body, address in product(("post", "put", "patch", "delete"), BODIES, addresses):
        response = getattr(client, method)(address, body, content_type="application/json")
        assert response.status_code in {400, 403, 404, 405, 413}, (method, address, body[:20])
        assert response.headers["Content-Type"] == "application/problem+json"


TYPED = ["\x00", "\ud800", "\u202e", "<script>", HUGE, "x" * 20_000, "=1+1"]


@pytest.mark.parametrize(
    ("role", "model"),
    [
        (Role.EDITOR, "commitments:new-commitment"),
        (Role.EDITOR, "commitments:new-activity"),
        (Role.EDITOR, "contacts_official"),
        (Role.EDITOR, "contacts_stakeholder"),
        (Role.SECRETARIAT, "dialogue_dialogue"),
        (Role.SECRETARIAT, "dialogue_discussion"),
        (Role.SECRETARIAT, "dialogue_workingarrangement"),
        (Role.ADMINISTRATOR, "contacts_user"),
    ],
)
def test_no_text_breaks_a_form(role: Role, model: str, sign_in: SignIn) -> None:
    client = sign_in(role)
    address = reverse(model if ":" in model else f"admin:{model}_add")
    page = client.get(address)
    assert page.status_code == 200
    # The admin has both under other names than the forms of records.
    is_admin = "adminform" in page.context
    fields = list((page.context["adminform"].form if is_admin else page.context["form"]).fields)
    inlines = [inline.formset for inline in page.context["inline_admin_formsets"]] if is_admin else []
    prefixes = [formset.prefix for formset in inlines or page.context.get("formsets") or ()]
    for typed in TYPED:
        sent = dict.fromkeys(fields, typed) | {f"{field}_{index}": typed for field in fields for index in (0, 1)}
        for prefix in prefixes:
            sent |= {f"{prefix}-{end}": typed for end in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        response = client.post(address, form_body(sent), content_type="application/x-www-form-urlencoded")
        assert response.status_code in {200, 302, 400}, typed[:20]


def test_no_text_breaks_what_everybody_may_send(dialogue: Dialogue, sign_in: SignIn) -> None:
    clients = (Client(raise_request_exception=False), sign_in(Role.SECRETARIAT))
    for client, typed in product(clients, TYPED):
        for address, names in (
            (reverse("admin:login"), ("username", "password", "next")),
            (reverse("language"), ("language", "next")),
            (reverse("admin:password_change"), ("old_password", "new_password1", "new_password2")),
            (reverse("dialogue:add", args=[dialogue.number]), ("title_en", "purpose", "minutes", "lead")),
            (reverse("dialogue:save", args=[dialogue.number]), ("x",)),
        ):
            sent = form_body(dict.fromkeys(names, typed))
            response = client.post(address, sent, content_type="application/x-www-form-urlencoded")
            assert response.status_code < 500, address
            assert not urlsplit(response.headers.get("Location", "/")).netloc


def test_no_text_breaks_an_act(sign_in: SignIn, ours: object) -> None:
    client, commitment = sign_in(Role.EDITOR), CommitmentFactory.create(lead=ours)
    for typed in TYPED:
        for to in ("completed", "superseded", "not_pursued"):
            address = reverse("commitments:commitment-act", args=[commitment.reference, to])
            sent = form_body({"on": typed, "reason": typed, "successor": typed})
            response = client.post(address, sent, content_type="application/x-www-form-urlencoded")
            assert response.status_code in {200, 400}, (to, typed[:20])


def test_a_form_of_ten_megabytes_is_refused_and_says_so(sign_in: SignIn) -> None:
    for address in (reverse("admin:login"), reverse("language"), reverse("commitments:new-commitment")):
        sent = "title_en=" + "x" * 10_000_000
        response = sign_in(Role.EDITOR).post(address, sent, content_type="application/x-www-form-urlencoded")
        assert response.status_code in {400, 413}
