"""Party life of the story: the books of 2015 as they were kept on paper, and the last months of
now, so that the board has something to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.party.actions import appraising, attending, keeping, planning
from lianxin.party.models import Body, BodyKind, BranchKind, Duty, Meeting, MeetingKind, Term
from lianxin.party.queries.meetings import stands
from lianxin.party.queries.roll import Rolls
from lianxin.people.queries import actor_of
from lianxin.places.models import Community

YEAR = 2015
MORNING = 9 * 60
LASTS = timedelta(minutes=90)
REASONS = ("住院", "外出探亲", "上班", "照看孙辈", "身体不适")
QUARTERS = (3, 6, 9, 12)
FIXED_DAY = 5
"""Of the first branch; each after it has its own a day later."""
K = MeetingKind


@dataclass(frozen=True, slots=True)
class Book:
    """A community's record books, and who copies them."""

    world: World
    slug: str

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def clerk(self) -> Actor:
        user = User.objects.get(username=f"{self.slug}-dangwu")
        return actor_of(user, today=date(YEAR, 1, 1))

    def bodies(self) -> list[Body]:
        found = Body.objects.filter(community=self.community)
        return list(found.exclude(branch_kind=BranchKind.THEMED).order_by("position", "pk"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting to be copied: whose, of what kind, on which day."""

    body: Body
    kind: MeetingKind
    day: date


def party_life(world: World, now: datetime) -> Iterator[Deed]:
    """The four quarters of 2015, then what of this year and the last the board asks about."""
    today = local_day(now)
    for number, slug in enumerate(SLUGS):
        book = Book(world, slug)
        for month in QUARTERS:
            at = clock(date(YEAR, month, 28), 18 * 60 + number)
            yield Deed(at, f"Party life of {slug}", partial(_copy_quarter, book, month))
        before = datetime(today.year - 1, 12, 31, 18, number, tzinfo=LOCAL)
        yield Deed(before, f"last year's Party life of {slug}", partial(_copy_last_year, book))
        lately = clock(today - timedelta(days=1), 10 * 60 + number)
        yield Deed(lately, f"this year's Party life of {slug}", partial(_copy_this_year, book))
        coming = lately + 4 * timedelta(hours=1)
        yield Deed(coming, f"meetings ahead in {slug}", partial(_plan_ahead, book))
        sitting = coming + 20 * MINUTE
        yield Deed(sitting, f"a committee sits in {slug}", partial(_sit, book))
        yield Deed(sitting + 60 * MINUTE, f"a committee rises in {slug}", partial(_rise, book))


def _copy_quarter(book: Book, month: int, now: datetime) -> None:
    """All that the branches and groups held in a quarter, by the rules of the day."""
    entries = [each for body in book.bodies() for each in _quarterly(body, now.year, month)]
    _keep(book, entries, now)
    if month == QUARTERS[-1]:
        _talk(book, now, _branches(book.bodies()))


def _quarterly(body: Body, year: int, last: int) -> Iterator[Entry]:
    months = range(last - 2, last + 1)
    if body.kind == BodyKind.GROUP:
        yield from (Entry(body, K.GROUP, date(year, month, 18)) for month in months)
    elif body.kind == BodyKind.BRANCH:
        yield from (Entry(body, K.COMMITTEE, date(year, month, 6)) for month in months)
        yield Entry(body, K.MEMBERS, date(year, last, 20))
        yield Entry(body, K.LESSON, date(year, last - 1, 12))
        if last == QUARTERS[-1]:
            yield Entry(body, K.LIFE, date(year, 12, 15))
            yield Entry(body, K.APPRAISAL, date(year, 12, 22))
    elif body.kind == BodyKind.COMMITTEE and last == QUARTERS[1]:
        yield Entry(body, K.LESSON, date(year, 6, 26))
        yield Entry(body, K.TRAINING, date(year, 5, 21))


def _copy_last_year(book: Book, now: datetime) -> None:
    """What is owed once a year."""
    year, bodies = local_day(now).year, book.bodies()
    entries = []
    for body in _branches(bodies):
        entries += [Entry(body, K.LESSON, date(year, month, 12)) for month in QUARTERS[:3]]
        entries += [Entry(body, K.LIFE, date(year, 12, 10))]
        entries += [Entry(body, K.APPRAISAL, date(year, 12, 17))]
    tops = [body for body in bodies if body.kind == BodyKind.COMMITTEE]
    entries += [Entry(body, K.LESSON, date(year, 6, 26)) for body in tops]
    _keep(book, entries, now)
    _talk(book, now, _branches(bodies))


def _copy_this_year(book: Book, now: datetime) -> None:
    """This year's lessons, the last two quarters, the last months; here and there one is missing,
    as it is.
    """
    today, bodies = local_day(now), book.bodies()
    branches = _branches(bodies)
    for number, branch in enumerate(branches):
        day = FIXED_DAY + number
        appraising.fix_day(book.clerk, book.slug, branch.pk, day=day, now=now)
    entries = [
        each
        for body in bodies
        for each in _lately(body, today, branches.index(body) if body in branches else 0)
    ]
    _keep(book, [each for each in entries if each.day < today], now)
    _talk(book, now, branches[::3])


def _lately(body: Body, today: date, number: int) -> Iterator[Entry]:
    first = today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    if body.kind == BodyKind.GROUP:
        yield Entry(body, K.GROUP, before.replace(day=18))
        if body.position % 2:
            yield Entry(body, K.GROUP, first.replace(day=3))
    elif body.kind == BodyKind.BRANCH:
        yield Entry(body, K.COMMITTEE, before.replace(day=6))
        yield Entry(body, K.COMMITTEE, first.replace(day=2 + number))
        if number != 1:
            yield Entry(body, K.THEME_DAY, before.replace(day=FIXED_DAY + number))
        yield Entry(body, K.THEME_DAY, first.replace(day=FIXED_DAY + number))
        start = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        yield Entry(body, K.MEMBERS, start - timedelta(days=20))
        if number % 3 == 0:
            yield Entry(body, K.MEMBERS, start + timedelta(days=11))
        yield from (
            Entry(body, K.LESSON, date(today.year, month, 12))
            for month in (2, 5, 8)[: 3 - number % 2]
        )
    elif body.kind == BodyKind.COMMITTEE:
        yield Entry(body, K.LESSON, date(today.year, 7, 1))


def _branches(bodies: list[Body]) -> list[Body]:
    return [body for body in bodies if body.kind == BodyKind.BRANCH and body.dissolved_on is None]


def _keep(book: Book, entries: list[Entry], now: datetime) -> None:
    held = [each for each in entries if stands(each.body, each.day)]
    rolls = Rolls(list({each.body.pk: each.body for each in held}.values()))
    rng = dice(book.slug, now.date().isoformat())
    kept = [made for each in held if (made := _held(each, rolls, rng, _teacher(book)))]
    keeping.keep(book.clerk, book.slug, kept, now=now)


def _teacher(book: Book) -> int:
    """Whom the article names: the committee's secretary."""
    top = Term.objects.filter(
        community=book.community, body__kind=BodyKind.COMMITTEE, duty=Duty.SECRETARY
    )
    return top.order_by("-since", "-pk").values_list("member_id", flat=True)[0]


def _held(entry: Entry, rolls: Rolls, rng: Random, teacher: int) -> keeping.Held | None:
    """A meeting as its book tells it; none where there was nobody to call."""
    called = [pk for pk, _may_vote in rolls.roll(entry.body, entry.kind, entry.day)]
    heads = rolls.heads(entry.body, entry.day) or called[:1]
    if not called or (entry.kind == K.COMMITTEE and len(called) < 3):
        return None
    title, words = rng.choice(read("party_life")[entry.kind])
    starts = clock(entry.day, MORNING + 30)
    away = [pk for pk in called if pk not in heads and rng.random() < 0.14]
    is_top = entry.body.kind == BodyKind.COMMITTEE
    by_top = entry.kind == K.LESSON and is_top
    return keeping.Held(
        plan=planning.Plan(
            body_id=entry.body.pk,
            kind=entry.kind,
            title=title,
            starts_at=starts,
            venue=read("party_life")["venue"],
            chair_id=heads[0],
            teacher_id=(teacher if by_top else heads[0]) if entry.kind == K.LESSON else None,
            host="市委党校" if entry.kind == K.TRAINING else "",
        ),
        ended_at=starts + LASTS,
        minutes=words,
        came=frozenset(called) - set(away),
        leave={pk: rng.choice(REASONS) for pk in away if rng.random() < 0.7},
    )


def _talk(book: Book, now: datetime, branches: list[Body]) -> None:
    """One talk of each kind in each of some branches."""
    rolls = Rolls(branches)
    day = local_day(now) - timedelta(days=40)
    for branch in branches:
        if not stands(branch, day):
            continue
        heads = rolls.heads(branch, day)
        others = [pk for pk in rolls.members(branch, day) if pk not in heads]
        pairs = [tuple(heads[:2]), (*heads[:1], *others[:1]), tuple(others[1:3])]
        talks = [appraising.Talked(*pair, on=day) for pair in pairs if len(pair) == 2]
        appraising.log_talks(book.clerk, book.slug, branch.pk, talks, now=now)


def _plan_ahead(book: Book, now: datetime) -> None:
    """A meeting that was told of, one that is only planned, and one whose record waits."""
    branches = _branches(book.bodies())
    soon = clock(local_day(now) + timedelta(days=3), 14 * 60 + 30)
    told = _planned(book, branches[1], K.MEMBERS, soon, now)
    planning.notify(book.clerk, told, now=now)
    later = clock(local_day(now) + timedelta(days=9), MORNING + 30)
    _planned(book, branches[-1], K.LIFE, later, now)
    held = _planned(book, branches[2], K.COMMITTEE, now + 20 * MINUTE, now)
    planning.notify(book.clerk, held, now=now)


def _sitting(book: Book) -> Meeting:
    """The committee's meeting that was planned last."""
    held = Meeting.objects.filter(community=book.community, kind=K.COMMITTEE)
    return held.latest("pk")


def _sit(book: Book, now: datetime) -> None:
    meeting = attending.open_meeting(book.clerk, _sitting(book).pk, now=now)
    rows = list(meeting.attendances.values_list("pk", flat=True))
    attending.arrive(book.clerk, meeting.pk, rows, now=now)


def _rise(book: Book, now: datetime) -> None:
    attending.close(book.clerk, _sitting(book).pk, now=now)


def _planned(book: Book, body: Body, kind: MeetingKind, at: datetime, now: datetime) -> int:
    title, words = read("party_life")[kind][0]
    made = planning.Plan(
        body_id=body.pk,
        kind=kind,
        title=title,
        starts_at=at,
        venue=read("party_life")["venue"],
        agenda=words,
    )
    return planning.plan(book.clerk, book.slug, made, now=now).pk
