"""What refuses in all parts of the register, explained by code."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from mocportal.rest.explained import rules
from mocportal.rest.explained.rules import Explanation

EXPLAINED: Final = {
    "state-cannot-change": Explanation(
        rules.RECORD,
        _(
            "A record passes from one state to another by certain ways, and none leads from its present state to this "
            "one."
        ),
        _("Read the record again for its present state, and ask only for a state that can follow it."),
    ),
    "reason-missing": Explanation(
        rules.RECORD,
        _(
            "Some changes are understood later only by their reason, such as a withdrawal, an objection or a wider "
            "handling mark."
        ),
        _(
            "Send the change again with its reason, in the body or in the header “X-Change-Reason”. It stays in the "
            "record."
        ),
    ),
    "mark-not-yours": Explanation(
        rules.MARKS,
        _("Whoever may change the record may make its mark narrower. A wider one opens it to more readers."),
        _("“detail” says whom to ask for the wider mark. Leave the mark as it is until then."),
    ),
    "time-does-not-exist": Explanation(
        rules.CLOCKS,
        _("Where clocks go forward, an hour of that day is left out, and this time is within it."),
        _("Choose a time before or after the hour that is left out."),
    ),
    "time-is-ambiguous": Explanation(
        rules.CLOCKS,
        _("Where clocks go back, an hour of that day comes twice, and nothing tells which of the two is meant."),
        _("Choose a time outside the hour that comes twice."),
    ),
    "header-unsafe": Explanation(
        rules.SAFETY,
        _(
            "A line break or a control character in a subject, a name or an address could add lines to the head of a "
            "mail."
        ),
        _("Write the subject, the name and the address on one line each, in plain characters."),
    ),
    "address-not-current": Explanation(
        rules.CONTACTS,
        _("The officers behind a contact point change. Those who took the place of this address have been written to."),
        _("Leave this message as it is, and check the addresses that the contact point has today."),
    ),
    "message-not-to-be-decided": Explanation(
        rules.RECORD,
        _(
            "People decide only about a mail whose end the portal does not know: one that failed, or that may have "
            "arrived."
        ),
        _("Read the message again. It was sent, still waits, or somebody else has decided about it."),
    ),
    "out-of-sight": Explanation(
        rules.SIGHT,
        _(
            "Whoever writes a record reads it afterwards, and this change would hide it from the very account that "
            "makes it."
        ),
        _("Choose a wider handling mark, or leave the change to somebody who may still read the record then."),
    ),
}
