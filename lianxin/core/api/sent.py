"""Files as programs send them: within the same JSON, in base64."""

import base64
import binascii
from collections.abc import Iterable
from typing import Annotated

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from pydantic import Field, WithJsonSchema

from lianxin.core.api.shapes import Body, Words
from lianxin.core.errors import Invalid

MEGABYTE = 1024 * 1024
MOST_BYTES = 24 * MEGABYTE
"""Of one call: the largest photograph that a page takes, with what base64 adds, and some more."""
ONE_PIXEL = (
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"  # an example's, of no format we keep
)
Base64 = Annotated[
    str,
    WithJsonSchema(
        {
            "type": "string",
            "contentEncoding": "base64",
            "maxLength": MOST_BYTES,
            "description": "文件的内容，base64",
            "examples": [ONE_PIXEL],
        }
    ),
]


class FileSent(Body):
    """A photograph or a paper."""

    name: Words = Field(min_length=1, max_length=100, examples=["IMG_2041.jpg"])
    data: Base64

    def opened(self, *, field: str) -> UploadedFile:
        """The same as a page would receive it; raises Invalid for what is no base64."""
        try:
            content = base64.b64decode(self.data, validate=True)
        except (binascii.Error, ValueError) as error:
            words = _("“%(name)s”不是 base64，可能没传完整。") % {"name": self.name[:40]}
            raise Invalid(words, field=field) from error
        try:
            return SimpleUploadedFile(self.name, content)
        except SuspiciousFileOperation as error:
            raise Invalid(_("文件要有个名字，例如 IMG_2041.jpg。"), field=field) from error


def opened(files: Iterable[FileSent], *, field: str = "photos") -> list[UploadedFile]:
    return [each.opened(field=f"{field}.{number}") for number, each in enumerate(files)]
