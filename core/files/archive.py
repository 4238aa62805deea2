"""Reproducible ZIP archives."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MEDIA_TYPE = "application/zip"

_FIRST_DATE_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive; equal parts give equal bytes at any time and on any system."""
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in parts.items():
            entry = ZipInfo(name, date_time=_FIRST_DATE_OF_ZIP)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content, compress_type=ZIP_DEFLATED)
    return packed.getvalue()
