"""Label the mark "Participants only" as TLP:AMBER: TLP:GREEN lets its readers pass a record on to a wider community."""

from typing import Any

import pghistory
from django.db import migrations


def relabel(apps: Any, schema_editor: Any) -> None:
    marks = apps.get_model("contacts", "HandlingMark")
    with pghistory.context(reason="TLP:GREEN contradicts “Participants only”."):
        # A label that the Participants chose themselves stays.
        marks.objects.filter(code="participants", audience="participants", tlp="TLP:GREEN").update(tlp="TLP:AMBER")


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0009_accounts_of_officials"),
    ]

    operations = [migrations.RunPython(relabel, migrations.RunPython.noop, elidable=True)]
