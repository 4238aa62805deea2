"""Files of papers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.core.rules.files import sample_files

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"

DOCX = sample_files.docx()


def file(content: bytes = PDF, name: str = "ours.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
