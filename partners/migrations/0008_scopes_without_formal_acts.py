"""Receipt of a notice is a formal act: no partner system acknowledges it any more."""

from typing import Any

import core.db.fields
import pghistory
from django.conf import settings
from django.db import migrations, models
from django.db.models import Func, Value

REMOVED = "notices:acknowledge"


def remove_scope(apps: Any, _editor: Any) -> None:
    """Take the scope from each system; one that had no other can do nothing until it is given another."""
    clients = apps.get_model("partners", "Client").objects.filter(scopes__contains=[REMOVED])
    with pghistory.context(reason=f"The scope {REMOVED} was removed: formal acts are performed by persons only"):
        clients.update(scopes=Func("scopes", Value(REMOVED), function="array_remove"))


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0009_accounts_of_officials"),
        ("partners", "0007_scope_of_webhooks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="client",
            name="client_scopes_are_known",
        ),
        migrations.RunPython(remove_scope, migrations.RunPython.noop, elidable=True),
        # The table can only be altered once the triggers of these changes have run.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="client",
            name="scopes",
            field=core.db.fields.ChoicesField(
                base_field=models.CharField(
                    choices=[
                        ("people:read", "Read Participants, officials and contact points"),
                        ("register:read", "Read the MOC text, commitments, decisions and notices"),
                        ("dialogue:read", "Read Dialogues, agendas and papers"),
                        ("commitments:write", "Enter commitments and milestones"),
                        ("reports:write", "Enter progress reports"),
                        ("evidence:write", "Enter evidence"),
                        ("activities:write", "Enter activities"),
                        ("proposals:write", "Propose items for the agenda"),
                        ("webhooks:write", "Set up webhooks of its own"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                verbose_name="scopes",
            ),
        ),
        migrations.AlterField(
            model_name="clientevent",
            name="scopes",
            field=core.db.fields.ChoicesField(
                base_field=models.CharField(
                    choices=[
                        ("people:read", "Read Participants, officials and contact points"),
                        ("register:read", "Read the MOC text, commitments, decisions and notices"),
                        ("dialogue:read", "Read Dialogues, agendas and papers"),
                        ("commitments:write", "Enter commitments and milestones"),
                        ("reports:write", "Enter progress reports"),
                        ("evidence:write", "Enter evidence"),
                        ("activities:write", "Enter activities"),
                        ("proposals:write", "Propose items for the agenda"),
                        ("webhooks:write", "Set up webhooks of its own"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                verbose_name="scopes",
            ),
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "scopes__contained_by",
                        [
                            "people:read",
                            "register:read",
                            "dialogue:read",
                            "commitments:write",
                            "reports:write",
                            "evidence:write",
                            "activities:write",
                            "proposals:write",
                            "webhooks:write",
                        ],
                    ),
                ),
                name="client_scopes_are_known",
            ),
        ),
    ]
