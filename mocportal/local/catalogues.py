"""Message catalogues, compiled without gettext's tools, which a new machine may lack.

The compiled files are not committed: they derive from the ``.po`` files.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.files.atomic_write import write_whole
from mocportal.local.state import PROJECT


def stale(project: Path = PROJECT) -> list[Path]:
    """Return the catalogues without an up-to-date compiled file."""
    return [source for source in sorted(project.glob("locale/*/LC_MESSAGES/*.po")) if _is_stale(source)]


def compile_all(project: Path = PROJECT) -> None:
    """Compile stale catalogues. Raise babel's PoFileError if a catalogue cannot be parsed."""
    for source in stale(project):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        with write_whole(source.with_suffix(".mo"), mode=0o644) as compiled:
            write_mo(compiled, catalogue)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
