"""Which page each picture of the guides shows, and the register that is on it: the demonstration on a fixed day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

from axes.models import AccessLog
from django.core.management import call_command
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import User
from demo.year import building
from dialogue.documents.formats import FORMATS
from dialogue.models import Dialogue
from dialogue.services import issuing
from dialogue.services.agendas import save_draft
from partners.models import Client, Token
from partners.services import tokens
from tests.factories.partners import ClientFactory
from tests.factories.register import account

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
EDITOR, SECRETARIAT, ADMINISTRATOR = "nrcan-editor", "secretariat", "administrator"


@dataclass(frozen=True)
class Scene:
    """A page as ``by`` sees it; ``guide`` is the guide that shows its picture."""

    guide: str
    name: str
    by: str
    address: Callable[[], str]

    @property
    def full_name(self) -> str:
        return f"{self.guide}-{self.name}"


def own_commitment() -> str:
    """The first of the ministry's own that is active and has a day."""
    found = Commitment.objects.filter(lead__code="NRCAN", state="active", due_on__isnull=False)
    address: str = found.earliest("reference").get_absolute_url()
    return address


def system(act: str) -> str:
    return reverse(f"admin:partners_client_{act}", args=[Client.objects.get().pk])


SCENES = (
    Scene("ministries", "home", EDITOR, lambda: "/"),
    Scene("ministries", "register", EDITOR, lambda: "/commitments/"),
    Scene("ministries", "report", EDITOR, lambda: f"{own_commitment()}?report#report"),
    Scene("ministries", "coverage", EDITOR, lambda: "/coverage/"),
    Scene("secretariat", "home", SECRETARIAT, lambda: "/"),
    Scene("secretariat", "dialogue", SECRETARIAT, lambda: "/dialogues/3/"),
    Scene("secretariat", "draft", SECRETARIAT, lambda: "/dialogues/3/agenda/draft/"),
    Scene("secretariat", "agenda", SECRETARIAT, lambda: "/dialogues/3/agenda/"),
    Scene("administrators", "accounts", ADMINISTRATOR, lambda: reverse("admin:contacts_user_changelist")),
    Scene("administrators", "records", ADMINISTRATOR, lambda: reverse("admin:records")),
    Scene("administrators", "system", ADMINISTRATOR, lambda: system("change")),
    Scene("administrators", "usage", ADMINISTRATOR, lambda: system("usage")),
)


def fill() -> None:
    """The seed, an account a role, the year of the demonstration, a draft of its next agenda, and a partner system."""
    call_command("seed", verbosity=0)
    for role, code in ((Role.SECRETARIAT, ""), (Role.ADMINISTRATOR, ""), (Role.EDITOR, "NRCAN"), (Role.READER, "METI")):
        # Not its first visit, at which home shows first steps.
        name = account(role, code).get_username()
        AccessLog.objects.create(username=name, attempt_time=NOW, ip_address="127.0.0.1")
    # The pictures show no file.
    with patch.object(issuing, "FORMATS", {name: FORMATS[name] for name in ("html", "json")}):
        building.build(NOW)
    third = Dialogue.objects.get(number=3)
    save_draft(dialogue=third, as_of=NOW, by=User.objects.get(username=SECRETARIAT))
    editor = User.objects.get(username=EDITOR)
    used: Client = ClientFactory.create(owner=editor.participant, contact=editor, name="Fictitious tracker")
    token, _text = tokens.issue_to(client=used, name="Fictitious server", at=NOW)
    # What is drawn by chance is the same on each picture.
    Token.objects.filter(pk=token.pk).update(prefix="1e5c3aa2")
    for days in range(5):
        used.usage.create(day=NOW.date() - timedelta(days=days), status=200, requests=1200 + 17 * days, last_at=NOW)
    used.usage.create(day=date(2026, 11, 23), status=403, kind="scope-missing", requests=2, last_at=NOW)
