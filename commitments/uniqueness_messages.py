"""Messages for violations of unique constraints of the register."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain

# Files and joint decisions supply the text, its areas, forms and seats; their authors read these messages.
explain(
    {
        "participant_sits_once": _("This Participant already has a seat. Edit the existing seat."),
        "seat_has_one_participant": _("This position is already taken. Choose another position."),
        "participant_signs_once": _("A signature is already recorded for this Participant. Edit the existing entry."),
        "text_version_has_one_number": _("Version number already used. Enter the next number."),
        "text_version_once_a_language": _("This version already has a text in this language. Edit the existing text."),
        "provision_has_one_code": _("This code is already used. Enter the code used in the MOC."),
        "provision_has_one_key": _("This key is already used. Choose another key."),
        "provision_has_one_place": _("This position in the text is already used. Choose another position."),
        "provision_says_one_thing": _("This provision already has a text in this language. Edit the existing text."),
        "area_has_one_code": _("This code is already used by another area. Choose another code."),
        "area_has_one_place": _("This position is already used by another area. Choose another position."),
        "form_has_one_code": _("This code is already used by another form. Choose another code."),
        "form_has_one_place": _("This position is already used by another form. Choose another position."),
    }
)

explain(
    {
        "participant_supports_once": _("This Participant is already listed as supporting. Remove the duplicate."),
        "commitment_in_area_once": _("This area is already listed. Remove the duplicate."),
        "commitment_in_form_once": _("This form is already listed. Remove the duplicate."),
        "commitment_serves_provision_once": _("This provision is already listed. Remove the duplicate."),
        "commitment_on_mineral_once": _("This mineral is already listed. Remove the duplicate."),
        "commitment_in_forum_once": _("This forum is already listed. Remove the duplicate."),
        "participant_takes_part_once": _("This Participant is already listed. Remove the duplicate."),
        "participant_receives_once": _("This Participant is already listed. Remove the duplicate."),
        "activity_serves_commitment_once": _("This commitment is already listed. Remove the duplicate."),
        "emergency_on_mineral_once": _("This mineral is already listed. Remove the duplicate."),
        "consultation_on_provision_once": _("This provision is already listed. Remove the duplicate."),
        "notice_addresses_participant_once": _(
            "This Participant is already an addressee. Reload the page: the notice may have been issued."
        ),
        # Neutral: the existing position can be hidden from its author.
        "participant_has_one_position": _("This position cannot be added. Contact your contact point officer."),
        "ip_instrument_on_commitment_once": _("This commitment is already listed. Remove the duplicate."),
    }
)
