from datetime import UTC, datetime
from io import BytesIO

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from PIL import Image

from lianxin.core.models import Upload

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Nine in the morning of a working Monday in Jinan."""


class UploadFactory(DjangoModelFactory[Upload]):
    class Meta:
        model = Upload

    file = factory.django.ImageField(width=40, height=30, format="JPEG")
    width, height, size = 40, 30, 500
    uploaded_at = MONDAY


def picture(name: str = "leak.jpg", *, shade: int = 128) -> SimpleUploadedFile:
    """A small true JPEG, of some grey, as a browser would send it."""
    out = BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
