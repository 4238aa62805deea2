"""The models of each app, drawn with their foreign keys inside the app."""

from collections import defaultdict
from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model
from pghistory.models import Event

from tests.docs.drawing import Link, Row, draw

KEY = (
    "A line belongs to the model with the square. Circle: a foreign key to it. Open circle: many-to-many.",
    "Grey: foreign keys to other apps and to the model itself. Link tables and history tables are left out.",
)


def app_drawing(label: str) -> str:
    models = [model for model in apps.get_app_config(label).get_models() if not issubclass(model, Event)]
    through = {field.remote_field.through for model in models for field in model._meta.many_to_many}
    shown = {model: model._meta.object_name for model in models if model not in through}
    rows, links = [], []
    for model, name in shown.items():
        outside = defaultdict(list)
        for target, many in _references(model):
            if target in shown and target is not model:
                links.append(Link(name, shown[target], many))
            elif target is model:
                outside["itself"] = []
            else:
                outside[target._meta.app_label].append(target._meta.object_name)
        note = "; ".join(f"{app}: {', '.join(dict.fromkeys(names))}" if names else app for app, names in outside.items())
        rows.append(Row(name, f"→ {note}" if note else "", model.__module__.rpartition(".")[2].replace("_", " ")))
    return draw(f"Data model of {label}", rows, links, key=KEY, width=330)


def _references(model: type[Model]) -> Iterator[tuple[type[Model], bool]]:
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if isinstance(field, ForeignKey | ManyToManyField):
            target = field.remote_field.model
            assert isinstance(target, type)
            yield target, isinstance(field, ManyToManyField)
