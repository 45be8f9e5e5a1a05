from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task

from lianxin.core import photos
from lianxin.core.models import Upload


@task()
def make_thumbnail(pk: int) -> None:
    """Make the small copy of a picture, once; doing it again changes nothing."""
    with transaction.atomic():
        upload = Upload.objects.select_for_update().filter(pk=pk, thumbnail="").first()
        if upload is None:
            return
        with upload.file.open("rb") as source:
            small = photos.thumbnail(source.read())
        upload.thumbnail.save(f"{upload.key}-s.webp", ContentFile(small), save=False)
        upload.save(update_fields=["thumbnail"])
