"""Who sees posts and what is done in them, and what a member may let a board show."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.party.rules.access import bodies_visible_to, visible_to

NAME, PHOTO, POST, PLEDGE = "name", "photo", "post", "pledge"
FIELDS = {
    NAME: _("姓名"),
    PHOTO: _("照片"),
    POST: _("岗位"),
    PLEDGE: _("承诺"),
}
"""What a board can show of a member, each by its own consent (S-06). A photograph, a post or a
pledge without the name belongs to nobody, hence is shown only along with it.
"""
NOTICE = "2026-1"
"""The version of the notice that is read before consenting."""


def posts_visible_to(actor: Actor) -> Q:
    """To the members of the community and to its Party posts; others see boards."""
    return bodies_visible_to(actor)


def deeds_visible_to(actor: Actor) -> Q:
    """One's own, and those of the members whose branch one leads."""
    return visible_to(actor, "member__branch") | Q(member__person_id__in=actor.person_ids)
