"""Image inspection: PNG and JPEG dimensions from their headers, before any program decodes them."""

import struct

from core.files.enums import FileFault
from core.files.inspection.kinds import FileKind, FileRefusedError

# Pixels of a side and in total: a page of A0 at 200 dpi.
LONGEST_SIDE = 20_000
MOST_POINTS = 64_000_000

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# Segments with the image size: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Segments without a length, before the image data.
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_PICTURE_BEGINS = 0xDA
_SEGMENT = 0xFF


def inspect_picture(content: bytes, kind: FileKind) -> None:
    """Raise FileRefusedError for an invalid image of that ``kind``, or one that is too large to decode."""
    size = _png(content) if kind is FileKind.PNG else _jpeg(content)
    if size is None or 0 in size:
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    width, height = size
    if max(size) > LONGEST_SIDE or width * height > MOST_POINTS:
        raise FileRefusedError(FileFault.DIMENSIONS)


def _png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG) or b"IEND" not in content[-64:]:
        return None
    width, height = struct.unpack_from(">II", content, len(_PNG))
    return width, height


def _jpeg(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_JPEG) or _JPEG_END not in content[-64:]:
        return None
    at = 2
    try:
        while content[at] == _SEGMENT and (marker := content[at + 1]) != _PICTURE_BEGINS:
            if marker in _FRAMES:
                height, width = struct.unpack_from(">HH", content, at + 5)
                return width, height
            # Any number of FF bytes may separate two segments.
            if marker == _SEGMENT:
                at += 1
            else:
                at += 2 + (0 if marker in _BARE else struct.unpack_from(">H", content, at + 2)[0])
    except (IndexError, struct.error):
        return None
    return None
