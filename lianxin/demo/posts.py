"""The posts that the story's members hold, what they let boards show, and who is commended."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from lianxin.demo.case import World
from lianxin.demo.study import Told, deed
from lianxin.demo.timing import Deed, dice
from lianxin.party.actions import commendation, gathering, posts
from lianxin.party.actions.commendation import Nomination
from lianxin.party.actions.gathering import Slip
from lianxin.party.actions.posts import PostPlan
from lianxin.party.models import Claim, Commendation, DutyPost, Member
from lianxin.party.rules.posts import NAME, PLEDGE, POST
from lianxin.places.queries import courtyards

WITH_POSTS = {"qinglongjie": 1.0, "houpojie": 0.6, "lishanlu": 0.4}
"""How many of the members take up a post and let a board show them."""


def duties(world: World) -> Iterator[Deed]:
    """Everything that is done in posts, and the commendation that the article tells of."""
    for slug in WITH_POSTS:
        yield from _posts(Told(world, slug))
    yield from _commendation(Told(world, "jiefangqiao"))


def _posts(told: Told) -> Iterator[Deed]:
    slug = told.slug
    yield deed(date(2015, 1, 20), 0, f"posts of {slug}", _set_up, told)
    yield deed(date(2015, 3, 2), 0, f"slips of {slug}", _hand_in, told)
    for month in (4, 7, 10, 12):
        yield deed(date(2015, month, 25), 0, f"deeds of {slug}", _work, told)


def _set_up(told: Told, now: datetime) -> None:
    told_scheme, rows = told.words["scheme"], told.words["posts"]
    posts.set_up(told.clerk, told.slug, **told_scheme, now=now)
    for name, duties, _deed_words in rows:
        posts.open_post(told.clerk, told.slug, PostPlan(name=name, duties=duties), now=now)
    for yard in courtyards(told.community.pk):
        for name, duties, _deed_words in told.words["yards"]:
            plan = PostPlan(name=name, duties=duties, courtyard_id=yard.pk)
            posts.open_post(told.clerk, told.slug, plan, now=now)
    name = told.words["board"]
    posts.open_board(told.clerk, told.slug, name=name, is_open=True, now=now)


def _hand_in(told: Told, now: datetime) -> None:
    """Everybody hands in a slip: which post, which pledge, and what may be shown."""
    rng = dice("slips", told.slug)
    everybody = told.members()
    count = round(len(everybody) * WITH_POSTS[told.slug])
    taking = sorted(rng.sample(everybody, count), key=lambda member: member.pk)
    open_posts = list(DutyPost.objects.filter(community=told.community).order_by("pk"))
    chosen: dict[int, list[Member]] = {}
    for member in taking:
        yard = member.home.courtyard_id if member.home else None
        fitting = [post for post in open_posts if post.courtyard_id in (None, yard)]
        chosen.setdefault(rng.choice(fitting).pk, []).append(member)
    gathering.allot(told.clerk, told.slug, chosen, now=now)
    slips = [
        Slip(
            member=member,
            pledge=rng.choice(told.words["pledges"]),
            fields=frozenset({NAME, POST, PLEDGE}),
        )
        for member in taking
    ]
    paper = told.words["paper"]
    gathering.gather_slips(told.clerk, told.slug, slips, given_by=paper, now=now)


def _work(told: Told, now: datetime) -> None:
    """A quarter's deeds, as the posts' paper books have them; each does something once a year."""
    rng = dice("deeds", told.slug, str(now.month))
    words = {row[0]: row[2] for row in (*told.words["posts"], *told.words["yards"])}
    claims = Claim.objects.filter(post__community=told.community, until__isnull=True)
    rows = []
    for claim in claims.select_related("post", "member").order_by("pk"):
        if now.month == 4 or rng.random() < 0.3:
            day = now.date() - timedelta(days=rng.randint(0, 22))
            rows.append((claim, words[claim.post.name], day))
    gathering.gather_deeds(told.clerk, told.slug, rows, now=now)


def _commendation(told: Told) -> Iterator[Deed]:
    row = told.words["commendation"]
    yield deed(row["opened"], 0, "commendation proposed", _propose, told)
    yield deed(row["noticed"], 0, "commendation noticed", _notice, told)
    yield deed(row["announced"], 0, "commendation announced", _announce, told)


def _propose(told: Told, now: datetime) -> None:
    row, by = told.words["commendation"], told.clerk
    made = commendation.propose(by, told.slug, name=row["name"], words=row["words"], now=now)
    chosen: Sequence[Member] = [each for each in told.members() if each.person][1:]
    for (honour, deeds), member in zip(row["members"], chosen, strict=False):
        honoured = Nomination(honour=honour, deeds=deeds, member_id=member.pk)
        nominee = commendation.nominate(by, made.pk, honoured, now=now)
        if honour != "优秀党务工作者":
            paper = "2015年6月纸质同意书"
            commendation.agree(by, member.pk, nominee.pk, given_by=paper, now=now)
    branch = told.branches()[0]
    honoured = Nomination(honour="先进党支部", deeds=row["branch"], body_id=branch.pk)
    commendation.nominate(by, made.pk, honoured, now=now)


def _told_commendation(told: Told) -> Commendation:
    name = told.words["commendation"]["name"]
    return Commendation.objects.get(community=told.community, name=name)


def _notice(told: Told, now: datetime) -> None:
    made, by = _told_commendation(told), told.clerk
    for nominee in made.nominees.order_by("pk"):
        commendation.judge(by, made.pk, nominee=nominee.pk, is_fit=True, now=now)
    commendation.step_with_words(by, made.pk, "vet", words="", now=now)
    commendation.notice(by, made.pk, now=now)


def _announce(told: Told, now: datetime) -> None:
    outcome = told.words["commendation"]["outcome"]
    commendation.announce(told.clerk, _told_commendation(told).pk, words=outcome, now=now)
