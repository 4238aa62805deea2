"""Messages for violations of unique constraints of the register."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain

# Files and joint decisions supply the text, its areas, forms and seats; their authors read these messages.
explain(
    {
        "participant_sits_once": _("This Participant has a seat under the MOC already: change that seat."),
        "seat_has_one_participant": _("Another Participant has this seat in the order: give each a place of its own."),
        "participant_signs_once": _("The signature of this Participant is on record already: correct that entry."),
        "text_version_has_one_number": _("There is a version of the text with this number already: take the next one."),
        "text_version_once_a_language": _("This version of the text is here in this language already: correct that."),
        "provision_has_one_code": _("Another provision has this code: give each the code by which the MOC cites it."),
        "provision_has_one_key": _("Another provision has this key: choose a key that none has."),
        "provision_has_one_place": _("Another provision has this place in the text: give each a place of its own."),
        "provision_says_one_thing": _("This provision has its words in this language already: correct those."),
        "area_has_one_code": _("Another area of cooperation has this code: choose a code that none has."),
        "area_has_one_place": _(
            "Another area of cooperation has this place in the list: give each a place of its own."
        ),
        "form_has_one_code": _("Another form of cooperation has this code: choose a code that none has."),
        "form_has_one_place": _(
            "Another form of cooperation has this place in the list: give each a place of its own."
        ),
    }
)

explain(
    {
        "participant_supports_once": _("This Participant supports the commitment already: name it once."),
        "commitment_in_area_once": _("The commitment is under this area already: name the area once."),
        "commitment_in_form_once": _("The commitment takes this form already: name the form once."),
        "commitment_serves_provision_once": _("The commitment serves this provision already: name the provision once."),
        "commitment_on_mineral_once": _("The commitment names this mineral already: name it once."),
        "commitment_in_forum_once": _("The commitment names this forum already: name it once."),
        "participant_takes_part_once": _("This Participant takes part in the activity already: name it once."),
        "activity_serves_commitment_once": _("The activity serves this commitment already: name the commitment once."),
        "emergency_on_mineral_once": _("The emergency names this mineral already: name it once."),
        "consultation_on_provision_once": _("The consultation names this provision already: name it once."),
        "notice_addresses_participant_once": _(
            "The notice is addressed to this Participant already: read it again, since somebody may have issued it."
        ),
        "ip_instrument_on_commitment_once": _(
            "The instrument names this commitment already: name the commitment once."
        ),
    }
)
