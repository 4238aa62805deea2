"""Correct the original language of records whose texts exist in one other language only.

English was the preset for all. Where English is empty and one other language has text, that one is the original.
What is locked (a decision under its hash, an issued notice) stays as it is; `manage.py check_originals` lists it, and
what a person must decide.
"""

from typing import Any

import pghistory
from django.db import IntegrityError, migrations, transaction
from django.db.models import Q

LANGUAGES = ("en", "fr", "ja")


def repair(apps: Any, schema_editor: Any) -> None:
    with pghistory.context(reason="Original language corrected: the texts exist in this language only."):
        for model in apps.get_models():
            names = {field.name for field in model._meta.fields}
            if "original_language" in names and "pgh_id" not in names:
                _repair(model, [name.removesuffix("_en") for name in names if name.endswith("_en")])


def _repair(model: Any, texts: list[str]) -> None:
    written = {
        language: Q(*((f"{text}_{language}__gt", "") for text in texts), _connector=Q.OR) for language in LANGUAGES
    }
    for only in LANGUAGES:
        others = Q(*(written[each] for each in LANGUAGES if each != only), _connector=Q.OR)
        wrong = model._base_manager.filter(written[only] & ~others).exclude(original_language=only)
        if "text_hash" in {field.name for field in model._meta.fields}:
            # The hash covers the language: a row that has one would differ from it.
            wrong = wrong.filter(text_hash="")
        for key in list(wrong.values_list("pk", flat=True)):
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=key).update(original_language=only)
            except IntegrityError:
                # Locked: a trigger refuses the change.
                continue


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0013_text_in_original"),
        ("dialogue", "0010_text_in_original"),
    ]

    operations = [migrations.RunPython(repair, migrations.RunPython.noop, elidable=True)]
