"""Email to a ministry about its template for documents."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from commitments.services.emails import notify
from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from core.text.languages import Language
from dialogue.models import DocumentTemplate


def notify_disabled(template: DocumentTemplate, *, at: datetime) -> None:
    """Notify the ministry's contact point and the uploader that a template is disabled, with the reason."""
    key, kind, uploader = f"template:{template.pk}:disabled", MessageKind.INVITATION, template.uploaded_by

    def letter(_language: str) -> EmailContent:
        facts = {"document": template.get_kind_display(), "reason": template.get_failure_display()}
        return EmailContent(
            subject=_("Your template is disabled: %(document)s") % facts,
            lines=(
                _("Two documents failed with your ministry's template for “%(document)s”.") % facts,
                _("Reason: %(reason)s") % facts,
                _("The portal uses its own layout for this document until you upload a corrected template."),
            ),
            link=reverse("dialogue:templates"),
        )

    notify([template.participant], kind=kind, key=key, words=letter, at=at)
    if uploader.is_active and uploader.email and uploader.participant_id == template.participant_id:
        point = getattr(template.participant, "contact_point", None)
        language = uploader.language or (point.language if point else Language.ENGLISH)
        to = Addressee(on_one_line(str(uploader))[:LONGEST_NAME], uploader.email, language)
        with translation.override(language):
            outbox.post(kind=kind, key=key, to=to, letter=letter(language), at=at, participant=template.participant)
