"""Rows that cannot be, and steps that cannot be taken."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.state import ProjectState
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.actor import CLOCK, GUEST
from lianxin.core.errors import Refused
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.checking import Findings, lines_of
from lianxin.core.sheets.matching import laid_out
from lianxin.core.sheets.reading import Source
from lianxin.core.sheets.writing import written
from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import (
    CardKind,
    Decision,
    Member,
    Standing,
    Transfer,
    TransferKind,
    TransferState,
)
from lianxin.party.models.keeping import OnePrimaryBranch, Unkept
from lianxin.party.queries.judging import ROSTER
from lianxin.party.queries.sheet import RANKS, SEXES, STANDINGS
from lianxin.party.rules.roster import flaws
from lianxin.party.rules.transfers import TRANSFER_FLOW
from lianxin.party.tests.factories import BranchFactory, MemberFactory

TODAY = MONDAY.date()
WANG = "37010219500101002X"


@pytest.fixture
def member(db):
    return MemberFactory.create(identity=WANG, identity_index=blind_index(WANG))


def cannot_be(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def transfer(own, **changed):
    told = {
        "community": own.community,
        "kind": TransferKind.OUT,
        "state": TransferState.ISSUED,
        "member": own,
        "name": own.name,
        "from_branch": own.branch,
        "elsewhere": "青岛",
        "letter": "1号",
        "issued_on": TODAY,
        "valid_until": TODAY + timedelta(days=90),
        "asked_at": MONDAY,
        **changed,
    }
    return Transfer.objects.create(**told)


IMPOSSIBLE = [
    {"kind": "sideways"},
    {"state": "lost"},
    {"state": TransferState.DONE},
    {"done_on": TODAY},
    {"letter": ""},
    {"issued_on": None},
    {"valid_until": TODAY - timedelta(days=1)},
    {"member": None},
    {"kind": TransferKind.BRANCHES},
    {"kind": TransferKind.COMMUNITIES, "letter": "", "valid_until": None},
    {"kind": TransferKind.BRANCHES, "letter": "", "valid_until": None},
]


@pytest.mark.parametrize("changed", IMPOSSIBLE, ids=str)
def test_no_impossible_transfer_can_be_stored(member, changed):
    cannot_be(lambda: transfer(member, **changed))


def test_a_member_is_on_one_open_way_and_a_number_is_given_once(member):
    transfer(member)
    cannot_be(lambda: transfer(member, letter="2号"))
    other = MemberFactory.create(branch=member.branch)
    cannot_be(lambda: transfer(other))
    transfer(other, letter="2号")


def test_nobody_is_enrolled_in_two_communities_at_a_time(member):
    def elsewhere(**more):
        return MemberFactory.create(identity=WANG, identity_index=blind_index(WANG), **more)

    cannot_be(elsewhere)
    cannot_be(lambda: elsewhere(branch=member.branch))
    far = BranchFactory.create()
    elsewhere(branch=None, community=far.community, standing=Standing.CHECKED_IN)
    Member.objects.filter(pk=member.pk).update(left_on=TODAY)
    elsewhere(branch=BranchFactory.create())


def test_no_impossible_extension_or_decision_can_be_stored(member):
    early = member.admitted_on
    cannot_be(lambda: Member.objects.filter(pk=member.pk).update(extended_until=early))

    def decision(kind):
        return Decision.objects.create(
            community=member.community, member=member, kind=kind, since=TODAY, words="再找",
            meeting="三月党员大会", decided_on=TODAY, recorded_at=MONDAY,
        )  # fmt: skip

    decision(CardKind.LOST)
    cannot_be(lambda: decision(CardKind.LOST))
    cannot_be(lambda: decision("bored"))


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "dreaming"},
        {"state": SheetState.DONE},
        {"written_at": MONDAY},
        {"passed": 2, "total": 1},
    ],
    ids=str,
)
def test_no_impossible_sheet_can_be_stored(db, changed):
    like = {"kind": "t", "user_id": 1, "community_id": 1, "name": "x", "sent_at": MONDAY}
    cannot_be(lambda: SheetRun.objects.create(**like, stepped_at=MONDAY, **changed))


SIDES = {"giver": {"is_giver": True}, "receiver": {"is_receiver": True}, "clock": {}, "nobody": {}}
MAY = {
    "giver": {"confirm", "renew", "withdraw"},
    "receiver": {"accept", "decline", "admit"},
    "clock": {"expire"},
    "nobody": set(),
}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("state", TransferState.values)
@pytest.mark.parametrize("verb", TRANSFER_FLOW)
def test_a_step_is_open_to_its_side_from_its_states_and_to_no_other(verb, state, side):
    way = Transfer(kind=TransferKind.OUT, state=state)
    for name, value in SIDES[side].items():
        setattr(way, name, value)
    step = TRANSFER_FLOW[verb]
    lawful = verb in MAY[side] and state in step.sources
    actor = CLOCK if side == "clock" else GUEST
    if lawful:
        assert TRANSFER_FLOW.require(verb, actor, way) is step
    else:
        with pytest.raises(Refused):
            TRANSFER_FLOW.require(verb, actor, way)


def days():
    return st.none() | st.dates(date(1921, 7, 1), date(2026, 3, 2))


def keepers():
    """What the database itself does to members and affiliations."""
    asked = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], ["party%"])
        return sorted(cursor.fetchall())


@pytest.mark.django_db
def test_a_migration_lets_go_of_members_and_keeps_them_again_as_before():
    state, editor, before = ProjectState(), connection.schema_editor(), keepers()
    Unkept().database_forwards("party", editor, state, state)
    assert (len(keepers()), len(before)) == (0, {"sqlite": 9, "postgresql": 6}[connection.vendor])
    OnePrimaryBranch().database_forwards("party", editor, state, state)
    assert keepers() == before


ROWS = st.fixed_dictionaries(
    {
        "name": st.text("王李欧阳𠮷·=+-@", min_size=1, max_size=10),
        "sex": st.sampled_from([None, *SEXES]),
        "identity": st.sampled_from([None, WANG]),
        "born_on": days(),
        "phone": st.none() | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
        "home": st.none() | st.sampled_from(["东舍坊118号院 7号楼 2单元", "=1+1"]),
        "door": st.none() | st.from_regex(r"[0-9]{1,4}", fullmatch=True),
        "rank": st.sampled_from(list(RANKS)),
        "standing": st.sampled_from([None, *STANDINGS]),
        "employer": st.none()
        | st.text("某厂,\"'，\n", min_size=1).map(str.strip).map(lambda words: words or None),
        "admitted_on": st.dates(date(1921, 7, 1), date(2026, 3, 2)),
        "full_on": days(),
        "branch": st.sampled_from([None, "第一党支部"]),
        "group": st.sampled_from([None, "001"]),
        "entered_on": days(),
        "away_since": days(),
        "away_to": st.sampled_from([None, "深圳"]),
    }
)


@given(rows=st.lists(ROWS, max_size=4))
def test_every_row_of_the_roster_that_is_written_out_reads_the_same(rows):
    source = Source(written(ROSTER, rows))
    found = Findings(laid_out(source, ROSTER.columns))
    assert [line.values for line in lines_of(source, ROSTER.columns, found)] == rows
    assert found.faults == []


@given(row=ROWS)
def test_a_masked_row_tells_no_number_and_flaws_never_break(row):
    told = str(ROSTER.masked(dict(row)))
    for key in ("identity", "phone"):
        assert not row[key] or row[key] not in told
    assert all(words for _key, words in flaws(row | {"is_female": None}, today=TODAY))
