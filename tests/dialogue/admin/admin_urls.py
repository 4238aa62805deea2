"""Addresses of the admin of the Dialogue."""

from typing import Any

from django.urls import reverse


def address(model: str, page: str, *args: Any) -> str:
    return reverse(f"admin:dialogue_{model}_{page}", args=args)
