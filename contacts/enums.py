"""Closed lists of what people and their institutions can be to the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a user may do; the table is docs/decisions/0005."""

    READER = "reader", _("Reader")
    EDITOR = "editor", _("Editor")
    CONTACT_OFFICER = "contact_officer", _("Contact point officer")
    SECRETARIAT = "secretariat", _("Secretariat")
    ADMINISTRATOR = "administrator", _("Administrator")
    PARTNER = "partner", _("Partner system")

    @property
    def belongs_to_participant(self) -> bool:
        """Whether the role only makes sense inside one of the Participants."""
        return self in {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.PARTNER}

    @property
    def reads_register(self) -> bool:
        """Whether the role sees what the Participants share; administrators see accounts and settings only."""
        return self is not Role.ADMINISTRATOR

    @property
    def reads_own_drafts(self) -> bool:
        return self in {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER}

    @property
    def edits_own(self) -> bool:
        return self in {Role.EDITOR, Role.CONTACT_OFFICER}

    @property
    def concurs(self) -> bool:
        """Whether the role may concur and give or acknowledge notices; secretariat and administrators never."""
        return self is Role.CONTACT_OFFICER

    @property
    def runs_register(self) -> bool:
        return self is Role.SECRETARIAT

    @property
    def administers(self) -> bool:
        return self is Role.ADMINISTRATOR

    @property
    def uses_browser(self) -> bool:
        return self is not Role.PARTNER


class Language(TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    JAPANESE = "ja", _("Japanese")


class NameOrder(TextChoices):
    """Which part of a name stands first in Latin letters; one is never computed from the other."""

    FAMILY_FIRST = "family_first", _("Family name first")
    GIVEN_FIRST = "given_first", _("Given name first")


class OfficerFunction(TextChoices):
    """Which officer of a contact point is written to, and how."""

    PRIMARY = "primary", _("Primary")
    ALTERNATE = "alternate", _("Alternate")
    COPY = "copy", _("Copy")


class Audience(TextChoices):
    """Who may read what bears a handling mark, from the widest circle to the narrowest."""

    PUBLIC = "public", _("Everyone")
    PARTICIPANTS = "participants", _("The Participants and the secretariat")
    OWN_PARTICIPANT = "own_participant", _("The Participant that leads")
    NAMED = "named", _("Contact point officers of the Participant that leads")
