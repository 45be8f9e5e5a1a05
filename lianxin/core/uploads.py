"""Keeping a picture: re-encoded at once, its small copy made by the worker."""

from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lianxin.core import photos
from lianxin.core.models import Upload
from lianxin.core.tasks import make_thumbnail


def keep(file: UploadedFile, *, now: datetime) -> Upload:
    """Store a picture without its metadata, inside the caller's transaction; raises Invalid for
    anything else.
    """
    clean = photos.clean(file)
    upload = Upload(width=clean.width, height=clean.height, size=len(clean.data), uploaded_at=now)
    name = f"{now:%Y/%m}/{upload.key}.{clean.extension}"
    upload.file.save(name, ContentFile(clean.data), save=False)
    upload.save()
    make_thumbnail.enqueue(upload.pk)
    return upload


def drop(upload: Upload) -> None:
    """Take a picture away, row and files; the files go when the caller's transaction has held."""
    upload.delete()
    for file in (upload.file, upload.thumbnail):
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))
