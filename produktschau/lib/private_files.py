"""Files with data about people, made for whoever asked."""

from django.http import HttpResponse

PDF = "application/pdf"


def private_file(content: bytes, name: str, content_type: str = PDF) -> HttpResponse:
    """An answer that the browser saves under a name (ASCII, no quotation marks) and nobody on the way keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
