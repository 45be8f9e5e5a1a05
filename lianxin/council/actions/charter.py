"""A council's charter, terms and members."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.council.models import Base, Council, CouncilKind, Member, MemberKind, Term
from lianxin.council.queries import council_for
from lianxin.council.queries.law import MAJORITY, NOTICE, PROXIES, QUORUM, rule_for
from lianxin.council.rules.access import enters, leads, serves
from lianxin.council.rules.counting import told
from lianxin.organisations.models import Organisation
from lianxin.organisations.queries.overview import organisations_of
from lianxin.people.actions import appoint, dismiss
from lianxin.people.queries import account_here
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True)
class Charter:
    """What a council gives itself; stricter than the rules, or like them."""

    name: str
    quorum: Fraction
    majority: Fraction
    notice_days: int
    majority_of: str = Base.PRESENT
    is_secret: bool = False
    way: str = ""
    duties: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    speech_seconds: int | None = None
    """None for what the rule says; so with the turns."""
    speech_turns: int | None = None
    proxies_each: int = 0


@transaction.atomic
def found(
    actor: Actor,
    community: Community,
    charter: Charter,
    *,
    founded_on: date,
    now: datetime,
    kind: str = CouncilKind.RESIDENTS,
) -> Council:
    """Give a community its council of a kind."""
    if not enters(actor, community.pk):
        raise NotFound
    council = Council(community=community, kind=kind, founded_on=founded_on)
    _check_leads(actor, council)
    if Council.objects.filter(community=community, kind=kind).exists():
        raise OutOfOrder(
            _("这个社区已经有%(what)s了，下面是它的章程。") % {"what": council.get_kind_display()}
        )
    _write(council, charter, now=now)
    council.save(force_insert=True)
    journal.record(actor, "found", council, community.pk, at=now, name=council.name)
    return council


@transaction.atomic
def amend(
    actor: Actor, pk: int, charter: Charter, *, now: datetime, seen: int | None = None
) -> Council:
    """Change the charter; sessions already noticed keep the days that they were told by."""
    council = council_for(actor, pk, lock=True)
    _check_leads(actor, council)
    if seen is not None and seen != council.revision:
        raise OutOfOrder(_("刚刚有人改了章程，下面是最新的样子。您写的还在，看过再发。"))
    before = _facts(council)
    _write(council, charter, now=now)
    council.revision += 1
    council.save()
    after = _facts(council)
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    journal.record(actor, "amend", council, council.community_id, at=now, changes=changes)
    return council


def _check_leads(actor: Actor, council: Council) -> None:
    if not leads(actor, council):
        raise NotPermitted(_("章程由社区书记来定，请书记登录后改。"))


def _write(council: Council, charter: Charter, *, now: datetime) -> None:
    council.name = said(charter.name, field="name", missing=_("给议事会起个名字。"), most=60)
    council.way, council.is_secret = charter.way.strip(), charter.is_secret
    council.duties, council.promises = list(charter.duties), list(charter.promises)
    council.speech_seconds, council.speech_turns = charter.speech_seconds, charter.speech_turns
    council.proxies_each = charter.proxies_each
    council.majority_of, council.notice_days = charter.majority_of, charter.notice_days
    council.quorum_part, council.quorum_whole = charter.quorum.as_integer_ratio()
    council.majority_part, council.majority_whole = charter.majority.as_integer_ratio()
    most = rule_for(council, PROXIES, now=now)
    if charter.proxies_each > most.count:
        raise Invalid(
            _("章程可以更严，不能更宽：一人最多替 %(most)d 人（%(article)s）。")
            % {"most": most.count, "article": most.article},
            field="proxies_each",
        )
    for key, field, own in (
        (QUORUM, "quorum", charter.quorum),
        (MAJORITY, "majority", charter.majority),
        (NOTICE, "notice_days", Fraction(charter.notice_days)),
    ):
        law = rule_for(council, key, now=now)
        least = _("%(days)s 天") % {"days": law.value} if key == NOTICE else told(law.value)
        if own < law.value:
            raise Invalid(
                _("章程可以更严，不能更宽：至少是%(least)s（%(article)s）。")
                % {"least": least, "article": law.article},
                field=field,
            )
        if key != NOTICE and own >= 1:
            raise Invalid(_("要“超过”全部是做不到的，请写一个小于 1 的比例。"), field=field)


def _facts(council: Council) -> dict[str, object]:
    return {
        "name": council.name,
        "way": council.way,
        "quorum": str(council.quorum),
        "majority": str(council.majority),
        "majority_of": str(council.majority_of),
        "is_secret": council.is_secret,
        "notice_days": council.notice_days,
        "speech_seconds": council.speech_seconds,
        "speech_turns": council.speech_turns,
        "proxies_each": council.proxies_each,
        "duties": council.duties,
        "promises": council.promises,
    }


@dataclass(frozen=True, slots=True)
class Seating:
    """Who is to sit on a council; `username` only for those who have an account."""

    name: str
    kind: str = MemberKind.RESIDENT
    organisation: str = ""
    username: str = ""
    is_office_holder: bool = False
    is_chair: bool = False
    delegated_by: int | None = None
    """Of a joint conference: which organisation sends them."""


@transaction.atomic
def admit(actor: Actor, pk: int, seating: Seating, *, since: date, now: datetime) -> Member:
    """Seat a member; one with an account may read and vote from the day on."""
    council = council_for(actor, pk, lock=True)
    _check_serves(actor, council)
    sitting = council.members.filter(until=None)
    if seating.is_chair and sitting.filter(is_chair=True).exists():
        raise Invalid(_("已经有一位主持人了，先请他卸任。"), field="is_chair")
    sender = _sender(council, seating)
    user = account_here(council.community_id, seating.username) if seating.username else None
    if seating.username and user is None:
        raise Invalid(_("本社区没有这个账号。没有账号的成员，这一栏空着就行。"), field="username")
    if user and sitting.filter(user=user).exists():
        raise Invalid(_("这个账号已经在议事会里了。"), field="username")
    member = Member.objects.create(
        council=council,
        name=said(seating.name, field="name", missing=_("写上姓名。"), most=60),
        user=user,
        kind=seating.kind,
        organisation=sender.name[:60] if sender else seating.organisation.strip(),
        delegated_by=sender,
        is_office_holder=seating.is_office_holder,
        is_chair=seating.is_chair,
        since=since,
    )
    if user:
        appoint(actor, user, Role.MEMBER, community=council.community, since=since, now=now)
    journal.record(actor, "admit", member, council.community_id, at=now, kind=seating.kind)
    return member


def _sender(council: Council, seating: Seating) -> Organisation | None:
    """Who sends a delegate: on a joint conference somebody does, but for its chair."""
    if council.kind != CouncilKind.JOINT:
        return None
    found = organisations_of(council.community_id).filter(pk=seating.delegated_by or 0).first()
    if found is None and not seating.is_chair:
        raise Invalid(_("联席会的成员由单位派来，选一家单位。"), field="delegated_by")
    return found


@transaction.atomic
def release(actor: Actor, pk: int, *, until: date, now: datetime) -> Member:
    """Let a member's seat end with a day; sessions held keep them."""
    found = Member.objects.filter(pk=pk).values_list("council_id", flat=True).first()
    council = council_for(actor, found or 0, lock=True)
    _check_serves(actor, council)
    member = Member.objects.select_related("user").get(pk=pk)
    _end(actor, council, member, until=until, now=now)
    journal.record(actor, "release", member, council.community_id, at=now, until=until.isoformat())
    return member


def _end(actor: Actor, council: Council, member: Member, *, until: date, now: datetime) -> None:
    if member.until is not None:
        raise OutOfOrder(_("%(name)s已经不在议事会里了。") % {"name": member.name})
    if until < member.since:
        raise Invalid(_("最后一天不能早于他来的那天。"), field="until")
    member.until = until
    member.save(update_fields=["until"])
    if member.user:
        dismiss(actor, member.user, Role.MEMBER, council.community, until=until, now=now)


def _check_serves(actor: Actor, council: Council) -> None:
    if not serves(actor, council):
        raise NotPermitted(_("成员名单由本社区的工作人员来记。"))


@transaction.atomic
def begin_term(
    actor: Actor,
    pk: int,
    *,
    since: date,
    until: date,
    now: datetime,
    leaving_ids: Collection[int] = (),
) -> Term:
    """Begin the next term; those who leave have their last day the day before."""
    council = council_for(actor, pk, lock=True)
    _check_leads(actor, council)
    last = council.terms.order_by("-number").first()
    if last and since <= last.since:
        raise Invalid(_("新一届要在上一届之后开始。"), field="since")
    if until < since:
        raise Invalid(_("到期的一天不能早于开始的一天。"), field="until")
    if last and last.until >= since:
        last.until = since - timedelta(days=1)
        last.save(update_fields=["until"])
    for member in council.members.filter(pk__in=leaving_ids, until=None).select_related("user"):
        _end(actor, council, member, until=max(member.since, since - timedelta(days=1)), now=now)
    number = last.number + 1 if last else 1
    term = Term.objects.create(council=council, number=number, since=since, until=until)
    journal.record(
        actor,
        "begin_term",
        term,
        council.community_id,
        at=now,
        number=number,
        on=local_day(now).isoformat(),
    )
    return term
