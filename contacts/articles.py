"""Articles of the MOC behind refusals, in a few words. The text itself is under /provisions/."""

from django.utils.translation import gettext_lazy as _

DISCONTINUED = _("Article 9(c): what was shared before a discontinuance continues to be treated in line with the MOC.")
JOINT = _("Articles 2(c)(x), 3(a)(vi) and 9(b) speak of joint decisions, which are those of all Participants.")
NOTIFIED = _("Articles 6(a), 9(b) and 9(c): the other Participants are notified through the designated contact points.")
CONTACTS = _("Article 6(a): each Participant is reached through its designated contact point.")
CHAIRED = _("Article 4(a)(i) says of which Participants and in which ranks the co-chairs of the Dialogue are.")
MEMBERS = _("Article 4(a)(i): the members of the Dialogue are representatives of the Participants.")
INVITED = _("Article 4(a)(ii): representatives of the private sector and related stakeholders may be invited.")
DUPLICATION = _("Article 4(a)(iii): the work of the working group is considered, to avoid duplication of efforts.")
ISSUED = _(
    "Article 4(a)(iii) for the entry on the working group; how versions follow each other is a rule of the portal."
)
