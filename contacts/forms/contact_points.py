"""Form of a contact point and its officers."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy as _

from contacts.forms.officers import OfficerFormSet, OfficerRules
from contacts.models import ContactPoint, ContactPointOfficer, Official
from contacts.permissions import handles_own_contact_point
from contacts.rules.email_content import fits_a_header
from core.forms.page_forms import PageForm, PageMeta
from core.text.links import Link

# Links that other apps offer on the page of a contact point and after a change; each adds its own.
OFFERS: list[Callable[[HttpRequest, ContactPoint], Link | None]] = []


def offers(request: HttpRequest, point: ContactPoint) -> list[Link]:
    """Return the links of ``OFFERS`` that the user can follow."""
    return [link for offer in OFFERS if (link := offer(request, point))]


class MailboxRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin."""

    def clean_mailbox(self) -> str:
        """Keep a mailbox once there is one, so that notices can be delivered (article 6).

        A trigger enforces it as well.
        """
        mailbox: str = self.cleaned_data["mailbox"]
        if not mailbox and self.initial.get("mailbox"):
            sentence = gettext("A contact point must have at least one active address. Enter a new address instead.")
            raise ValidationError(sentence, code="unreachable")
        if not fits_a_header(mailbox):
            # A quoted local part may contain such characters, which no mail header can carry.
            raise ValidationError(gettext("Enter a valid email address."), code="invalid")
        return mailbox


class ContactPointForm(MailboxRules, PageForm):
    rows = (("mailbox", "telephone", "language", "digest_hour"), ("publishes_open_data",))

    class Meta(PageMeta):
        model = ContactPoint
        fields = ("mailbox", "telephone", "language", "digest_hour", "publishes_open_data")
        labels: ClassVar = {"telephone": _("office telephone")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The secretariat enters the first officer; only the Participant itself decides on publication.
        if not handles_own_contact_point(self.user, self.instance):
            del self.fields["publishes_open_data"]


class OfficerForm(OfficerRules, PageForm):
    class Meta(PageMeta):
        model = ContactPointOfficer
        fields = ("official", "function", "telephone", "since", "until", "digest_hour")
        labels: ClassVar = {"telephone": _("telephone of the officer")}

    def __init__(self, *args: Any, participant: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        official: Any = self.fields["official"]
        official.queryset = Official.objects.filter(pk__in=official.queryset, participant=participant)


class OfficerRows(OfficerFormSet):
    heading = _("officers")
    related = ("official",)


OfficersOfPoint = forms.inlineformset_factory(
    ContactPoint, ContactPointOfficer, form=OfficerForm, formset=OfficerRows, extra=2
)
