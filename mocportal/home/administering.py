"""Primary action of the administrator: the first problem or pending task, or else adding an account."""

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from accounts.acts import ACCOUNT_ACTS
from accounts.services.pending_accounts import shut_out
from mocportal.home.mail import Mail
from mocportal.home.system_status import SystemStatus, systems_ending, tokens_ending
from mocportal.home.task_rows import TaskButton


def administer(watch: SystemStatus, mail: Mail, now: datetime) -> TaskButton:
    """Return the next action at the aware datetime ``now``; each kind is queried only if the previous have none."""
    kinds: tuple[Callable[[], TaskButton | None], ...] = (
        lambda: _of_parts(watch),
        lambda: _of_mail(mail),
        lambda: _to_invite(now),
        lambda: _of_systems(watch, now),
        lambda: _of_tokens(watch, now),
    )
    return next((act for kind in kinds if (act := kind())), None) or TaskButton(
        _("Add an account"), reverse("admin:contacts_user_add"), _("No action needed")
    )


def _of_parts(watch: SystemStatus) -> TaskButton | None:
    if not watch.faults:
        return None
    hint = _("Contact technical support. Details are in the log.")
    return TaskButton(_("Check again"), reverse("home"), hint)


def _of_mail(mail: Mail) -> TaskButton | None:
    if not mail.undecided:
        return None
    label = ngettext("Review %(count)d message", "Review %(count)d messages", mail.undecided)
    log = reverse("admin:contacts_message_changelist", query={"delivery": "decision"})
    return TaskButton(label % {"count": mail.undecided}, log, _("These messages are not resent automatically."))


def _to_invite(now: datetime) -> TaskButton | None:
    person = shut_out(now).first()
    if person is None:
        return None
    url = ACCOUNT_ACTS.address(person, "invite")
    hint = _("This account has no password and no open invitation.")
    return TaskButton(_("Invite %(person)s") % {"person": person}, url, hint)


def _of_systems(watch: SystemStatus, now: datetime) -> TaskButton | None:
    system = systems_ending(now).order_by("expires_at", "pk").first() if watch.systems_ending else None
    if system is None:
        return None
    url = reverse("admin:partners_client_change", args=[system.pk])
    hint = _("First partner system to expire. A contact point officer of its ministry can renew it.")
    return TaskButton(_("View the partner system %(system)s") % {"system": system}, url, hint)


def _of_tokens(watch: SystemStatus, now: datetime) -> TaskButton | None:
    token = tokens_ending(now).order_by("expires_at", "pk").first() if watch.tokens_ending else None
    if token is None:
        return None
    url = reverse("admin:partners_token_change", args=[token.pk])
    return TaskButton(_("Review token %(name)s") % {"name": token.name}, url, _("Expires first of all tokens"))
