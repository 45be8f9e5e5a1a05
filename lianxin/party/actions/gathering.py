"""What many members have on paper, written down in one go by who works with all Party records."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.party.actions.study import whole_office
from lianxin.party.models import Claim, Member, Pledge, PostDeed, Writing
from lianxin.party.queries import posts as queries
from lianxin.party.queries.access import Office
from lianxin.party.rules.posts import FIELDS, NOTICE
from lianxin.people.actions import Leave, consent_on_paper, meet_all
from lianxin.people.models import Purpose

BATCH = 1_000


def _here(office: Office, members: Iterable[Member]) -> None:
    if any(member.community_id != office.community.pk for member in members):
        raise Invalid(_("名单里有不是本社区的党员。"), field="members")


@transaction.atomic
def gather_writings(actor: Actor, slug: str, writings: Sequence[Writing], *, now: datetime) -> None:
    """Write unsaved notes and essays down that members keep on paper, with the characters that
    they state.
    """
    office = whole_office(actor, slug)
    _here(office, (each.member for each in writings))
    today = local_day(now)
    for each in writings:
        if each.words or each.written_on > today:
            raise Invalid(_("纸上的笔记只记字数，日期不能在今天以后。"), field="written_on")
        each.community, each.is_stated, each.kept_at = office.community, True, now
    Writing.objects.bulk_create(writings, batch_size=BATCH)
    counted = Counter(each.member for each in writings)
    told = [(member, {"writings": count}) for member, count in counted.items()]
    journal.record_each(actor, "gather_writings", told, office.community.pk, at=now)


@transaction.atomic
def allot(
    actor: Actor, slug: str, posts: Mapping[int, Sequence[Member]], *, now: datetime
) -> list[Claim]:
    """Let members have the posts for which they put their names on the list."""
    office = whole_office(actor, slug)
    today, claims = local_day(now), []
    for pk, members in posts.items():
        post = queries.post_for(actor, slug, pk, lock=True)
        _here(office, members)
        held = Claim.objects.filter(queries.holding_on(today), post=post).count()
        if post.seats is not None and held + len(members) > post.seats:
            raise Invalid(_("“%(post)s”的名额不够。") % {"post": post.name}, field="post")
        claims += [Claim(post=post, member=member, since=today) for member in members]
    Claim.objects.bulk_create(claims, batch_size=BATCH)
    journal.record_each(
        actor, "claim_post", ((each, {}) for each in claims), office.community.pk, at=now
    )
    return claims


@transaction.atomic
def gather_deeds(
    actor: Actor, slug: str, done: Sequence[tuple[Claim, str, date]], *, now: datetime
) -> None:
    """Write down what a post's paper book tells: by which hold on a post, what, on which day."""
    office = whole_office(actor, slug)
    _here(office, (claim.member for claim, _words, _day in done))
    today, rows = local_day(now), []
    for claim, words, day in done:
        if not claim.since <= day <= min(today, claim.until or today):
            raise Invalid(_("那一天还没有认领这个岗位。"), field="done_on")
        deed = PostDeed(
            member=claim.member, post_id=claim.post_id, words=words, done_on=day, recorded_at=now
        )
        deed.community = office.community
        rows.append(deed)
    PostDeed.objects.bulk_create(rows, batch_size=BATCH)
    journal.record_each(
        actor, "log_post_deed", ((row, {}) for row in rows), office.community.pk, at=now
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What one member wrote on the slip that they handed in: a pledge, and what may be shown."""

    member: Member
    pledge: str
    fields: frozenset[str]


@transaction.atomic
def gather_slips(
    actor: Actor, slug: str, slips: Sequence[Slip], *, given_by: str, now: datetime
) -> None:
    """Write down the pledges of members who have none yet, and the consents that go with them."""
    office = whole_office(actor, slug)
    members = [slip.member for slip in slips]
    _here(office, members)
    _be_known(office, members, now=now)
    pledges = [
        Pledge(
            community=office.community, member=slip.member, words=slip.pledge, since=local_day(now)
        )
        for slip in slips
    ]
    Pledge.objects.bulk_create(pledges, batch_size=BATCH)
    given = []
    for slip in slips:
        yard = queries.courtyard_of(slip.member)
        if yard is None or slip.member.person is None:
            continue
        for field in sorted(slip.fields & set(FIELDS)):
            leave = Leave(
                purpose=Purpose.POST_BOARD,
                field=field,
                where=yard.label,
                notice=NOTICE,
                given_by=given_by,
            )
            given.append((slip.member.person, leave))
    consent_on_paper(actor, office.community.pk, given, now=now)
    journal.record_each(
        actor, "pledge", ((each, {}) for each in pledges), office.community.pk, at=now
    )


def _be_known(office: Office, members: Sequence[Member], *, now: datetime) -> None:
    """Let the community know as persons those members whom it did not know yet."""
    unknown = [member for member in members if member.person_id is None]
    known_by = [(member.name, member.phone) for member in unknown]
    for member, person in zip(
        unknown, meet_all(office.community.pk, known_by, now=now), strict=True
    ):
        member.person = person
    Member.objects.bulk_update(unknown, ["person"], batch_size=500)
