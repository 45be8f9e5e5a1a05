"""A building with its owners, and votes of theirs brought to a point by the real deeds."""

from dataclasses import replace
from datetime import timedelta
from itertools import islice

from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Ballot, Choice, OwnerVote, Reserved, Way
from lianxin.people.tests.factories import PostFactory, actor_for, staff_of
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory

DAY = timedelta(days=1)
OPENS = MONDAY + 15 * DAY
CLOSES = MONDAY + 25 * DAY
AFTER = CLOSES + DAY


class Estate:
    """So many owners with 100 ㎡ each, and two of the staff."""

    def __init__(self, owners: int = 9, *, community=None, **motion) -> None:
        self.community = community or CommunityFactory.create()
        self.place = BuildingFactory.create(parent__community=self.community)
        self.staff, self.second = staff_of(self.community), staff_of(self.community)
        self.enter([actions.Door(f"{n}室", 100_00, f"业主{n}") for n in range(owners)])
        self.motion = motion

    def enter(self, doors) -> None:
        actions.enter_roll(self.staff, self.community, self.place, doors, now=MONDAY)

    def made(self, **changes) -> actions.Motion:
        plain = actions.Motion(
            title="修6号楼屋面",
            purpose=Reserved.FUND_USE,
            place_ids=(self.place.pk,),
            opens_on=OPENS.date(),
            closes_on=CLOSES.date(),
        )
        return replace(plain, **{**self.motion, **changes})

    def prepared(self, **changes) -> OwnerVote:
        return actions.prepare(self.staff, self.community, self.made(**changes), now=MONDAY)

    def announced(self, **changes) -> OwnerVote:
        return actions.announce(self.staff, self.prepared(**changes).pk, now=MONDAY)

    def opened(self, **changes) -> OwnerVote:
        return actions.open_vote(self.staff, self.announced(**changes).pk, now=OPENS)

    def counted(self, ayes: int, noes: int = 0, **changes) -> OwnerVote:
        """With so many ballots for and against it, as rows; the deeds have tests of their own."""
        vote = self.opened(**changes)
        ballots = vote.ballots.order_by("pk")
        told = [Choice.AYE] * ayes + [Choice.NO] * noes
        for ballot, choice in zip(islice(ballots, len(told)), told, strict=True):
            Ballot.objects.filter(pk=ballot.pk).update(
                choice=choice, way=Way.ONLINE, cast_at=OPENS, confirmed_at=OPENS
            )
        return actions.count(self.staff, vote.pk, now=AFTER)

    def owner_with_account(
        self,
        door: str = "9室",
        area: int = 100_00,
        paper: str = "鲁（2016）济南市不动产权第0012345号",
    ):
        user = PostFactory.create(community=self.community, role="member").user
        self.enter([actions.Door(door, area, user.name, user.username, paper)])
        return actor_for(user)
