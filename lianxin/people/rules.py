"""Who sees persons, and under what names posts are spoken of."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import CARE, DESK, Actor, Role
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.columns import closed_up

ROLE_NAMES = {
    Role.MEMBER: _("议事会成员"),
    Role.STAFF: _("社工"),
    Role.SECRETARY: _("书记"),
    Role.PARTY: _("党务工作者"),
    Role.CARE: _("关爱专员"),
    Role.WORK_COMMITTEE: _("党工委"),
    Role.STREET: _("街道"),
    Role.ADMIN: _("管理员"),
}
DOOR_WITHOUT_HOME = _("写了门牌，也要写是哪个院、哪座楼的。")
LONGEST_DOOR = 20
OWN_NAME = _("这位居民有账号，名字由本人自己改。这里请照原样写或空着。")


def visible_to(actor: Actor) -> Q:
    """Oneself, and the persons known to the communities where one works."""
    return Q(pk__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK, *CARE))


def may_unmask(actor: Actor, community_id: int) -> bool:
    return actor.holds((*DESK, *CARE), community_id)


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they write down whom the community knows."""
    return actor.holds((Role.STAFF, Role.SECRETARY), community_id)


def works_with(actor: Actor, community_id: int) -> bool:
    """Whether the persons whom a community knows are visible to them, masked."""
    return actor.holds((*DESK, *CARE), community_id)


def plain_door(door: str) -> str:
    """A home's number as it is compared, written 101 or 101室."""
    return closed_up(door).removesuffix("室")


def door_index(door: str) -> str:
    """The hash by which a home is looked up; none of none."""
    told = plain_door(door)
    return blind_index(f"door {told}") if told else ""


def namesake(doors: Sequence[str], door: str, which: int | None) -> int | None:
    """Which of those of one name at one place, whose doors are told in the order in which they were
    written down, is meant by a door and by being the so-manieth of them, both as far as they are
    said; the next after the last is somebody new. None where that does not tell.
    """
    if which is not None:
        return which - 1 if 1 <= which <= len(doors) + 1 else None
    if door in doors:
        return doors.index(door)
    # Behind another door is somebody else, but a door that nobody told contradicts none.
    like = [place for place, each in enumerate(doors) if not (each and door)]
    if len(like) > 1:
        return None
    return like[0] if like else len(doors)


def in_force(today: date) -> Q:
    """The consents that hold on a day."""
    return Q(withdrawn_at__isnull=True) & (Q(until__isnull=True) | Q(until__gte=today))


def consents_visible_to(actor: Actor) -> Q:
    """One's own, and those of the persons whom the communities where one works know."""
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))
