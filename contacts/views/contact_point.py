"""Page with the form of a contact point and its officers."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from contacts.acts import account_links
from contacts.forms.contact_points import ContactPointForm, OfficersOfPoint, offers
from contacts.models import ContactPoint
from contacts.services import former_addresses, functions
from core.forms.record_pages import RecordPage
from core.refusals.errors import DomainError
from core.text.links import Link

# What a notice under article 6 does not state.
UNSTATED = frozenset({"language", "digest_hour", "publishes_open_data"})


class ContactPointFormPage(RecordPage):
    """Form page of a contact point, found by the code of its Participant."""

    form_class = ContactPointForm
    key = "code"
    lookup = "participant__code"
    formsets = (OfficersOfPoint,)

    def why_not(self, record: ContactPoint) -> str:
        """Return the requirement that the user lacks."""
        try:
            functions.check_hand_over(self.user, record.participant, timezone.now())
        except DomainError as refusal:
            return str(refusal)
        return super().why_not(record)

    def heading(self) -> str:
        return _("Contact point of %(participant)s") % {"participant": self.record.participant}

    def context(self) -> Mapping[str, Any]:
        links = [*account_links(self.record, self.user), *offers(self.request, self.record)]
        if self.user.has_perm("contacts.add_official"):
            own = {"participant": self.record.participant_id}
            links.append(Link(_("Add an official"), reverse("admin:contacts_official_add", query=own)))
        return {
            "links": links,
            "list_name": _("Emergency contact list"),
            "list_url": reverse("contacts:contact-tree"),
            "button": _("Save changes"),
            "note": _("Article 6: notices are sent to this mailbox. It can be replaced but not removed."),
        }

    def row_arguments(self) -> dict[str, Any]:
        return {"participant": self.record.participant_id}

    def change(self, record: ContactPoint, values: dict[str, Any], *, reason: str) -> None:
        functions.check_hand_over(self.user, record.participant, timezone.now())
        former = record.mailbox
        super().change(record, values, reason=reason)
        if "mailbox" in values:
            former_addresses.notify_of_mailbox(contact_point=record, former=former, by=self.user, at=timezone.now())

    def done(self, record: ContactPoint, *, is_new: bool) -> str:
        """Offer the notice of article 6 after a change; none for what it does not state."""
        links = offers(self.request, record) if self.changed - UNSTATED else []
        if not links:
            return super().done(record, is_new=is_new)
        sentence = _("Saved. The other Participants have not been notified yet.")
        offered = format_html_join(" ", '<a href="{}">{}</a>', ((link.url, link.label) for link in links))
        return format_html("{} {}", sentence, offered)

    def next_url(self, record: ContactPoint) -> str:
        return reverse("contacts:contact-tree")
