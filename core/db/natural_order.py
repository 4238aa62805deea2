"""Transform of Django's lookups that sorts references in natural order.

An ordering by a column with serial numbers names it: ``reference__natural``. An ICU collation would do the same without
a name, but the PostgreSQL of ``make run`` has none, and an index over one is invalid after an upgrade of ICU.
"""

from django.db.models import CharField, Transform

from core.text.natural_order import DIGITS, WIDTH


@CharField.register_lookup
class Natural(Transform):
    """Sort key of a reference in SQL; see ``natural_key``. Without parameters, so that an index can have it."""

    lookup_name = "natural"
    template = (
        f"(rtrim(%(expressions)s, '{DIGITS}') || lpad(substr(%(expressions)s, "
        f"length(rtrim(%(expressions)s, '{DIGITS}')) + 1), {WIDTH}, '0'))"
    )
    # Any length: a padded number is longer than that of the column.
    output_field = CharField()
