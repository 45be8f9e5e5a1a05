"""What is studied and written, as far as it is open to somebody."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.core.packs import Rule
from lianxin.party.models import (
    Body,
    BodyKind,
    Campaign,
    Duty,
    HoursKind,
    Material,
    Member,
    StudyHours,
    Term,
    Writing,
    WritingKind,
)
from lianxin.party.queries.access import Office
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.access import HEADS, bodies_visible_to, visible_to
from lianxin.party.rules.study import Goal, Progress, months_after, own_or_led
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

HOURS = "party.study_hours"
LEADERS_HOURS = "party.leaders_study_hours"
LEADERS_COURSES = "party.leaders_courses"
NEW_SECRETARY = "party.new_secretary_months"


def rules_of(community: Community, day: date) -> list[Rule]:
    keys = (HOURS, LEADERS_HOURS, LEADERS_COURSES, NEW_SECRETARY)
    return [rule_of(community, key, day) for key in keys]


def doubtful(community: Community, day: date) -> list[Rule]:
    """The rules in force that nobody has checked against their source, one of each article."""
    found = {each.article: each for each in rules_of(community, day) if not each.is_confirmed}
    return list(found.values())


def community_for_study(actor: Actor, slug: str) -> Community:
    """A community in whose Party work the actor has a part, be it as a member."""
    community = community_by_slug(slug)
    if Body.objects.filter(bodies_visible_to(actor), community=community).exists():
        return community
    raise NotFound


def own_member(actor: Actor, slug: str) -> Member:
    """As which member a community knows the actor; NotFound for who is none."""
    mine = Member.objects.filter(
        person__in=actor.person_ids, community__slug=slug, left_on__isnull=True
    )
    member = mine.select_related("community__subdistrict", "branch", "home__courtyard").first()
    if member is None:
        raise NotFound
    return member


def memberships(actor: Actor) -> list[Member]:
    """As which members communities know the actor."""
    mine = Member.objects.filter(person__in=actor.person_ids, left_on__isnull=True)
    return list(mine.select_related("community").order_by("pk")) if actor.person_ids else []


def writable_members(actor: Actor, community_id: int | None = None) -> QuerySet[Member]:
    """The members for whom the actor may write things down: oneself, and those whom one leads."""
    here = Q() if community_id is None else Q(community_id=community_id)
    mine = visible_to(actor) | Q(person_id__in=actor.person_ids)
    return Member.objects.filter(mine, here, left_on__isnull=True)


def writable_member(actor: Actor, pk: int, *, lock: bool = False) -> Member:
    found = writable_members(actor).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    along = found.select_related("community__subdistrict", "branch", "home__courtyard", "person")
    if member := along.first():
        return member
    raise NotFound


def leads_all(actor: Actor, members: Iterable[Member]) -> bool:
    """Whether each of these is a member of a branch that the actor leads."""
    wanted = {member.pk for member in members}
    led = Member.objects.filter(visible_to(actor), pk__in=wanted)
    return led.count() == len(wanted)


def campaigns_for(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns of the communities of whose Party work one has a part, the latest first."""
    return Campaign.objects.filter(bodies_visible_to(actor)).order_by("-since", "-pk")


def running_campaigns(actor: Actor, community: Community, *, today: date) -> list[Campaign]:
    """Those that are under way or to come, with their materials."""
    here = campaigns_for(actor).filter(community=community, until__gte=today)
    return list(here.prefetch_related("materials"))


def campaign_for(actor: Actor, pk: int, *, lock: bool = False) -> Campaign:
    found = campaigns_for(actor).filter(pk=pk).select_related("community__subdistrict")
    if campaign := (found.select_for_update(of=("self",)) if lock else found).first():
        return campaign
    raise NotFound


def campaign_in(community_id: int, pk: int | None) -> Campaign | None:
    """A campaign of this very community, or none where none was named."""
    if pk is None:
        return None
    if campaign := Campaign.objects.filter(pk=pk, community_id=community_id).first():
        return campaign
    raise NotFound


def materials_of(campaign: Campaign) -> QuerySet[Material]:
    return campaign.materials.filter(removed_at__isnull=True).order_by("added_at", "pk")


def material_for(actor: Actor, slug: str, pk: int) -> Material:
    """A material for whoever may read its campaign."""
    shown = Material.objects.filter(
        campaign__in=campaigns_for(actor).filter(community__slug=slug), removed_at__isnull=True
    )
    if material := shown.filter(pk=pk).first():
        return material
    raise NotFound


def hours_for(actor: Actor) -> QuerySet[StudyHours]:
    return StudyHours.objects.filter(own_or_led(actor))


def writings_for(actor: Actor) -> QuerySet[Writing]:
    return Writing.objects.filter(own_or_led(actor))


def writing_for(actor: Actor, slug: str, pk: int) -> Writing:
    found = writings_for(actor).filter(pk=pk, community__slug=slug)
    along = found.select_related("member__branch", "campaign", "community__subdistrict")
    if writing := along.prefetch_related("photos__upload").first():
        return writing
    raise NotFound


def hours_of(member: Member, year: int) -> QuerySet[StudyHours]:
    """All that was written down of a member's study in a year, with what was taken back."""
    mine = StudyHours.objects.filter(in_year("studied_on", year), member=member)
    return mine.select_related("campaign").order_by("-studied_on", "-pk")


def writings_of(member: Member, year: int) -> QuerySet[Writing]:
    """All that a member wrote in a year and did not take back."""
    mine = Writing.objects.filter(
        in_year("written_on", year), member=member, taken_back_at__isnull=True
    )
    return mine.defer("words").select_related("campaign").order_by("-written_on", "-pk")


@dataclass(frozen=True, slots=True)
class Written:
    """How much somebody wrote in a year."""

    notes: int = 0
    essays: int = 0
    characters: int = 0
    """Of the notes."""
    stated: int = 0
    """Of these, as stated of handwriting."""


@dataclass(frozen=True, slots=True)
class Row:
    member: Member
    progress: Progress
    written: Written
    is_leader: bool


def in_year(field: str, year: int) -> Q:
    return Q(**{f"{field}__gte": date(year, 1, 1), f"{field}__lte": date(year, 12, 31)})


def leaders_in(community_id: int, year: int) -> frozenset[int]:
    """The members who were secretary or of a committee at some time of a year (P-22)."""
    held = Term.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=date(year, 1, 1)),
        community_id=community_id,
        duty__in=HEADS,
        since__lte=date(year, 12, 31),
    ).exclude(body__kind=BodyKind.GROUP)
    return frozenset(held.values_list("member_id", flat=True))


def rows_of(community: Community, members: Sequence[Member], year: int) -> list[Row]:
    """What each of these members studied and wrote in a year, in their order."""
    day = date(year, 12, 31)
    hours, leaders_hours, courses = (
        rule_of(community, key, day).count for key in (HOURS, LEADERS_HOURS, LEADERS_COURSES)
    )
    leaders = leaders_in(community.pk, year)
    ids = [member.pk for member in members]
    studied, written = studied_by(ids, year), written_by(ids, year)
    rows = []
    for member in members:
        is_leader = member.pk in leaders
        goal = Goal(leaders_hours, courses) if is_leader else Goal(hours, 0)
        progress = Progress(goal, *studied.get(member.pk, (0, 0)))
        rows.append(Row(member, progress, written.get(member.pk, Written()), is_leader))
    return rows


def studied_by(member_ids: Collection[int], year: int) -> Mapping[int, tuple[int, int]]:
    """Half hours, and centralised courses among them, of each of these members in a year."""
    counted = StudyHours.objects.filter(
        in_year("studied_on", year), member_id__in=member_ids, taken_back_at__isnull=True
    )
    rows = counted.values_list("member_id").annotate(
        studied=Sum("halves"), courses=Count("pk", filter=Q(kind=HoursKind.CENTRALISED))
    )
    return {pk: (halves, courses) for pk, halves, courses in rows}


def written_by(member_ids: Collection[int], year: int) -> Mapping[int, Written]:
    kept = Writing.objects.filter(
        in_year("written_on", year), member_id__in=member_ids, taken_back_at__isnull=True
    )
    is_note = Q(kind=WritingKind.NOTE)
    rows = kept.values_list("member_id").annotate(
        notes=Count("pk", filter=is_note),
        essays=Count("pk", filter=~is_note),
        noted=Sum("characters", filter=is_note, default=0),
        stated=Sum("characters", filter=is_note & Q(is_stated=True), default=0),
    )
    return {row[0]: Written(*row[1:]) for row in rows}


@dataclass(frozen=True, slots=True)
class NewSecretary:
    """A branch's secretary who began within the last months, and whether they were trained."""

    term: Term
    due_on: date
    is_trained: bool
    is_late: bool


def new_secretaries(office: Office, *, today: date) -> list[NewSecretary]:
    """Who became secretary not long ago (P-22: trained within six months)."""
    months = rule_of(office.community, NEW_SECRETARY, today).count
    terms = led(office, Term.objects.all(), "body_id").filter(
        duty=Duty.SECRETARY, ended_on__isnull=True, since__gte=months_after(today, -2 * months)
    )
    courses = StudyHours.objects.filter(kind=HoursKind.CENTRALISED, taken_back_at__isnull=True)
    found = []
    for term in terms.select_related("body", "member").order_by("since", "pk"):
        due_on = months_after(term.since, months)
        span = (term.since, due_on)
        is_trained = courses.filter(member=term.member_id, studied_on__range=span).exists()
        found.append(NewSecretary(term, due_on, is_trained, not is_trained and due_on < today))
    return found


def led(office: Office, rows: QuerySet, field: str = "branch_id") -> QuerySet:  # type: ignore[type-arg]  # of any model
    """Those of a community's rows that belong to the branches that one leads."""
    here = rows.filter(community=office.community)
    return here if office.is_whole else here.filter(**{f"{field}__in": office.branch_ids})


def led_page(
    office: Office, year: int, *, branch: int = 0, after: str = "", before: str = ""
) -> tuple[Page[Member], list[Row]]:
    """A page of the members whom one leads, by name, with what they studied in a year."""
    members = led(office, Member.objects.filter(left_on__isnull=True)).select_related("branch")
    narrowed = members.filter(branch_id=branch) if branch else members
    shown = page(narrowed, ("name", "pk"), after=after, before=before)
    return shown, rows_of(office.community, shown.rows, year)


def led_branches(office: Office) -> list[Body]:
    """The committee and the branches that one leads, as they stand."""
    bodies = Body.objects.filter(dissolved_on__isnull=True).exclude(kind=BodyKind.GROUP)
    return list(led(office, bodies, "id").order_by("parent_id", "position", "pk"))
