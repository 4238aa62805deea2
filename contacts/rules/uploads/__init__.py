"""What may be brought as a file: told from its content and its name together, before anything is unpacked."""

from contacts.rules.uploads.inspection import inspect
from contacts.rules.uploads.kinds import FileKind, FileRefusedError
from contacts.rules.uploads.names import marked_name, safe_stem

__all__ = ["FileKind", "FileRefusedError", "inspect", "marked_name", "safe_stem"]
