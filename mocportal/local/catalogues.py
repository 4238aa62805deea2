"""Message catalogues, compiled without gettext's own tools, which a fresh machine may lack.

The compiled files are not committed: they follow from the ``.po`` files.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.files.atomic_write import write_whole
from mocportal.local.state import PROJECT


def stale(project: Path = PROJECT) -> list[Path]:
    """The catalogues that are newer than their compiled form, or have none."""
    return [source for source in sorted(project.glob("locale/*/LC_MESSAGES/*.po")) if _is_stale(source)]


def compile_all(project: Path = PROJECT) -> None:
    """Compile what is stale. Raises babel's PoFileError where a catalogue cannot be read."""
    for source in stale(project):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        with write_whole(source.with_suffix(".mo"), mode=0o644) as compiled:
            write_mo(compiled, catalogue)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
