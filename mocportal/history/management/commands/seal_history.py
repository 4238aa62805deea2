"""Seal the history by hand, and sign its head."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mocportal.history.services import heads, signing
from mocportal.history.services.sealing import seal_all


class Command(BaseCommand):
    help = "Link what is new in the history by hash, and sign the head of the day. A worker does both by itself."

    def handle(self, *_args: Any, **_options: Any) -> None:
        sealed = seal_all()
        self.stdout.write(f"{sealed} rows sealed.")
        if signing.has_key() and (head := heads.sign_head(at=timezone.now())):
            self.stdout.write(f"Head of {head.day}: seal {head.seal_id}, {head.seal.last} rows.")
