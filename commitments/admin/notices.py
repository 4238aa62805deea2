"""Notices."""

from django.contrib import admin

from commitments.models import Notice
from contacts.admin.visibility import VisibleAdmin


@admin.register(Notice)
class NoticeAdmin(VisibleAdmin):
    list_display = ("reference", "kind", "sender", "state")
