"""API scopes of partner systems, and the reasons for which a token is refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from contacts.enums import Role


class Scope(TextChoices):
    """API scope that a partner system may read or write; no scope covers formal acts.

    Read scopes follow the apps, so that each endpoint belongs to one of three; write scopes follow what a ministry
    enters.
    """

    READ_PEOPLE = "people:read", _("Read Participants, officials and contact points")
    READ_REGISTER = "register:read", _("Read the MOC text, commitments, decisions and notices")
    READ_DIALOGUE = "dialogue:read", _("Read Dialogues, agendas and papers")
    WRITE_COMMITMENTS = "commitments:write", _("Enter commitments and milestones")
    WRITE_REPORTS = "reports:write", _("Enter progress reports")
    WRITE_EVIDENCE = "evidence:write", _("Enter supporting documents")
    WRITE_ACTIVITIES = "activities:write", _("Enter activities")
    WRITE_PROPOSALS = "proposals:write", _("Propose items for the agenda")
    WRITE_WEBHOOKS = "webhooks:write", _("Manage its own webhooks")
    ROTATE_TOKEN = "token:rotate", _("Rotate its own token")
    # The server for assistants (clients/) requires it in addition to the scopes of the records.
    ASSISTANT = "assistant:read", _("Let an assistant read with this token")

    @property
    def writes(self) -> bool:
        """Return whether the scope allows changes."""
        return not self.value.endswith(":read")

    @property
    def preset(self) -> bool:
        """Return whether the form of a new token selects the scope: reading, but not for assistants."""
        return not self.writes and self is not Scope.ASSISTANT

    @classmethod
    def of_people(cls, role: Role) -> "list[Scope]":
        """Return the scopes that a personal token of ``role`` can have, without those reserved for systems.

        Every role can have the read scopes: visibility limits what it reads with them, as in the browser.
        """
        writes = role.edits_own or role.runs_register
        of_systems = {cls.WRITE_WEBHOOKS, cls.ROTATE_TOKEN}
        return [each for each in cls if (writes or not each.writes) and each not in of_systems]


class SignInRefusal(TextChoices):
    """Refusal reason of a token. The sender does not receive it; the owner sees it with the usage."""

    REVOKED = "token-revoked", _("The token was revoked")
    EXPIRED = "token-expired", _("The token has expired")
    CLIENT_ENDED = "client-ended", _("The partner system has ended")
    CLIENT_EXPIRED = "client-expired", _("The partner system has expired")
    ACCOUNT_CLOSED = "account-closed", _("The account is not active")
    CONTACT_GONE = "contact-gone", _("Contact no longer acts for the Participant")
    NETWORK = "network-not-allowed", _("The network is not allowed")
