"""Who sees awards, the wall, announcements and brands, and who may do what."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import MemberState
from lianxin.activities.models import TeamMember as TroupeMember
from lianxin.core.actor import DESK, Actor, Role
from lianxin.council.models import Member
from lianxin.honours.models import (
    Announcement,
    Audience,
    Brand,
    Nominee,
    NomineeState,
    Notice,
    Round,
    Shown,
    Story,
)
from lianxin.volunteers.models import TeamMember

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")
BY_OWN = _("本人")
BY_NOMINEE = _("被推荐的人，或社区的工作人员代记")
BY_VOTER = _("本社区登记过的居民和评委，每人或每户一次")
BY_ANYBODY = _("谁都可以")
BY_CLOCK = _("到期自动")


def works_in(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def anybody(_actor: Actor, _thing: object) -> bool:
    return True


def is_clock(actor: Actor, _thing: object) -> bool:
    return actor.is_clock


def rounds_visible_to(actor: Actor) -> Q:
    """To all once published; drafts only where one works; the clock sees all."""
    if actor.is_clock:
        return Q()
    return Q(opened_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def nominees_visible_to(actor: Actor) -> Q:
    """To all while they stand on the ballot; before, to themselves, who proposed them and the desk.

    Whether the name is told to all is for their consent to say.
    """
    return (
        Q(number__isnull=False, state=NomineeState.FIT)
        | Q(person_id__in=actor.person_ids)
        | Q(by_id__in=actor.person_ids)
        | Q(token__in=actor.keys)
        | Q(round__community_id__in=actor.places(*DESK))
    )


def runs_round(actor: Actor, round_: Round) -> bool:
    return works_in(actor, round_.community_id)


def runs_or_is_clock(actor: Actor, round_: Round) -> bool:
    return actor.is_clock or runs_round(actor, round_)


def is_nominee(actor: Actor, nominee: Nominee) -> bool:
    return nominee.person_id in actor.person_ids or nominee.token in actor.keys


def answers_for(actor: Actor, nominee: Nominee) -> bool:
    return is_nominee(actor, nominee) or works_in(actor, nominee.round.community_id)


def vets(actor: Actor, nominee: Nominee) -> bool:
    return runs_round(actor, nominee.round)


def is_known(actor: Actor, _thing: object) -> bool:
    return actor.is_known


def on_the_wall() -> Q:
    """What somebody looked at; that all shown agree is asked beside it, see `queries.wall`."""
    return Q(state="shown")


def runs_story(actor: Actor, story: Story) -> bool:
    return works_in(actor, story.community_id)


def is_shown(actor: Actor, shown: Shown) -> bool:
    return shown.person_id in actor.person_ids or shown.token in actor.keys


def shown_visible_to(actor: Actor) -> Q:
    """Of those shown each sees what they were asked; the desk sees all."""
    return (
        Q(person_id__in=actor.person_ids)
        | Q(token__in=actor.keys)
        | Q(story__community_id__in=actor.places(*DESK))
    )


def announcements_visible_to(actor: Actor) -> Q:
    """To all once published, those to a group only to who is in it; the desk sees all of its own.

    That the water is off in one courtyard is no secret to the next.
    """
    volunteers = TeamMember.objects.filter(
        team=OuterRef("team"), until__isnull=True, volunteer__person_id__in=actor.person_ids
    )
    artists = TroupeMember.objects.filter(
        team=OuterRef("troupe"), state=MemberState.MEMBER, person_id__in=actor.person_ids
    )
    seats = Member.objects.filter(
        council=OuterRef("council"), until__isnull=True, user_id=actor.user_id or 0
    )
    published = ~Q(state=Notice.DRAFT)
    return (
        (published & ~Q(audience=Audience.GROUP))
        | (published & (Q(Exists(volunteers)) | Q(Exists(artists)) | Q(Exists(seats))))
        | Q(community_id__in=actor.places(*DESK))
    )


def runs_announcement(actor: Actor, announcement: Announcement) -> bool:
    return works_in(actor, announcement.community_id)


def brands_visible_to(actor: Actor) -> Q:
    return Q(is_open=True) | Q(community_id__in=actor.places(*DESK))


def runs_brand(actor: Actor, brand: Brand) -> bool:
    return works_in(actor, brand.community_id)
