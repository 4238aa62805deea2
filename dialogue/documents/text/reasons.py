"""Reasons for an item's inclusion, in sentences."""

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import ReasonGiven
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.reasons import Reason, ReasonCode


def given(voice: DocumentLanguage, reasons: tuple[Reason, ...]) -> tuple[ReasonGiven, ...]:
    """Return the reasons as text; an issued edition omits the secretariat's open tasks."""
    known = (reason for reason in reasons if not (voice.given_out and reason.code is ReasonCode.CMWG_MISSING))
    return tuple(ReasonGiven(reason.code.value, sentence(voice, reason)) for reason in known)


def sentence(voice: DocumentLanguage, reason: Reason) -> str:
    """Return the reason as a sentence, with its record, days and Dialogue."""
    facts = {
        "record": reason.record,
        "days": reason.days,
        "count": reason.count,
        "day": voice.day(reason.on),
        "dialogue": voice.ordinal(reason.dialogue, inside=True) if reason.dialogue else "",
        "forum": voice.register.forum,
        "participant": voice.participant(reason.participant) if reason.participant else "",
    }
    return _pattern(reason) % facts


def _pattern(reason: Reason) -> str:  # noqa: C901, PLR0911, PLR0912  # One return for each code reads best as a list.
    match reason.code:
        case ReasonCode.STANDING:
            return _("Standing item.")
        case ReasonCode.CARRIED_OVER if reason.record:
            return _("%(record)s is carried over from the %(dialogue)s Dialogue.")
        case ReasonCode.CARRIED_OVER:
            return ngettext(
                "%(count)d action is carried over from the %(dialogue)s Dialogue.",
                "%(count)d actions are carried over, the oldest from the %(dialogue)s Dialogue.",
                reason.count,
            )
        case ReasonCode.CARRIED_ITEM if reason.record:
            return _("Carried over from the %(dialogue)s Dialogue: the last one did not conclude its item %(record)s.")
        case ReasonCode.CARRIED_ITEM:
            return _("Carried over from the %(dialogue)s Dialogue: the last one did not conclude it.")
        case ReasonCode.ITEM_NOT_TAKEN_UP if reason.record:
            return _("Carried over from the %(dialogue)s Dialogue: the last one had no time for its item %(record)s.")
        case ReasonCode.ITEM_NOT_TAKEN_UP:
            return _("Carried over from the %(dialogue)s Dialogue: the last one had no time for it.")
        case ReasonCode.OVERDUE:
            return ngettext(
                "%(record)s is overdue by %(days)d day.", "%(record)s is overdue by %(days)d days.", reason.days
            )
        case ReasonCode.MILESTONE_DUE:
            return _("%(record)s has a milestone due on %(day)s, before the Dialogue.")
        case ReasonCode.MILESTONE_PASSED:
            return _("%(record)s has a milestone that was due on %(day)s and is not resolved.")
        case ReasonCode.NEEDS_ATTENTION:
            return _("%(record)s was reported at risk or delayed on %(day)s.")
        case ReasonCode.NEW:
            return _("%(record)s is new since the last Dialogue (%(day)s).")
        case ReasonCode.REPORTED:
            return _("%(record)s was reported on since the last Dialogue (%(day)s).")
        case ReasonCode.NO_LEAD:
            return ngettext("%(count)d action names no lead.", "%(count)d actions name no lead.", reason.count)
        case ReasonCode.SILENT:
            return _("This area has had no work for two Dialogues.")
        case ReasonCode.CMWG_MISSING:
            return _("No entry says yet what was taken into consideration of the %(forum)s: the meeting is not ready.")
        case ReasonCode.CMWG_OVERLAP:
            return _("%(record)s overlaps with work under the %(forum)s.")
        case ReasonCode.REFERRAL_AHEAD:
            return ngettext(
                "%(count)d item of the %(dialogue)s Dialogue is still to be raised at %(record)s.",
                "%(count)d items of the %(dialogue)s Dialogue are still to be raised at %(record)s.",
                reason.count,
            )
        case ReasonCode.REFERRAL_RAISED:
            return ngettext(
                "%(count)d item of the %(dialogue)s Dialogue was raised at %(record)s on %(day)s and has no answer "
                "yet.",
                "%(count)d items of the %(dialogue)s Dialogue were raised at %(record)s on %(day)s and have no answer "
                "yet.",
                reason.count,
            )
        case ReasonCode.REFERRAL_ANSWERED:
            return ngettext(
                "An answer to %(count)d item of the %(dialogue)s Dialogue came back from %(record)s on %(day)s.",
                "An answer to %(count)d items of the %(dialogue)s Dialogue came back from %(record)s on %(day)s.",
                reason.count,
            )
        case ReasonCode.IP_UNANSWERED:
            return ngettext(
                "%(count)d commitment does not state whether intellectual property matters are expected to arise.",
                "%(count)d commitments do not state whether intellectual property matters are expected to arise.",
                reason.count,
            )
        case ReasonCode.IP_WITHOUT_INSTRUMENT:
            return _("%(record)s expects intellectual property matters and refers to no separate instrument.")
        case ReasonCode.ACTIVITY_AHEAD:
            return _("%(record)s is scheduled for %(day)s.")
        case ReasonCode.PROGRAMME_OPENED:
            return _("%(record)s opened since the last Dialogue (%(day)s).")
        case ReasonCode.PROGRAMME_CLOSED:
            return _("%(record)s closed since the last Dialogue (%(day)s).")
        case ReasonCode.STANDARD_DIFFERS:
            return _("Positions on %(record)s differ; its next date is %(day)s.")
        case ReasonCode.INFORMATION_GIVEN:
            return _("%(record)s was given since the last Dialogue (%(day)s).")
        case ReasonCode.INFORMATION_EXPIRES:
            return _("%(record)s expires on %(day)s, before the following Dialogue.")
        case ReasonCode.SIGNATURE_MISSING:
            return _("The date of signature of %(participant)s is missing.")
        case ReasonCode.MODIFIED:
            return _("%(record)s modified the MOC with effect from %(day)s (article 9(b)).")
        case ReasonCode.NOTICE_RECEIVED:
            return _("%(participant)s gave notice on %(day)s (%(record)s).")
        case ReasonCode.CONSULTATION_OPEN:
            return _("Consultations under article 7 are not concluded (%(record)s, raised on %(day)s).")
        case ReasonCode.EMERGENCY_RAISED:
            return _("An emergency of %(day)s is recorded; collaboration has not begun (%(record)s).")
        case ReasonCode.EMERGENCY_OVER:
            return _("Collaboration in an emergency ended on %(day)s (%(record)s).")
        case ReasonCode.EMERGENCY_ON:
            return _("Collaboration in an emergency is on since %(day)s (%(record)s).")
        case ReasonCode.AWAITS_CONCURRENCE:
            return _("%(record)s awaits the concurrence of %(participant)s.")
        case ReasonCode.OBJECTED:
            return _("%(participant)s objects to %(record)s as it is proposed.")
        case ReasonCode.INVITEES:
            return ngettext("%(count)d invitee is heard.", "%(count)d invitees are heard.", reason.count)
        case ReasonCode.PROPOSED:
            return _("Proposed by %(participant)s on %(day)s.")
        case ReasonCode.PROPOSED_LATE:
            return _("Proposed by %(participant)s on %(day)s, after proposals had closed.")
        case ReasonCode.ACTIVE_WORK:
            return ngettext(
                "%(count)d commitment of this area is active.",
                "%(count)d commitments of this area are active.",
                reason.count,
            )
        case ReasonCode.COMPLETE:
            return ngettext(
                "%(count)d commitment is reported complete.",
                "%(count)d commitments are reported complete.",
                reason.count,
            )
        case ReasonCode.PERSON:
            return _("Added by a person.")
