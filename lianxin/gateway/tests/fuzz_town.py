"""A community in which most things are under way: what is sent at random meets something."""

from datetime import date, timedelta
from typing import Any

from lianxin.accounts.models import User
from lianxin.activities import actions
from lianxin.activities.actions import Wanting, Who
from lianxin.activities.models import CulturalTeam
from lianxin.activities.tests.classes import School
from lianxin.activities.tests.factories import ActivityFactory, SeriesFactory, SignupFactory
from lianxin.core.actor import Actor, Role
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Resolution
from lianxin.council.tests.factories import Stage as CouncilStage
from lianxin.council.tests.opinion_world import LAST, Hearing
from lianxin.council.tests.owner_world import Estate
from lianxin.facilities.actions import Slot
from lianxin.facilities.tests.factories import (
    EVENING,
    AskFactory,
    EquipmentFactory,
    ExhibitFactory,
    FilmFactory,
    LoanFactory,
    RoomFactory,
)
from lianxin.facilities.tests.factories import VisitFactory as VisitorsFactory
from lianxin.funds import actions as funds
from lianxin.funds.models import Budget, Idea, Project, Vote
from lianxin.funds.tests.factories import FundFactory, OverseerFactory
from lianxin.gateway.tests.papers import certified, honoured, learnt, minuted, proofs
from lianxin.honours import actions as honours
from lianxin.honours.tests.factories import (
    AttachmentFactory,
    BoardFactory,
    BrandFactory,
    ObjectionFactory,
    ShownFactory,
    StoryFactory,
    TieFactory,
)
from lianxin.honours.tests.factories import Stage as AwardStage
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.notifications.tests.factories import NoticeFactory
from lianxin.organisations.tests import factories as together
from lianxin.party.actions import announcing, attending, planning, voting
from lianxin.party.models import (
    DuesGift,
    DuesPayment,
    DuesRelief,
    Excusal,
    Meeting,
    Member,
    Motion,
    Transfer,
    TransferKind,
    TransferState,
)
from lianxin.party.tests import plan_world
from lianxin.party.tests.factories import BranchFactory, TermFactory
from lianxin.party.tests.factories import MemberFactory as PartyMemberFactory
from lianxin.party.tests.studying import (
    CampaignFactory,
    ClaimFactory,
    CommendationFactory,
    DutyPostFactory,
    HoursFactory,
    LoopFactory,
    WritingFactory,
    settled,
)
from lianxin.people.tests.factories import PostFactory, actor_for, officer_of
from lianxin.places.tests.factories import CourtyardFactory, DoorCodeFactory, EntranceFactory
from lianxin.services.tests.care_factories import CareFactory, CareVisitFactory, GiftFactory
from lianxin.services.tests.factories import (
    LicenceFactory,
    MemberFactory,
    RequestFactory,
    VisitFactory,
)
from lianxin.services.tests.relief_factories import ReliefFactory
from lianxin.services.tests.work_factories import (
    FollowUpFactory,
    OpeningFactory,
    SeekerFactory,
    TraineeFactory,
)
from lianxin.volunteers.tests import factories as volunteers
from lianxin.works.tests.factories import Site


class FuzzTown:
    """A record of every kind, told by the part of an address that it stands behind."""

    def __init__(self) -> None:
        stage = CouncilStage(3)
        self.home = stage.community
        self.category = CategoryFactory.create(code="heating")
        self.matter = MatterFactory.create(community=self.home, category=self.category)
        minutes = minuted(stage)
        session = stage.sitting("车棚建在哪儿")
        item = stage.moved(session)
        self.stage, self.session, self.item = stage, session, item
        self.branch = BranchFactory.create(parent__community=self.home)
        self.member = settled(branch=self.branch)
        self.resident = self.member.person
        self.within: dict[str, int] = {}
        """What a second number could be, by the part that it stands behind."""
        self.about: dict[str, int] = {
            "sessions": session.pk,
            "codes": self._door(),
            "resolutions": self._resolved(),
            "works": Site(community=self.home).started().pk,
            **self._opinions(),
            **self._awards(),
            **self._helped(),
            **self._work(),
            **self._fund(stage.staff),
            **self._own(),
            **self._rooms(),
            **self._party(),
            **self._volunteering(),
            **self._activities(),
            **self._organisations(),
            "sessions/{pk}/minutes": minutes,
            **self._papers(),
        }
        self.known: dict[str, Any] = {
            "slug": self.home.slug,
            "number": self.matter.number,
            "year": 2026,
            "item": item.pk,
        }

    def _door(self) -> int:
        """A courtyard with a code on one door."""
        self.yard = CourtyardFactory.create(community=self.home)
        door = EntranceFactory.create(parent__parent=self.yard)
        self.within |= {"doors": DoorCodeFactory.create(place=door).pk}
        return int(self.yard.pk)

    def _papers(self) -> dict[str, int]:
        served, award = certified(self.volunteer), honoured(self.resident)
        self.proofs = proofs(self.stage.secretary, self.home, served, award)
        return {
            "volunteering/certificates/{pk}/paper": served,
            "courses/{pk}/certificate": learnt(self.school, self.resident),
            "awards/nominees/{pk}/certificate": award,
        }

    def _opinions(self) -> dict[str, int]:
        hearing = Hearing(community=self.home)
        estate = Estate(owners=2, community=self.home)
        self.hearing, self.estate = hearing, estate
        return {
            "questions": hearing.question.pk,
            "statements": hearing.statements[0].pk,
            "owners/votes": estate.announced().pk,
        }

    def _awards(self) -> dict[str, int]:
        stage = AwardStage(self.home)
        award = stage.vetted(5, 4)
        juror = award.jurors.create(person=self.resident, since=MONDAY)
        paper = AttachmentFactory.create(announcement__community=self.home)
        self.within |= {"jurors": juror.pk, "attachments": paper.pk}
        return {
            "awards": award.pk,
            "awards/nominees": award.nominees.earliest("pk").pk,
            "awards/objections": ObjectionFactory.create(round=award).pk,
            "announcements": paper.announcement_id,
            **self._wall(),
        }

    def _wall(self) -> dict[str, int]:
        """A story on the wall that shows the resident by leave, and an open brand."""
        board = BoardFactory.create(community=self.home)
        self.story = StoryFactory.create(board=board, shown_on=True)
        shown = ShownFactory.create(story=self.story, person=self.resident)
        honours.answer_shown(actor_for(self.resident.user), shown.pk, agrees=True, now=MONDAY)
        self.brand = BrandFactory.create(community=self.home, is_open=True)
        self.within |= {"ties": TieFactory.create(brand=self.brand).pk}
        return {
            "wall": self.story.pk,
            "wall/boards": board.pk,
            "wall/shown": shown.pk,
            "brands": self.brand.pk,
        }

    def _helped(self) -> dict[str, int]:
        visit = CareVisitFactory.create(
            pairing__care__community=self.home,
            pairing__helper__community=self.home,
            pairing__helper__person=self.resident,
        )
        self.visit = visit
        gift = GiftFactory.create(care=visit.care, festival__community=self.home)
        relief = ReliefFactory.create(community=self.home, person=self.resident)
        return {
            "care/visits": visit.pk,
            "care/pairings": visit.pairing_id,
            "care/gifts": gift.pk,
            "care/helpers": visit.pairing.helper_id,
            "care/people": CareFactory.create(community=self.home, person=self.resident).pk,
            "relief": relief.pk,
        }

    def _work(self) -> dict[str, int]:
        """The resident looks for work, learns, and is to be asked again."""
        seeker = SeekerFactory.create(community=self.home, person=self.resident)
        trainee = TraineeFactory.create(seeker=seeker)
        parts = {
            "seekers": seeker,
            "trainees": trainee,
            "trainings": trainee.training,
            "openings": OpeningFactory.create(community=self.home),
            "follow-ups": FollowUpFactory.create(trainee=trainee, due_on=MONDAY.date()),
        }
        return {f"work/{part}": int(thing.pk) for part, thing in parts.items()}

    def _fund(self, staff: Actor) -> dict[str, int]:
        fund = FundFactory.create(community=self.home)
        budget = funds.propose_budget(
            staff, fund.pk, year=2026, amount=200_000_00, source="济历发3号", now=MONDAY
        )
        funds.approve_budget(officer_of(self.home.subdistrict), budget.pk, now=MONDAY)
        told = funds.Proposal(title="修灯", words="楼道灯不亮", use="repairs", asked_by="东院老人")
        costs = [funds.Cost("声控灯", 1, "套", 2_000_00)]
        project = funds.draft(staff, budget.pk, told, costs, now=MONDAY)
        return {
            "fund/budgets": budget.pk,
            "fund/projects": project.pk,
            "fund/votes": self._poll(staff, budget).pk,
            "fund/overseers": OverseerFactory.create(community=self.home).pk,
        }

    def _poll(self, staff: Actor, budget: Budget) -> Vote:
        """A vote that is open, on two projects."""
        projects = [self._proposed(staff, budget, title) for title in ("修单元门", "修凉亭")]
        told = funds.Plan(
            title="花在哪儿",
            amount=100_00,
            closes_on=LAST,
            project_ids=[each.pk for each in projects],
        )
        vote = funds.plan_vote(staff, budget.pk, told, now=MONDAY)
        return funds.open_vote(staff, vote.pk, now=MONDAY)

    def _proposed(self, staff: Actor, budget: Budget, title: str) -> Project:
        told = funds.Proposal(
            title=title,
            words="坏了好久",
            use="repairs",
            asked_by="东院老人",
            quotes_reason="只有一家",
        )
        costs = [funds.Cost("材料", 1, "套", 60_00)]
        project = funds.draft(staff, budget.pk, told, costs, now=MONDAY)
        return funds.propose(staff, project.pk, now=MONDAY)

    def _resolved(self) -> int:
        made = Resolution.objects.create(
            item=self.item, what="修", lead_office="社区", due_on=MONDAY.date(), resolved_at=MONDAY
        )
        return int(made.pk)

    def _own(self) -> dict[str, int]:
        asked = RequestFactory.create(community=self.home, asker=self.resident, number=900)
        going = MemberFactory.create(team=asked.service.team, person=self.resident)
        self.licence = LicenceFactory.create(member=going)
        self.call = VisitFactory.create(request=asked, member=going)
        return {
            "me/requests": asked.pk,
            "requests": asked.pk,
            "visits": self.call.pk,
            "me/visits": self.call.pk,
            "services/teams": going.team_id,
            "services/members": going.pk,
            "services/licences": self.licence.pk,
            "services/catalogue": asked.service_id,
            "me/notices": NoticeFactory.create(
                user=self.resident.user, community_id=self.home.pk
            ).pk,
            "me/ideas": self.idea(self.resident.user_id).pk,
            "fund/ideas": self.idea(self.resident.user_id).pk,
        }

    def idea(self, user_id: int) -> Idea:
        return Idea.objects.create(
            community=self.home,
            author_id=user_id,
            title="修凉亭",
            words="老人歇脚",
            raised_at=MONDAY,
        )

    def _rooms(self) -> dict[str, int]:
        self.room = RoomFactory.create(community=self.home, takes_asks=True)
        ask = AskFactory.create(room=self.room, person=self.resident)
        self.thing = EquipmentFactory.create(room=self.room)
        exhibit = ExhibitFactory.create(room=self.room)
        self.within |= {"exhibits": exhibit.pk}
        return {
            "rooms": self.room.pk,
            "rooms/asks": ask.pk,
            "me/asks": ask.pk,
            "things": self.thing.pk,
            "exhibits": exhibit.pk,
            "rooms/visits": VisitorsFactory.create(room=self.room).pk,
            "films": FilmFactory.create(room__community=self.home).pk,
            "loans": LoanFactory.create(equipment=self.thing, person=self.resident).pk,
        }

    def _party(self) -> dict[str, int]:
        post = DutyPostFactory.create(community=self.home)
        self.within |= {"appraisals": self.member.pk, "proposals": 1}
        return {
            "party/posts": post.pk,
            "party/me/claims": ClaimFactory.create(member=self.member, post=post).pk,
            "party/me/study": HoursFactory.create(member=self.member).pk,
            "party/me/writings": WritingFactory.create(member=self.member).pk,
            "party/bodies": self.branch.pk,
            "party/elections": self._election(),
            "party/members": self.member.pk,
            "party/transfers": self.leaving().pk,
            "party/branches": self.branch.pk,
            "party/excusals": self.uncounted(self.member).pk,
            "party/meetings": self._opened("appraisal").pk,
            "party/motions": self._put().pk,
            "party/campaigns": CampaignFactory.create(community=self.home).pk,
            "party/loops": LoopFactory.create(body=self.branch, found=True).pk,
            "party/study/hours": HoursFactory.create(member=self.member).pk,
            "party/study/writings": WritingFactory.create(member=self.member).pk,
            "party/commendations": CommendationFactory.create(community=self.home).pk,
            "party/plans": plan_world.hidden_in(self.home, "调整"),
            **self.dues(MONDAY.date().replace(day=1)),
        }

    def dues(self, month: date) -> dict[str, int]:
        """What the resident paid for a month, asked to be eased of, and gave."""
        whose = {"community": self.home, "member": self.member}
        paid = DuesPayment.objects.create(
            month=month, amount_fen=20, paid_on=month, recorded_at=MONDAY, **whose
        )
        eased = DuesRelief.objects.create(
            from_month=month, until_month=month, amount_fen=0, why="住院", asked_on=month, **whose
        )
        given = DuesGift.objects.create(amount_fen=1_000_00, given_on=month, goes_on=True, **whose)
        return {
            "party/dues/payments": paid.pk,
            "party/dues/reliefs": eased.pk,
            "party/dues/gifts": given.pk,
        }

    def _opened(self, kind: str) -> Meeting:
        """A meeting that the resident leads, and to which they have come."""
        head, at = actor_for(self.resident.user), MONDAY + timedelta(hours=1)
        plan = planning.Plan(self.branch.pk, kind, "议事", at, "活动室")
        meeting = planning.plan(head, self.home.slug, plan, now=MONDAY)
        planning.notify(head, meeting.pk, now=MONDAY)
        attending.open_meeting(head, meeting.pk, now=at)
        rows = list(meeting.attendances.values_list("pk", flat=True))
        attending.arrive(head, meeting.pk, rows, now=at)
        return meeting

    def _put(self) -> Motion:
        """A vote by name that waits to be counted."""
        meeting, made = self._opened("members"), voting.Proposal("ordinary", "同意", "named")
        return voting.put_to_vote(
            actor_for(self.resident.user), meeting.pk, made, now=meeting.starts_at
        )

    def uncounted(self, member: Member) -> Excusal:
        return Excusal.objects.create(
            community=self.home, member=member, ground="abroad", asked_on=MONDAY.date()
        )

    def leaving(self) -> Transfer:
        """Somebody of the resident's branch who goes to another, which has not confirmed yet."""
        return Transfer.objects.create(
            community=self.home,
            kind=TransferKind.BRANCHES,
            state=TransferState.ASKED,
            member=PartyMemberFactory.create(branch=self.branch),
            from_branch=self.branch,
            to_branch=BranchFactory.create(parent=self.branch.parent),
            name="孙桂兰",
            asked_at=MONDAY,
        )

    def worker(self) -> User:
        """One of the staff who also works with the community's Party records."""
        user = PostFactory.create(community=self.home).user
        PostFactory.create(community=self.home, user=user, role=Role.PARTY)
        return user

    def _volunteering(self) -> dict[str, int]:
        """A volunteer who claims hours of a shift under way, leads a team, asks for a paper."""
        home = {"community": self.home}
        self.volunteer = volunteers.VolunteerFactory.create(person=self.resident, **home)
        self.team = volunteers.TeamFactory.create(leader=self.volunteer, **home)
        campaign = volunteers.CampaignFactory.create(**home)
        spot = volunteers.SpotFactory.create(campaign=campaign)
        project = volunteers.ProjectFactory.create(campaign=campaign, team=self.team, **home)
        self.shift = volunteers.ShiftFactory.create(project=project, taken=1)
        duty = volunteers.DutyFactory.create(shift=self.shift, volunteer=self.volunteer)
        parts = {
            "people": self.volunteer,
            "teams": self.team,
            "projects": project,
            "shifts": self.shift,
            "duties": duty,
            "certificates": volunteers.CertificateFactory.create(volunteer=self.volunteer),
            "campaigns": campaign,
            "spots": spot,
            "tasks": volunteers.TaskFactory.create(spot=spot),
        }
        return {f"volunteering/{part}": int(thing.pk) for part, thing in parts.items()}

    def _activities(self) -> dict[str, int]:
        """One that is open to sign up for, with the resident on its list; a course with a wish."""
        self.school = School()
        self.school.community, self.school.staff = self.home, self.stage.staff
        self.course = self.school.planned(sessions=1)
        self.activity = ActivityFactory.create(
            community=self.home, first_come=True, waiting=9, waiting_most=9
        )
        SignupFactory.create(activity=self.activity, person=self.resident)
        wish = actions.wish(
            actor_for(self.resident.user), self.home, Wanting(words="想学葫芦丝"), Who(), now=MONDAY
        )
        return {
            "activities": self.activity.pk,
            "activities/series": SeriesFactory.create(community=self.home).pk,
            "courses": self.course.pk,
            "courses/wishes": wish.pk,
            "teams": self._choir().pk,
        }

    def _choir(self) -> CulturalTeam:
        """A team that the resident leads, with one who asks to join and a rehearsal ahead."""
        choir = self.school.team()
        led = Who(name=self.resident.name, phone="13800007777")
        actions.admit(
            self.stage.staff, choir.pk, led, since=MONDAY.date(), is_leader=True, now=MONDAY
        )
        asking = actions.ask(self.school.resident(), choir.pk, Who(), words="唱过", now=MONDAY)
        slot = Slot(EVENING, EVENING.replace(hour=20))
        rehearsal = actions.rehearse(
            self.stage.staff, choir.pk, slot, place_words="广场", now=MONDAY
        )
        self.within |= {"members": asking.pk, "rehearsals": rehearsal.pk}
        return choir

    def _organisations(self) -> dict[str, int]:
        self.firm = together.OrganisationFactory.create(community=self.home, idea=True)
        return {
            "organisations": self.firm.pk,
            "together/resources": together.ResourceFactory.create(organisation=self.firm).pk,
            "together/needs": together.NeedFactory.create(community=self.home).pk,
            "together/projects": together.ProjectFactory.create(community=self.home).pk,
        }

    def _election(self) -> int:
        """Announced by the resident, who is the branch's secretary."""
        TermFactory.create(body=self.branch, member=self.member)
        made = announcing.announce(
            actor_for(self.resident.user),
            self.branch.pk,
            announcing.Announced(MONDAY.date() + timedelta(days=10), "活动室", 1, "历发3号"),
            now=MONDAY,
        )
        return int(made.pk)

    def behind(self, path: str) -> dict[str, Any]:
        """What the parameters of an address could be, by the longest part that it has."""
        parts = [
            part
            for part in self.about
            if f"/{part}/{{pk}}" in path or ("{pk}" in part and path.endswith(f"/{part}"))
        ]
        found = max(parts, key=len, default="")
        within = next((part for part in self.within if f"/{part}/{{thing}}" in path), "")
        return (
            self.known
            | ({"pk": self.about[found]} if found else {})
            | ({"thing": self.within[within]} if within else {})
            | next((more for end, more in self.proofs.items() if path.endswith(end)), {})
        )
