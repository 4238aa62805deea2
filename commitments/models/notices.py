"""Notices from one Participant to all others, through the designated contact points (articles 6 and 9)."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from commitments.enums import NoticeCounting, NoticeEventKind, NoticeKind, NoticeState, Scope
from commitments.models.consultations import Consultation
from commitments.models.emergencies import Emergency
from commitments.models.instruments import Instrument
from commitments.querysets import NoticeChildQuerySet, NoticeQuerySet
from commitments.triggers import CLOSED, changed, only_own_officers, only_seated, register_is_open
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex

FROZEN_COLUMNS = (
    *("instrument_id", "reference", "kind", "sender_id", "original_language", "subject_en", "subject_fr", "subject_ja"),
    *("body_en", "body_fr", "body_ja", "link_only", "scope", "stated_on", "emergency_id", "consultation_id"),
    *("issued_at", "issued_on", "issued_by_id", "text_hash"),
)


@pghistory.track()
class Notice(models.Model):
    """Written notice of one Participant to the other Participants.

    The committed row is the notice; an email is a copy of it. The issue freezes its text. ``issued_at`` is an instant
    in UTC, ``issued_on`` the date in the sender's capital. A notice of discontinuance states its scope and may state
    its last day, ``stated_on``. ``takes_effect_on`` is the last day computed by ``moc.article_9c_discontinuance``,
    stored for lists and triggers. ``counting`` is the counting used: a later decision on counting does not change
    determined periods. ``settled_by`` is the joint decision on whether the other Participants continue, which article
    9(c) leaves open.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="notices", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeKind)
    sender = models.ForeignKey(
        Participant, models.PROTECT, related_name="notices_given", verbose_name=pgettext_lazy("of a notice", "from")
    )
    state = models.CharField(_("status"), max_length=12, choices=NoticeState, default=NoticeState.DRAFT, editable=False)
    original_language = original_language()
    subject_en, subject_fr, subject_ja = short_text(_("subject"))
    body_en, body_fr, body_ja = long_text(_("text"))
    link_only = models.BooleanField(
        _("do not include the text in emails"),
        default=False,
        help_text=_("The email will give the notice reference and a link only, not the text."),
    )
    scope = models.CharField(
        _("scope of the discontinuance"),
        max_length=16,
        choices=Scope,
        blank=True,
        help_text=_("Scope as stated in the notice (article 9(c))"),
    )
    stated_on = models.DateField(
        _("last day of the MOC, as stated"),
        null=True,
        blank=True,
        help_text=_("Leave blank to use the end of the notice period, counted from the last receipt."),
    )
    emergency = models.ForeignKey(
        Emergency, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("emergency")
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("consultation")
    )
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64, blank=True, editable=False)
    issued_at = models.DateTimeField(_("issued"), null=True, editable=False)
    issued_on = models.DateField(_("date of issue"), null=True, editable=False)
    issued_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="notices_issued", verbose_name=_("issued by")
    )
    takes_effect_on = models.DateField(_("last day of the MOC"), null=True, editable=False)
    counting = models.CharField(
        _("counting of months of notice"), max_length=12, choices=NoticeCounting, blank=True, editable=False
    )
    settled_by = models.ForeignKey(
        "commitments.JointDecision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="notices_settled",
        verbose_name=_("consequence settled by"),
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason for the withdrawal"), blank=True, editable=False)
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="notices_entered", verbose_name=_("entered by")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    subject = Multilingual()
    body = Multilingual()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes: ClassVar = [SearchIndex(fields=["reference", *in_three("subject", "body")], name="notice_search")]
        constraints: ClassVar = [
            written_in_some_language("subject", constraint="notice_has_a_subject"),
            models.CheckConstraint(
                condition=Q(state=NoticeState.DRAFT, issued_at=None, issued_on=None, issued_by=None, text_hash="")
                | ~Q(state=NoticeState.DRAFT)
                & Q(issued_at__isnull=False, issued_on__isnull=False, issued_by__isnull=False)
                & ~Q(text_hash=""),
                name="notice_issued_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.DISCONTINUE) & ~Q(scope="")
                | ~Q(kind=NoticeKind.DISCONTINUE) & Q(scope="", stated_on=None, takes_effect_on=None),
                name="notice_of_discontinuance_states_its_scope",
            ),
            models.CheckConstraint(
                condition=Q(stated_on=None) | Q(issued_on=None) | Q(stated_on__gte=models.F("issued_on")),
                name="notice_states_no_day_before_its_issue",
            ),
            models.CheckConstraint(
                condition=Q(state=NoticeState.WITHDRAWN, withdrawn_on__isnull=False)
                | ~Q(state=NoticeState.WITHDRAWN) & Q(withdrawn_on=None),
                name="notice_withdrawn_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.WITHDRAWN)
                | Q(takes_effect_on=None)
                | Q(withdrawn_on__lte=models.F("takes_effect_on")),
                name="notice_is_withdrawn_before_it_takes_effect",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.EMERGENCY) | Q(emergency=None), name="notice_of_emergency_names_it"
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.CONSULTATION) | Q(consultation=None),
                name="notice_of_consultation_names_it",
            ),
            PairedForeignKey(
                name="notice_issued_by_own_officer",
                columns=("issued_by_id", "sender_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            text_in_original("notice", "subject", "body"),
            # Issued notices can still be acknowledged and withdrawn, since that determines how the register was closed.
            register_is_open("notice", operation=pgtrigger.Insert | pgtrigger.Delete),
            refuse(
                name="notice_draft_register_is_open",
                operation=pgtrigger.Update,
                when_row=f"OLD.state = 'draft' AND ({CLOSED} WHERE id = OLD.instrument_id)",
                because="The MOC is discontinued: the register is kept and can no longer be changed.",
            ),
            refuse(
                name="notice_to_all_others",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""NEW.state <> 'draft' AND (TG_OP = 'INSERT' OR OLD.state = 'draft') AND EXISTS (
                    SELECT 1 FROM commitments_participation seat WHERE seat.instrument_id = NEW.instrument_id
                    AND seat.participant_id <> NEW.sender_id
                    AND NOT EXISTS (SELECT 1 FROM commitments_noticeaddressee addressee
                        WHERE addressee.notice_id = NEW.id AND addressee.participant_id = seat.participant_id))""",
                because="A notice goes to all other Participants.",
            ),
            only_own_officers("notice", column="issued_by_id", at="issued_at"),
            refuse(
                name="notice_is_frozen",
                operation=pgtrigger.Update,
                when_row=f"OLD.state <> 'draft' AND ({changed(*FROZEN_COLUMNS)})",
                because="A notice that was issued stays as it is: give another.",
            ),
            refuse(
                name="notice_does_not_come_back",
                operation=pgtrigger.Update,
                when_row="OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn'"
                " OR OLD.state = 'issued' AND NEW.state = 'draft'",
                because="A notice that was issued or withdrawn stays so.",
            ),
            refuse(
                name="notice_issued_is_never_deleted",
                operation=pgtrigger.Delete,
                when_row="OLD.state <> 'draft'",
                because="A notice that was issued stays on record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:notice", args=[self.reference])

    owner_id = property(attrgetter("sender_id"))

    @property
    def state_of(self) -> NoticeState:
        return NoticeState(self.state)

    @property
    def kind_of(self) -> NoticeKind:
        return NoticeKind(self.kind)


@pghistory.track()
class NoticeAddressee(models.Model):
    """Recipient of a notice, with the addresses of its contact point at the time of issue.

    ``received_on`` is a date in that Participant's capital, ``acknowledged_at`` an instant in UTC. The acknowledgement
    by the designated contact point is the proof of receipt.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="addressees", verbose_name=_("notice"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="notices_received", verbose_name=_("Participant")
    )
    addresses = ArrayField(models.EmailField(), verbose_name=_("addresses at issue"))
    received_on = models.DateField(_("received on"), null=True, editable=False)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, editable=False)
    acknowledged_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="notices_acknowledged",
        verbose_name=_("acknowledged by"),
    )

    objects = NoticeChildQuerySet["NoticeAddressee"].as_manager()

    class Meta:
        ordering = ["notice", "participant__order"]
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "participant"], name="notice_addresses_participant_once"),
            models.CheckConstraint(condition=Q(addresses__len__gt=0), name="addressee_has_an_address"),
            models.CheckConstraint(
                condition=Q(received_on=None, acknowledged_at=None, acknowledged_by=None)
                | Q(received_on__isnull=False, acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="acknowledgement_is_whole",
            ),
            PairedForeignKey(
                name="acknowledged_by_own_officer",
                columns=("acknowledged_by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            only_own_officers("acknowledgement", column="acknowledged_by_id", at="acknowledged_at"),
            only_seated("addressee", through="notice"),
            refuse(
                name="addressee_is_another",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="(SELECT sender_id = NEW.participant_id FROM commitments_notice WHERE id = NEW.notice_id)",
                because="A notice goes to the other Participants.",
            ),
            refuse(
                name="addressees_are_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when_row=f"""(SELECT state <> 'draft' FROM commitments_notice
                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.notice_id ELSE NEW.notice_id END)
                    AND (TG_OP <> 'UPDATE' OR {changed("notice_id", "participant_id", "addresses")})""",
                because="A notice that was issued keeps its addressees.",
            ),
            refuse(
                name="acknowledgement_stays",
                operation=pgtrigger.Update,
                when_row=f"""OLD.acknowledged_at IS NOT NULL
                    AND ({changed("received_on", "acknowledged_at", "acknowledged_by_id")})""",
                because="An acknowledgement stays as it was given.",
            ),
            refuse(
                name="acknowledged_after_issue",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""NEW.acknowledged_at IS NOT NULL
                    AND (SELECT state = 'draft' FROM commitments_notice WHERE id = NEW.notice_id)""",
                because="What was not issued cannot be acknowledged.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice.reference}: {self.participant}"


@pghistory.track()
class NoticeLogEntry(models.Model):
    """Immutable log entry of a notice; ``at`` is an instant in UTC.

    ``in_place_of`` lists the addresses recorded at issue that were outdated when the notice was sent to their
    successors.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="log", verbose_name=_("notice"))
    addressee = models.ForeignKey(
        NoticeAddressee, models.CASCADE, null=True, related_name="log", verbose_name=_("addressee")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeEventKind)
    at = models.DateTimeField(_("date and time"))
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="notice_events", verbose_name=_("by"))
    detail = models.TextField(_("detail"), blank=True)
    in_place_of = models.TextField(_("in place of"), blank=True, default="", db_default="")

    objects = NoticeChildQuerySet["NoticeLogEntry"].as_manager()

    class Meta:
        ordering = ["notice", "at", "id"]
        verbose_name = _("notice log entry")
        verbose_name_plural = _("notice log entries")
        triggers: ClassVar = [
            refuse(
                name="notice_event_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="(SELECT state <> 'draft' FROM commitments_notice WHERE id = OLD.notice_id)",
                because="The log of a notice is only added to.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice.reference}: {self.get_kind_display()}"
