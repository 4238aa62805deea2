"""Enumerations of upload errors and scan states."""

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy


class FileFault(TextChoices):
    """Reason for rejecting an upload; the label is the message with the remedy."""

    EMPTY = "empty-file", _("The file is empty. Choose another file.")
    TOO_LARGE = "too-large", _("The file is too large. Use smaller images or split the file.")
    KIND = (
        "kind-not-taken",
        _("File type not accepted. Upload a PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, PNG or JPEG file."),
    )
    NOT_AS_NAMED = (
        "not-as-named",
        _("The file content does not match its extension, or the file is damaged. Save it again."),
    )
    SWELLS = "swells", _("The decompressed file is too large. Save it again.")
    PROTECTED = "protected", _("The file is password-protected. Save it again without a password.")
    MACROS = "macros", _("The file contains macros or other programs. Save it again without them.")
    REACHES_OUT = "reaches-out", _("The file refers to external content. Embed the content and save the file again.")
    FORMULA = (
        "asking-formula",
        _(
            "A formula refers to a server, a program or another workbook (for example WEBSERVICE, IMAGE, RTD, "
            "CUBEVALUE or [Book1.xlsx]Sheet1!A1). Replace the formula with its value and save the file again."
        ),
    )
    EMBEDDED = (
        "embedded-object",
        _("The file contains an embedded object. Replace it with an image or a table and save the file again."),
    )
    ACTIVE = "active", _("The PDF contains scripts, actions or attached files. Print it to a new PDF.")
    DIMENSIONS = "dimensions", _("The image has too many pixels. Reduce its size.")
    NOT_TEXT = "not-text", _("The text file is not in UTF-8. Save it again as UTF-8.")


class ScanState(TextChoices):
    """Virus scan state of an upload. Only the scanner of this deployment sets CLEAN."""

    WAITING = "waiting", pgettext_lazy("of a file", "Not scanned")
    CLEAN = "clean", pgettext_lazy("of a file", "Scanned, no threat found")
    REFUSED = "refused", pgettext_lazy("of a file", "Refused by the virus scanner")

    def is_open(self, *, watched: bool) -> bool:
        """Return whether such a file can be downloaded, with a scanner (``watched``) or without one."""
        return self is ScanState.CLEAN or (self is ScanState.WAITING and not watched)

    def label_for(self, *, watched: bool) -> str:
        """Return the label of the state; with a scanner an unscanned file is shown as waiting."""
        if self is ScanState.WAITING and watched:
            return gettext("Virus scan pending")
        return str(self.label)
