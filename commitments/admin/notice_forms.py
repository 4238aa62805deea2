"""Form of a draft notice."""

from commitments.forms.notice_kinds import NoticeRules
from core.forms import RecordForm


class NoticeForm(NoticeRules, RecordForm):
    pass
