"""A Dialogue's year with one of everything, of the Participant JP1 where it has an owner, and who looks at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from contacts.enums import Audience, Role
from contacts.models import User
from dialogue import urls
from dialogue.models import DocumentTemplate
from tests.factories import dialogue as make, law, records
from tests.factories.contacts import HandlingMarkFactory, OfficialFactory, UserFactory

# The columns of the tables of rights, after whoever is not signed in.
ROLES = ("reader", "editor", "officer", "other", "secretariat", "administrator")

# The acts for which the pages of acts are tried.
NAMES: dict[str, dict[str, Any]] = {"status": {"name": "confirmed"}, "step": {"name": "papers"}}


@dataclass(frozen=True)
class Year:
    """``keys`` are what the addresses of pages name; of the first Dialogue there is the record, of the second all."""

    held: records.Held
    keys: dict[str, Any]

    def user(self, role: str) -> User:
        moc = self.held.moc
        accounts = {
            "reader": lambda: moc.user("JP1", Role.READER),
            "editor": lambda: moc.user("JP1", Role.EDITOR),
            "officer": lambda: moc.officers["JP1"],
            "other": lambda: moc.user("CA1", Role.EDITOR),
            "secretariat": lambda: self.held.secretariat,
            "administrator": lambda: UserFactory.create(role=Role.ADMINISTRATOR),
        }
        return accounts[role]()

    def address(self, name: str, **keys: Any) -> str:
        """The address of a page; what hangs on a record of discussion is of the first Dialogue."""
        wanted = get_resolver().namespace_dict["dialogue"][1].reverse_dict.getlist(name)[0][0][0][1]
        known = self.keys | ({"number": 1} if name.startswith("record") else {}) | NAMES.get(name, {}) | keys
        return reverse(f"dialogue:{name}", kwargs={key: known[key] for key in wanted})


def year() -> Year:
    held = records.opened()
    own = held.moc.participants["JP1"]
    dialogue = make.DialogueFactory.create(
        instrument=held.moc.instrument,
        number=2,
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC),
        time_zone="Asia/Tokyo",
    )
    here = {"dialogue": dialogue}
    issued = make.AgendaFactory.create(**here)
    make.AgendaItemFactory.create(agenda=issued, key="opening", number=1)
    make.issue(issued)
    paper = make.PaperFactory.create(**here, expected_from=own, received_on=law.AT.date())
    brought = make.PaperFileFactory.create(paper=paper, brought_at=law.AT)
    file = brought.file
    ready: dict[str, Any] = {"state": "ready", "name": "JCBD-2-1.en.pdf", "file": file, "shared": True}
    template = DocumentTemplate.objects.create(
        participant=own, kind="agenda", name="ours.docx", file=file, uploaded_by=held.secretariat, uploaded_at=law.AT
    )
    make.CmwgStatusFactory.create(**here)
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    official = OfficialFactory.create(participant=own)
    keys = {
        "number": 2,
        "code": "JP1",
        "version": issued.pk,
        "document": make.ProducedDocumentFactory.create(**here, agenda=issued, **ready).pk,
        "item": make.AgendaItemFactory.create(agenda__dialogue=dialogue, agenda__revision=1).pk,
        "proposal": make.ProposalFactory.create(**here, participant=own, sent=True).pk,
        "change": make.TrackChangeFactory.create(**here).pk,
        "draft": make.ProposalFactory.create(**here, participant=own).pk,
        "paper": brought.paper_id,
        "narrow": make.PaperFactory.create(**here, expected_from=own, mark=narrow).pk,
        "delegate": make.DelegateFactory.create(**here, participant=own, official=official).pk,
        "invitee": make.InviteeFactory.create(**here, stakeholder__proposed_by=own).pk,
        "action": make.ActionItemFactory.create(**here, commitment=None).pk,
        **translated(here),
        "outcome": make.ItemOutcomeFactory.create(**here, decision_en="A decision.", decision_number=1).pk,
        "referral": make.ReferralFactory.create(**here).pk,
        "commitment": 0,
        "paragraph": held.paragraphs[0].pk,
        "template": template.pk,
        "step": "papers",
        "language": "en",
        "revision": 0,
        "ending": "json",
        "form": "pdf",
    }
    return Year(held, keys)


def translated(here: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a translation that is missing."""
    action = make.ActionItemFactory.create(
        **here, commitment=None, original_language="ja", title_ja="試験", title_en=""
    )
    return {"model": "actionitem", "record": action.pk, "text": "title"}


def routes() -> Iterator[str]:
    """The names of all pages of the Dialogue."""
    waiting: list[Any] = list(urls.urlpatterns)
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, URLPattern):
            assert found.name is not None
            yield found.name
        else:
            waiting += found.url_patterns


def signed_in(user: User) -> Client:
    # Without raising, so that what would be the answer 500 is one.
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
