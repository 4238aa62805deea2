"""Power to act for a Participant, checked for every formal act (articles 6 and 9).

A formal act needs an active account with the role of contact point officer, linked to an official who has the function
of primary or alternate officer at the contact point of the same Participant on that day.
"""

from datetime import datetime

from contacts.enums import OfficerFunction, Shortfall
from contacts.models.contact_points import ContactPointOfficer
from contacts.models.officials import Official
from contacts.models.participants import Participant
from contacts.models.users import User
from contacts.rules.functions import Missing, Term, missing
from core.text.times import displayed_text

TERM = ("function", "since", "until", "contact_point__participant")


def missing_for(user: User, at: datetime) -> Missing | None:
    """Return the requirement that ``user`` lacks to act for its own Participant at the instant ``at``; None if nothing.

    It is queried each time, since a function that has just ended no longer gives power.
    """
    if not user.is_active or not user.may.concurs or user.participant_id is None:
        return Missing(Shortfall.ROLE)
    rows = Official.objects.filter(account=user.pk, participant=user.participant_id).values_list(
        "active", "participant__side__time_zone", *(f"contact_functions__{column}" for column in TERM)
    )
    terms: list[Term] = []
    zone: str | None = None
    for active, zone, function, since, until, participant in rows:  # noqa: B007 - One official has one zone.
        if active and participant == user.participant_id:
            terms.append(Term(OfficerFunction(function), since, until))
    return Missing(Shortfall.LINK) if zone is None else missing(terms, displayed_text(at, zone).date())


def acts_for(user: User, participant: int | None, at: datetime) -> bool:
    """Return whether the person of the account ``user`` may act for the Participant with this primary key at ``at``."""
    return participant is not None and user.participant_id == participant and missing_for(user, at) is None


def acting_officers(participant: Participant, at: datetime) -> list[User]:
    """Return the accounts that may act for ``participant`` at ``at``, primary officers first."""
    terms = (
        ContactPointOfficer.objects.in_function(displayed_text(at, participant.side.time_zone).date())
        .exclude(function=OfficerFunction.COPY)
        .filter(contact_point__participant=participant, official__account__participant=participant)
        .select_related("official__account")
    )
    accounts = (term.official.account for term in terms)
    return list(dict.fromkeys(user for user in accounts if user and user.is_active and user.may.concurs))


def may_hand_over(user: User, participant: Participant, at: datetime) -> bool:
    """Return whether ``user`` may change the contact point of ``participant``, its officers and their accounts.

    Its own officers in function may. The secretariat may while no account can act for the Participant, to enter the
    first officer. All others may not, including administrators.
    """
    if acts_for(user, participant.pk, at):
        return True
    return user.is_active and user.may.runs_register and not acting_officers(participant, at)
