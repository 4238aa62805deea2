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
        itself = any(target is model for target, _many in _references(model))
        for target, many in _references(model):
            if target in shown and target is not model:
                links.append(Link(name, shown[target], many))
            elif target is not model:
                outside[target._meta.app_label].append(target._meta.object_name)
        notes = [f"{app}: {', '.join(dict.fromkeys(names))}" for app, names in outside.items()]
        notes += ["itself"] if itself else []
        heading = model.__module__.rpartition(".")[2].replace("_", " ")
        rows.append(Row(name, f"→ {'; '.join(notes)}" if notes else "", heading))
    return draw(f"Data model of {label}", rows, links, key=KEY)


def _references(model: type[Model]) -> Iterator[tuple[type[Model], bool]]:
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if isinstance(field, ForeignKey | ManyToManyField):
            target = field.remote_field.model
            assert isinstance(target, type)
            yield target, isinstance(field, ManyToManyField)
