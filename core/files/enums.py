"""Enumerations of upload errors and scan states."""

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class FileFault(TextChoices):
    """Reason for rejecting an upload; the label is the message with the remedy."""

    EMPTY = "empty-file", _("The file is empty. Choose another one.")
    TOO_LARGE = "too-large", _("The file is larger than is taken. Save it with smaller pictures, or in parts.")
    KIND = (
        "kind-not-taken",
        _("This kind of file is not taken. Bring a PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, PNG or JPEG."),
    )
    NOT_AS_NAMED = "not-as-named", _("The file is not what its name ends in, or is damaged. Save it again.")
    SWELLS = "swells", _("Unpacked, the file would be far larger than it is. Save it again.")
    PROTECTED = "protected", _("The file is protected by a password. Save it again without one.")
    MACROS = "macros", _("The file holds macros or other programs. Save it again without them.")
    REACHES_OUT = "reaches-out", _("The file loads parts from elsewhere. Put them into it, and save it again.")
    FORMULA = (
        "asking-formula",
        _(
            "A formula of the file asks a server, another program or another workbook, such as WEBSERVICE, IMAGE, RTD, "
            "CUBEVALUE or [Book1.xlsx]Sheet1!A1. Put its value in its place, and save it again."
        ),
    )
    EMBEDDED = (
        "embedded-object",
        _("The file holds an object of another program. Put a picture or a table in its place, and save it again."),
    )
    ACTIVE = "active", _("The PDF holds scripts, commands or other files. Print it to a new PDF.")
    DIMENSIONS = "dimensions", _("The picture has more points than is taken. Save it smaller.")
    NOT_TEXT = "not-text", _("The file is not plain text in UTF-8. Save it again as UTF-8.")


class ScanState(TextChoices):
    """Virus scan state of an upload. Only the scanner of this deployment sets CLEAN."""

    WAITING = "waiting", pgettext_lazy("of a file", "Not scanned")
    CLEAN = "clean", pgettext_lazy("of a file", "Scanned, nothing found")
    REFUSED = "refused", pgettext_lazy("of a file", "Refused by the virus scanner")

    def is_open(self, *, watched: bool) -> bool:
        """Return whether such a file can be downloaded, with a scanner (``watched``) or without one."""
        return self is ScanState.CLEAN or (self is ScanState.WAITING and not watched)

    def told(self, *, watched: bool) -> str:
        """Return the label of the state; with a scanner an unscanned file is shown as waiting."""
        if self is ScanState.WAITING and watched:
            return gettext("Waits for the virus scanner")
        return str(self.label)
