"""OpenAPI description: additions to what drf-spectacular finds in the views.

The views describe their fields, filters and responses. Statuses, headers, problems, examples, labels and groups, which
are the same everywhere, are added here. Settings name these functions by this module.
"""

from core.rest.schema import credentials as credentials  # Registers the authentication extensions.
from core.rest.schema.deprecations import add_deprecations
from core.rest.schema.examples import add_examples
from core.rest.schema.labels import add_labels
from core.rest.schema.operations import RecordSchema, without_description
from core.rest.schema.shared import add_shared
