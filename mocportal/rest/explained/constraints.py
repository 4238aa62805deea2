"""Which constraints hold to an article of the MOC; all others hold to a rule of the portal."""

from typing import TYPE_CHECKING, Final

from mocportal.rest.explained import rules

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

RULES: "Final[dict[str, _StrPromise]]" = {
    **dict.fromkeys(
        (
            "area_further_by_joint_decision",
            "area_retired_by_joint_decision",
            "concurrence_of_a_seat",
            "decision_needs_all_participants",
            "form_further_by_joint_decision",
            "form_retired_by_joint_decision",
            "no_activity_on_open_ended_form",
            "no_activity_on_retired_form",
            "no_commitment_on_open_ended_area",
            "no_commitment_on_open_ended_form",
            "no_commitment_on_retired_area",
            "no_commitment_on_retired_form",
            "objection_of_a_seat",
        ),
        rules.JOINT,
    ),
    **dict.fromkeys(("addressee_is_another", "addressee_of_a_seat", "notice_to_all_others"), rules.NOTIFIED),
    **dict.fromkeys(
        (
            "cochair_is_of_an_eligible_participant",
            "cochair_is_of_the_side_of_its_eligibility",
            "one_cochair_a_side",
        ),
        rules.CHAIRED,
    ),
    "delegate_is_of_the_participant": rules.MEMBERS,
    "cmwg_status_says_something": rules.DUPLICATION,
}
