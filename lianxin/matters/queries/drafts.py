import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.core.errors import NotFound
from lianxin.matters.models import Draft, DraftPhoto, Matter


def draft_for(owner: str, key: uuid.UUID, *, lock: bool = False) -> Draft:
    """One's own draft; without the session that began it, it does not exist."""
    found = Draft.objects.select_related("community__subdistrict", "place", "category").filter(
        pk=key, owner=owner
    )
    if draft := (found.select_for_update(of=("self",)) if lock else found).first():
        return draft
    raise NotFound(
        _("这份没有发出去的内容找不到了：可能放了七天以上，也可能换了手机。麻烦您重新报一次。")
    )


def sent(key: uuid.UUID) -> Matter | None:
    """The matter that a draft became."""
    return Matter.objects.filter(draft_key=key).select_related("community").first()


def photos_of(draft: Draft) -> QuerySet[DraftPhoto]:
    return draft.photos.select_related("upload").order_by("position")


def own_photo(owner: str, key: uuid.UUID) -> DraftPhoto | None:
    """A photo of one's own draft, by its upload's key."""
    found = DraftPhoto.objects.select_related("upload")
    return found.filter(upload__key=key, draft__owner=owner).first()


def unsent_since(moment: datetime) -> list[Draft]:
    """Drafts that nobody has touched since; the clock asks, so there is no actor."""
    return list(Draft.objects.filter(changed_at__lt=moment).order_by("changed_at"))


def unused_photos(draft: Draft) -> QuerySet[DraftPhoto]:
    """A draft's pictures that hang on no matter."""
    return draft.photos.select_related("upload").filter(upload__matter_photo__isnull=True)
