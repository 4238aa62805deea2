"""Article 3(a)(vi): forms of cooperation, and further forms by joint decision.

"any other form of cooperation they may jointly decide upon."

Computed: the same as for areas, by the functions of ``moc.article_2c_areas``.
Facts: the forms of article 3(a), those added by joint decision, their days of retirement, and their use by records.
Left open: the end of a further form. Here a joint decision retires the form, never one that the MOC itself lists.
"""

from core.text.messages import marked as _

CONSTRAINTS = {
    "form_further_by_joint_decision": _("Areas and forms are added or retired only by joint decision."),
    "form_retired_by_joint_decision": _("Areas and forms are added or retired only by joint decision."),
    "no_activity_on_open_ended_form": _("A form is added by joint decision of all Participants."),
    "no_activity_on_retired_form": _("This form was retired by joint decision. New records cannot be linked to it."),
    "no_commitment_on_open_ended_form": _("A form is added by joint decision of all Participants."),
    "no_commitment_on_retired_form": _("This form was retired by joint decision. New records cannot be linked to it."),
}
