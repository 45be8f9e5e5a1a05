"""Whatever members, organisations, places, works and stories there are, a number is its list's
measure: of each section that `test_random` and `test_evidence` leave.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.core.actor import GUEST, Role
from lianxin.core.figures import Period, evidence, values
from lianxin.core.tests.factories import MONDAY
from lianxin.council.tests.mediating import Case
from lianxin.facilities.models import Visit
from lianxin.facilities.tests.factories import RoomFactory
from lianxin.honours.tests.factories import AnnouncementFactory, StoryFactory
from lianxin.organisations.tests.factories import OrganisationFactory, PledgeFactory, ProjectFactory
from lianxin.party.models import Body, BodyKind, Company
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
)
from lianxin.party.tests.studying import WritingFactory
from lianxin.people.tests.factories import (
    PostFactory,
    actor_for,
    officer_of,
    resident_of,
    secretary_of,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.queries.evidence import Asked, evidence_of
from lianxin.reports.queries.sections import FIGURES
from lianxin.reports.tests.test_random import Undo, measured
from lianxin.works.tests.factories import PieceFactory

pytestmark = pytest.mark.django_db
YEAR = 2025
TODAY = MONDAY.date()
FIRST = date(2024, 6, 1)
NUMBERS = count(1)
LATER = st.one_of(st.none(), st.integers(1, 700))


def committee(place):
    here = Body.objects.filter(community=place, kind=BodyKind.COMMITTEE).first()
    return here or CommitteeFactory.create(community=place)


def branch(place, day, until, pick):
    made = BranchFactory.create(
        parent=committee(place), founded_on=day, dissolved_on=until,
        branch_kind=("residents", "joint", "new_sector", "themed")[pick],
    )  # fmt: skip
    GroupFactory.create(parent=made, founded_on=day, dissolved_on=until)


def member(place, day, until, pick):
    made = MemberFactory.create(
        branch__parent=committee(place), entered_on=day, left_on=until,
        standing=("enrolled", "checked_in")[pick % 2],
    )  # fmt: skip
    if pick > 1:
        themed = BranchFactory.create(parent=committee(place), themed=True)
        Company.objects.create(community=place, member=made, branch=themed, since=day, until=until)
    WritingFactory.create(member=made, written_on=day, characters=100 * pick + 1, essay=pick == 3)


def organisation(place, day, until, pick):
    made = OrganisationFactory.create(
        community=place,
        since=day,
        until=until,
        kind=("social", "local", "new_sector", "other")[pick],
    )
    PledgeFactory.create(
        organisation=made, made_on=day, due_on=until or day,
        **({"state": "kept", "settled_on": day, "proof": "开了"} if pick % 2 else {}),
    )  # fmt: skip


def joint(place, day, until, pick):
    ended = {"state": ("done", "dropped")[pick % 2], "ended_on": until, "outcome": "开了"}
    ProjectFactory.create(
        community=place, agreed_on=day, due_on=until or day, **(ended if until else {})
    )


def room(place, day, until, pick):
    made = RoomFactory.create(community=place, opened_on=until, is_in_use=pick != 3)
    Visit.objects.create(
        community=place, room=made, on=day, count=pick + 1, entered_at=MONDAY,
        taken_back_at=MONDAY if pick == 2 else None,
    )  # fmt: skip


def piece(place, day, until, pick):
    kind = ("paint", "waterproof", "insulation", "gas")[pick]
    first = PieceFactory.create(
        project__community=place, kind=kind, accepted=True, accepted_at=moment(day)
    )
    if until:
        PieceFactory.create(
            project=first.project, place=first.place, kind="waterproof" if pick != 1 else "paint",
            accepted=True, accepted_at=moment(until),
        )  # fmt: skip


def story(place, day, until, pick):
    shown = {"state": "shown", "shown_at": moment(until or day)} if pick else {}
    StoryFactory.create(board__community=place, told_at=moment(day), **shown)
    if until:
        AnnouncementFactory.create(
            community=place, published=True, written_at=moment(day), published_at=moment(until),
            valid_from=day, valid_until=until,
        )  # fmt: skip


def mediation(place, _day, _until, pick):
    Case(place).at(("stopped", "agreed", "failed", "closed")[pick])


KINDS = (branch, member, organisation, joint, room, piece, story, mediation)
RECORDS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.booleans(), st.integers(0, 560), LATER, st.integers(0, 3)),
    max_size=10,
)


def moment(day):
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(RECORDS, st.sampled_from([2024, 2025, 2026]))
def test_a_number_of_every_section_is_the_measure_of_what_its_page_lists(records, year):
    try:
        with transaction.atomic():
            places = [CommunityFactory.create(), CommunityFactory.create()]
            for kind, is_here, days, later, pick in records:
                day = FIRST + timedelta(days=days)
                until = min(day + timedelta(days=later), TODAY) if later else None
                kind(places[is_here], day, until if until and until > day else None, pick)
            _check(places, year)
            raise Undo
    except Undo:
        pass


def readers_of(here):
    """One of each role that reads, and a secretary from elsewhere."""
    party = actor_for(PostFactory.create(community=here, role=Role.PARTY).user)
    return (
        GUEST, resident_of(here), staff_of(here), secretary_of(here), party,
        officer_of(here.subdistrict), secretary_of(CommunityFactory.create()),
    )  # fmt: skip


def _check(places, year):
    here, period = places[1], Period(year, today=TODAY)
    found = values(FIGURES.values(), [each.pk for each in places], period)
    readers = readers_of(here)
    for code, figure in FIGURES.items():
        value, rows = found[here.pk, code], evidence(figure, here.pk, period)
        assert rows.count() == value.part, code
        if figure.whole:
            assert evidence(figure, here.pk, period, of="whole").count() == value.whole, code
        else:
            assert figure.number(value) == measured(figure, rows, period), code
        for reader in readers if value.part else ():
            page = evidence_of(reader, here.slug, year, code, Asked(), today=TODAY)
            assert page.count == value.part
            assert page.hidden == value.part - page.seen >= 0
