"""A community that has more of everything, so that what is asked once too often is seen."""

from datetime import datetime, timedelta

from lianxin.activities import actions as activities
from lianxin.activities.actions import Who
from lianxin.activities.tests.factories import ActivityFactory, SeriesFactory, SignupFactory
from lianxin.core.scopes import PARTY_SCOPES, Scope
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions as council
from lianxin.council.models import Resolution
from lianxin.council.tests.factories import ItemFactory, MemberFactory, SeatFactory, SessionFactory
from lianxin.council.tests.opinion_world import LAST
from lianxin.facilities.actions import Slot
from lianxin.facilities.tests.factories import (
    AskFactory,
    BookingFactory,
    EquipmentFactory,
    ExhibitFactory,
    FilmFactory,
    LoanFactory,
    RoomFactory,
)
from lianxin.facilities.tests.factories import VisitFactory as VisitorsFactory
from lianxin.funds import actions as funds
from lianxin.funds.tests.factories import OverseerFactory
from lianxin.gateway.actions import subscribe
from lianxin.gateway.tests.factories import OWN, Program, token_for
from lianxin.gateway.tests.fuzz_town import FuzzTown
from lianxin.honours import actions as awards
from lianxin.honours.models import Thanks, Tie
from lianxin.honours.tests.factories import (
    AnnouncementFactory,
    AttachmentFactory,
    BoardFactory,
    BrandFactory,
    NomineeFactory,
    ObjectionFactory,
    RoundFactory,
    ShownFactory,
    StoryFactory,
)
from lianxin.matters.tests.factories import (
    CategoryFactory,
    CategoryQuestionFactory,
    MatterFactory,
    MatterPhotoFactory,
    QuestionFactory,
    SupportFactory,
)
from lianxin.notifications.tests.factories import NoticeFactory
from lianxin.organisations.tests import factories as together
from lianxin.party.models import (
    Allotment,
    Appraisal,
    Attendance,
    Campaign,
    Commendation,
    Meeting,
    Member,
    Motion,
    MotionState,
    Talk,
)
from lianxin.party.rules.party_dues import month_after
from lianxin.party.tests import factories as party
from lianxin.party.tests.studying import (
    CampaignFactory,
    ClaimFactory,
    CommendationFactory,
    DutyPostFactory,
    HoursFactory,
    LoopFactory,
    ProblemFactory,
    WritingFactory,
)
from lianxin.people.tests.factories import PersonFactory, PostFactory, actor_for
from lianxin.places.tests.factories import (
    BuildingFactory,
    CommunityFactory,
    CourtyardFactory,
    DoorCodeFactory,
    EntranceFactory,
)
from lianxin.services.models import MemberSkill, MemberTime, Work
from lianxin.services.tests.care_factories import CareVisitFactory, GiftFactory
from lianxin.services.tests.factories import (
    LicenceFactory,
    LineFactory,
    RequestFactory,
    ServiceFactory,
    VisitFactory,
    WantedHalfFactory,
)
from lianxin.services.tests.factories import (
    MemberFactory as HelperFactory,
)
from lianxin.services.tests.relief_factories import CheckFactory, ReliefFactory
from lianxin.services.tests.work_factories import (
    CourseFactory,
    FollowUpFactory,
    OpeningFactory,
    PlacementFactory,
    SeekerFactory,
    TraineeFactory,
    TrainingFactory,
)
from lianxin.volunteers.models import TeamMember
from lianxin.volunteers.tests import factories as volunteers
from lianxin.works.tests.factories import (
    FundingFactory,
    InspectionFactory,
    MilestoneFactory,
    PhotoFactory,
    PieceFactory,
    ProjectFactory,
    SayFactory,
)


class GrowingTown(FuzzTown):
    """Whatever a list or a record tells grows by one each time."""

    def __init__(self) -> None:
        super().__init__()
        self.times, self.hours, self.asked = 0, 0, 1_000
        given = [
            token_for(self.resident.user, self.home, scopes=OWN | PARTY_SCOPES, now=MONDAY),
            token_for(self.worker(), self.home, scopes=frozenset(Scope), is_desk=True, now=MONDAY),
        ]
        self.tokens = [token for token, _words in given]
        self.programs = {
            who: Program(words)
            for who, (_token, words) in zip(("resident", "staff"), given, strict=True)
        }

    def more(self) -> None:
        self.times += 1
        self._places()
        self._matters()
        self._council()
        self._asked()
        self._honours()
        self._helped_too()
        self._facilities()
        self._money()
        self._works()
        self._party_too()
        self._volunteers()
        self._together()
        self._told()

    def _places(self) -> None:
        CommunityFactory.create(subdistrict=self.home.subdistrict)
        yard = CourtyardFactory.create(community=self.home)
        EntranceFactory.create(parent=BuildingFactory.create(parent=yard))
        door = EntranceFactory.create(parent=BuildingFactory.create(parent=self.yard))
        DoorCodeFactory.create(place=door)
        PostFactory.create(community=self.home)

    def _matters(self) -> None:
        category = CategoryFactory.create()
        CategoryQuestionFactory.create(category=category)
        more = {"community": self.home, "category": category}
        own = MatterFactory.create(reporter=self.resident, **more)
        MatterFactory.create(accepted=True, **more)
        MatterFactory.create(at_council=True, **more)
        SupportFactory.create(matter=MatterFactory.create(**more), person=self.resident)
        for matter in (self.matter, own):
            MatterPhotoFactory.create(matter=matter)
            QuestionFactory.create(matter=matter, answer="一层", answered_at=MONDAY)
            SupportFactory.create(matter=matter)

    def _council(self) -> None:
        member = MemberFactory.create(council=self.stage.council)
        SeatFactory.create(session=self.session, member=member, came=True)
        ItemFactory.create(session=self.session, matter=MatterFactory.create(community=self.home))
        other = SessionFactory.create(
            council=self.stage.council, chair=self.stage.chair, number=100 + self.times
        )
        Resolution.objects.create(
            item=ItemFactory.create(session=other), what="修", lead_office="社区",
            due_on=MONDAY.date(), resolved_at=MONDAY,
        )  # fmt: skip

    def _asked(self) -> None:
        staff, now = self.stage.staff, MONDAY
        asking = council.Asking(title=f"问题{self.times}", closes_on=LAST)
        council.open_question(
            staff, self._seeded(council.ask(staff, self.home, asking, now=now).pk), now=now
        )
        self._seeded(self.hearing.question.pk)
        self.estate.enter([council.Door(f"新{self.times}室", 100_00, f"新业主{self.times}")])
        self.estate.announced(title=f"修屋面{self.times}")

    def _seeded(self, pk: int) -> int:
        council.seed(self.stage.staff, pk, [f"再想想{self.times}"], now=MONDAY)
        return pk

    def _wall_too(self) -> None:
        """One more board, story, face, word of thanks and tie."""
        board = BoardFactory.create(community=self.home)
        told = StoryFactory.create(board=board)
        on_wall = StoryFactory.create(board=self.story.board, shown_on=True)
        for story in (told, on_wall, self.story):
            # Somebody who has not agreed would take the story off the wall.
            who = self.resident if story is not self.story else None
            person = who or PersonFactory.create(community=self.home, resident=True)
            shown = ShownFactory.create(story=story, person=person)
            awards.answer_shown(actor_for(person.user), shown.pk, agrees=True, now=MONDAY)
        Thanks.objects.create(
            story=self.story, person=PersonFactory.create(), words="谢谢", at=MONDAY
        )
        for tied in (
            {"board": board},
            {"team": volunteers.TeamFactory.create(community=self.home)},
        ):
            Tie.objects.create(brand=self.brand, tied_at=MONDAY, **tied)
        BrandFactory.create(community=self.home, is_open=True)

    def _honours(self) -> None:
        self._wall_too()
        RoundFactory.create(community=self.home, open=True)
        award = RoundFactory._meta.model.objects.get(pk=self.about["awards"])
        NomineeFactory.create(round=award)
        award.jurors.create(person=PersonFactory.create(), since=MONDAY)
        ObjectionFactory.create(round=award)
        for told in (
            AnnouncementFactory.create(community=self.home, published=True),
            AnnouncementFactory._meta.model.objects.get(pk=self.about["announcements"]),
        ):
            AttachmentFactory.create(announcement=told)
        SignupFactory.create(
            activity=ActivityFactory.create(
                community=self.home, first_come=True, waiting=9, waiting_most=9
            ),
            person=self.resident,
        )
        ActivityFactory.create(community=self.home, recorded=True)
        SignupFactory.create(activity=self.activity, person__community=self.home)
        SeriesFactory.create(community=self.home)
        self.school.planned(sessions=1, title=f"课{self.times}")
        self._choirs()

    def _choirs(self) -> None:
        """The choir has one member, one rehearsal, one show and one honour more."""
        staff, choir = self.stage.staff, self.about["teams"]
        self.school.team(f"歌队{self.times}")
        who = Who(name=f"歌手{self.times}", phone=f"1390000{self.times:04}")
        activities.admit(staff, choir, who, since=MONDAY.date(), is_named=True, now=MONDAY)
        at = self.later()
        slot = Slot(at, at + timedelta(hours=1))
        activities.rehearse(
            staff, choir, slot, room_id=RoomFactory.create(community=self.home).pk, now=MONDAY
        )
        shown = ActivityFactory.create(community=self.home, recorded=True)
        activities.show(staff, choir, shown.pk, now=MONDAY)
        activities.honour(
            staff, choir, year=2025, what=f"奖{self.times}", by_whom="区里", now=MONDAY
        )

    def _helped_too(self) -> None:
        visit = CareVisitFactory.create(
            pairing__care__community=self.home,
            pairing__helper=self.visit.pairing.helper,
        )
        GiftFactory.create(care=visit.care, festival__community=self.home)
        CheckFactory.create(relief=ReliefFactory.create(community=self.home, person=self.resident))
        worker = PostFactory.create(community=self.home).user_id
        CheckFactory.create(relief_id=self.about["relief"], by_id=worker)
        ServiceFactory.create(team__community=self.home)
        team = self.call.request.service.team
        for service in (self.call.request.service, ServiceFactory.create(team=team)):
            self.asked += 1
            asked = RequestFactory.create(
                community=self.home, asker=self.resident, service=service, number=self.asked
            )
            WantedHalfFactory.create(request=asked)
            at = self.later()
            VisitFactory.create(
                request=asked,
                member=self.call.member,
                starts_at=at,
                ends_at=at + timedelta(hours=1),
                day=self.call.day,
            )
        self._teams_that_help()
        self._work_too()

    def _teams_that_help(self) -> None:
        team = self.call.request.service.team
        LineFactory.create(community=self.home)
        helper = HelperFactory.create(team=team)
        LicenceFactory.create(member=self.call.member, until=MONDAY.date())
        LicenceFactory.create(member=helper, until=MONDAY.date())
        MemberSkill.objects.create(member=helper, work=Work.OTHER)
        MemberTime.objects.create(member=helper, weekday=1, half="am")

    def _work_too(self) -> None:
        """One more of all, and of what the resident and their training have."""
        training = {"training_id": self.about["work/trainings"]}
        TraineeFactory.create(seeker=SeekerFactory.create(community=self.home), **training)
        seeker = {"seeker_id": self.about["work/seekers"]}
        trainee = TraineeFactory.create(
            **seeker, training=TrainingFactory.create(course__community=self.home)
        )
        FollowUpFactory.create(trainee=trainee, due_on=MONDAY.date())
        PlacementFactory.create(**seeker, ended_on=MONDAY.date())
        OpeningFactory.create(community=self.home)
        CourseFactory.create(community=self.home)

    def _facilities(self) -> None:
        for room in (self.room, RoomFactory.create(community=self.home)):
            BookingFactory.create(room=RoomFactory.create(community=self.home))
            thing = EquipmentFactory.create(room=room)
            LoanFactory.create(equipment=thing, person=self.resident)
        AskFactory.create(room=self.room, person=self.resident)
        ExhibitFactory.create(room=self.room)
        VisitorsFactory.create(room=self.room)
        FilmFactory.create(room__community=self.home)
        for is_over in (True, False):
            ActivityFactory.create(
                community=self.home, kind="screening", film_id=self.about["films"], recorded=is_over
            )

    def _money(self) -> None:
        told = funds.Proposal(
            title=f"修灯{self.times}", words="楼道灯不亮", use="repairs", asked_by="东院老人"
        )
        costs = [funds.Cost("声控灯", 1, "套", 20_00), funds.Cost("线", 1, "米", 3_00)]
        funds.draft(self.stage.staff, self.about["fund/budgets"], told, costs, now=MONDAY)
        OverseerFactory.create(community=self.home)
        self.idea(self.resident.user_id)

    def _works(self) -> None:
        here = ProjectFactory._meta.model.objects.get(pk=self.about["works"])
        for project in (here, ProjectFactory.create(community=self.home, announced=True)):
            PieceFactory.create(project=project)
            for make in (MilestoneFactory, PhotoFactory, FundingFactory, SayFactory):
                make.create(project=project)
        InspectionFactory.create(project=ProjectFactory.create(community=self.home, announced=True))

    def _party_too(self) -> None:
        post = DutyPostFactory.create(community=self.home)
        ClaimFactory.create(member=self.member, post=post)
        DutyPostFactory.create(community=self.home)
        HoursFactory.create(member=self.member)
        WritingFactory.create(member=self.member)
        one = party.MemberFactory.create(
            branch=self.branch,
            probationary=True,
            admitted_on=MONDAY.date() - timedelta(days=360),
            away_since=party.LONG_AGO,
            lost_since=party.LONG_AGO,
        )
        ended = MONDAY.date() - timedelta(days=self.times)
        party.TermFactory.create(body=self.branch, member=self.member, ended_on=ended)
        self.leaving()
        party.GroupFactory.create(parent=self.branch)
        self._party_life_too(one)

    def _party_life_too(self, member: Member) -> None:
        home, day = {"community": self.home}, MONDAY.date()
        meeting = Meeting.objects.get(pk=self.about["party/meetings"])
        motion = Motion.objects.get(pk=self.about["party/motions"])
        for held in (meeting, motion.meeting):
            Attendance.objects.create(meeting=held, member=member, is_entitled=False, **home)
        Appraisal.objects.create(meeting=meeting, member=member, **home)
        motion.pk, motion.state = None, MotionState.DROPPED
        motion.save()
        self.uncounted(member)
        row = Allotment.objects.filter(proposal__plan=self.about["party/plans"]).earliest("pk")
        row.member = party.MemberFactory.create(branch=row.was, home=row.member.home)
        row.pk = None
        row.save()
        CommendationFactory.create(**home)
        Commendation.objects.get(pk=self.about["party/commendations"]).nominees.create(
            member=member, honour="优秀党员", deeds="扫雪"
        )
        ProblemFactory.create(loop_id=self.about["party/loops"])
        campaign = Campaign.objects.get(pk=self.about["party/campaigns"])
        for each in (campaign, CampaignFactory.create(**home)):
            each.stages.create(name=f"阶段{self.times}", since=each.since, until=each.until)
            LoopFactory.create(campaign=each, body=self.branch, member=member)
        self.dues(month_after(day.replace(day=1), -self.times))
        Talk.objects.create(
            branch=self.branch, pair="members", one=self.member, other=member, held_on=day, **home
        )
        Meeting.objects.create(
            body=self.branch, branch=self.branch, kind="lesson", title="党课", host="市委党校",
            starts_at=self.later(), venue="活动室", **home,
        )  # fmt: skip

    def _volunteers(self) -> None:
        home = {"community": self.home}
        other = volunteers.VolunteerFactory.create(**home)
        volunteers.GuardianFactory.create(volunteer__community=self.home)
        project = volunteers.ProjectFactory.create(**home)
        here = self.shift.project
        for whose in (here, project):
            at = self.later()
            shift = volunteers.ShiftFactory.create(
                project=whose, starts_at=at, ends_at=at + timedelta(hours=2), taken=1
            )
            volunteers.DutyFactory.create(shift=shift, volunteer=self.volunteer)
        volunteers.DutyFactory.create(shift=self.shift, volunteer=other)
        spot = volunteers.SpotFactory.create(campaign=here.campaign)
        volunteers.TaskFactory.create(spot=spot, is_shown=True)
        volunteers.TeamFactory.create(**home)
        TeamMember.objects.create(team=self.team, volunteer=other, since=MONDAY.date())
        volunteers.CampaignFactory.create(**home)
        volunteers.InvitationFactory.create(**home)

    def later(self) -> datetime:
        """An hour that nobody has been put down for yet."""
        self.hours += 3
        return MONDAY + timedelta(days=2, hours=self.hours)

    def _together(self) -> None:
        for firm in (self.firm, together.OrganisationFactory.create(community=self.home)):
            for make in (
                together.MilestoneFactory,
                together.ContactFactory,
                together.AgreementFactory,
                together.PledgeFactory,
                together.ResourceFactory,
            ):
                make.create(organisation=firm)
        need = together.NeedFactory.create(community=self.home)
        together.MatchFactory.create(need=need)
        together.NeedFactory.create(community=self.home, organisation=self.firm)
        project = together.ProjectFactory.create(community=self.home)
        together.PartnerFactory.create(project=project, organisation=self.firm)

    def _told(self) -> None:
        url = f"https://example.org/{self.times}"
        for token in self.tokens:
            NoticeFactory.create(user=token.user, community_id=self.home.pk)
            actor = actor_for(token.user)
            subscribe(actor, token.pk, url=url, kinds=(), now=MONDAY, may_be_private=True)
