"""Files of papers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contacts.rules.uploads import made

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"

DOCX = made.docx()


def file(content: bytes = PDF, name: str = "ours.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
