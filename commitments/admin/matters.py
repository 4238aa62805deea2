"""Emergencies, consultations, and references to instruments on intellectual property."""

from django.contrib import admin

from commitments.models import Consultation, Emergency, IpInstrument
from contacts.admin.visibility import VisibleAdmin


@admin.register(Emergency)
class EmergencyAdmin(VisibleAdmin):
    list_display = ("reference",)


@admin.register(Consultation)
class ConsultationAdmin(VisibleAdmin):
    list_display = ("reference",)


@admin.register(IpInstrument)
class IpInstrumentAdmin(VisibleAdmin):
    list_display = ("kind",)
