"""What an act of a page writes is read-only in the admin: each act has exactly one page."""

import re

import pytest
import rules
from django.contrib import admin
from django.core.handlers.wsgi import WSGIRequest
from django.db.models import Model
from django.test import RequestFactory

from accounts.models import IdentityProvider
from commitments.enums import NoticeKind
from commitments.models import Notice
from contacts.enums import Role
from contacts.models import Official
from core.admin.visibility import VisibilityMixin
from dialogue.models import AgendaItem
from tests.factories.contacts import OfficialFactory, UserFactory
from tests.factories.dialogue import AgendaItemFactory

pytestmark = pytest.mark.django_db

# A state, or a day on which something happened.
LIFECYCLE = re.compile(r"state|status|(is_)?active|\w*(ed|un|eld)_(on|at)|\w+_down_on")

# Fields whose only page is the admin's or that are content of a record, with the reason.
EDITABLE = {
    "accounts.IdentityProvider.active": "Administrators deactivate here; to activate has a page.",
    "commitments.Activity.state": "Content, in the form of the page too: no act depends on it.",
    "commitments.Commitment.begun_on": "Content, planned or past: the start date.",
    "commitments.Consultation.concluded_on": "Entered with the text of the understanding, here alone.",
    "commitments.Consultation.raised_on": "Content, entered with the question.",
    "commitments.ConsultationMeeting.held_on": "Content: a meeting is entered when it is over.",
    "commitments.Emergency.occurred_on": "Content, entered with the account of the events.",
    "commitments.IpInstrument.signed_on": "Content, read from the instrument.",
    "commitments.LanguageVersion.status": "Fact about the signed text.",
    "commitments.Milestone.resolved_on": "Content, in the form of the page too.",
    "commitments.ProgressReport.reported_on": "Content of a report.",
    "commitments.Signature.signed_on": "Fact about the signed text.",
    "commitments.SupportProgramme.checked_on": "Content: the day on which the source was read.",
    "contacts.Official.active": "Content: no act depends on who is in office.",
    "dialogue.ConsultationSession.held_on": "Fact about a meeting elsewhere.",
    "dialogue.Overlap.status": "No state: the entry on the working group of which it is a part.",
}

# Records that the portal adds and deletes on no page, so that the admin's is the only one.
WITHOUT_A_PAGE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Administrators enter these.": (
        ("accounts.IdentityProvider", "contacts.User", "partners.Client", "partners.Webhook"),
        ("add",),
    ),
    "These are settings.": (
        *(("accounts.RoleClaim", "accounts.SignInRule", "contacts.MarkEquivalent", "partners.WebhookCondition"),),
        ("add", "delete"),
    ),
    "These lists change once in years.": (
        *(("commitments.AreaOfCooperation", "commitments.FormOfCooperation", "commitments.Forum"),),
        ("add",),
    ),
    "So do these.": (("commitments.Mineral", "commitments.Signature", "dialogue.WorkingArrangement"), ("add",)),
    "Entered a few times a year.": (
        ("commitments.Consultation", "commitments.Emergency", "commitments.IpInstrument"),
        ("add",),
    ),
    "Their rows.": (
        *(("commitments.ConsultationMeeting", "commitments.ConsultationProvision", "commitments.EmergencyMineral"),),
        ("add", "delete"),
    ),
    "Rows of an instrument, an action and a rotation.": (
        ("commitments.IpInstrumentCommitment", "dialogue.ActionSupport", "dialogue.RotationTurn"),
        ("add", "delete"),
    ),
    "People.": (("contacts.Official", "contacts.Organization", "contacts.Stakeholder"), ("add", "delete")),
    "Subjects of a Dialogue, and the text bank of its record.": (
        ("dialogue.Discussion", "dialogue.DiscussionArea", "dialogue.RecordFormula"),
        ("add", "delete"),
    ),
    "One for each Participant, and meetings of the past.": (
        ("contacts.ContactPoint", "dialogue.ConsultationSession", "dialogue.Dialogue"),
        ("add",),
    ),
}


@pytest.fixture
def request_of_all(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> WSGIRequest:
    """A request with every permission that some role has, so that each form shows all that a role can write."""

    def may(self: VisibilityMixin, action: str, *_args: object) -> bool:
        name = f"{self.opts.app_label}.{action}_{self.opts.model_name}"
        granted = rules.permissions.permissions.get(name, rules.always_deny)
        return action not in self.without and granted is not rules.always_deny

    monkeypatch.setattr(VisibilityMixin, "may", may)
    request = rf.get("/")
    request.user = UserFactory.create(role=Role.ADMINISTRATOR)
    return request


def record_of(model: type[Model]) -> Model:
    """A record as it is first; saved only where the admin reads what belongs to it."""
    if model is Official:
        official: Official = OfficialFactory.create()
        return official
    if model is AgendaItem:
        item: AgendaItem = AgendaItemFactory.create()
        return item
    return model(pk=0, **{Notice: {"kind": NoticeKind.GENERAL}, IdentityProvider: {"active": True}}.get(model, {}))


def test_what_an_act_writes_is_read_only_in_every_form_of_the_admin(request_of_all: WSGIRequest) -> None:
    found = set()
    for model, of in admin.site._registry.items():
        if not isinstance(of, VisibilityMixin):
            continue
        for record in (record_of(model), *((None,) if of.has_add_permission(request_of_all) else ())):
            forms = [(model, of.get_form(request_of_all, record, change=record is not None))]
            forms += [
                (each.model, each.get_formset(request_of_all, record).form)
                for each in of.get_inline_instances(request_of_all, record)
            ]
            found |= {
                f"{which._meta.label}.{name}"
                for which, form in forms
                for name in form.base_fields
                if LIFECYCLE.fullmatch(name)
            }
    assert found == EDITABLE.keys()


def test_records_with_a_page_of_the_portal_are_added_and_deleted_there_alone(request_of_all: WSGIRequest) -> None:
    found = set()
    for of in admin.site._registry.values():
        for each in (of, *of.get_inline_instances(request_of_all)):
            if isinstance(each, VisibilityMixin) and not getattr(each, "new_page", ""):
                actions = [name for name in ("add", "delete") if each.may(name, request_of_all)]
                found |= {f"{each.model._meta.label} {name}" for name in actions}
    assert found == {
        f"{label} {name}" for labels, names in WITHOUT_A_PAGE.values() for label in labels for name in names
    }
