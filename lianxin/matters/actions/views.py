"""Filters that somebody of the staff keeps under a name of their own."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.models import SavedView
from lianxin.matters.queries.backlog import PAGE, saved_views

MOST_VIEWS = 20
"""More tabs than that nobody finds their way in."""


@transaction.atomic
def keep(actor: Actor, community_id: int, *, name: str, query: str, now: datetime) -> SavedView:
    """Keep a filter; under a name that is taken it replaces what was there."""
    kept = saved_views(actor, community_id)
    if not kept.filter(name=name).exists() and len(kept) >= MOST_VIEWS:
        raise Invalid(
            _("已经存了 %(most)d 个，先删掉不用的，再存新的。") % {"most": MOST_VIEWS}, field="name"
        )
    view, _is_new = SavedView.objects.update_or_create(
        user_id=actor.user_id,
        community_id=community_id,
        page=PAGE,
        name=name,
        defaults={"query": query},
    )
    journal.record(actor, "keep_view", view, community_id, at=now)
    return view


@transaction.atomic
def drop(actor: Actor, community_id: int, pk: int, *, now: datetime) -> SavedView:
    """Delete one of one's own, and return what it was, so that it can be kept again."""
    view = saved_views(actor, community_id).filter(pk=pk).first()
    if view is None:
        raise NotFound
    journal.record(actor, "drop_view", view, community_id, at=now)
    SavedView.objects.filter(pk=view.pk).delete()
    return view
