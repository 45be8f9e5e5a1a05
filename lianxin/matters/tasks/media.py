"""Fetching the picture whose address an application sent along; whatever fails harms nothing."""

from django.conf import settings
from django_tasks import task

from lianxin.core import http, photos
from lianxin.core.outside.fetching import NotFetched, fetch
from lianxin.matters.actions.media import give_media_up, hang_media
from lianxin.matters.models import Relay


@task()
def fetch_media(relay_id: int) -> None:
    """Ask once; the address of a stranger is not asked again and again."""
    relay = Relay.objects.get(pk=relay_id)
    if relay.media_ended_at is not None:
        return
    try:
        data = fetch(
            relay.media_url, most_bytes=photos.MOST_BYTES, trusted=settings.MEDIA_TRUSTED_HOSTS
        )
    except NotFetched as failed:
        give_media_up(relay_id, words=str(failed), now=http.now())
    else:
        hang_media(relay_id, data, now=http.now())
