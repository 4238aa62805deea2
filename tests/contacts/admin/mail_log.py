"""Addresses of the mail log in the admin."""

from django.urls import reverse

from contacts.models import Message

LOG = "admin:contacts_message_changelist"


def record(message: Message) -> str:
    return reverse("admin:contacts_message_change", args=[message.pk])


def decision(message: Message, name: str) -> str:
    return reverse("contacts:message-act", args=[message.pk, name])
