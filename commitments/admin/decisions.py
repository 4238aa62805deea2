"""Joint decisions."""

from django.contrib import admin

from commitments.models import JointDecision
from contacts.admin.visibility import VisibleAdmin


@admin.register(JointDecision)
class JointDecisionAdmin(VisibleAdmin):
    list_display = ("reference", "state")
