"""Child process that generates one document: ``python -m dialogue.services.making MEMORY SECONDS DOCUMENT``."""

import os

import django

from core.tasks.confined_process import confined

if __name__ == "__main__":
    with confined() as (document,):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")
        django.setup()
        from dialogue.services import production  # Imported after set-up, within the limits.

        production.make(document=int(document))
