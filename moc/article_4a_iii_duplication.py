"""Article 4(a)(iii): consideration of the working group, to avoid duplication.

"When the Participants' representatives meet in relation to cooperation stemming from this MOC, the current status of
work under the Critical Minerals Working Group within the JCEPD will be taken into consideration to avoid duplication
of efforts."

Computed: whether the agenda of a meeting can be issued.
Facts: whether the meeting has an entry on the status of the working group, and the reason for an issue without one.
Left open: the form of the consideration. An entry "nothing to report" is sufficient; a reason replaces a missing one.
"""

from core.text.messages import marked as _

RULE = _("Article 4(a)(iii): the work of the working group is considered, to avoid duplication of efforts.")
ISSUE_RULE = _("Article 4(a)(iii) for the CMWG update. The sequence of versions is a portal rule.")
CONSTRAINTS = {
    "cmwg_status_says_something": _("Enter the CMWG update or select “Nothing to report”."),
}


def may_issue(*, has_entry: bool, reason: str) -> bool:
    """Return whether the agenda can be issued: with an entry, or with a reason for its absence."""
    return has_entry or bool(reason)
