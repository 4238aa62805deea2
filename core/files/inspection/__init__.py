"""Upload inspection by content and name, before anything is unpacked."""

from core.files.inspection.inspection import inspect
from core.files.inspection.kinds import FileKind, FileRefusedError
from core.files.inspection.names import marked_name, safe_stem
