"""Three first steps of each role, shown on the home page during the first session."""

from axes.models import AccessLog
from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from dialogue.models import Dialogue
from mocportal.home.own_commitments import OwnCommitments
from mocportal.home.task_rows import TaskButton, TaskList


def first_steps(
    user: User,
    coming: Dialogue | None = None,
    own: OwnCommitments | None = None,
    duties: TaskList | None = None,
) -> list[TaskButton]:
    """Return the steps of the role; none after the first sign-in."""
    if AccessLog.objects.filter(username=user.get_username())[:2].count() != 1:
        return []
    match user.may:
        case Role.ADMINISTRATOR:
            return _administrator()
        case Role.SECRETARIAT:
            return _secretariat(coming)
        case Role.CONTACT_OFFICER:
            return _contact_officer(duties)
        case Role.EDITOR:
            return _editor(coming, own)
        case _:
            return _reader(coming)


def _administrator() -> list[TaskButton]:
    return [
        TaskButton(_("Set up two-factor authentication"), reverse("accounts:account"), _("Protects your own account.")),
        TaskButton(_("Add accounts for colleagues"), reverse("admin:contacts_user_add"), _("Each receives an email.")),
        TaskButton(_("Check the system status"), f"{reverse('home')}#works", _("This page shows each component.")),
    ]


def _secretariat(coming: Dialogue | None) -> list[TaskButton]:
    without = reverse("commitments:register", query={"lead": "none", "state": "active"})
    return [
        TaskButton(_("Confirm the date of the Dialogue"), _of(coming), _("All Participants receive an email.")),
        TaskButton(_("Find a lead for each commitment"), without, _("Without a lead, no ministry is reminded.")),
        TaskButton(_("Prepare the agenda"), _of(coming, "agenda"), _("The register supplies the draft.")),
    ]


def _contact_officer(duties: TaskList | None) -> list[TaskButton]:
    notices, decisions = reverse("commitments:notices"), reverse("commitments:decisions")
    return [
        TaskButton(
            _("Check your contact details"), reverse("contacts:contact-tree"), _("Notices go to these addresses.")
        ),
        TaskButton(_("Acknowledge notices"), notices, _("Your acknowledgement is the receipt."))
        if _awaits(duties, notices)
        else TaskButton(_("View notices"), notices, _("No notice awaits your acknowledgement.")),
        TaskButton(_("Concur with joint decisions"), decisions, _("All five must concur."))
        if _awaits(duties, decisions)
        else TaskButton(_("View joint decisions"), decisions, _("No joint decision awaits your concurrence.")),
    ]


def _awaits(duties: TaskList | None, url: str) -> bool:
    """Return whether a record below ``url`` awaits a formal response; a long list of tasks may omit some."""
    return duties is not None and (
        duties.more > 0 or any(line.is_formal and line.url.startswith(url) for line in duties.lines)
    )


def _editor(coming: Dialogue | None, own: OwnCommitments | None) -> list[TaskButton]:
    register = reverse("commitments:register")
    first = own.rows[0].commitment.get_absolute_url() if own and own.rows else ""
    return [
        TaskButton(_("View your commitments"), own.url if own else register, _("Sorted by due date.")),
        TaskButton(
            _("Report progress"), f"{first}?report#report" if first else register, _("The form has your last report.")
        ),
        TaskButton(
            _("Propose an agenda item"), _of(coming, "new-proposal"), _("The secretariat reviews each proposal.")
        ),
    ]


def _reader(coming: Dialogue | None) -> list[TaskButton]:
    # There is no calendar file without a date.
    calendar = _of(coming, "download", "ics") if coming and coming.wall_start else _of(coming)
    return [
        TaskButton(_("View the agenda"), _of(coming, "agenda"), _("Decisions come first.")),
        TaskButton(_("Download the agenda (PDF)"), _of(coming, "download", "pdf"), _("In the language of this page.")),
        TaskButton(_("Add the Dialogue to your calendar"), calendar, _("With both local times.")),
    ]


def _of(coming: Dialogue | None, page: str = "detail", *more: str) -> str:
    """Return the URL of a page of the coming Dialogue; of the series while none is planned."""
    return reverse(f"dialogue:{page}", args=[coming.number, *more]) if coming else reverse("dialogue:series")
