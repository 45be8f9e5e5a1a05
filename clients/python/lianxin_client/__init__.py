"""A typed client of 连心桥's API 1.3.0, with nothing but the standard library.

Written by `lianxin api_client` out of the API's own document; change it there.

    from lianxin_client import Brought, Client

    client = Client("https://sq.example.cn", "lx_…")
    made = client.matters_report("lishanlu", Brought(words="灯不亮", category="lighting"))
"""

from __future__ import annotations

import json
import types
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from http.client import HTTPException
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen
from uuid import uuid4

Told = TypeVar("Told")
TRIES = 3
"""How often a call whose line broke is sent; a deed goes under one key, and is done once."""


class Refused(Exception):
    """What the API said no to, and why; `errors` names the fields at fault."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(f"{status} {told.get('title', '')}: {told.get('detail', '')}")
        self.status = status
        self.title = str(told.get("title", ""))
        self.detail = str(told.get("detail", ""))
        self.errors: dict[str, str] = {
            each["field"]: each["detail"] for each in told.get("errors", ())
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptedPair:
    """A pair that was agreed on and has no project yet."""

    id: int
    resource: str
    need: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityAddPhotos:
    """What this step asks for."""

    photos: list[FileSent] = field(default_factory=list)
    caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityAtDesk:
    """An activity as its staff see it."""

    id: int
    title: str
    kind: Literal["festival", "show", "contest", "sport", "lecture", "class", "patriotic", "neighbours", "screening", "care", "other"]
    state: Literal["planned", "published", "held", "recorded", "called_off"]
    organiser: str
    starts_at: datetime
    ends_at: datetime
    where: str
    way: Literal["walk_in", "first_come", "draw"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    capacity: int | None
    taken: int
    waiting: int
    words: str
    outcome: str
    reason: str
    code: str
    counts: dict[str, int]
    came: int
    stars: float | None
    said: list[str]
    photos: list[PictureTold]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityCallOff:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityCorrect:
    """What this step asks for."""

    headcount: str
    outcome: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityEnlist:
    """What this step asks for."""

    name: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityLeaf:
    """A page of what has been, the latest first."""

    next: str
    previous: str
    items: list[ActivityRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityRecordForm:
    """What this step asks for."""

    headcount: str
    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityRow:
    """An activity as a list tells it."""

    id: int
    title: str
    kind: Literal["festival", "show", "contest", "sport", "lecture", "class", "patriotic", "neighbours", "screening", "care", "other"]
    state: Literal["planned", "published", "held", "recorded", "called_off"]
    organiser: str
    starts_at: datetime
    ends_at: datetime
    where: str
    way: Literal["walk_in", "first_come", "draw"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    capacity: int | None
    taken: int
    waiting: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ActivityTold:
    """An activity, and what the caller has of it."""

    id: int
    title: str
    kind: Literal["festival", "show", "contest", "sport", "lecture", "class", "patriotic", "neighbours", "screening", "care", "other"]
    state: Literal["planned", "published", "held", "recorded", "called_off"]
    organiser: str
    starts_at: datetime
    ends_at: datetime
    where: str
    way: Literal["walk_in", "first_come", "draw"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    capacity: int | None
    taken: int
    waiting: int
    words: str
    audience: str
    partners: str
    reason: str
    headcount: int | None
    outcome: str
    stars: float | None
    own: SignupTold | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsCampaignMaterial:
    """What this step asks for."""

    title: str
    file: FileSent


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsCampaignStage:
    """What this step asks for."""

    name: str
    words: str = ""
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsLine:
    """What this step asks for."""

    name: str
    what: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsOrganisation:
    """What this step asks for."""

    name: str
    kind: Literal["social", "local", "new_sector", "other"]
    what: str = ""
    credit_code: str = ""
    place_words: str = ""
    since: date
    until: date | None = None
    is_shown: bool = True
    state: Literal["filed", "idea", "registered"] | None = None
    authority: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsReliefPhotos:
    """Pictures of papers that were not at hand when it was asked for."""

    photos: list[FileSent]


@dataclass(frozen=True, kw_only=True, slots=True)
class AddsService:
    """What this step asks for."""

    name: str
    what: str = ""
    team_id: int
    line_id: int | None = None
    work: Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]
    asker: Literal["everybody", "elders", "cared_for"]
    paid: Literal["free", "fund", "materials"]
    minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmitsToTeam:
    """What this step asks for."""

    name: str
    phone: str = ""
    since: date
    is_leader: bool = False
    is_named: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """What is ahead, the next first."""

    items: list[ActivityRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllottedMember:
    """Where a member was and would be."""

    member: int
    name: str
    was: str
    branch: int
    group: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AllottedMembers:
    """Who would go where, by name."""

    items: list[AllottedMember]


@dataclass(frozen=True, kw_only=True, slots=True)
class AmendsPartyMember:
    """A member's particulars; a new one's with rank and branch, which later change by steps."""

    name: str | None = None
    is_female: bool | None = None
    home: str = ""
    employer: str = ""
    username: str = ""
    standing: Literal["enrolled", "floating", "checked_in"] | None = None
    admitted_on: date | None = None
    full_on: date | None = None
    group: int | None = None
    away_since: date | None = None
    away_to: str = ""
    abroad_since: date | None = None
    lost_since: date | None = None
    idle_since: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementInFull:
    """One announcement with its papers."""

    id: int
    title: str
    words: str
    state: Literal["draft", "published", "withdrawn"]
    is_pinned: bool
    valid_from: date
    valid_until: date
    published_at: datetime | None
    reason: str
    attachments: list[AnnouncementPaper]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementLeaf:
    """A page of what was, the latest first."""

    next: str
    previous: str
    items: list[AnnouncementTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementPaper:
    """A paper that goes with an announcement."""

    id: int
    name: str
    size: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementTold:
    """One announcement; withdrawn, it says why instead of what."""

    id: int
    title: str
    words: str
    state: Literal["draft", "published", "withdrawn"]
    is_pinned: bool
    valid_from: date
    valid_until: date
    published_at: datetime | None
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcements:
    """What holds today, pinned ones first."""

    items: list[AnnouncementTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncesElection:
    """What this step asks for."""

    held_on: date
    venue: str
    seats: int
    approval: str = ""
    is_by_delegates: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerOnPaper:
    """One line of a sheet of paper."""

    statement: int
    choice: Literal["agree", "pass", "disagree"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What the reporter answers to the staff's question."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredObjection:
    """What somebody has against a project, without a name, and the answer."""

    id: int
    words: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredOnPaper:
    """What this step asks for."""

    agrees: Literal["photo", "yes", "no"]
    given_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What one thinks of one statement; a later answer takes the place of an earlier one."""

    statement: int
    choice: Literal["agree", "pass", "disagree"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersAward:
    """What this step asks for."""

    words: str
    is_upheld: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersNomination:
    """What who is proposed says to it."""

    answer: Literal["agree", "decline", "withdraw"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersToBeShown:
    """Whether a story may show oneself."""

    agrees: Literal["photo", "yes", "no"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalRow:
    """Whether a member was appraised in a meeting, and how it was concluded."""

    member: int
    name: str
    grade: Literal["", "excellent", "fit", "barely", "unfit"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalTold:
    """One member's appraisal: for who leads the branch."""

    member: int
    name: str
    grade: Literal["", "excellent", "fit", "barely", "unfit"]
    own_words: str
    others_words: str
    papers: dict[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisesMember:
    """What this step asks for."""

    own_words: str = ""
    others_words: str = ""
    excellent: int
    fit: int
    barely: int
    unfit: int
    grade: Literal["excellent", "fit", "barely", "unfit"] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AskAgain:
    """When somebody is asked whether they are still at work."""

    id: int
    seeker: int
    about: str
    months: int
    due_on: date
    answer: Literal["work", "not", "unknown"] | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLeaf:
    """A page of asks; those that wait, the soonest first."""

    next: str
    previous: str
    items: list[AskedFor]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskTold:
    """An ask for a room."""

    id: int
    room: int
    room_name: str
    starts_at: datetime
    ends_at: datetime
    what: str
    people: int | None
    state: Literal["asked", "confirmed", "declined", "withdrawn", "given_up", "lapsed"]
    state_name: str
    answer: str
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedFor:
    """An ask as the desk reads it: who asks is masked."""

    id: int
    room: int
    room_name: str
    starts_at: datetime
    ends_at: datetime
    what: str
    people: int | None
    state: Literal["asked", "confirmed", "declined", "withdrawn", "given_up", "lapsed"]
    state_name: str
    answer: str
    verbs: list[str]
    person: int
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedOne:
    """One who was asked whether it is solved."""

    person: int
    name: str
    phone: str
    outcome: str
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedToBeShown:
    """A story that shows the caller, and what they said to that."""

    id: int
    title: str
    words: str
    answer: Literal["asked", "agreed", "refused", "withdrawn"]
    asked_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Asks:
    """One thing that the reporter is asked."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksCertificate:
    """What this step asks for."""

    since: date
    until: date
    may_show: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksForRoom:
    """What one wants a room for, and when."""

    day: date
    starts: str
    ends: str
    what: str
    people: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksLeave:
    """Why one cannot come."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksPartyTransfer:
    """Where a member goes; who leads one branch alone may only ask another of the community."""

    kind: Literal["branches", "communities", "out"]
    to_branch: int | None = None
    to_community: int | None = None
    elsewhere: str = ""
    is_across: bool = False
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksQuestion:
    """What this step asks for."""

    title: str
    words: str = ""
    place: int | None = None
    closes_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksRelief:
    """By somebody of the household."""

    place: int
    door: str
    hardship: Literal["illness", "accident", "disaster", "schooling", "loss", "other"]
    words: str
    proof: str
    photos: list[FileSent] = field(default_factory=list)
    asked_fen: int
    may_keep: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksReorganisation:
    """What branches are wanted; what the rules say and how things are stands in it at first."""

    branches: int
    least: int
    most: int
    least_full: int
    group_least: int
    group_most: int
    scope: list[int]
    venues: list[int]
    keeps_households: bool = False
    needs_secretary: bool = False
    willing: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksReorganisationAgain:
    """What branches are wanted; what the rules say and how things are stands in it at first."""

    branches: int
    least: int
    most: int
    least_full: int
    group_least: int
    group_most: int
    scope: list[int]
    venues: list[int]
    keeps_households: bool = False
    needs_secretary: bool = False
    willing: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class AsksTeam:
    """What this step asks for."""

    words: str = ""
    is_named: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Assigns:
    """Who is in charge, and who helps."""

    lead: int
    helpers: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class AttainmentTold:
    """A training or an honour that staff wrote down."""

    id: int
    kind: str
    what: str
    on: date
    giver: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AudienceTold:
    """Whom an announcement can be for."""

    to: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Audiences:
    """All of them."""

    items: list[AudienceTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardAgreedOnPaper:
    """What this step asks for."""

    given_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardAside:
    """What this step asks for."""

    votes: list[int]
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardAtDesk:
    """A round with all who are proposed, and what can be done now."""

    award: AwardTold
    nominees: list[NomineeAtDesk]
    objections: list[ObjectionAtDesk]
    jurors: list[JurorAtDesk]
    odd: list[OddVotes]
    online: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardCertificateSeen:
    """What a certificate says, to be compared with the paper."""

    words: str
    number: str
    name: str
    honour: str
    award: str
    community: str
    on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardHandOut:
    """What this step asks for."""

    name: str
    phone: str = ""
    home: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardJudge:
    """What this step asks for."""

    nominee: int
    score: Literal[1, 2, 3, 4, 5] | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardReadPaper:
    """What this step asks for."""

    serial: int
    choices: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardRow:
    """A round of awards as a list tells it."""

    id: int
    name: str
    honour: str
    state: Literal["draft", "nominating", "vetting", "noticed", "voting", "counted", "announced", "cancelled"]
    state_name: str
    nominate_until: date
    vote_until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardSeat:
    """What this step asks for."""

    person: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardTold:
    """A round: its terms, who stands, and one's own part."""

    id: int
    name: str
    honour: str
    state: Literal["draft", "nominating", "vetting", "noticed", "voting", "counted", "announced", "cancelled"]
    state_name: str
    nominate_until: date
    vote_until: date
    what: str
    seats: int
    votes_each: int
    voter: Literal["person", "household"]
    residents: int
    jury: int
    deeds: int
    notice_until: date | None
    outcome: str
    candidates: list[CandidateTold]
    mine: list[OwnNominee]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Awards:
    """The latest first."""

    items: list[AwardRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class AyesFor:
    """How many ayes a candidate has."""

    candidate: int
    ayes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotAtDesk:
    """A vote of the round that is open; what it says is told only where it is by name."""

    member: int
    name: str
    holder: int | None
    is_cast: bool
    choice: Literal["aye", "no", "abstain"] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotPublished:
    """A ballot that counts, without a name."""

    panel: str
    receipt: str
    choices: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotTold:
    """A vote that is open and the caller's to cast: their own, or one given into their hands."""

    member: int
    name: str
    is_own: bool
    is_cast: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginsLoop:
    """Whose: a branch's, or one member's."""

    body: int | None = None
    member: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginsSeries:
    """What this step asks for."""

    name: str
    theme: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginsStudyCampaign:
    """What this step asks for."""

    name: str
    plan: str = ""
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginsTerm:
    """What this step asks for."""

    since: date
    until: date
    leaving: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardAtDesk:
    """A board, closed ones too."""

    id: int
    name: str
    words: str
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardTold:
    """One part of the wall."""

    id: int
    name: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BookingTold:
    """A room given out."""

    id: int
    room: int
    starts_at: datetime
    ends_at: datetime
    what: str
    is_bound: bool
    released_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BooksRoom:
    """What a room is given out for, and when."""

    day: date
    starts: str
    ends: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BorrowedTold:
    """A thing that one has borrowed and not brought back."""

    id: int
    name: str
    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class BranchLifeTold:
    """One branch's life."""

    id: int
    name: str
    fixed_day: int | None
    dues: list[DueOfBranch]
    talks: list[TalkTold]
    excusals: list[ExcusalTold]
    meetings: list[PartyMeetingRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandAtDesk:
    """The same, with what can still be gathered under it."""

    id: int
    name: str
    words: str
    since: date
    is_open: bool
    ties: list[TiedTold]
    activities: list[str]
    stories: list[str]
    choices: list[MayBeTied]


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandRow:
    """A brand as a list tells it."""

    id: int
    name: str
    words: str
    since: date
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandTold:
    """A brand with all that is done under it, and what goes on."""

    id: int
    name: str
    words: str
    since: date
    is_open: bool
    ties: list[TiedTold]
    activities: list[str]
    stories: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Brands:
    """A community's brands; for staff those that are not open as well."""

    items: list[BrandRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class BringsBack:
    """How it came back."""

    after: Literal["good", "worn"] = "good"
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What is the matter, where, and who may read it."""

    words: str
    category: str
    kind: Literal["help", "complaint", "suggestion", "question", "report", "praise"] = "help"
    place: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    is_public: bool = True
    is_named: bool = False
    hide_personal: bool = True
    photos: list[FileSent] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetTold:
    """What one year was given."""

    id: int
    year: int
    amount: int
    source: str
    state: Literal["proposed", "approved", "closed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CallTold:
    """A meeting to which one is called, and whether one came."""

    meeting: int
    title: str
    body: str
    starts_at: datetime
    state: Literal["planned", "told", "open", "held", "approved", "called_off"]
    turnout: Literal["called", "excused", "present"]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CalledRoll:
    """Who of those enrolled came to a session."""

    came: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class CalledToMeeting:
    """Somebody who was called to a meeting, and whether they came."""

    id: int
    member: int
    name: str
    turnout: Literal["called", "excused", "present"]
    is_entitled: bool
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Calls:
    """One's own calls: what is coming, the next first, and what has been, the latest first."""

    coming: list[CallTold]
    past: list[CallTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class CallsRoll:
    """Who came, of those who are on the list; and one more who had not signed up."""

    came: list[int] = field(default_factory=list)
    listed: list[int] = field(default_factory=list)
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignMaterial:
    """Something to read; the file itself is on the page."""

    id: int
    title: str
    kind: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignOfStudy:
    """A campaign with all that belongs to it."""

    id: int
    name: str
    since: date
    until: date
    plan: str
    stages: list[CampaignStageTold]
    materials: list[CampaignMaterial]
    loops: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignRow:
    """A campaign over the community's places."""

    id: int
    name: str
    state: Literal["draft", "open", "ended", "cancelled"]
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignStageTold:
    """A span of a campaign with what is to be done in it."""

    id: int
    name: str
    words: str
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignTold:
    """A campaign with its map, as the caller sees it."""

    id: int
    name: str
    what: str
    state: Literal["draft", "open", "ended", "cancelled"]
    starts_on: date
    ends_on: date
    outcome: str
    revision: int
    spots: list[SpotTold]
    tasks: list[FoundTold]
    shifts: list[VolunteerShift]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignsOfStudy:
    """A community's campaigns."""

    items: list[StudyCampaignRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class CanServe:
    """Somebody who could be written down."""

    id: int
    name: str
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CancelsPoll:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CandidateTold:
    """One on the ballot, in its order: nobody is ranked."""

    number: int
    name: str
    words: str
    is_awarded: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CardProof:
    """What proves a published edition, and how what the caller holds compares with it."""

    edition: int
    sha256: str
    is_genuine: bool
    is_same: bool | None
    begins_so: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CardTold:
    """A community's report card of one year: as signed, or as the records have it now."""

    community: str
    year: int
    counted_on: str
    is_running: bool
    edition: int | None
    sha256: str
    figures: list[FigureTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class CareVisitTold:
    """A visit to somebody whom one looks after."""

    id: int
    pairing: int
    name: str
    due_on: date
    state: Literal["due", "kept", "missed", "dropped"]
    kept_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CaredFor:
    """One who looks after oneself."""

    pairing: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseOfPartyMember:
    """A case that the rules point at, for a members' meeting to decide."""

    member: int
    name: str
    kind: Literal["idle", "lost", "abroad"]
    since: date
    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CastsAsOwner:
    """For, against or neither; until the last day one may think again."""

    choice: Literal["aye", "no", "abstain"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CastsBallot:
    """What one chooses; the door where a household votes as one."""

    choices: list[Pick]
    door: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueAtDesk:
    """All lines and services of a community, and the teams that could offer more."""

    lines: list[ServiceLine]
    items: list[ServiceAtDesk]
    teams: list[NamedByNumber]


@dataclass(frozen=True, kw_only=True, slots=True)
class Categories:
    """All that a matter may be put under."""

    items: list[CategoryRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class CategoryAsks:
    """What is asked of a matter in this category."""

    code: str
    label: str
    kind: str
    choices: list[str]
    unit: str
    is_required: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CategoryRow:
    """What a matter may be about."""

    code: str
    name: str
    heading: str
    is_urgent: bool
    questions: list[CategoryAsks]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesAbilities:
    """What one can and when one is free, said anew."""

    skills: list[Literal["cleaning", "company", "repair", "medical", "teaching", "art", "writing", "order", "mediation", "computer", "driving", "other"]] = field(default_factory=list)
    free: list[Literal["1am", "1pm", "2am", "2pm", "3am", "3pm", "4am", "4pm", "5am", "5pm", "6am", "6pm", "7am", "7pm"]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesCulturalTeam:
    """What this step asks for."""

    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    words: str = ""
    meets: str = ""
    branch: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesOrganisation:
    """What this step asks for."""

    name: str
    kind: Literal["social", "local", "new_sector", "other"]
    what: str = ""
    credit_code: str = ""
    place_words: str = ""
    since: date
    until: date | None = None
    is_shown: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesProposal:
    """A building's members of one branch, or one member, into another branch."""

    what: str = ""
    member: int | None = None
    to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesSeries:
    """What this step asks for."""

    name: str
    theme: str = ""
    words: str = ""
    is_running: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesStudyCampaign:
    """What this step asks for."""

    name: str
    plan: str = ""
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ChecksIn:
    """The code that is shown in the room."""

    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """Something to choose by its number."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimTold:
    """A post that one holds."""

    id: int
    post: int
    name: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimsFor:
    """Which post."""

    post: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CollectsDues:
    """Who paid, ticked on the list."""

    members: list[int]
    on: date
    month: date


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationJudgeForm:
    """What this step asks for."""

    nominee: int
    is_fit: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationNominationForm:
    """What this step asks for."""

    who: str
    honour: str
    deeds: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationRow:
    """A commendation in a list."""

    id: int
    name: str
    state: Literal["proposed", "vetted", "noticed", "announced", "cancelled"]
    noticed_on: date | None
    notice_until: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationSaidForm:
    """A step that may or must be explained; the action says which."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationTold:
    """One of them with everybody who is proposed."""

    id: int
    name: str
    state: Literal["proposed", "vetted", "noticed", "announced", "cancelled"]
    noticed_on: date | None
    notice_until: date | None
    words: str
    outcome: str
    nominees: list[NomineeTold]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CommendationsAtDesk:
    """A community's commendations, the latest first; at most fifty."""

    items: list[CommendationRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class Communities:
    """All of a street, in the order of their codes: nobody is ranked."""

    items: list[CommunityRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class CommunityRow:
    """One community."""

    slug: str
    name: str
    code: str
    subdistrict: str
    phone: str
    households: int
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CostSent:
    """One line of a costing."""

    what: str
    quantity: int
    unit: str
    price: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CouncilAtDesk:
    """Who serves, what waits, and how soon a session could be held."""

    name: str
    revision: int
    quorum: str
    majority: str
    notice_days: int
    duties: list[str]
    promises: list[str]
    until: date | None
    members: list[MemberTold]
    waiting: list[WaitingTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class CouncilTold:
    """A community's council of residents."""

    community: str
    name: str
    members: int
    quorum: str
    majority: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CountsHeads:
    """What this step asks for."""

    residents: int
    households: int
    on: date
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CountsVisitors:
    """What this step asks for."""

    on: date
    count: str
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseAtDesk:
    """A course as those who run it see it."""

    id: int
    title: str
    state: Literal["planned", "enrolling", "running", "finished", "called_off"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    sessions: int
    left: int | None
    enrolment: int | None
    words: str
    capacity: int
    reason: str
    lessons: list[LessonAtDesk]
    pupils: list[PupilTold]
    waiting: int
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseLine:
    """One step that was taken."""

    at: datetime
    deed: str
    what: str
    by: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseRow:
    """A course as a list tells it."""

    id: int
    title: str
    state: Literal["planned", "enrolling", "running", "finished", "called_off"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    sessions: int
    left: int | None
    enrolment: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseTold:
    """A course with its sessions, and what the caller has of it."""

    id: int
    title: str
    state: Literal["planned", "enrolling", "running", "finished", "called_off"]
    phase: Literal["walk_in", "before", "open", "closed", "over"]
    sessions: int
    left: int | None
    enrolment: int | None
    words: str
    lecturer: str
    reason: str
    lessons: list[LessonTold]
    came: list[int]
    has_wished: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseWhy:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Courses:
    """What can be learnt here, and what is wished for."""

    items: list[CourseRow]
    wanted: list[WantedTold]
    own: list[OwnWish]


@dataclass(frozen=True, kw_only=True, slots=True)
class CoursesAtDesk:
    """All courses of a community, and the wishes that none has answered yet."""

    items: list[CourseRow]
    wishes: list[WishTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalMember:
    """A member, or one who asks to be, as leaders see them: the name masked."""

    id: int
    name: str
    state: Literal["asked", "member", "left", "declined", "withdrawn"]
    since: date | None
    is_leader: bool
    words: str
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalMemberAtDesk:
    """A member as staff see them."""

    id: int
    name: str
    state: Literal["asked", "member", "left", "declined", "withdrawn"]
    since: date | None
    is_leader: bool
    words: str
    verbs: list[str]
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalTeamAtDesk:
    """A team as staff see it."""

    id: int
    name: str
    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    founded_on: date
    disbanded_on: date | None
    size: int
    words: str
    meets: str
    branch: str
    named: list[str]
    rehearsals: list[RehearsalTold]
    shows: list[StageShowTold]
    honours: list[TeamHonourTold]
    members: list[CulturalMemberAtDesk]
    stages: list[Chosen]


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalTeamRow:
    """A team as a list tells it."""

    id: int
    name: str
    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    founded_on: date
    disbanded_on: date | None
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalTeamTold:
    """The same with the caller's part in it."""

    id: int
    name: str
    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    founded_on: date
    disbanded_on: date | None
    size: int
    words: str
    meets: str
    branch: str
    named: list[str]
    rehearsals: list[RehearsalTold]
    shows: list[StageShowTold]
    honours: list[TeamHonourTold]
    own: OwnMembership | None
    members: list[CulturalMember]


@dataclass(frozen=True, kw_only=True, slots=True)
class CulturalTeams:
    """A community's teams by name; those that have disbanded last."""

    items: list[CulturalTeamRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """What the council resolved on it."""

    what: str
    decided_by: str
    lead_office: str
    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclinedPair:
    """The same, and why they do not fit."""

    resource: int
    need: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclinesRoom:
    """Why it cannot be, which who asked reads."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedAtDesk:
    """What somebody did."""

    id: int
    post: str
    words: str
    done_on: date
    member: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedTold:
    """What one did in a post."""

    id: int
    post: str
    words: str
    done_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class DescribesFilm:
    """What this step asks for."""

    room: int
    title: str
    year: int | None = None
    minutes: int
    rights: str
    words: str = ""
    is_kept: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class DescribesThing:
    """What this step asks for."""

    room: int
    name: str
    kind: Literal["computer", "projector", "book", "tool", "other"]
    label: str = ""
    condition: Literal["good", "worn", "damaged", "lost"]
    is_lendable: bool = True
    is_retired: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Dissents:
    """Why one is against what was resolved; it is owed an answer."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What came of it."""

    outcome: str
    photos: list[FileSent] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class DoorTold:
    """A door that a code can hang on."""

    place: int
    label: str
    code: int | None
    scans: int
    strays: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Doors:
    """The doors of a courtyard."""

    items: list[DoorTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """What the desk knows of a matter besides its page."""

    number: str
    revision: int
    verbs: list[str]
    reporter: Whom | None
    answers: dict[str, str]
    lead: int | None
    workers: list[Worker]
    asked: list[AskedOne]
    joined: list[str]
    likes: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftSession:
    """A session whose agenda a question can still be put on."""

    id: int
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DueOfBranch:
    """How one kind of Party life stands in its month, quarter or year."""

    code: str
    needed: int
    done: int
    last_on: date | None
    next_at: datetime | None
    is_missed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesCollected:
    """How many members' dues had not been written down before."""

    month: date
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesEased:
    """An application for less, and what became of it."""

    id: int
    from_month: date
    until_month: date
    amount: int
    why: str
    meeting: str
    approval: str
    approved_on: date | None
    refused_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesGiven:
    """What was given beyond dues."""

    id: int
    amount: int
    given_on: date
    handed_on: date | None
    receipt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesLeaf:
    """A page of a month's list, by name."""

    next: str
    previous: str
    month: date
    collected: int
    items: list[DuesRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesOfMember:
    """All about one member's dues but what they earn."""

    row: DuesRow
    livelihood: str
    payments: list[DuesPaid]
    reliefs: list[DuesEased]
    gifts: list[DuesGiven]


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesPaid:
    """What was paid for a month."""

    id: int
    month: date
    amount: int
    paid_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesRow:
    """A member and one month's dues."""

    member: int
    name: str
    due: int | None
    paid: int | None
    paid_on: date | None
    missed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesTold:
    """One's own dues; money is in fen."""

    due: int | None
    is_paid: bool
    missed: int
    payments: list[PaidTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyOfSomebody:
    """The same with whose it is, the name masked."""

    id: int
    shift: int
    name: str
    state: Literal["signed", "came", "served", "absent", "left"]
    starts_at: datetime
    ends_at: datetime
    claimed_minutes: int | None
    verified_minutes: int | None
    verified_entry: int | None
    volunteer: int
    who: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyTold:
    """What somebody serves or served in; hours as they stand."""

    id: int
    shift: int
    name: str
    state: Literal["signed", "came", "served", "absent", "left"]
    starts_at: datetime
    ends_at: datetime
    claimed_minutes: int | None
    verified_minutes: int | None
    verified_entry: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionAgain:
    """What this step asks for."""

    held_on: date
    venue: str
    seats: int
    approval: str = ""
    is_by_delegates: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionCallOff:
    """What this step asks for."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionCount:
    """The papers and each candidate's ayes, of those whom this round is about."""

    papers: int
    ayes: list[AyesFor]


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionDrop:
    """What this step asks for."""

    candidate: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionHold:
    """What this step asks for."""

    present: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionNominate:
    """What this step asks for."""

    member: int
    duty: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectionRoll:
    """What this step asks for."""

    delegates: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class EndsVote:
    """Why it is called off."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EntersPaper:
    """A paper as one of two reads it."""

    paper: int
    voter: str
    picks: list[Pick] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceLeaf:
    """A page of the records that a figure counts: those that the caller may see."""

    next: str
    previous: str
    code: str
    count: int
    seen: int
    items: list[Record]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExcusalTold:
    """A member who is not counted once superior and meeting have agreed."""

    id: int
    member: int
    name: str
    ground: Literal["incapable", "abroad", "penalty", "bedridden", "untransferred", "retired"]
    asked_on: date
    consent: str
    approved_on: date | None
    ended_on: date | None
    is_complete: bool
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExhibitRow:
    """Something that hangs there, in its order."""

    id: int
    title: str
    era: str
    spot: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ExhibitTold:
    """One thing on a walk, and where one goes from it."""

    id: int
    title: str
    era: str
    spot: str
    is_shown: bool
    words: str
    picture_alt: str
    transcript: str
    number: int
    total: int
    previous: int | None
    next: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpiringLicence:
    """A licence that is over, or will be within a month."""

    id: int
    team: str
    member: str
    title: str
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendsLoan:
    """Until when."""

    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureTold:
    """One figure of a card."""

    code: str
    label: str
    words: str
    after: str
    meaning: str
    declared: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSent:
    """A photograph or a paper."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class FilmShown:
    """A film with its screenings, the next and the latest first."""

    id: int
    title: str
    year: int | None
    minutes: int
    rights: str
    words: str
    room: str
    is_kept: bool
    ahead: list[ActivityRow]
    past: list[ActivityRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class FilmTold:
    """A film that may be shown."""

    id: int
    title: str
    year: int | None
    minutes: int
    rights: str
    words: str
    room: str
    is_kept: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Films:
    """Those that are kept first."""

    items: list[FilmTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finishes:
    """What came of it."""

    words: str
    result: Literal["done", "partly", "undone", "revoked"] = "done"


@dataclass(frozen=True, kw_only=True, slots=True)
class FinishesPieces:
    """Which pieces are done, and since when."""

    pieces: list[int]
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundAgain:
    """Words, if there are any."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundTold:
    """Something that is to be cleaned."""

    id: int
    spot: int
    kind: Literal["corner", "poster", "clutter", "other"]
    words: str
    state: Literal["found", "cleaned", "dropped"]
    found_at: datetime
    is_shown: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsBrand:
    """What this step asks for."""

    name: str
    words: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsCulturalTeam:
    """What this step asks for."""

    name: str
    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    words: str = ""
    meets: str = ""
    founded_on: date
    branch: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsFund:
    """What this step asks for."""

    name: str
    words: str = ""
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsHelpTeam:
    """What this step asks for."""

    name: str
    what: str = ""
    base_id: int | None = None
    partner_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsPartyBody:
    """What this step asks for."""

    kind: Literal["branch:residents", "branch:new_sector", "branch:joint", "branch:themed", "group", "general_branch", "committee"]
    name: str
    parent: int | None = None
    founded_on: date
    full: int
    probationary: int
    heads: int
    organisation: int | None = None
    units: list[int] = field(default_factory=list)
    approval: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundsTeam:
    """What this step asks for."""

    name: str
    what: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FundAccept:
    """What this step asks for."""

    residents: str
    overseers: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class FundAgree:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundAnswer:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundAtDesk:
    """The fund as those see it who work with it."""

    community: str
    name: str
    budgets: list[BudgetTold]
    overseers: list[OverseerTold]
    due: list[FundedRow]
    may_work: bool
    may_lead: bool
    may_approve: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FundIdeaDecline:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundIdeaTake:
    """What this step asks for."""

    use: Literal["party", "service", "selfgov", "urgent", "volunteers", "culture", "repairs", "office", "wages", "loans", "building", "hardware", "elsewhere", "private"]
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundInterest:
    """What this step asks for."""

    name: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundNote:
    """What this step asks for."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FundPay:
    """What this step asks for."""

    amount: int
    payee: str
    payee_kind: Literal["firm", "person"] | None = "firm"
    words: str
    receipt_number: str
    accepted_by: str = ""
    photos: list[FileSent] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class FundQuote:
    """What this step asks for."""

    supplier: str
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FundResult:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundReverse:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundTold:
    """One year of a community's fund; money is in fen."""

    community: str
    name: str
    year: int | None
    years: list[int]
    came: int
    balances: dict[str, int]
    projects: list[FundedRow]
    votes: list[VoteRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class FundUntil:
    """What this step asks for."""

    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class FundWhy:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundedAtDesk:
    """A project with all that the desk knows of it, and what can be done now."""

    project: FundedTold
    revision: int
    quotes: list[QuoteTold]
    vouchers: list[VoucherTold]
    overseers: list[OverseerTold]
    flagged: str
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class FundedRow:
    """A project of the fund as a list tells it; money is in fen."""

    id: int
    title: str
    use: Literal["party", "service", "selfgov", "urgent", "volunteers", "culture", "repairs", "office", "wages", "loans", "building", "hardware", "elsewhere", "private"]
    state: Literal["draft", "proposed", "voting", "chosen", "unchosen", "agreed", "approved", "noticed", "delivering", "accepted", "published", "refused", "dropped"]
    state_name: str
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FundedTold:
    """A project, what is set aside and spent on it, and what was said against it."""

    id: int
    title: str
    use: Literal["party", "service", "selfgov", "urgent", "volunteers", "culture", "repairs", "office", "wages", "loans", "building", "hardware", "elsewhere", "private"]
    state: Literal["draft", "proposed", "voting", "chosen", "unchosen", "agreed", "approved", "noticed", "delivering", "accepted", "published", "refused", "dropped"]
    state_name: str
    cost: int
    words: str
    supplier: str
    notice_until: date | None
    aside: int
    spent: int
    result: str
    objections: list[AnsweredObjection]
    waiting: int
    may_object: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class GiftTold:
    """A festival's gift that one brings."""

    id: int
    name: str
    gift: str
    festival: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GivesGift:
    """What this step asks for."""

    receipt: Literal["phone", "paper"]
    signed_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GivesYear:
    """What this step asks for."""

    year: int
    amount: int
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestLeaf:
    """A page of them, in their turn; it has a hundred."""

    next: str
    previous: str
    items: list[GuestTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestTold:
    """One who signed up or came, the name masked."""

    person: int
    name: str
    phone: str
    signup: int | None
    number: int | None
    state: Literal["entered", "placed", "waiting", "offered", "lost", "lapsed", "cancelled"] | None
    came: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfDay:
    """A morning or an afternoon on which somebody is at home."""

    day: date
    half: Literal["am", "pm"]


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfTold:
    """A half-day's rounds."""

    day: date
    half: str
    state: Literal["computing", "ready", "failed"] | None
    progress: int
    waiting: int
    loose: int
    rounds: list[RoundTold]
    left_out: list[LeftOutOfRound]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """Where one stands, said before speaking."""

    stance: Literal["for", "against", "neutral"]


@dataclass(frozen=True, kw_only=True, slots=True)
class HandTold:
    """One's own hand or turn."""

    speech: int
    stance: Literal["for", "against", "neutral"]
    state: Literal["waiting", "speaking", "paused", "ended", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Handles:
    """The same, by when, and how it is meant to be done."""

    lead: int
    helpers: list[int] = field(default_factory=list)
    due_on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandsInForMember:
    """One piece, in one of three ways."""

    kind: Literal["note", "essay"] | None = "note"
    title: str
    written_on: date
    campaign: int | None = None
    words: str = ""
    file: FileSent | None = None
    photos: list[FileSent] = field(default_factory=list)
    stated: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HandsInWriting:
    """One piece, in one of three ways."""

    kind: Literal["note", "essay"] | None = "note"
    title: str
    written_on: date
    campaign: int | None = None
    words: str = ""
    file: FileSent | None = None
    photos: list[FileSent] = field(default_factory=list)
    stated: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HangsCover:
    """What this step asks for."""

    picture: FileSent
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HangsExhibit:
    """What this step asks for."""

    title: str
    era: str = ""
    spot: str = ""
    words: str
    picture: FileSent | None = None
    picture_alt: str = ""
    sound: FileSent | None = None
    transcript: str = ""
    is_shown: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Harm:
    """What is broken, or how it was lost."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadsTold:
    """How many live in a community, by whose count."""

    residents: int
    households: int
    on: date | None
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpMember:
    """Somebody who goes out, the name masked."""

    id: int
    name: str
    way: Literal["walking", "riding"]
    works: list[Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]]
    times: list[str]
    since: date
    licences: list[LicenceTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpMemberChangeMember:
    """What this step asks for."""

    works: list[Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]] = field(default_factory=list)
    times: list[Literal["1am", "1pm", "2am", "2pm", "3am", "3pm", "4am", "4pm", "5am", "5pm", "6am", "6pm", "7am", "7pm"]] = field(default_factory=list)
    way: Literal["walking", "riding"]


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpMemberNewLicence:
    """What this step asks for."""

    work: Literal["medical", "electric", "gas"]
    title: str
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpTeamAtDesk:
    """A team with who goes out for it and what it offers."""

    id: int
    name: str
    what: str
    base: str
    founded_on: date
    members: list[HelpMember]
    services: list[NamedByNumber]


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpTeamNewMember:
    """What this step asks for."""

    works: list[Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]] = field(default_factory=list)
    times: list[Literal["1am", "1pm", "2am", "2pm", "3am", "3pm", "4am", "4pm", "5am", "5pm", "6am", "6pm", "7am", "7pm"]] = field(default_factory=list)
    way: Literal["walking", "riding"]
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpTeamRow:
    """A team as the desk lists it."""

    id: int
    name: str
    what: str
    founded_on: date
    ended_on: date | None
    members: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpTeams:
    """The teams, and what a new one may name."""

    items: list[HelpTeamRow]
    expiring: list[ExpiringLicence]
    bases: list[NamedByNumber]
    partners: list[NamedByNumber]


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeCall:
    """A visit in a round."""

    id: int
    request: int
    service: str
    place: str
    member: int
    member_name: str
    starts_at: datetime
    ends_at: datetime
    state: Literal["planned", "done", "missed", "called_off"]
    is_promised: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeCallAtDesk:
    """The same with the steps open to the caller, and who could go instead."""

    id: int
    request: int
    service: str
    place: str
    member: int
    member_name: str
    starts_at: datetime
    ends_at: datetime
    state: Literal["planned", "done", "missed", "called_off"]
    is_promised: bool
    able: list[WhoCould]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeCallDone:
    """That what came of a visit is written down."""

    id: int
    state: Literal["planned", "done", "missed", "called_off"]


@dataclass(frozen=True, kw_only=True, slots=True)
class HookMade:
    """A new address with its secret, which is shown this once."""

    id: int
    url: str
    kinds: list[str]
    made_at: datetime
    failures: int
    stopped_at: datetime | None
    stopped_because: str
    secret: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HookTold:
    """An address as it stands."""

    id: int
    url: str
    kinds: list[str]
    made_at: datetime
    failures: int
    stopped_at: datetime | None
    stopped_because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hooks:
    """This token's addresses, the latest first."""

    items: list[HookTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursRecorded:
    """For how many members hours were written down."""

    on: date
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursTold:
    """What was studied on one day, in half hours (学时)."""

    id: int
    title: str
    kind: Literal["own", "branch", "centralised"]
    studied_on: date
    halves: int
    is_taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaLeaf:
    """A page of ideas that were answered, the latest first."""

    next: str
    previous: str
    items: list[IdeaTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaTold:
    """What a resident would have the fund pay for, and the answer; without a name."""

    id: int
    title: str
    words: str
    state: Literal["raised", "taken", "declined", "withdrawn"]
    state_name: str
    raised_at: datetime
    answer: str
    project: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeasAtDesk:
    """Ideas that wait for an answer, the oldest first."""

    items: list[IdeaTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspected:
    """Who inspected it, when, and what they saw."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationTold:
    """One who was invited and has not answered yet."""

    id: int
    name: str
    phone: str
    lapses_on: date
    link: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitations:
    """Those that nobody has answered yet, the oldest first."""

    items: list[InvitationTold]
    known: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitee:
    """Somebody of a list."""

    name: str
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Invites:
    """The people of a list; who is registered, invited or said no already is not asked again."""

    people: list[Invitee]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemAtDesk:
    """One item of the agenda with what can be done on it."""

    id: int
    position: int
    title: str
    state: Literal["planned", "discussed", "moved", "voting", "passed", "rejected", "postponed", "concluded", "referred", "finished", "fed_back", "dropped", "revoked"]
    revision: int
    matter: str
    motion: str
    ayes: int
    noes: int
    abstentions: int
    resolution: int | None
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemTold:
    """One item of the agenda; without its words where the topic is not for everybody."""

    id: int
    position: int
    title: str
    state: str
    motion: str
    ayes: int
    noes: int
    abstentions: int
    resolution: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class JobOpening:
    """Somebody who hires, as staff have checked it."""

    id: int
    employer: str
    title: str
    trade: Literal["pastry", "beauty", "infant", "home", "starting", "other"]
    places: int
    taken: int
    pay: str
    words: str
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class JobTraining:
    """A training with a certificate, and whom it takes."""

    id: int
    course: int
    title: str
    state: Literal["planned", "enrolling", "running", "finished", "called_off"]
    trade: Literal["pastry", "beauty", "infant", "home", "starting", "other"]
    certificate: str
    issuer: str
    least_age: int
    most_age: int
    only_jobless: bool
    learning: int
    certified: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Jobs:
    """What one can be trained for, and who hires."""

    trainings: list[JobTraining]
    openings: list[JobOpening]


@dataclass(frozen=True, kw_only=True, slots=True)
class JobsAtDesk:
    """Who looks for work, as they came; whom to ask again now; trainings and openings."""

    next: str
    previous: str
    items: list[SeekerRow]
    due: list[AskAgain]
    trainings: list[JobTraining]
    openings: list[JobOpening]
    courses: list[NamedByNumber]


@dataclass(frozen=True, kw_only=True, slots=True)
class Joins:
    """In which other matter it is dealt with."""

    head: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinsByProxy:
    """Staff write down what somebody told them (代办)."""

    notice: int
    name: str
    phone: str = ""
    age: Literal["adult", "minor"]
    born_on: date | None = None
    guardian_name: str = ""
    guardian_phone: str = ""
    skills: list[Literal["cleaning", "company", "repair", "medical", "teaching", "art", "writing", "order", "mediation", "computer", "driving", "other"]] = field(default_factory=list)
    free: list[Literal["1am", "1pm", "2am", "2pm", "3am", "3pm", "4am", "4pm", "5am", "5pm", "6am", "6pm", "7am", "7pm"]] = field(default_factory=list)
    identity: str = ""
    may_keep_identity: bool = False
    agrees: bool
    paper: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinsVolunteers:
    """By somebody with an account, whose phone is known."""

    notice: int
    name: str
    phone: str = ""
    age: Literal["adult", "minor"]
    born_on: date | None = None
    guardian_name: str = ""
    guardian_phone: str = ""
    skills: list[Literal["cleaning", "company", "repair", "medical", "teaching", "art", "writing", "order", "mediation", "computer", "driving", "other"]] = field(default_factory=list)
    free: list[Literal["1am", "1pm", "2am", "2pm", "3am", "3pm", "4am", "4pm", "5am", "5pm", "6am", "6pm", "7am", "7pm"]] = field(default_factory=list)
    identity: str = ""
    may_keep_identity: bool = False
    agrees: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class JointJointForm:
    """What this step asks for."""

    name: str
    due_on: date
    words: str = ""
    partners: list[int] = field(default_factory=list)
    match: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class JointListed:
    """Something that is offered or needed."""

    id: int
    organisation: int | None
    organisation_name: str
    field: Literal["room", "parking", "people", "skill", "goods", "money", "culture", "other"]
    what: str
    amount: int | None
    unit: str
    since: date
    until: date | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JointListedForm:
    """What this step asks for."""

    organisation: int | None = None
    field: Literal["room", "parking", "people", "skill", "goods", "money", "culture", "other"]
    what: str
    amount: int | None = None
    unit: str = ""
    since: date
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class JointOutcome:
    """What this step asks for."""

    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JointProject:
    """What is done together."""

    id: int
    name: str
    words: str
    state: Literal["planned", "under_way", "done", "dropped"]
    due_on: date
    outcome: str
    partners: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class JurorAtDesk:
    """Somebody on the jury."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepsPartyMeeting:
    """A meeting that was held on paper: when it ended, who came, what was written down."""

    day: date
    time: str
    venue: str
    title: str = ""
    agenda: str = ""
    chair: int | None = None
    teacher: int | None = None
    host: str = ""
    until: str
    present: list[int]
    minutes: str
    body: int
    kind: Literal["members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepsVisit:
    """What this step asks for."""

    on: date
    words: str = ""
    needs_help: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOutOfRound:
    """What a plan could not take up, and why."""

    request: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lends:
    """To whom, until when, and how the thing looks as it goes."""

    name: str
    phone: str = ""
    due_on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LessonAtDesk:
    """A session with how many came."""

    id: int
    starts_at: datetime
    ends_at: datetime
    where: str
    number: int
    came: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LessonTold:
    """One session of a course."""

    id: int
    starts_at: datetime
    ends_at: datetime
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LicenceTold:
    """A licence that staff have seen."""

    id: int
    work: Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]
    title: str
    since: date
    until: date
    withdrawn_on: date | None
    is_good: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LifeOfBranch:
    """What a branch, or the committee, owes."""

    id: int
    name: str
    fixed_day: int | None
    dues: list[DueOfBranch]


@dataclass(frozen=True, kw_only=True, slots=True)
class LineTold:
    """A statement with how all answered it; nothing where too few did to say."""

    text: str
    is_agreed: bool
    agree: int | None
    disagree: int | None
    seen: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LoanLeaf:
    """A page of loans; those that are out, the soonest due first."""

    next: str
    previous: str
    items: list[LoanLine]


@dataclass(frozen=True, kw_only=True, slots=True)
class LoanLine:
    """The same as a list tells it: who has it is masked."""

    id: int
    thing: int
    name: str
    state: Literal["out", "returned", "damaged", "lost"]
    lent_at: datetime
    due_on: date
    before: str
    after: str
    words: str
    verbs: list[str]
    person: int
    borrower: str
    phone: str
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LoanTold:
    """A thing lent: what, until when, how it came back."""

    id: int
    thing: int
    name: str
    state: Literal["out", "returned", "damaged", "lost"]
    lent_at: datetime
    due_on: date
    before: str
    after: str
    words: str
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class LogsDeed:
    """What was done in a post, and on which day."""

    post: int
    words: str
    done_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class LongAwayFromParty:
    """Somebody who has been away so long that they count as floating."""

    member: int
    name: str
    away_since: date | None
    away_to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LooksForWork:
    """By oneself."""

    born_on: date
    is_jobless: bool = True
    trades: list[Literal["pastry", "beauty", "infant", "home", "starting", "other"]] = field(default_factory=list)
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopAnalyse:
    """What this step asks for."""

    cause: str
    measure: str
    owner: int
    due_on: date
    problem: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopDrop:
    """A step of a loop or a commendation, by what its page was drawn from."""

    problem: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopFind:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopProve:
    """What this step asks for."""

    words: str = ""
    photo: FileSent | None = None
    problem: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopReopen:
    """What this step asks for."""

    words: str
    problem: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopStudy:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LoopTold:
    """A branch's or one member's way through a campaign."""

    id: int
    campaign: int
    body: int
    member: int | None
    state: Literal["studying", "finding", "analysing", "rectifying", "done"]
    studied: str
    problems: list[ProblemTold]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class MakesTraining:
    """What this step asks for."""

    course_id: int
    trade: Literal["pastry", "beauty", "infant", "home", "starting", "other"]
    certificate: str
    issuer: str
    least_age: int
    most_age: int
    only_jobless: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkTold:
    """The same, as it was kept."""

    section: str
    mark: Literal["good", "fair", "poor"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MarksSection:
    """What one thinks of one section."""

    section: Literal["party", "study", "council", "services", "volunteers", "activities", "works", "organisations", "funds"]
    mark: Literal["good", "fair", "poor"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterLeaf:
    """A page of matters."""

    next: str
    previous: str
    items: list[MatterRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterNow:
    """A matter as it stands after a deed, and what the caller could do next."""

    number: str
    title: str
    state: Literal["reported", "accepted", "in_hand", "at_council", "to_confirm", "supervised", "joined", "solved", "partly_solved", "declined", "referred", "withdrawn", "lapsed"]
    state_name: str
    community: str
    category: str
    place: str
    supports: int
    reported_at: datetime
    due_on: date
    closed_at: datetime | None
    revision: int
    kind: Literal["help", "complaint", "suggestion", "question", "report", "praise"]
    lead_office: str
    outcome: str
    is_focal: bool
    is_public: bool
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterRow:
    """A matter as a list tells it."""

    number: str
    title: str
    state: Literal["reported", "accepted", "in_hand", "at_council", "to_confirm", "supervised", "joined", "solved", "partly_solved", "declined", "referred", "withdrawn", "lapsed"]
    state_name: str
    community: str
    category: str
    place: str
    supports: int
    reported_at: datetime
    due_on: date
    closed_at: datetime | None
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterWhole:
    """A matter as its page tells it."""

    number: str
    title: str
    state: Literal["reported", "accepted", "in_hand", "at_council", "to_confirm", "supervised", "joined", "solved", "partly_solved", "declined", "referred", "withdrawn", "lapsed"]
    state_name: str
    community: str
    category: str
    place: str
    supports: int
    reported_at: datetime
    due_on: date
    closed_at: datetime | None
    revision: int
    kind: Literal["help", "complaint", "suggestion", "question", "report", "praise"]
    lead_office: str
    outcome: str
    is_focal: bool
    is_public: bool
    verbs: list[str]
    words: str
    promise: str
    course: list[CourseLine]
    photos: list[PhotoTold]
    answers: Tally | None
    resolution: Decided | None
    is_own: bool
    has_joined: bool
    follows: bool
    question: str
    is_asked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MayBeTied:
    """Something that can be gathered under a brand."""

    what: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MayStandForParty:
    """A member who may stand and does not yet."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MayTell:
    """Words, if there are any."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Me:
    """As whom the calls with this token come."""

    name: str
    community: str
    token: str
    scopes: list[Literal["community:read", "matters:read", "matters:write", "matters:work", "council:read", "council:write", "council:work", "council:run", "owners:read", "owners:write", "owners:work", "opinions:work", "activities:read", "activities:write", "activities:work", "volunteers:read", "volunteers:write", "volunteers:work", "services:read", "services:write", "services:work", "rooms:read", "rooms:write", "rooms:work", "fund:read", "fund:write", "fund:work", "works:write", "works:work", "works:plan", "awards:write", "awards:work", "cards:write", "wall:read", "wall:write", "wall:work", "news:work", "relief:read", "relief:write", "relief:work", "jobs:read", "jobs:write", "jobs:work", "care:read", "care:write", "organisations:work", "party:read", "party:write", "party:run", "party:members", "party:work", "inbox:read", "inbox:write", "places:work", "hooks:manage"]]
    roles: list[str]
    expires_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberFoundInTree:
    """A member who was looked for by name."""

    id: int
    name: str
    branch: str
    group: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberOfTeam:
    """Somebody in a team, the name masked."""

    id: int
    name: str
    since: date
    is_leader: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberTold:
    """A member of the council, as those know them who work with it."""

    id: int
    name: str
    is_chair: bool
    has_account: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneTold:
    """A step on the way, planned for a day."""

    id: int
    title: str
    due_on: date
    reached_on: date | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MinutesFor:
    """How long an item is meant to take."""

    item: int
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MovesExhibit:
    """One place forwards or backwards on the walk."""

    to: Literal["earlier", "later"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MovesLesson:
    """When and where one session, or several week after week, is to be."""

    room: int | None = None
    day: date
    starts: str
    ends: str
    place_words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedByNumber:
    """Something that a form names by its number."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedForPlan:
    """Something to choose by its number."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedThing:
    """Something to choose by its number."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NamesOneself:
    """Whether one's own name may be told on the team's page."""

    is_named: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NamesWishes:
    """Wishes ticked, and the name under which they are put."""

    wishes: list[int] = field(default_factory=list)
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """One piece of news."""

    at: datetime | None
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewsReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NomineeAtDesk:
    """Somebody proposed; the name masked until it stands on the ballot."""

    id: int
    number: int | None
    name: str
    state: str
    score: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class NomineeTold:
    """A member or a branch that is proposed."""

    id: int
    member: int | None
    body: int | None
    name: str
    honour: str
    deeds: str
    verdict: str
    reason: str
    is_named: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteOfPartyMember:
    """What was done about a member, or who looked and for what."""

    at: datetime
    deed: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NotesHonour:
    """What this step asks for."""

    year: int
    what: str
    by_whom: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Nothing:
    """Nothing need be said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeLeaf:
    """A page of one's inbox, the latest first."""

    next: str
    previous: str
    items: list[NoticeTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeTold:
    """What one is told about one thing."""

    id: int
    title: str
    lines: list[News]
    url: str
    last_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionAtDesk:
    """What somebody has against it; who, the page tells."""

    id: int
    words: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Objects:
    """What one has against a project."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectsToAward:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OddVotes:
    """Votes that came in an odd way, to be looked into."""

    votes: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class OffersCare:
    """By somebody who is known already."""

    place: int | None = None
    kind: Literal["party", "volunteer", "neighbour"]
    sex: Literal["f", "m"] | None = None
    tongues: list[Literal["zh", "jinan", "sign", "other"]] = field(default_factory=list)
    wish: Literal["any", "woman", "man"]
    most: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OnPaper:
    """A sheet of paper that a resident filled in."""

    name: str
    phone: str
    answers: list[AnswerOnPaper]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpensBoard:
    """What this step asks for."""

    name: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpensPartyBoard:
    """Whether anybody shall read it."""

    name: str = "党员公开展板"
    is_open: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class OpensPost:
    """What this step asks for."""

    name: str
    duties: str
    courtyard: int | None = None
    seats: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionTold:
    """One project on the ballot; money is in fen."""

    number: int
    project: int
    title: str
    cost: int
    is_chosen: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationAgreement:
    """What was agreed, and until when."""

    id: int
    title: str
    words: str
    signed_on: date
    until: date | None
    ended_on: date | None
    has_paper: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationAtDesk:
    """One organisation with all that is written of it."""

    id: int
    name: str
    kind: Literal["social", "local", "new_sector", "other"]
    state: Literal["standing", "idea", "preparing", "filed", "applied", "registered", "dropped", "ended"]
    what: str
    since: date
    credit_code: str
    place: str
    until: date | None
    is_shown: bool
    milestones: list[OrganisationMilestone]
    contacts: list[OrganisationContact]
    agreements: list[OrganisationAgreement]
    pledges: list[OrganisationPledge]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationClaimed:
    """What this step asks for."""

    on: date
    words: str = ""
    what: str
    authority: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationContact:
    """Who speaks for an organisation, masked."""

    id: int
    name: str
    phone: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationFiled:
    """What this step asks for."""

    on: date
    words: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationIntroduced:
    """What this step asks for."""

    name: str
    phone: str = ""
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationLeaf:
    """A page of the register, by name; it has fifty."""

    next: str
    previous: str
    items: list[OrganisationRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationMarked:
    """A step of a social organisation's way."""

    on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationMilestone:
    """A step of an organisation's way, or what it was listed as."""

    id: int
    kind: Literal["idea", "prepare", "file", "apply", "send_back", "register", "drop", "end", "claim", "grant", "refuse", "other"]
    what: str
    on: date
    authority: str
    number: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationNoted:
    """What this step asks for."""

    on: date
    words: str = ""
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationPledge:
    """What an organisation promised, and whether it was kept."""

    id: int
    what: str
    made_on: date
    due_on: date
    state: Literal["open", "kept", "broken", "released"]
    proof: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationPledged:
    """What this step asks for."""

    what: str
    due_on: date
    is_shown: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationRegistered:
    """What this step asks for."""

    on: date
    words: str = ""
    authority: str
    number: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationRow:
    """An organisation as a list tells it."""

    id: int
    name: str
    kind: Literal["social", "local", "new_sector", "other"]
    state: Literal["standing", "idea", "preparing", "filed", "applied", "registered", "dropped", "ended"]
    what: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationSettled:
    """What this step asks for."""

    proof: str
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationShown:
    """An organisation with its way and its pledges, as everybody reads it."""

    id: int
    name: str
    kind: Literal["social", "local", "new_sector", "other"]
    state: Literal["standing", "idea", "preparing", "filed", "applied", "registered", "dropped", "ended"]
    what: str
    since: date
    milestones: list[OrganisationMilestone]
    pledges: list[OrganisationPledge]


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationSignedForm:
    """What this step asks for."""

    title: str
    signed_on: date
    until: date | None = None
    words: str = ""
    paper: FileSent | None = None
    renews: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationVerdict:
    """What this step asks for."""

    on: date
    words: str = ""
    is_granted: bool
    authority: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationWhy:
    """What this step asks for."""

    proof: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisations:
    """Those that are here and shown, by kind and name."""

    items: list[OrganisationShown]


@dataclass(frozen=True, kw_only=True, slots=True)
class OutfitsRoom:
    """What this step asks for."""

    name: str
    kind: Literal["room", "exhibition", "cinema", "centre"]
    place: str
    capacity: int | None = None
    equipment: str = ""
    hours: str = ""
    words: str = ""
    partner: str = ""
    opened_on: date | None = None
    is_in_use: bool = True
    is_shown: bool = True
    takes_asks: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OverridesPoll:
    """What this step asks for."""

    numbers: list[int]
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverseerTold:
    """One of the residents' oversight committee."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnBallot:
    """One's own ballot while one can see it; a household's is seen by nobody."""

    vote: int
    may_vote: bool
    choices: list[PickTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnCalls:
    """What one has to go to within a fortnight, what is overdue, and what was done today."""

    items: list[OwnHomeCall]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnCare:
    """Whom one looks after, who looks after one."""

    due: list[CareVisitTold]
    done: list[CareVisitTold]
    gifts: list[GiftTold]
    helpers: list[CaredFor]
    offer: int | None
    care: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnHomeCall:
    """A visit that one goes on; the name once whoever asked was told who comes."""

    id: int
    service: str
    words: str
    place: str
    name: str
    starts_at: datetime
    ends_at: datetime
    state: Literal["planned", "done", "missed", "called_off"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnIdeas:
    """One's own ideas that wait for an answer."""

    items: list[IdeaTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnMembership:
    """One's own membership, or the request for it."""

    id: int
    state: Literal["asked", "member", "left", "declined", "withdrawn"]
    is_leader: bool
    is_named: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnNominee:
    """One whom one is, or proposed."""

    id: int
    name: str
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPart:
    """One's own part in a question."""

    question: int
    may_take_part: bool
    left: int
    statements: list[StatementTold]
    said: list[SaidTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPlaceOnWall:
    """What one is asked about being shown, and the thanks that came."""

    asked: list[AskedToBeShown]
    thanks: list[ThanksTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPosts:
    """One's own posts, what one did in them lately, and what else can be claimed."""

    held: list[ClaimTold]
    deeds: list[DeedTold]
    open: list[PostTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnRooms:
    """One's own asks, the latest first, and what one has borrowed."""

    asks: list[AskTold]
    loans: list[BorrowedTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSearch:
    """One's own registration: what one looks for, and what became of it."""

    state: Literal["seeking", "working", "left"]
    is_jobless: bool
    trades: list[Literal["pastry", "beauty", "infant", "home", "starting", "other"]]
    words: str
    trainings: list[TrainingOfOne]
    placements: list[PlaceOfWork]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSeat:
    """One's own part in a session."""

    session: int
    state: Literal["draft", "notified", "open", "paused", "held", "approved", "published", "cancelled"]
    seat: Literal["called", "excused", "present", "away"] | None
    item: int | None
    verbs: list[str]
    hand: HandTold | None
    ballots: list[BallotTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnVolunteering:
    """What one is and did as a volunteer: for oneself alone, compared with nobody."""

    number: str
    state: Literal["waiting", "active", "refused", "withdrawn"]
    registered_at: datetime
    skills: list[Literal["cleaning", "company", "repair", "medical", "teaching", "art", "writing", "order", "mediation", "computer", "driving", "other"]]
    free: list[str]
    teams: list[str]
    claimed_minutes: int
    verified_minutes: int
    stars: int
    next_star: int | None
    ahead: list[DutyTold]
    done: list[DutyTold]
    certificates: list[VolunteerCertificate]
    is_notice_old: bool
    notice: int
    to_verify: list[DutyOfSomebody]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnVote:
    """One's own ballot, with all one's doors."""

    vote: int
    may_cast: bool
    choice: Literal["aye", "no", "abstain"] | None
    unproved: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWish:
    """What one said that one would learn."""

    id: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWriting:
    """A piece of one's own, without its text."""

    id: int
    kind: Literal["note", "essay"]
    title: str
    written_on: date
    characters: int
    is_stated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWritingTold:
    """The same with its text."""

    id: int
    kind: Literal["note", "essay"]
    title: str
    written_on: date
    characters: int
    is_stated: bool
    words: str
    is_taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWritings:
    """What one wrote in a year and did not take back, the latest first."""

    items: list[OwnWriting]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerBallotTold:
    """An owner on the roll, by their doors; the name masked."""

    id: int
    name: str
    doors: str
    area: int
    is_cast: bool
    read_by: int
    is_disputed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerVoteAtDesk:
    """A vote with its roll and what can be done now."""

    vote: OwnerVoteTold
    ballots: list[OwnerBallotTold]
    earliest_on: date
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerVoteRow:
    """An owners' vote as a list tells it."""

    id: int
    title: str
    purpose: Literal["fund_use", "fund_raising", "rebuilding", "common_parts", "own_rules", "committee", "manager"]
    state: Literal["draft", "announced", "open", "counted", "passed", "rejected", "void", "cancelled"]
    state_name: str
    opens_on: date
    closes_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerVoteTold:
    """A vote: on what, by whom, what it must reach and has."""

    id: int
    title: str
    purpose: Literal["fund_use", "fund_raising", "rebuilding", "common_parts", "own_rules", "committee", "manager"]
    state: Literal["draft", "announced", "open", "counted", "passed", "rejected", "void", "cancelled"]
    state_name: str
    opens_on: date
    closes_on: date
    words: str
    places: list[str]
    majority: str
    roll: SumsTold
    present_needed: SumsTold
    cast: SumsTold
    ayes: SumsTold
    noes: SumsTold
    needed: SumsTold
    counted_at: datetime | None
    outcome: str
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerVotes:
    """What was announced, the latest first."""

    items: list[OwnerVoteRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnersReceived:
    """That a ballot was received; what it says is not kept with the answer."""

    vote: int
    is_received: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PaidTold:
    """One month's dues that were paid; money is in fen."""

    month: date
    amount: int
    paid_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Which resource with which need."""

    resource: int
    need: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyAccompanyForm:
    """What this step asks for."""

    members: list[int] = field(default_factory=list)
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyAppointForm:
    """What this step asks for."""

    member: int
    duty: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyDissolveForm:
    """What this step asks for."""

    on: date
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyMoveDueForm:
    """What this step asks for."""

    due_on: date
    approval: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyNode:
    """An organisation in the tree, under its parent."""

    id: int
    parent: int | None
    kind: Literal["committee", "general_branch", "branch", "group"]
    branch_kind: str
    name: str
    members: int | None
    head: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyPartForm:
    """What this step asks for."""

    member: int
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyReleaseForm:
    """What this step asks for."""

    term: int
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBodyTold:
    """An organisation as those who lead it or all see it."""

    id: int
    kind: Literal["committee", "general_branch", "branch", "group"]
    branch_kind: str
    name: str
    parent: int | None
    founded_on: date
    dissolved_on: date | None
    approval: str
    members: int | None
    full: int | None
    remarks: list[str]
    due_on: date | None
    terms: list[PartyTermTold]
    past: list[PartyTermTold]
    children: list[int]
    company: list[PartyCompanion]
    elections: list[int]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBranchExcusalForm:
    """What this step asks for."""

    member: int
    ground: Literal["incapable", "abroad", "penalty", "bedridden", "untransferred", "retired"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBranchFixedDayForm:
    """What this step asks for."""

    day: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyBranchTalkForm:
    """What this step asks for."""

    one: int
    other: int
    on: date
    topic: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyCandidate:
    """Somebody who stands."""

    id: int
    name: str
    duty: Literal["secretary", "deputy", "organiser", "publicity", "discipline", "member", "leader"]
    ayes: int | None
    is_elected: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyCompanion:
    """A member of another branch who keeps a themed one company."""

    member: int
    name: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesAgreeForm:
    """What this step asks for."""

    meeting: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesApproveForm:
    """What this step asks for."""

    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesAssessForm:
    """What this step asks for."""

    from_month: date
    livelihood: Literal["waged", "retired", "farmer", "student", "jobless", "relief"]
    base: int | None = None
    amount: int | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesGiftForm:
    """What this step asks for."""

    amount: int
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesHandOnForm:
    """What this step asks for."""

    number: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesReliefForm:
    """What this step asks for."""

    from_month: date
    until_month: date
    amount: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDuesStrikeForm:
    """What this step asks for."""

    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyElection:
    """An election as the members who belong there read it."""

    id: int
    body: str
    held_on: date
    venue: str
    seats: int
    state: Literal["announced", "rolled", "standing", "open", "counted", "done", "void", "called_off"]
    turn: int
    entitled: int
    present: int | None
    present_needed: int
    ayes_needed: int
    papers: int | None
    outcome: str
    candidates: list[PartyCandidate]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyElectionAtDesk:
    """The same for who leads it, with what comes next."""

    id: int
    body: str
    held_on: date
    venue: str
    seats: int
    state: Literal["announced", "rolled", "standing", "open", "counted", "done", "void", "called_off"]
    turn: int
    entitled: int
    present: int | None
    present_needed: int
    ayes_needed: int
    papers: int | None
    outcome: str
    candidates: list[PartyCandidate]
    revision: int
    eligible: list[MayStandForParty]
    missing: int
    unrecorded: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyExcusalApprovalForm:
    """What this step asks for."""

    meeting: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyExcusalConsentForm:
    """What this step asks for."""

    number: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyLayer:
    """One of the five layers of a community's Party work, in numbers."""

    name: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyLifeBoard:
    """Branches in their order, and meetings that still want something of somebody."""

    branches: list[LifeOfBranch]
    coming: list[PartyMeetingRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingCounted:
    """The same with how many were called and came."""

    id: int
    body: str
    kind: Literal["members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"]
    title: str
    starts_at: datetime
    venue: str
    state: Literal["planned", "told", "open", "held", "approved", "called_off"]
    called: int
    came: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingLeaf:
    """A page of the book of meetings, the latest first."""

    next: str
    previous: str
    items: list[PartyMeetingCounted]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingLeave:
    """What this step asks for."""

    rows: list[int]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingMinutes:
    """What this step asks for."""

    minutes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingPut:
    """What is put to the vote; several names are told apart, so that they can be refused."""

    kind: Literal["ordinary", "admission", "conversion"]
    candidates: str = ""
    words: str = ""
    manner: Literal["named", "show", "secret"] | None = "show"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingRow:
    """A meeting in a list."""

    id: int
    body: str
    kind: Literal["members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"]
    title: str
    starts_at: datetime
    venue: str
    state: Literal["planned", "told", "open", "held", "approved", "called_off"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingRows:
    """Some of those called; taken together with whatever else happens meanwhile."""

    rows: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingTold:
    """A meeting as who leads it sees it."""

    id: int
    body: str
    kind: Literal["members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"]
    title: str
    starts_at: datetime
    venue: str
    state: Literal["planned", "told", "open", "held", "approved", "called_off"]
    agenda: str
    chair: int | None
    teacher: int | None
    host: str
    code: str
    minutes: str
    rows: list[CalledToMeeting]
    entitled: int
    entitled_present: int
    motions: list[PartyMotionTold]
    appraisals: list[AppraisalRow]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMeetingWords:
    """What this step asks for."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberConvertForm:
    """What this step asks for."""

    meeting: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberDecideForm:
    """What this step asks for."""

    meeting: str
    kind: Literal["idle", "lost", "abroad"]
    words: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberExtendForm:
    """What this step asks for."""

    meeting: str
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberLeaf:
    """A page of the roster, by name."""

    next: str
    previous: str
    items: list[PartyMemberRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberNow:
    """How a member stands after a step: no numbers, no look."""

    id: int
    name: str
    rank: Literal["full", "probationary"]
    standing: Literal["enrolled", "floating", "checked_in"]
    admitted_on: date
    full_on: date | None
    extended_until: date | None
    left_on: date | None
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberRow:
    """A member on the roster, the telephone masked."""

    id: int
    name: str
    rank: Literal["full", "probationary"]
    standing: Literal["enrolled", "floating", "checked_in"]
    branch: str
    group: str
    home: str
    phone: str
    admitted_on: date
    has_left: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMemberTold:
    """A member's page, its numbers masked; of the birthday the year alone."""

    id: int
    name: str
    rank: Literal["full", "probationary"]
    standing: Literal["enrolled", "floating", "checked_in"]
    admitted_on: date
    full_on: date | None
    extended_until: date | None
    left_on: date | None
    revision: int
    branch: str
    group: str
    is_female: bool | None
    born_in: int | None
    identity: str
    phone: str
    home: str
    employer: str
    entered_on: date
    away_since: date | None
    away_to: str
    abroad_since: date | None
    lost_since: date | None
    idle_since: date | None
    probation_ends_on: date | None
    cases: list[CaseOfPartyMember]
    branches: list[SpellOfPartyMember]
    company: list[SpellOfPartyMember]
    duties: list[SpellOfPartyMember]
    transfers: list[int]
    course: list[NoteOfPartyMember]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMembersWaiting:
    """What about members waits for people."""

    endings: list[ProbationEnding]
    away: list[LongAwayFromParty]
    cases: list[CaseOfPartyMember]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMotionCounted:
    """What this step asks for."""

    ayes: int
    noes: int
    abstentions: int
    written_ayes: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMotionTold:
    """A vote in a meeting."""

    id: int
    words: str
    candidate: str
    manner: Literal["named", "show", "secret"]
    state: Literal["put", "passed", "failed", "dropped"]
    present_needed: int
    ayes_needed: int
    ayes: int
    noes: int
    abstentions: int
    written_ayes: int
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMotionVoices:
    """A line for each member who may vote."""

    rest: Literal["", "aye", "no", "abstain"] = ""
    written_ayes: int = 0
    voices: list[VoiceOfMember] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyPostDeedForm:
    """What this step asks for."""

    post: int
    words: str
    done_on: date
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyPostPaperWishForm:
    """What this step asks for."""

    fields_shown: list[Literal["name", "photo", "post", "pledge"]] = field(default_factory=list)
    until: date | None = None
    given_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyPostPledgeForm:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyPostPortraitForm:
    """What this step asks for."""

    photo: FileSent


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTermTold:
    """A duty that somebody holds or held."""

    id: int
    member: int
    name: str
    duty: Literal["secretary", "deputy", "organiser", "publicity", "discipline", "member", "leader"]
    since: date
    due_on: date | None
    ended_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferAcceptForm:
    """What this step asks for."""

    branch_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferAdmitForm:
    """The particulars of one who came with a letter, which tells some of them."""

    name: str
    is_female: bool | None = None
    identity: str = ""
    born_on: date | None = None
    phone: str = ""
    home: str = ""
    door: str = ""
    employer: str = ""
    username: str = ""
    rank: Literal["full", "probationary"]
    standing: Literal["enrolled", "floating", "checked_in"]
    admitted_on: date
    full_on: date | None = None
    branch: int
    group: int | None = None
    entered_on: date | None = None
    away_since: date | None = None
    away_to: str = ""
    abroad_since: date | None = None
    lost_since: date | None = None
    idle_since: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferConfirmForm:
    """What this step asks for."""

    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferLeaf:
    """A page of transfers, newest first."""

    next: str
    previous: str
    items: list[PartyTransferRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferRow:
    """A transfer in a list."""

    id: int
    kind: Literal["branches", "communities", "out", "in"]
    state: Literal["asked", "issued", "received", "done", "declined", "withdrawn", "expired"]
    name: str
    from_branch: str
    to_branch: str
    to_community: str
    elsewhere: str
    asked_at: datetime
    valid_until: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferTold:
    """One of them, with the steps that the caller can take now."""

    id: int
    kind: Literal["branches", "communities", "out", "in"]
    state: Literal["asked", "issued", "received", "done", "declined", "withdrawn", "expired"]
    name: str
    from_branch: str
    to_branch: str
    to_community: str
    elsewhere: str
    asked_at: datetime
    valid_until: date | None
    member: int | None
    letter: str
    issued_on: date | None
    why: str
    answer: str
    done_on: date | None
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTransferWordsForm:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyTree:
    """The organisations as they stood on a day."""

    on: date
    bodies: list[PartyBodyNode]
    layers: list[PartyLayer]
    found: list[MemberFoundInTree]


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageTold:
    """One passage of the minutes."""

    id: int
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageWritten:
    """A passage of the minutes as it should read."""

    id: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonShown:
    """Somebody whom a story shows, as the story names them, and what they said to that."""

    id: int
    name: str
    answer: Literal["asked", "agreed", "refused", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoTold:
    """A picture, which a browser shows at its address; of a matter that is not public to few."""

    stage: Literal["before", "during", "after"]
    at: datetime
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick:
    """One option with its points; 1 where the vote only ticks."""

    number: int
    points: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class PickTold:
    """What one chose."""

    number: int
    points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureTold:
    """A picture of an activity."""

    id: int
    caption: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceTold:
    """What one building or room gets."""

    id: int
    where: str
    kind: Literal["paint", "waterproof", "insulation", "gas", "pipes", "rebuilding", "other"]
    state: Literal["todo", "done", "put_off"]
    done_on: date | None
    why: str
    warranty_until: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceLeaf:
    """A page of places."""

    next: str
    previous: str
    items: list[PlaceRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceOfWork:
    """Where somebody began to work."""

    where: str
    began_on: date
    ended_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """A courtyard, a building in it, or an entrance of that."""

    id: int
    kind: Literal["courtyard", "building", "entrance"]
    label: str
    parent: int | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanChoices:
    """What a plan may name."""

    rooms: list[Chosen]
    series: list[Chosen]
    films: list[Chosen]
    occasions: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """A line of the comparison: what is measured, and its value on each side."""

    label: str
    told: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPart:
    """What a branch of a proposal has of a building: sent as `what` to change it."""

    what: str
    building: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSide:
    """One way to be organised: today's, or a proposal."""

    number: int | None
    title: str
    branches: list[PlannedBranch]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedBranch:
    """A branch as it is or would be; `place` counts from nought."""

    place: int
    name: str
    size: int
    full: int
    willing: int
    venue: str
    is_new: bool
    is_off: bool
    groups: list[PlannedGroup]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedGroup:
    """A group in a proposal; `place` counts from nought."""

    place: int
    name: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansActivity:
    """What this step asks for."""

    title: str
    kind: Literal["festival", "show", "contest", "sport", "lecture", "class", "patriotic", "neighbours", "screening", "care", "other"]
    series: int | None = None
    film: int | None = None
    occasion: Literal["", "spring", "lantern", "lei_feng", "women", "qingming", "labour", "youth", "children", "dragon", "party", "army", "victory", "mid_autumn", "martyrs", "national", "elders", "constitution", "volunteers", "laba"] = ""
    day: date
    starts: str
    ends: str
    room: int | None = None
    place_words: str = ""
    words: str = ""
    audience: str = ""
    organiser: str = ""
    partners: str = ""
    way: Literal["walk_in", "first_come", "draw"] | None = "walk_in"
    capacity: int | None = None
    waiting_most: int | None = None
    opens_day: date | None = None
    opens_time: str | None = None
    closes_day: date | None = None
    closes_time: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansAward:
    """All terms of a round, on one page."""

    name: str
    honour: str
    what: str
    subject: Literal["person", "household"]
    seats: int
    votes_each: int
    voter: Literal["person", "household"]
    residents: int
    jury: int
    deeds: int
    jury_words: str = ""
    ties: Literal["deeds", "all"]
    nominate_until: date
    vote_until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansCampaign:
    """What this step asks for."""

    name: str
    what: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansHalf:
    """What this step asks for."""

    day: date
    half: Literal["am", "pm"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansLessons:
    """When and where one session, or several week after week, is to be."""

    room: int | None = None
    day: date
    starts: str
    ends: str
    place_words: str = ""
    weeks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansPartyMeeting:
    """When, where, what about, who chairs; and who speaks where somebody does."""

    day: date
    time: str
    venue: str
    title: str = ""
    agenda: str = ""
    chair: int | None = None
    teacher: int | None = None
    host: str = ""
    body: int
    kind: Literal["members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansPoll:
    """What this step asks for."""

    title: str
    words: str = ""
    amount: int
    projects: list[int]
    kind: Literal["approval", "points"] | None = "approval"
    most_choices: int
    points: int
    unit: Literal["person", "household"] | None = "person"
    rule: Literal["equal", "greedy"] | None = "equal"
    closes_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansService:
    """What this step asks for."""

    name: str
    beneficiary: str
    what: str
    venue: str
    kind: Literal["ordinary", "medical", "utility", "rescue"]
    risk: str = ""
    is_dangerous: bool = False
    insurance: str = ""
    licence: str = ""
    team: int | None = None
    campaign: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansSession:
    """When and where, who chairs, who is asked to come."""

    day: date
    time: str
    venue: str
    chair: int
    minute_taker: int | None = None
    title: str = ""
    invited: list[Literal["residents", "neighbours", "party", "government", "committee", "owners", "property", "utility", "unit", "merchant", "organisation", "tenant"]] = field(default_factory=list)
    guests: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansWorks:
    """What this step asks for."""

    title: str
    words: str = ""
    office: str = ""
    contractor: int | None = None
    contractor_words: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    changes_common: bool = False
    emergency_by: str = ""
    emergency_on: date | None = None
    matters: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class PollAtDesk:
    """A vote with its papers, and what can be done now."""

    vote: VoteTold
    online: int
    waiting: list[int]
    differing: list[int]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostAtDesk:
    """A post with who holds it."""

    id: int
    name: str
    duties: str
    where: str
    seats: int | None
    held: int
    holders: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostTold:
    """A post that can be claimed."""

    id: int
    name: str
    duties: str
    where: str
    seats: int | None
    held: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PostsAtDesk:
    """The scheme, its posts, and what was done lately in the branches that one leads."""

    scheme: str
    is_board_open: bool
    posts: list[PostAtDesk]
    deeds: list[DeedAtDesk]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostsOfMember:
    """One member's posts, pledge, deeds, and what boards show of them."""

    member: int
    name: str
    claims: list[ClaimTold]
    deeds: list[DeedTold]
    pledge: str
    shown: list[str]
    until: date | None
    has_portrait: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PostsOpening:
    """What this step asks for."""

    employer: str
    title: str
    trade: Literal["pastry", "beauty", "infant", "home", "starting", "other"]
    places: int
    pay: str = ""
    words: str = ""
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparesVote:
    """What this step asks for."""

    item_id: int | None = None
    title: str
    purpose: Literal["fund_use", "fund_raising", "rebuilding", "common_parts", "own_rules", "committee", "manager"]
    words: str = ""
    place_ids: list[int]
    opens_on: date
    closes_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbationEnding:
    """A probation that is over soon, or is over with nothing decided."""

    member: int
    name: str
    ends_on: date
    days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemTold:
    """Something that was found wrong."""

    id: int
    words: str
    cause: str
    measure: str
    owner: int | None
    due_on: date | None
    is_late: bool
    proof: str
    is_closed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How it is being carried out."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Progresses:
    """How the work goes, with pictures."""

    words: str
    photos: list[FileSent] = field(default_factory=list)
    stage: Literal["before", "during", "after"] = "during"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectAtDesk:
    """A project with its shifts, what it lacks, and the steps open to the caller."""

    project: VolunteerProject
    shifts: list[VolunteerShift]
    lacking: list[str]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectWithShifts:
    """A project with its shifts, the latest first."""

    project: VolunteerProject
    shifts: list[VolunteerShift]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectsAtDesk:
    """All projects of a community, those under way first."""

    items: list[VolunteerProject]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalTold:
    """One proposal by itself, to be changed."""

    side: PlanSide
    lines: list[PlanLine]
    parts: list[PlanPart]
    can_change: bool
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedPair:
    """A resource and a need that seem to fit, and why; people decide."""

    resource: int
    need: int
    reasons: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposesCommendation:
    """What this step asks for."""

    name: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposesFor:
    """Somebody, or oneself, is proposed."""

    who: Literal["other", "self"] | None = "other"
    name: str
    phone: str = ""
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PupilTold:
    """One who enrolled, the name masked, and to which sessions they came."""

    person: int
    name: str
    phone: str
    came: list[int]
    has_certificate: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PutsOff:
    """Which pieces could not be done this time, why, and what follows."""

    pieces: list[int]
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionAtDesk:
    """A question with every statement, and what can be done now."""

    id: int
    title: str
    state: Literal["draft", "open", "closed", "withdrawn"]
    revision: int
    people: int
    statements: list[StatementAtDesk]
    drafts: list[DraftSession]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionExtend:
    """What this step asks for."""

    closes_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionRaise:
    """What this step asks for."""

    session_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionRow:
    """A question as a list tells it."""

    id: int
    title: str
    state: Literal["draft", "open", "closed", "withdrawn"]
    closes_on: date
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionSeed:
    """What this step asks for."""

    texts: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionTold:
    """A question and, once enough have answered, what they share and what divides them."""

    id: int
    title: str
    state: Literal["draft", "open", "closed", "withdrawn"]
    closes_on: date
    place: str
    words: str
    statements: int
    people: int | None
    groups: list[int]
    shared: list[LineTold]
    dividing: list[LineTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class Questions:
    """What is asked and was asked, the open ones first."""

    items: list[QuestionRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteTold:
    """What a supplier asks."""

    supplier: str
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RaisesIdea:
    """What the fund should pay for, and why."""

    title: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rates:
    """How it was."""

    satisfaction: Literal["good", "fair", "bad"]
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReachesMilestone:
    """Which step on the way was reached, and on which day."""

    milestone: int
    on: date
    words: str = ""
    photos: list[FileSent] = field(default_factory=list)
    spot: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadsNotice:
    """Which version of the notice was read."""

    notice: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadsOwnersPaper:
    """What one of the staff reads on an owner's paper."""

    choice: Literal["aye", "no", "abstain"]
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recategorises:
    """What it is really about."""

    category: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """That a ballot was received."""

    vote: int
    is_received: bool
    may_change: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One record that a figure counts."""

    kind: str
    id: int
    number: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsCall:
    """What came of a visit, on the route sheet; a photo only if one wants (B-04)."""

    is_met: bool
    found: str = ""
    did: str = ""
    used: str = ""
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsHours:
    """What this step asks for."""

    title: str
    studied_on: date
    hours: str
    campaign: int | None = None
    kind: Literal["own", "branch", "centralised"] | None = "branch"
    members: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recounted:
    """All that it takes to count again."""

    award: int
    lines: list[StandingTold]
    cast: dict[str, int]
    aside: list[SetAsideTold]
    withdrawn: list[int]
    ballots: list[BallotPublished]


@dataclass(frozen=True, kw_only=True, slots=True)
class Redoes:
    """Which piece is to be done again."""

    piece: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Refers:
    """To whom it is handed, and why."""

    words: str
    authority: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegistersPartyMember:
    """A member's particulars; a new one's with rank and branch, which later change by steps."""

    name: str
    is_female: bool | None = None
    identity: str = ""
    born_on: date | None = None
    phone: str = ""
    home: str = ""
    door: str = ""
    employer: str = ""
    username: str = ""
    rank: Literal["full", "probationary"]
    standing: Literal["enrolled", "floating", "checked_in"]
    admitted_on: date
    full_on: date | None = None
    branch: int | None = None
    group: int | None = None
    entered_on: date | None = None
    away_since: date | None = None
    away_to: str = ""
    abroad_since: date | None = None
    lost_since: date | None = None
    idle_since: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RehearsalTold:
    """A rehearsal still ahead."""

    id: int
    starts_at: datetime
    ends_at: datetime
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearses:
    """What this step asks for."""

    room: int | None = None
    day: date
    starts: str
    ends: str
    place_words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasesMember:
    """What this step asks for."""

    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefAtDesk:
    """The same for staff, the name masked."""

    id: int
    hardship: Literal["illness", "accident", "disaster", "schooling", "loss", "other"]
    state: Literal["asked", "checked", "noticed", "ordered", "paid", "received", "refused", "withdrawn"]
    state_name: str
    asked_fen: int
    granted_fen: int
    asked_at: datetime
    notice_until: date | None
    reason: str
    photos: int
    revision: int
    verbs: list[str]
    person: int
    name: str
    checks: int
    payable: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefCheck:
    """What this step asks for."""

    is_so: bool
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefGrant:
    """What this step asks for."""

    body: Literal["council", "committee"]
    decided_on: date
    minute: str
    granted_fen: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefLeaf:
    """A page of them."""

    next: str
    previous: str
    items: list[ReliefRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefMorePhotos:
    """Pictures of papers that were not at hand when it was asked for."""

    photos: list[FileSent]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefPay:
    """What this step asks for."""

    project_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefRow:
    """One that waits for a step, or is over."""

    id: int
    hardship: Literal["illness", "accident", "disaster", "schooling", "loss", "other"]
    state: Literal["asked", "checked", "noticed", "ordered", "paid", "received", "refused", "withdrawn"]
    asked_fen: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefSign:
    """What this step asks for."""

    signed_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefTold:
    """What a household asked for and what became of it; money is in fen."""

    id: int
    hardship: Literal["illness", "accident", "disaster", "schooling", "loss", "other"]
    state: Literal["asked", "checked", "noticed", "ordered", "paid", "received", "refused", "withdrawn"]
    state_name: str
    asked_fen: int
    granted_fen: int
    asked_at: datetime
    notice_until: date | None
    reason: str
    photos: int
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reliefs:
    """One's own, the latest first."""

    items: list[ReliefTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class RemediesWorks:
    """What the builder is sent back for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RenewsCodes:
    """Which door's code; none for all of the courtyard."""

    door: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationChoices:
    """What a question may name, and what it is by the rules and as things are."""

    branches: list[NamedForPlan]
    venues: list[NamedForPlan]
    members: list[NamedForPlan]
    willing: list[int]
    size_most: int
    least_full: int
    group_least: int
    group_most: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationDecision:
    """What the committee decided."""

    agreed_on: date
    resolution: str
    effective_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationRow:
    """A reorganisation in a list."""

    id: int
    state: Literal["drafting", "computing", "ready", "submitted", "agreed", "carried_out", "dropped"]
    branches: int
    asked_at: datetime
    effective_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationSubmission:
    """What this step asks for."""

    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReorganisationTold:
    """A reorganisation with its proposals compared."""

    id: int
    state: Literal["drafting", "computing", "ready", "submitted", "agreed", "carried_out", "dropped"]
    branches: int
    asked_at: datetime
    effective_on: date | None
    least: int
    most: int
    least_full: int
    progress: int
    collisions: list[str]
    members: int
    left_out: int
    sides: list[PlanSide]
    lines: list[PlanLine]
    agreed_on: date | None
    resolution: str
    why: str
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reorganisations:
    """A community's reorganisations, the latest first."""

    items: list[ReorganisationRow]
    is_free: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplansPartyMeeting:
    """When, where, what about, who chairs; and who speaks where somebody does."""

    day: date
    time: str
    venue: str
    title: str = ""
    agenda: str = ""
    chair: int | None = None
    teacher: int | None = None
    host: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestAtDesk:
    """One request with its visits; who asked is masked."""

    request: RequestRow
    name: str
    phone: str
    visits: list[HomeCall]
    able: list[WhoCould]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestMove:
    """What this step asks for."""

    category_id: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestRateFor:
    """What somebody said on the telephone of how it was."""

    satisfaction: Literal["good", "fair", "bad"]
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestRow:
    """A request as the desk lists it."""

    id: int
    number: str
    service: str
    team: str
    words: str
    place: str
    state: Literal["asked", "planned", "visited", "supervised", "closed", "declined", "withdrawn", "moved"]
    is_urgent: bool
    due_on: date
    halves: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestSetVisit:
    """What this step asks for."""

    member_id: int
    day_on: date
    clock: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestSettle:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestTold:
    """One's own request."""

    id: int
    number: str
    service: str
    words: str
    place: str
    state: Literal["asked", "planned", "visited", "supervised", "closed", "declined", "withdrawn", "moved"]
    state_name: str
    asked_at: datetime
    due_on: date
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestWhy:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Requests:
    """One's own requests here, the latest first."""

    items: list[RequestTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestsAtDesk:
    """What is open, urgent ones first, then by the promised day."""

    items: list[RequestRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolutionLeaf:
    """A page of resolutions, the latest first."""

    next: str
    previous: str
    items: list[ResolutionRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolutionRow:
    """What was resolved: what, who, by when."""

    id: int
    what: str
    lead_office: str
    due_on: date
    resolved_at: datetime
    finished_at: datetime | None
    result: str
    session: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolutionTold:
    """A resolution, who asked for it and what came of it."""

    id: int
    what: str
    lead_office: str
    due_on: date
    resolved_at: datetime
    finished_at: datetime | None
    result: str
    session: int
    motion: str
    ayes: int
    noes: int
    abstentions: int
    matter: str
    households: int
    solved: int
    answered: int
    is_late: bool
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RewritesBrand:
    """What this step asks for."""

    name: str
    words: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """Who was called, and who is there."""

    session: int
    state: Literal["draft", "notified", "open", "paused", "held", "approved", "published", "cancelled"]
    present: int
    quorum_needed: int
    seats: list[SeatTold]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomAtDesk:
    """A place with what hangs there and who came lately."""

    id: int
    name: str
    kind: Literal["room", "exhibition", "cinema", "centre"]
    place: str
    capacity: int | None
    equipment: str
    hours: str
    words: str
    partner: str
    opened_on: date | None
    is_in_use: bool
    is_shown: bool
    takes_asks: bool
    has_cover: bool
    exhibits: list[ExhibitRow]
    visits: list[VisitorsTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomRow:
    """A room as a list tells it."""

    id: int
    name: str
    kind: Literal["room", "exhibition", "cinema", "centre"]
    place: str
    capacity: int | None
    hours: str
    is_open: bool | None
    is_in_use: bool
    takes_asks: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomRowAtDesk:
    """A place as the desk lists it."""

    id: int
    name: str
    kind: Literal["room", "exhibition", "cinema", "centre"]
    place: str
    is_in_use: bool
    is_shown: bool
    exhibits: int
    things: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomTold:
    """A room with what stands in it."""

    id: int
    name: str
    kind: Literal["room", "exhibition", "cinema", "centre"]
    place: str
    capacity: int | None
    hours: str
    is_open: bool | None
    is_in_use: bool
    takes_asks: bool
    words: str
    equipment: str
    partner: str
    things: list[ThingTold]
    year: int
    came: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Rooms:
    """A community's rooms, those in use first, then by name."""

    items: list[RoomRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomsAtDesk:
    """Every place of a community, those that residents do not see as well."""

    items: list[RoomRowAtDesk]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundTold:
    """One member's half-day."""

    member: int
    name: str
    minutes: int
    metres: int
    calls: list[HomeCall]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Whether it is solved."""

    outcome: Literal["solved", "partly", "not"]
    satisfaction: Literal["good", "fair", "bad"] | None = None
    reason: str = ""
    person: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidOfCard:
    """What the caller said of a card, until when it can be changed, and how many said anything."""

    marks: list[MarkTold]
    words: str
    until: date
    people: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidTold:
    """A statement of one's own, which shows once somebody has looked at it."""

    id: int
    text: str
    state: Literal["waiting", "shown", "refused", "taken_down"]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Says:
    """A statement of one's own, for the others to answer."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SaysOfCard:
    """What a resident says of each section."""

    words: str = ""
    marks: list[MarksSection] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SaysOfWorks:
    """Whether it is fine in one's own building, and what is not."""

    place: int
    is_fine: bool
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatTold:
    """A member who was called to the session."""

    id: int
    name: str
    state: Literal["called", "excused", "present", "away"]
    has_come: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Seats:
    """Of which seats it is noted."""

    seats: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatsMember:
    """What this step asks for."""

    name: str
    kind: Literal["resident", "party", "committee", "unit", "owners", "property", "organisation", "other"]
    delegated_by: int | None = None
    organisation: str = ""
    username: str = ""
    since: date
    is_chair: bool = False
    is_office_holder: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatsOverseer:
    """What this step asks for."""

    name: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class SeekerAtDesk:
    """Somebody who looks for work, with what became of it."""

    id: int
    name: str
    trades: list[Literal["pastry", "beauty", "infant", "home", "starting", "other"]]
    registered_at: datetime
    state: Literal["seeking", "working", "left"]
    phone: str
    is_jobless: bool
    words: str
    trainings: list[TrainingOfOne]
    placements: list[PlaceOfWork]
    follow_ups: list[AskAgain]
    open_trainings: list[NamedByNumber]
    openings: list[NamedByNumber]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SeekerEnrol:
    """What this step asks for."""

    training_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SeekerPlace:
    """What this step asks for."""

    opening_id: int | None = None
    where: str = ""
    began_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class SeekerRow:
    """Somebody who looks for work."""

    id: int
    name: str
    trades: list[Literal["pastry", "beauty", "infant", "home", "starting", "other"]]
    registered_at: datetime
    state: Literal["seeking", "working", "left"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sends:
    """To which community of the street it is sent, and why."""

    words: str
    community: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesTold:
    """A row of activities under one name."""

    id: int
    name: str
    theme: str
    words: str
    is_running: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceAtDesk:
    """A service, offered or no longer."""

    id: int
    name: str
    what: str
    team: int
    line: int | None
    work: Literal["medical", "nursing", "water", "electric", "gas", "appliance", "doors", "company", "housework", "errand", "papers", "other"]
    asker: Literal["everybody", "elders", "cared_for"]
    paid: Literal["free", "fund", "materials"]
    minutes: int
    is_offered: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceCertificateSeen:
    """What a certificate says, to be compared with the paper; where they differ, this holds."""

    words: str
    is_in_force: bool
    reason: str
    number: str
    name: str
    identity: str
    volunteer_number: str
    since: date
    until: date
    minutes: int
    stars: int
    issuer: str
    issued_on: date | None
    responsible: str
    handler: str
    lines: list[ServiceOnCertificate]


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceLine:
    """A line of services under the community's own name."""

    id: int
    name: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceOnCertificate:
    """One service that a certificate counts."""

    on: date
    what: str
    minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceRow:
    """What may be asked for."""

    id: int
    name: str
    line: str
    what: str
    team: str
    asker: Literal["everybody", "elders", "cared_for"]
    minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """All that a community's teams offer."""

    items: list[ServiceRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionAmend:
    """What this step asks for."""

    text: str
    mover: int
    seconder: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionAnswerDissent:
    """What this step asks for."""

    dissent_id: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionBallots:
    """A line for each member on the roll of a named vote, but for those who cast their own."""

    photo: FileSent | None = None
    rest: Literal["aye", "no", "abstain"] | None = None
    votes: list[VoteNoted] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionDissent:
    """What this step asks for."""

    words: str
    member: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionEmpower:
    """What this step asks for."""

    giver: int
    holder: int
    in_writing: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionForward:
    """What this step asks for."""

    item_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionHand:
    """What this step asks for."""

    member: int
    stance: Literal["for", "against", "neutral"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionInRoom:
    """A step for one of those in the room."""

    member: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionLeaf:
    """A page of sessions, the latest first."""

    next: str
    previous: str
    items: list[SessionRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionMinutes:
    """A field for each passage, under its own name."""

    passages: list[PassageWritten] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionMotion:
    """What this step asks for."""

    motion: str
    mover: int
    seconder: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionNote:
    """A step that may be explained."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionPapers:
    """A box of secret papers: whose they are, and how many say what."""

    members: list[int] = field(default_factory=list)
    ayes: int
    noes: int
    abstentions: int
    photo: FileSent


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionPassed:
    """What a motion that carried becomes."""

    what: str
    lead_office: str
    lead: int | None = None
    due_on: date
    cost: int | None = None
    dissent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionPick:
    """What this step asks for."""

    matters: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionQuestion:
    """What this step asks for."""

    title: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionReason:
    """A step that must be explained."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionRejected:
    """What this step asks for."""

    goes_back: bool = True
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionReserve:
    """What this step asks for."""

    kind: Literal["fund_use", "fund_raising", "rebuilding", "common_parts", "own_rules", "committee", "manager"] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionResult:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionRow:
    """A session as a list tells it."""

    id: int
    number: int
    title: str
    state: Literal["draft", "notified", "open", "paused", "held", "approved", "published", "cancelled"]
    starts_at: datetime
    venue: str
    published_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionTakeProxyBack:
    """What this step asks for."""

    proxy_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionTimes:
    """A line for each item that may still take its time."""

    times: list[MinutesFor] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionTold:
    """A session with its agenda."""

    id: int
    number: int
    title: str
    state: Literal["draft", "notified", "open", "paused", "held", "approved", "published", "cancelled"]
    starts_at: datetime
    venue: str
    published_at: datetime | None
    called: int
    came: int
    items: list[ItemTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAsideTold:
    """Ballots that do not count, and why."""

    panel: str
    reason: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SetsUpPosts:
    """What this step asks for."""

    name: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SettlesWorks:
    """How those were asked who stayed silent, where some did."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShelfLeaf:
    """A page of works at the desk, the latest first; it has twenty."""

    next: str
    previous: str
    items: list[WorksRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftAtDesk:
    """A shift's roster with hours, and who could still be written down."""

    shift: VolunteerShift
    code: str
    duties: list[DutyOfSomebody]
    others: list[CanServe]
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftForOneself:
    """A shift, whether one serves in it, and why not if one cannot."""

    shift: VolunteerShift
    risk: str
    duty: DutyTold | None
    verbs: list[str]
    bar: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftsAtDesk:
    """Shifts of the last month and those to come, in order of time."""

    items: list[VolunteerShift]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shows:
    """Pictures, and whether they show how it was before, during or after."""

    photos: list[FileSent] = field(default_factory=list)
    stage: Literal["before", "during", "after"] = "before"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowsOnStage:
    """What this step asks for."""

    activity: int
    what: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignsRelief:
    """What this step asks for."""

    signed_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SignsUp:
    """That one knows what can happen."""

    knows_risk: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SignupTold:
    """One's own sign-up."""

    activity: int
    number: int
    state: Literal["entered", "placed", "waiting", "offered", "lost", "lapsed", "cancelled"]
    words: str
    offer_until: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signups:
    """One's own sign-ups for what is ahead."""

    items: list[SignupTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class SittingAtDesk:
    """A session with its agenda, what is open to the caller, and what the next step needs."""

    id: int
    number: int
    title: str
    state: Literal["draft", "notified", "open", "paused", "held", "approved", "published", "cancelled"]
    revision: int
    venue: str
    first_day: date
    verbs: list[str]
    items: list[ItemAtDesk]
    ballots: list[BallotAtDesk]
    present: list[MemberTold]
    waiting: list[WaitingTold]
    workers: list[MemberTold]
    passages: list[PassageTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpellOfPartyMember:
    """Where a member was, or which duty they held, from when on."""

    where: str
    duty: str
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SpotTold:
    """A place of a campaign."""

    id: int
    name: str
    covered_at: datetime | None
    open: int
    cleaned: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StageShowTold:
    """What a team gave at an activity."""

    activity: int
    title: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingTold:
    """A candidate as counted; points are hundredths, exact."""

    number: int
    name: str
    score: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementAtDesk:
    """A statement, whether it is shown or not; nobody reads who made it."""

    id: int
    text: str
    state: Literal["waiting", "shown", "refused", "taken_down"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementTold:
    """A statement, and what one answered to it."""

    id: int
    text: str
    choice: Literal["agree", "pass", "disagree"] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryAtDesk:
    """A story as whoever looks at it sees it; private links are on the page alone."""

    id: int
    title: str
    board: str
    state: Literal["told", "shown", "declined", "down"]
    told_at: datetime
    words: str
    signed: str
    teller: str
    reason: str
    has_photo: bool
    shown: list[PersonShown]
    revision: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryEditStory:
    """What this step asks for."""

    title: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryNameShown:
    """What this step asks for."""

    name: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryOnWall:
    """A good deed on the wall: everybody shown agrees to it today."""

    id: int
    title: str
    words: str
    board: str
    names: list[str]
    signed: str
    photo: str
    shown_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryRow:
    """A story as the desk lists it."""

    id: int
    title: str
    board: str
    state: Literal["told", "shown", "declined", "down"]
    told_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyCampaignRow:
    """A campaign in a list."""

    id: int
    name: str
    since: date
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyLeaf:
    """A page of members, by name."""

    next: str
    previous: str
    year: int
    items: list[StudyRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyOfMember:
    """What one member studied and wrote in a year; not what stands in it."""

    row: StudyRow
    items: list[HoursTold]
    writings: list[OwnWriting]


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyRow:
    """How far one member is towards the year's goal, with nobody to compare with."""

    member: int
    name: str
    halves: int
    goal_hours: int
    courses: int
    goal_courses: int
    notes: int
    essays: int
    characters: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyTold:
    """A member's year of study, towards the goal; never beside anybody else's."""

    year: int
    halves: int
    goal_hours: int
    courses: int
    goal_courses: int
    items: list[HoursTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscribes:
    """Where to tell, and of what."""

    url: str
    kinds: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SumsTold:
    """Owners by heads and by area: both have to reach what the law asks."""

    owners: int
    area: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenBack:
    """Why it is taken back, if one likes to say so."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenDown:
    """The same, told by somebody to the staff."""

    words: str
    category: str
    kind: Literal["help", "complaint", "suggestion", "question", "report", "praise"] = "help"
    place: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    is_public: bool = True
    is_named: bool = False
    hide_personal: bool = True
    photos: list[FileSent] = field(default_factory=list)
    channel: Literal["web", "code", "counter", "phone", "door"] = "phone"
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesBack:
    """Strike it, or with `is_back` let it count again."""

    is_back: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesHelpDown:
    """What staff take down for somebody (代办): everything on one page."""

    halves: list[str]
    channel: Literal["counter", "phone", "door"] | None = "phone"
    service: int
    words: str
    place: str
    name: str = ""
    phone: str = ""
    served_name: str = ""
    fits: bool = False
    outside_words: str = ""
    urgent_words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesLetterDown:
    """A letter with which somebody comes from elsewhere."""

    name: str
    identity: str = ""
    elsewhere: str
    number: str
    issued_on: date
    is_across: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesReliefDown:
    """Staff write down what somebody asked for (代办)."""

    place: int
    door: str
    hardship: Literal["illness", "accident", "disaster", "schooling", "loss", "other"]
    words: str
    proof: str
    photos: list[FileSent] = field(default_factory=list)
    asked_fen: int
    may_keep: bool
    name: str
    phone: str = ""
    paper: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesSeekerDown:
    """Staff write somebody down (代办)."""

    born_on: date
    is_jobless: bool = True
    trades: list[Literal["pastry", "beauty", "infant", "home", "starting", "other"]] = field(default_factory=list)
    words: str = ""
    name: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkTold:
    """A talk between two members."""

    id: int
    one: int
    other: int
    on: date
    topic: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What those asked have answered, the silent told as well."""

    solved: int
    partly: int
    not_solved: int
    silent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamAtDesk:
    """A team with its members, and who could still come into it."""

    id: int
    name: str
    what: str
    founded_on: date
    members: list[MemberOfTeam]
    others: list[CanServe]


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamHonourTold:
    """What a team was honoured with."""

    year: int
    what: str
    by_whom: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamRowAtDesk:
    """A team with how many ask to join it."""

    id: int
    name: str
    art: Literal["choir", "dance", "opera", "music", "brush", "fitness", "chess", "craft", "stage"]
    founded_on: date
    disbanded_on: date | None
    size: int
    asking: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamsAtDesk:
    """The teams, by name."""

    items: list[VolunteerTeam]


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamsOfDesk:
    """The teams, and the Party branches to which one may belong."""

    items: list[TeamRowAtDesk]
    branches: list[Chosen]


@dataclass(frozen=True, kw_only=True, slots=True)
class TellsGoodDeed:
    """A good deed, told by anybody."""

    board: int
    title: str
    words: str
    about: str = ""
    photo: FileSent | None = None
    signed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TellsOfActivity:
    """What this step asks for."""

    stars: Literal[5, 4, 3, 2, 1]
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TellsOfTask:
    """What this step asks for."""

    spot: int
    kind: Literal["corner", "poster", "clutter", "other"]
    words: str
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Thanks:
    """What this step asks for."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThanksTold:
    """What somebody said to the caller; it is counted nowhere."""

    story: int
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ThingTold:
    """A thing that stands in a room."""

    id: int
    name: str
    kind: Literal["computer", "projector", "book", "tool", "other"]
    is_lendable: bool
    is_out: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Things:
    """What is kept, by kind and name."""

    items: list[ThingTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class TiedTold:
    """Something that is done under a brand."""

    id: int
    kind: str
    name: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TiesPage:
    """What this step asks for."""

    title: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TiesToBrand:
    """What is gathered under a brand, as `choices` names it."""

    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Till:
    """By when, and why."""

    words: str
    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """On which half-days somebody is at home."""

    halves: list[HalfDay]


@dataclass(frozen=True, kw_only=True, slots=True)
class Together:
    """The joint conference's three lists."""

    resources: list[JointListed]
    needs: list[JointListed]
    projects: list[JointProject]


@dataclass(frozen=True, kw_only=True, slots=True)
class TogetherAtDesk:
    """The lists with what is proposed, and what was agreed on."""

    lists: Together
    proposed: list[ProposedPair]
    accepted: list[AcceptedPair]


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldWords:
    """Words that the reporter is told."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TraineeCertify:
    """What this step asks for."""

    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TraineeTold:
    """One who learns, the name masked."""

    id: int
    seeker: int
    name: str
    phone: str
    state: Literal["enrolled", "certified", "left"]
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingAtDesk:
    """A training with who learns."""

    id: int
    course: int
    title: str
    state: Literal["planned", "enrolling", "running", "finished", "called_off"]
    certificate: str
    trainees: list[TraineeTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingOfOne:
    """A training that somebody joined."""

    id: int
    training: int
    title: str
    state: Literal["enrolled", "certified", "left"]
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitReassign:
    """What this step asks for."""

    member_id: int
    clock: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitWhy:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitorsTold:
    """How many came on a day."""

    id: int
    on: date
    count: int
    is_approximate: bool
    who: str
    is_taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceOfMember:
    """What one member said in a vote by name."""

    member: int
    choice: Literal["aye", "no", "abstain"]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceTold:
    """How those of one building found it."""

    place: int
    where: str
    fine: int
    spoken: int
    verdict: Literal["fine", "waiting", "silent", "not_fine"]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerAtDesk:
    """One volunteer with what they did."""

    id: int
    number: str
    name: str
    phone: str
    state: Literal["waiting", "active", "refused", "withdrawn"]
    identity: str
    age: int | None
    registered_at: datetime
    skills: list[Literal["cleaning", "company", "repair", "medical", "teaching", "art", "writing", "order", "mediation", "computer", "driving", "other"]]
    free: list[str]
    teams: list[str]
    attainments: list[AttainmentTold]
    duties: list[DutyTold]
    certificates: list[VolunteerCertificate]
    verified_minutes: int
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerCertificate:
    """A certificate of verified hours."""

    id: int
    number: str
    state: Literal["asked", "posted", "issued", "refused", "revoked"]
    since: date
    until: date
    minutes: int
    code: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerClaim:
    """From when to when somebody served."""

    starts: str
    ends: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerCode:
    """What this step asks for."""

    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerLeaf:
    """A page of the register; it has fifty."""

    next: str
    previous: str
    items: list[VolunteerRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerProject:
    """A project in which people serve."""

    id: int
    name: str
    beneficiary: str
    what: str
    venue: str
    kind: Literal["ordinary", "medical", "utility", "rescue"]
    state: Literal["draft", "open", "ended", "cancelled"]
    risk: str
    is_dangerous: bool
    insurance: str
    licence: str
    team: int | None
    campaign: int | None
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerRow:
    """A volunteer as the register tells them, by name; hours are not told, nobody is compared."""

    id: int
    number: str
    name: str
    phone: str
    state: Literal["waiting", "active", "refused", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerShift:
    """One time of a project."""

    id: int
    project: int
    name: str
    starts_at: datetime
    ends_at: datetime
    venue: str
    needed: int
    taken: int
    state: Literal["planned", "held", "cancelled"]
    words: str
    evaluation: str
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerTeam:
    """A team, with how many are in it."""

    id: int
    name: str
    what: str
    members: int
    founded_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerVerify:
    """What this step asks for."""

    hours: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Volunteering:
    """What is to come and what there is."""

    notice: int
    is_registered: bool
    shifts: list[VolunteerShift]
    held: list[VolunteerShift]
    projects: list[VolunteerProject]
    teams: list[VolunteerTeam]
    campaigns: list[CampaignRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersCampaignReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersCampaignSend:
    """What this step asks for."""

    shift_id: int
    spot_ids: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersCampaignSpots:
    """What this step asks for."""

    place_ids: list[int] = field(default_factory=list)
    lanes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersCertificateReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersDutyClaim:
    """From when to when somebody served."""

    starts: str
    ends: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersDutyCorrect:
    """What this step asks for."""

    hours: str
    reason: str
    entry_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersDutyVerify:
    """What this step asks for."""

    hours: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersPersonAgree:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersPersonAttain:
    """What this step asks for."""

    kind: Literal["training", "award"]
    what: str
    on: date
    giver: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersPersonDisagree:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersPersonIdentity:
    """What this step asks for."""

    identity: str
    may_keep_identity: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersPersonStrike:
    """What this step asks for."""

    attainment_id: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersProjectNewShift:
    """What this step asks for."""

    day_on: date
    starts: str
    ends: str
    needed: int
    venue: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersProjectReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersShiftEvaluation:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersShiftReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersShiftRoster:
    """What this step asks for."""

    volunteer_ids: list[int]
    minutes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersTaskClean:
    """What this step asks for."""

    words: str = ""
    photo: FileSent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersTaskReason:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersTeamEnlist:
    """What this step asks for."""

    volunteer_ids: list[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersTeamOneMember:
    """What this step asks for."""

    volunteer_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteersTeamRelease:
    """What this step asks for."""

    volunteer_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteNoted:
    """How a member voted, by raised hand or on paper."""

    member: int
    choice: Literal["aye", "no", "abstain"]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteRow:
    """A residents' vote as a list tells it."""

    id: int
    title: str
    state: Literal["draft", "open", "closed", "counted", "declared", "cancelled"]
    closes_on: date
    amount: int
    cast: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteTold:
    """A residents' vote on what the fund pays for."""

    id: int
    title: str
    words: str
    state: Literal["draft", "open", "closed", "counted", "declared", "cancelled"]
    closes_on: date
    amount: int
    kind: Literal["approval", "points"]
    rule: Literal["equal", "greedy"]
    unit: Literal["person", "household"]
    most_choices: int
    points: int
    cast: int
    options: list[OptionTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class VotedFor:
    """That a ballot was received. Its receipt is shown on the page alone: kept with the answer, it would lead from the token to the ballot."""

    award: int
    is_received: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Votes:
    """One vote, once; a member is named where it is another's that one holds."""

    choice: Literal["aye", "no", "abstain"]
    member: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VotesFor:
    """A ballot."""

    choices: list[int]
    home: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoucherTold:
    """One booking; a mistake is taken back by another."""

    id: int
    kind: Literal["grant", "commit", "pay", "release", "carry", "return", "reverse"]
    at: datetime
    amount: int
    words: str
    payee: str
    receipt_number: str
    reverses: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What waits for those who organise volunteering."""

    volunteers: int
    to_verify: list[DutyOfSomebody]
    guardians: list[VolunteerRow]
    certificates: list[VolunteerCertificate]
    unheld: list[VolunteerShift]
    shifts: list[VolunteerShift]


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingTold:
    """A matter that waits for the council."""

    number: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WallAtDesk:
    """What waits for a look, and a page of everything else; it has thirty."""

    next: str
    previous: str
    boards: list[BoardAtDesk]
    waiting: list[StoryRow]
    items: list[StoryRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class WallLeaf:
    """A page of the wall, the latest first; it has twelve."""

    next: str
    previous: str
    boards: list[BoardTold]
    items: list[StoryOnWall]


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedTold:
    """What residents would learn, by how many; who they are is not told."""

    id: int
    name: str
    count: int
    needed: int
    is_mine: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WantsHelp:
    """Whom one wants, for what, where and when."""

    service: int
    words: str
    place: str
    halves: list[HalfDay]
    whom: Literal["self", "family", "neighbour"] = "self"
    served_name: str = ""
    fits: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekOfRooms:
    """Who has which room when, over seven days from a Monday on."""

    monday: date
    bookings: list[BookingTold]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhoCould:
    """A member of a team who could go."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Whom:
    """A person as the desk sees them at first: masked."""

    person: int
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WishTold:
    """What somebody would learn, the name masked."""

    id: int
    subject: int | None
    words: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What this step asks for."""

    subject: int | None = None
    words: str = ""
    times: list[Literal["morning", "afternoon", "evening", "weekend"]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """That one is no volunteer here any more."""

    is_withdrawn: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkFollowUpAnswer:
    """What this step asks for."""

    answer: Literal["work", "not", "unknown"]
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Worker:
    """One who can be put in charge."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksAddPiece:
    """What this step asks for."""

    kind: Literal["paint", "waterproof", "insulation", "gas", "pipes", "rebuilding", "other"]
    places: list[int] = field(default_factory=list)
    room: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksChoices:
    """What a plan may name."""

    buildings: list[NamedThing]
    rooms: list[NamedThing]
    builders: list[NamedThing]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksConsent:
    """An owners' vote as its paper says; whether it passed is reckoned."""

    purpose: Literal["use", "raise"]
    decided_by: str
    held_on: date
    document: str
    owners: int
    took_part: int
    ayes: int
    area: str
    area_part: str
    area_ayes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksFund:
    """What this step asks for."""

    source: Literal["street", "government", "special", "repair", "owners", "unit", "other"]
    fen: int
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksLeaf:
    """What runs, and a page of what is settled, the latest first."""

    next: str
    previous: str
    running: list[WorksRow]
    items: list[WorksRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksPhotograph:
    """What this step asks for."""

    photos: list[FileSent]
    stage: Literal["before", "during", "after"]
    spot: str
    milestone: int | None = None
    caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksRow:
    """A piece of building work as a list tells it."""

    id: int
    title: str
    office: str
    state: Literal["draft", "announced", "under_way", "inspecting", "asking", "accepted", "partly", "stopped"]
    state_name: str
    starts_on: date | None
    ends_on: date | None
    todo: int
    done: int
    put_off: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksSetMilestone:
    """What this step asks for."""

    title: str
    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksStop:
    """What this step asks for."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksTakeFund:
    """What this step asks for."""

    fund_project: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksTakeVote:
    """What this step asks for."""

    vote: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksTold:
    """A piece of work with its parts, its steps and what residents say."""

    id: int
    title: str
    office: str
    state: Literal["draft", "announced", "under_way", "inspecting", "asking", "accepted", "partly", "stopped"]
    state_name: str
    starts_on: date | None
    ends_on: date | None
    todo: int
    done: int
    put_off: int
    words: str
    reason: str
    asked_until: date | None
    revision: int
    pieces: list[PieceTold]
    milestones: list[MilestoneTold]
    voices: list[VoiceTold]
    own: bool | None
    verbs: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksWriteDown:
    """What somebody told staff of their building (代办)."""

    place: int
    name: str
    phone: str
    is_fine: bool
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WritesCharter:
    """What this step asks for."""

    name: str
    way: str = ""
    quorum: Literal["1/2", "3/5", "2/3", "3/4", "4/5"]
    majority: Literal["1/2", "3/5", "2/3", "3/4", "4/5"]
    majority_of: Literal["present", "members"]
    is_secret: bool
    notice_days: int
    speech_seconds: int | None = None
    speech_turns: int | None = None
    proxies_each: int | None = None
    duties: str = ""
    promises: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WritesHours:
    """What one studied by oneself, on which day, for how many half hours."""

    title: str
    studied_on: date
    halves: int
    campaign: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WritesNews:
    """An announcement."""

    title: str
    words: str
    to: str
    valid_from: date
    valid_until: date
    is_pinned: bool = False
    papers: list[FileSent] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class WritesProject:
    """What it is for, where it comes from, what it costs."""

    title: str
    words: str
    use: Literal["party", "service", "selfgov", "urgent", "volunteers", "culture", "repairs", "office", "wages", "loans", "building", "hardware", "elsewhere", "private"]
    origin: Literal["need", "matter", "resolution", "request"]
    matter_id: int | None = None
    resolution_id: int | None = None
    asked_by: str = ""
    meeting_id: int | None = None
    costs: list[CostSent] = field(default_factory=list)
    supplier: str = ""
    is_standing: bool = False
    use_reason: str = ""
    quotes_reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WritesSyllabus:
    """What this step asks for."""

    title: str
    subject: int | None = None
    series: int | None = None
    words: str = ""
    capacity: int
    lecturer: str = ""
    phone: str = ""
    is_named: bool = False
    partner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WritingOfMember:
    """One piece with its text."""

    id: int
    kind: Literal["note", "essay"]
    title: str
    written_on: date
    characters: int
    is_stated: bool
    member: int
    words: str
    is_taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class YardTold:
    """A courtyard: how many codes hang on its doors, and how often they were scanned of late."""

    id: int
    label: str
    codes: int
    scans: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Yards:
    """All courtyards of a community."""

    items: list[YardTold]


def _quoted(value: object) -> str:
    return quote(str(value), safe="")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value


def _read(kind: Any, value: Any) -> Any:
    """A JSON value as the kind that it is; what a later version adds is left out."""
    if isinstance(kind, types.UnionType):
        if value is None:
            return None
        return _read(next(each for each in get_args(kind) if each is not type(None)), value)
    if get_origin(kind) is list:
        return [_read(get_args(kind)[0], each) for each in value]
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{each: _read(hints[each], value[each]) for each in hints})
    return value


def every(page: Callable[..., Any], *args: Any, **asked: Any) -> Iterator[Any]:
    """The items of a list over all its pages, e.g. every(client.matters_shown, "lishanlu")."""
    after = ""
    while True:
        told = page(*args, **asked, after=after)
        yield from told.items
        if not (after := told.next):
            return


class Client:
    """The operations of the API, one method each, named as in its document."""

    def __init__(
        self, site: str, token: str = "", *, language: str = "zh-hans", timeout: float = 20
    ) -> None:
        if urlsplit(site).scheme not in ("http", "https"):
            raise ValueError(f"{site!r} is no web address")
        self._site, self._token = site.rstrip("/"), token
        self._language, self._timeout = language, timeout

    def _call(
        self,
        kind: type[Told],
        method: str,
        path: str,
        *,
        query: dict[str, Any] | None = None,
        body: Any = None,
        once: str = "",
        seen: int | None = None,
    ) -> Told:
        wanted = "*/*" if kind is bytes else "application/json"
        headers = {"Accept": wanted, "Accept-Language": self._language}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        sent = None
        if method == "POST":
            headers |= {"Content-Type": "application/json", "Idempotency-Key": once or uuid4().hex}
            sent = json.dumps(_plain(body) if body is not None else {}).encode()
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        asked = {name: value for name, value in (query or {}).items() if value not in ("", None)}
        url = f"{self._site}{path}{'?' + urlencode(asked) if asked else ''}"
        told: Any = self._sent(Request(url, sent, headers, method=method))
        read: Told = told if kind is bytes else _read(kind, json.loads(told))
        return read

    def _sent(self, request: Request) -> bytes:
        for left in reversed(range(TRIES)):
            try:
                with urlopen(request, timeout=self._timeout) as answer:
                    whole: bytes = answer.read()
                    return whole
            except HTTPError as refused:
                raise Refused(refused.code, _problem(refused.read())) from None
            except (URLError, HTTPException, TimeoutError, ConnectionError):
                if not left:
                    raise
        raise AssertionError("the last try returns or raises")

    def gateway_me(
        self,
    ) -> Me:
        """这个令牌是谁的、能做什么"""
        return self._call(
            Me,
            "GET",
            "/api/v1/me",
        )

    def places_yards(
        self,
        slug: str,
    ) -> Yards:
        """楼门上的码：各院挂了几张、扫了几次"""
        return self._call(
            Yards,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/codes",
        )

    def places_doors(
        self,
        slug: str,
        pk: int,
    ) -> Doors:
        """一个院各楼门的码"""
        return self._call(
            Doors,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}",
        )

    def places_renew_codes(
        self,
        slug: str,
        pk: int,
        body: RenewsCodes,
        *,
        once: str = "",
    ) -> Doors:
        """一个楼门换新码，或整个院都换；旧的作废"""
        return self._call(
            Doors,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}/renew",
            body=body,
            once=once,
        )

    def places_keep_old_code(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> Doors:
        """撤销一次换码：旧的接着用；新码有人扫过就撤不回了"""
        return self._call(
            Doors,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}/doors/{_quoted(thing)}/keep-old",
            body=body,
            once=once,
        )

    def places_codes_a4(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一个院的码，PDF：A4，一张 8 个"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}/a4",
        )

    def places_codes_a5(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一个院的码，PDF：A5，一张 4 个"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}/a5",
        )

    def places_codes_a5_one(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一个院的码，PDF：A5，一张 1 个，贴墙"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/codes/{_quoted(pk)}/a5-one",
        )

    def places_headcount(
        self,
        slug: str,
        body: CountsHeads,
        *,
        once: str = "",
    ) -> HeadsTold:
        """社区住着多少人、多少户，数从哪儿来"""
        return self._call(
            HeadsTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/headcount",
            body=body,
            once=once,
        )

    def places_communities(
        self,
    ) -> Communities:
        """街道的各个社区"""
        return self._call(
            Communities,
            "GET",
            "/api/v1/communities",
        )

    def places_community(
        self,
        slug: str,
    ) -> CommunityRow:
        """一个社区"""
        return self._call(
            CommunityRow,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}",
        )

    def places_places(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> PlaceLeaf:
        """一个社区的院、楼、单元"""
        return self._call(
            PlaceLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/places",
            query={"after": after, "before": before, "limit": limit},
        )

    def matters_accept(
        self,
        number: str,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """受理"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/accept",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_reply(
        self,
        number: str,
        body: ToldWords,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """答复"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/reply",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_ask(
        self,
        number: str,
        body: Asks,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """向提出人问一句"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/ask",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_handle(
        self,
        number: str,
        body: Handles,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """直接办理"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/handle",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_reassign(
        self,
        number: str,
        body: Assigns,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """改派"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/reassign",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_recategorise(
        self,
        number: str,
        body: Recategorises,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """改类别"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/recategorise",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_mark_focal(
        self,
        number: str,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """列为焦点问题"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/mark-focal",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_decline(
        self,
        number: str,
        body: ToldWords,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """不予受理"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/decline",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_refer(
        self,
        number: str,
        body: Refers,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """转交别的单位"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/refer",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_send(
        self,
        number: str,
        body: Sends,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """转给别的社区"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/send",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_separate(
        self,
        number: str,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """拆开"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/separate",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_put_before_council(
        self,
        number: str,
        body: MayTell,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """提交议事会"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/put-before-council",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_progress(
        self,
        number: str,
        body: Progresses,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """写进展"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/progress",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_extend(
        self,
        number: str,
        body: Till,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """延期一次"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/extend",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_report_done(
        self,
        number: str,
        body: Done,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """办完，请居民确认"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/report-done",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_instruct(
        self,
        number: str,
        body: Till,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """督办：交社区限期办"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/instruct",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_join(
        self,
        number: str,
        body: Joins,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """并到另一件"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/join",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_photos(
        self,
        number: str,
        body: Shows,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """添照片：没动工时、正在办、办完以后"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/photos",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_dossier(
        self,
        number: str,
    ) -> Dossier:
        """工作台上的一件诉求：提出人（遮住的）、谁能负责、问到了谁"""
        return self._call(
            Dossier,
            "GET",
            f"/api/v1/matters/{_quoted(number)}/dossier",
        )

    def matters_support(
        self,
        number: str,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """我也遇到"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/support",
            once=once,
            seen=seen,
        )

    def matters_unsupport(
        self,
        number: str,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """不再算我这一户"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/unsupport",
            once=once,
            seen=seen,
        )

    def matters_follow(
        self,
        number: str,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """关注，有进展告诉我"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/follow",
            once=once,
            seen=seen,
        )

    def matters_unfollow(
        self,
        number: str,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """不再关注"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/unfollow",
            once=once,
            seen=seen,
        )

    def matters_answer(
        self,
        number: str,
        body: Answered,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """回答社区问的话"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/answer",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_say(
        self,
        number: str,
        body: Said,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """说一声解决了没有；工作人员记回访也用它"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/say",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_withdraw(
        self,
        number: str,
        body: TakenBack,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> MatterNow:
        """撤回我提的事"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/matters/{_quoted(number)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def matters_categories(
        self,
    ) -> Categories:
        """诉求的类别，和每一类要问的"""
        return self._call(
            Categories,
            "GET",
            "/api/v1/categories",
        )

    def matters_shown(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        group: Literal["all", "open", "ended"] = "all",
        category: str = "",
        words: str = "",
    ) -> MatterLeaf:
        """大家的事：一个社区公开的诉求，新的在前"""
        return self._call(
            MatterLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/matters",
            query={"after": after, "before": before, "limit": limit, "group": group, "category": category, "words": words},
        )

    def matters_report(
        self,
        slug: str,
        body: Brought,
        *,
        once: str = "",
    ) -> MatterNow:
        """报一件事"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/matters",
            body=body,
            once=once,
        )

    def matters_mine(
        self,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> MatterLeaf:
        """我提的事，新的在前"""
        return self._call(
            MatterLeaf,
            "GET",
            "/api/v1/me/matters",
            query={"after": after, "before": before, "limit": limit},
        )

    def matters_shared(
        self,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> MatterLeaf:
        """我说过“我也遇到”或关注的事，新的在前"""
        return self._call(
            MatterLeaf,
            "GET",
            "/api/v1/me/shared",
            query={"after": after, "before": before, "limit": limit},
        )

    def matters_backlog(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        words: str = "",
        state: str = "open",
        category: str = "",
        lead: str = "",
        due: str = "",
        least: int = 0,
        sort: str = "",
    ) -> MatterLeaf:
        """工作台的诉求：按状态、类别、负责人、时限挑，一页五十件"""
        return self._call(
            MatterLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/backlog",
            query={"after": after, "before": before, "limit": limit, "words": words, "state": state, "category": category, "lead": lead, "due": due, "least": least, "sort": sort},
        )

    def matters_matter(
        self,
        number: str,
    ) -> MatterWhole:
        """一件诉求：说了什么、走到哪一步、经过"""
        return self._call(
            MatterWhole,
            "GET",
            f"/api/v1/matters/{_quoted(number)}",
        )

    def matters_taken_down(
        self,
        slug: str,
        body: TakenDown,
        *,
        once: str = "",
    ) -> MatterNow:
        """代办登记：替打来电话、当面来说的居民报一件事"""
        return self._call(
            MatterNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/matters/taken-down",
            body=body,
            once=once,
        )

    def council_questions(
        self,
        slug: str,
    ) -> Questions:
        """正在听的意见和听完的，正在听的在前"""
        return self._call(
            Questions,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/questions",
        )

    def council_ask_question(
        self,
        slug: str,
        body: AsksQuestion,
        *,
        once: str = "",
    ) -> QuestionAtDesk:
        """提一个问题，放几条意见以后再开始听"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions",
            body=body,
            once=once,
        )

    def council_question(
        self,
        slug: str,
        pk: int,
    ) -> QuestionTold:
        """一个问题：问什么，大家怎么看"""
        return self._call(
            QuestionTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}",
        )

    def council_own(
        self,
        slug: str,
        pk: int,
    ) -> OwnPart:
        """放出来的每一条，和我怎么答的"""
        return self._call(
            OwnPart,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/mine",
        )

    def council_answer(
        self,
        slug: str,
        pk: int,
        body: Answers,
        *,
        once: str = "",
    ) -> OwnPart:
        """对一条意见表态；再答一次，算后一次"""
        return self._call(
            OwnPart,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def council_say(
        self,
        slug: str,
        pk: int,
        body: Says,
        *,
        once: str = "",
    ) -> OwnPart:
        """提一条意见；社区看过就放出来，不带名字"""
        return self._call(
            OwnPart,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/say",
            body=body,
            once=once,
        )

    def council_question_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> QuestionAtDesk:
        """工作台上的一个问题：每一条意见，放没放出来"""
        return self._call(
            QuestionAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/desk",
        )

    def council_rewrite_question(
        self,
        slug: str,
        pk: int,
        body: AsksQuestion,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """改一个还没开始听的问题"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def council_note_paper(
        self,
        slug: str,
        pk: int,
        body: OnPaper,
        *,
        once: str = "",
    ) -> QuestionAtDesk:
        """替居民记一张纸上的回答；同一个号码再记，以后一次为准"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/paper",
            body=body,
            once=once,
        )

    def council_seed_question(
        self,
        slug: str,
        pk: int,
        body: QuestionSeed,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """先放几条"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/seed",
            body=body,
            once=once,
            seen=seen,
        )

    def council_open_question(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """开始听意见"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def council_extend_question(
        self,
        slug: str,
        pk: int,
        body: QuestionExtend,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """改到哪天为止"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/extend",
            body=body,
            once=once,
            seen=seen,
        )

    def council_close_question(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """不再收了"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/close",
            body=body,
            once=once,
            seen=seen,
        )

    def council_withdraw_question(
        self,
        slug: str,
        pk: int,
        body: QuestionReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """不问了"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def council_raise_question(
        self,
        slug: str,
        pk: int,
        body: QuestionRaise,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> QuestionAtDesk:
        """放进会议议程"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/questions/{_quoted(pk)}/raise",
            body=body,
            once=once,
            seen=seen,
        )

    def council_show_statement(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> QuestionAtDesk:
        """放出来"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/statements/{_quoted(pk)}/show",
            body=body,
            once=once,
        )

    def council_refuse_statement(
        self,
        slug: str,
        pk: int,
        body: QuestionReason,
        *,
        once: str = "",
    ) -> QuestionAtDesk:
        """不放"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/statements/{_quoted(pk)}/refuse",
            body=body,
            once=once,
        )

    def council_take_down_statement(
        self,
        slug: str,
        pk: int,
        body: QuestionReason,
        *,
        once: str = "",
    ) -> QuestionAtDesk:
        """撤下"""
        return self._call(
            QuestionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/statements/{_quoted(pk)}/take-down",
            body=body,
            once=once,
        )

    def council_council_desk(
        self,
        slug: str,
        *,
        kind: Literal["residents", "joint"] = "residents",
    ) -> CouncilAtDesk:
        """工作台上的议事会：成员、等着上会的事"""
        return self._call(
            CouncilAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/council/desk",
            query={"kind": kind},
        )

    def council_session_desk(
        self,
        slug: str,
        pk: int,
    ) -> SittingAtDesk:
        """一次会：议程走到哪一步、现在能做什么、纪要"""
        return self._call(
            SittingAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/desk",
        )

    def council_write_charter(
        self,
        slug: str,
        body: WritesCharter,
        *,
        kind: Literal["residents", "joint"] = "residents",
        once: str = "",
        seen: int | None = None,
    ) -> CouncilAtDesk:
        """写章程；还没有议事会的，写了就成立"""
        return self._call(
            CouncilAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/council/charter",
            query={"kind": kind},
            body=body,
            once=once,
            seen=seen,
        )

    def council_admit(
        self,
        slug: str,
        body: SeatsMember,
        *,
        kind: Literal["residents", "joint"] = "residents",
        once: str = "",
    ) -> CouncilAtDesk:
        """请一位成员进议事会"""
        return self._call(
            CouncilAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/council/members",
            query={"kind": kind},
            body=body,
            once=once,
        )

    def council_release(
        self,
        slug: str,
        pk: int,
        body: ReleasesMember,
        *,
        kind: Literal["residents", "joint"] = "residents",
        once: str = "",
    ) -> CouncilAtDesk:
        """一位成员离开议事会：以前的会议记录不变"""
        return self._call(
            CouncilAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/council/members/{_quoted(pk)}/release",
            query={"kind": kind},
            body=body,
            once=once,
        )

    def council_begin_term(
        self,
        slug: str,
        body: BeginsTerm,
        *,
        kind: Literal["residents", "joint"] = "residents",
        once: str = "",
    ) -> CouncilAtDesk:
        """开始新的一届"""
        return self._call(
            CouncilAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/council/terms",
            query={"kind": kind},
            body=body,
            once=once,
        )

    def council_owner_votes(
        self,
        slug: str,
    ) -> OwnerVotes:
        """公示过的业主表决，新的在前"""
        return self._call(
            OwnerVotes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes",
        )

    def council_prepare_owner_vote(
        self,
        slug: str,
        body: PreparesVote,
        *,
        once: str = "",
    ) -> OwnerVoteAtDesk:
        """准备一次业主表决"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes",
            body=body,
            once=once,
        )

    def council_owner_vote(
        self,
        slug: str,
        pk: int,
    ) -> OwnerVoteTold:
        """一次业主表决：定什么、要多少、有多少"""
        return self._call(
            OwnerVoteTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}",
        )

    def council_own_owner_vote(
        self,
        slug: str,
        pk: int,
    ) -> OwnVote:
        """我在这次业主表决里的票"""
        return self._call(
            OwnVote,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/mine",
        )

    def council_cast_as_owner(
        self,
        slug: str,
        pk: int,
        body: CastsAsOwner,
        *,
        once: str = "",
    ) -> OwnersReceived:
        """业主投票：截止以前可以再来改"""
        return self._call(
            OwnersReceived,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/cast",
            body=body,
            once=once,
        )

    def council_owner_vote_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> OwnerVoteAtDesk:
        """工作台上的一次业主表决：名册、纸票、能走的步"""
        return self._call(
            OwnerVoteAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/desk",
        )

    def council_rewrite_owner_vote(
        self,
        slug: str,
        pk: int,
        body: PreparesVote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """改一次还没公示的表决"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def council_read_owners_paper(
        self,
        slug: str,
        pk: int,
        ballot: int,
        body: ReadsOwnersPaper,
        *,
        once: str = "",
    ) -> OwnerVoteAtDesk:
        """记一张业主的纸票；另一位同事照着纸再记一遍，一样才算数"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/ballots/{_quoted(ballot)}/paper",
            body=body,
            once=once,
        )

    def council_announce_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """公示，告知业主和居委会"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/announce",
            body=body,
            once=once,
            seen=seen,
        )

    def council_take_back_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """收回公示再改"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/take-back",
            body=body,
            once=once,
            seen=seen,
        )

    def council_open_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """开始表决"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def council_count_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """截止，计票"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/count",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_passed_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """宣布：通过"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/declare-passed",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_rejected_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """宣布：未通过"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/declare-rejected",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_void_owner_vote(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """宣布：参与不够，不成立"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/declare-void",
            body=body,
            once=once,
            seen=seen,
        )

    def council_cancel_owner_vote(
        self,
        slug: str,
        pk: int,
        body: EndsVote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> OwnerVoteAtDesk:
        """取消"""
        return self._call(
            OwnerVoteAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/owners/votes/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def council_council(
        self,
        slug: str,
        *,
        kind: Literal["residents", "joint"] = "residents",
    ) -> CouncilTold:
        """一个社区的居民议事会，或共驻共建联席会"""
        return self._call(
            CouncilTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/council",
            query={"kind": kind},
        )

    def council_sessions(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        kind: Literal["residents", "joint"] = "residents",
    ) -> SessionLeaf:
        """议事会开过的、要开的会，新的在前"""
        return self._call(
            SessionLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions",
            query={"after": after, "before": before, "limit": limit, "kind": kind},
        )

    def council_plan(
        self,
        slug: str,
        body: PlansSession,
        *,
        kind: Literal["residents", "joint"] = "residents",
        once: str = "",
    ) -> SittingAtDesk:
        """排一次会：时间、地点、谁主持"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions",
            query={"kind": kind},
            body=body,
            once=once,
        )

    def council_session(
        self,
        slug: str,
        pk: int,
    ) -> SessionTold:
        """一次会：议程和表决"""
        return self._call(
            SessionTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}",
        )

    def council_minutes(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一次会的纪要，PDF：公布的人人能读"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/minutes",
        )

    def council_resolutions(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        only: str = "",
    ) -> ResolutionLeaf:
        """议事会的决议，新的在前，一页三十条"""
        return self._call(
            ResolutionLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/resolutions",
            query={"after": after, "before": before, "limit": limit, "only": only},
        )

    def council_resolution(
        self,
        slug: str,
        pk: int,
    ) -> ResolutionTold:
        """一项决议：谁要求的、怎么定的、办得怎么样"""
        return self._call(
            ResolutionTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/resolutions/{_quoted(pk)}",
        )

    def council_progress(
        self,
        slug: str,
        pk: int,
        body: Progress,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ResolutionTold:
        """写一项决议的进展，参加的人会知道"""
        return self._call(
            ResolutionTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/resolutions/{_quoted(pk)}/progress",
            body=body,
            once=once,
            seen=seen,
        )

    def council_finish(
        self,
        slug: str,
        pk: int,
        body: Finishes,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ResolutionTold:
        """记下一项决议办成了什么样"""
        return self._call(
            ResolutionTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/resolutions/{_quoted(pk)}/finish",
            body=body,
            once=once,
            seen=seen,
        )

    def council_room(
        self,
        slug: str,
        pk: int,
    ) -> Room:
        """一次会：应到的每个人，到了没有"""
        return self._call(
            Room,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/room",
        )

    def council_arrive(
        self,
        slug: str,
        pk: int,
        body: Seats,
        *,
        once: str = "",
    ) -> Room:
        """记到会"""
        return self._call(
            Room,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/arrive",
            body=body,
            once=once,
        )

    def council_leave(
        self,
        slug: str,
        pk: int,
        body: Seats,
        *,
        once: str = "",
    ) -> Room:
        """记离席"""
        return self._call(
            Room,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/leave",
            body=body,
            once=once,
        )

    def council_excuse(
        self,
        slug: str,
        pk: int,
        body: Seats,
        *,
        once: str = "",
    ) -> Room:
        """记请假"""
        return self._call(
            Room,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/excuse",
            body=body,
            once=once,
        )

    def council_take_back(
        self,
        slug: str,
        pk: int,
        body: Seats,
        *,
        once: str = "",
    ) -> Room:
        """到会记错了，改成没有到"""
        return self._call(
            Room,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def council_replan(
        self,
        slug: str,
        pk: int,
        body: PlansSession,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """改会议的安排"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/replan",
            body=body,
            once=once,
            seen=seen,
        )

    def council_add_matters(
        self,
        slug: str,
        pk: int,
        body: SessionPick,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """把等着上会的事放进议程"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/add-matters",
            body=body,
            once=once,
            seen=seen,
        )

    def council_add_question(
        self,
        slug: str,
        pk: int,
        body: SessionQuestion,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """加一个议题"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/add-question",
            body=body,
            once=once,
            seen=seen,
        )

    def council_order(
        self,
        slug: str,
        pk: int,
        body: SessionForward,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """排顺序"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/order",
            body=body,
            once=once,
            seen=seen,
        )

    def council_plan_times(
        self,
        slug: str,
        pk: int,
        body: SessionTimes,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """定时间"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/plan-times",
            body=body,
            once=once,
            seen=seen,
        )

    def council_empower(
        self,
        slug: str,
        pk: int,
        body: SessionEmpower,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记委托"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/empower",
            body=body,
            once=once,
            seen=seen,
        )

    def council_take_proxy_back(
        self,
        slug: str,
        pk: int,
        body: SessionTakeProxyBack,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """收回委托"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/take-proxy-back",
            body=body,
            once=once,
            seen=seen,
        )

    def council_sign(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记录人签字"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/sign",
            body=body,
            once=once,
            seen=seen,
        )

    def council_notify(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """发通知"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/notify",
            body=body,
            once=once,
            seen=seen,
        )

    def council_reschedule(
        self,
        slug: str,
        pk: int,
        body: SessionNote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """改期，重新通知"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/reschedule",
            body=body,
            once=once,
            seen=seen,
        )

    def council_cancel(
        self,
        slug: str,
        pk: int,
        body: SessionReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """取消会议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def council_open(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """开会"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def council_pause(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """休会"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/pause",
            body=body,
            once=once,
            seen=seen,
        )

    def council_resume(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """继续开会"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/resume",
            body=body,
            once=once,
            seen=seen,
        )

    def council_adjourn(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """散会"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/adjourn",
            body=body,
            once=once,
            seen=seen,
        )

    def council_write(
        self,
        slug: str,
        pk: int,
        body: SessionMinutes,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """改纪要"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/write",
            body=body,
            once=once,
            seen=seen,
        )

    def council_approve(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """纪要定稿"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/approve",
            body=body,
            once=once,
            seen=seen,
        )

    def council_reopen_minutes(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """退回再改"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/reopen-minutes",
            body=body,
            once=once,
            seen=seen,
        )

    def council_publish(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """公布纪要"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/publish",
            body=body,
            once=once,
            seen=seen,
        )

    def council_drop(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """撤下议题"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def council_reserve(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionReserve,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """标为须业主共同决定"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/reserve",
            body=body,
            once=once,
            seen=seen,
        )

    def council_call(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """开始议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/call",
            body=body,
            once=once,
            seen=seen,
        )

    def council_move(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionMotion,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记动议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/move",
            body=body,
            once=once,
            seen=seen,
        )

    def council_raise_hand_for(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionHand,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """举手"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/raise-hand-for",
            body=body,
            once=once,
            seen=seen,
        )

    def council_second_for(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionInRoom,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """附议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/second-for",
            body=body,
            once=once,
            seen=seen,
        )

    def council_amend(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionAmend,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """提修正案"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/amend",
            body=body,
            once=once,
            seen=seen,
        )

    def council_withdraw_amendment(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """收回修正案"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/withdraw-amendment",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_amendment(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """宣布修正案的结果"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/declare-amendment",
            body=body,
            once=once,
            seen=seen,
        )

    def council_put(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """付表决"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/put",
            body=body,
            once=once,
            seen=seen,
        )

    def council_enter_votes(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionBallots,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记票"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/enter-votes",
            body=body,
            once=once,
            seen=seen,
        )

    def council_enter_papers(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionPapers,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """无记名：一盒纸票数出来的"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/enter-papers",
            body=body,
            once=once,
            seen=seen,
        )

    def council_revote(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """重新表决"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/revote",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_passed(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionPassed,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """宣布：通过"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/declare-passed",
            body=body,
            once=once,
            seen=seen,
        )

    def council_declare_rejected(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionRejected,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """宣布：未通过"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/declare-rejected",
            body=body,
            once=once,
            seen=seen,
        )

    def council_dispute(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionNote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记为有争议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/dispute",
            body=body,
            once=once,
            seen=seen,
        )

    def council_settle(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """争议已经说开"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/settle",
            body=body,
            once=once,
            seen=seen,
        )

    def council_refer_to_delegates(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """转居民代表会议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/refer-to-delegates",
            body=body,
            once=once,
            seen=seen,
        )

    def council_refer_to_owners(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """转业主大会"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/refer-to-owners",
            body=body,
            once=once,
            seen=seen,
        )

    def council_conclude(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionResult,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """议过，不表决"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/conclude",
            body=body,
            once=once,
            seen=seen,
        )

    def council_postpone(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionNote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """留待下次"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/postpone",
            body=body,
            once=once,
            seen=seen,
        )

    def council_dissent_for(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionDissent,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """记不同意见"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/dissent-for",
            body=body,
            once=once,
            seen=seen,
        )

    def council_answer_dissent(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionAnswerDissent,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """答复不同意见"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/answer-dissent",
            body=body,
            once=once,
            seen=seen,
        )

    def council_revoke(
        self,
        slug: str,
        pk: int,
        item: int,
        body: SessionReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """撤销决议"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/revoke",
            body=body,
            once=once,
            seen=seen,
        )

    def council_feed_back(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SittingAtDesk:
        """反馈给参加的人"""
        return self._call(
            SittingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/feed-back",
            body=body,
            once=once,
            seen=seen,
        )

    def council_own_seat(
        self,
        slug: str,
        pk: int,
    ) -> OwnSeat:
        """我在这次会上：到会没有、能做什么、有没有票要投"""
        return self._call(
            OwnSeat,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/mine",
        )

    def council_raise_hand(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Hand,
        *,
        once: str = "",
    ) -> OwnSeat:
        """举手要发言，先说立场"""
        return self._call(
            OwnSeat,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/hand",
            body=body,
            once=once,
        )

    def council_lower_hand(
        self,
        slug: str,
        pk: int,
        item: int,
        *,
        once: str = "",
    ) -> OwnSeat:
        """把手放下"""
        return self._call(
            OwnSeat,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/hand/lower",
            once=once,
        )

    def council_second(
        self,
        slug: str,
        pk: int,
        item: int,
        *,
        once: str = "",
    ) -> OwnSeat:
        """附议"""
        return self._call(
            OwnSeat,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/second",
            once=once,
        )

    def council_vote(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Votes,
        *,
        once: str = "",
    ) -> OwnSeat:
        """投票：自己的，或受托代投的"""
        return self._call(
            OwnSeat,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/vote",
            body=body,
            once=once,
        )

    def council_dissent(
        self,
        slug: str,
        pk: int,
        item: int,
        body: Dissents,
        *,
        once: str = "",
    ) -> OwnSeat:
        """对通过的决议写下不同意见，社区要答复"""
        return self._call(
            OwnSeat,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/sessions/{_quoted(pk)}/items/{_quoted(item)}/dissent",
            body=body,
            once=once,
        )

    def activities_ahead(
        self,
        slug: str,
    ) -> Ahead:
        """要办的活动，近的在前"""
        return self._call(
            Ahead,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities",
        )

    def activities_plan(
        self,
        slug: str,
        body: PlansActivity,
        *,
        once: str = "",
    ) -> ActivityAtDesk:
        """安排一场活动；选了房间就替您订下"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities",
            body=body,
            once=once,
        )

    def activities_past(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> ActivityLeaf:
        """办过的活动，新的在前，一页二十场"""
        return self._call(
            ActivityLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/past",
            query={"after": after, "before": before, "limit": limit},
        )

    def activities_activity(
        self,
        slug: str,
        pk: int,
    ) -> ActivityTold:
        """一场活动，和您报的名"""
        return self._call(
            ActivityTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}",
        )

    def activities_signups(
        self,
    ) -> Signups:
        """我报了名、还没办的活动"""
        return self._call(
            Signups,
            "GET",
            "/api/v1/me/signups",
        )

    def activities_sign_up(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> SignupTold:
        """报名：再按一次还是同一个号"""
        return self._call(
            SignupTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/sign-up",
            once=once,
        )

    def activities_cancel(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> SignupTold:
        """不去了，名额给下一位"""
        return self._call(
            SignupTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/cancel",
            once=once,
        )

    def activities_confirm(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> SignupTold:
        """候补轮到了：我来"""
        return self._call(
            SignupTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/confirm",
            once=once,
        )

    def activities_poster(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一场活动的海报，PDF，带报名的码"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/poster",
        )

    def activities_courses(
        self,
        slug: str,
    ) -> Courses:
        """课程，和大家想学什么"""
        return self._call(
            Courses,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/courses",
        )

    def activities_plan_course(
        self,
        slug: str,
        body: WritesSyllabus,
        *,
        once: str = "",
    ) -> CourseAtDesk:
        """开一门课"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses",
            body=body,
            once=once,
        )

    def activities_course(
        self,
        slug: str,
        pk: int,
    ) -> CourseTold:
        """一门课：什么时候上，您到了哪几次"""
        return self._call(
            CourseTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}",
        )

    def activities_wish(
        self,
        slug: str,
        body: Wishes,
        *,
        once: str = "",
    ) -> Courses:
        """说想学什么；够了人数就开课"""
        return self._call(
            Courses,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/wishes",
            body=body,
            once=once,
        )

    def activities_take_back(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> Courses:
        """不想学了，收回"""
        return self._call(
            Courses,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/wishes/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def activities_course_certificate(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """您自己的结业证书，PDF"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/certificate",
        )

    def activities_shelf(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        view: str = "ahead",
    ) -> ActivityLeaf:
        """工作台上的活动：没发布的、没记录的也在内"""
        return self._call(
            ActivityLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/desk",
            query={"after": after, "before": before, "limit": limit, "view": view},
        )

    def activities_choices(
        self,
        slug: str,
    ) -> PlanChoices:
        """安排活动时能选的房间、系列、影片和节日"""
        return self._call(
            PlanChoices,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/choices",
        )

    def activities_activity_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> ActivityAtDesk:
        """工作台上的一场活动"""
        return self._call(
            ActivityAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/desk",
        )

    def activities_replan(
        self,
        slug: str,
        pk: int,
        body: PlansActivity,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """改一场活动；时间地点变了，报名的人都会收到"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/replan",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_publish(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：发布"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/publish",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_draw(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：抽签"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/draw",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_enlist(
        self,
        slug: str,
        pk: int,
        body: ActivityEnlist,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：替人报名"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/enlist",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_hold(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：办完了"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/hold",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_record(
        self,
        slug: str,
        pk: int,
        body: ActivityRecordForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：记录活动"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/record",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_photos(
        self,
        slug: str,
        pk: int,
        body: ActivityAddPhotos,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：添照片"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/photos",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_correct(
        self,
        slug: str,
        pk: int,
        body: ActivityCorrect,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：更正记录"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/correct",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_close(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：现在就截止报名"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/close",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_call_off(
        self,
        slug: str,
        pk: int,
        body: ActivityCallOff,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """活动：取消活动"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/call-off",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_drop_photo(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
    ) -> ActivityAtDesk:
        """活动的一张照片拿下来"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/photos/{_quoted(thing)}/drop",
            once=once,
        )

    def activities_courses_at_desk(
        self,
        slug: str,
    ) -> CoursesAtDesk:
        """工作台上的课程，和还没有回应的心愿；姓名遮住"""
        return self._call(
            CoursesAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/courses/desk",
        )

    def activities_name_wishes(
        self,
        slug: str,
        body: NamesWishes,
        *,
        once: str = "",
    ) -> CoursesAtDesk:
        """把几条心愿归到一样课里"""
        return self._call(
            CoursesAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/wishes/name",
            body=body,
            once=once,
        )

    def activities_course_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> CourseAtDesk:
        """工作台上的一门课：谁报了、哪次谁到了；姓名电话遮住"""
        return self._call(
            CourseAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/desk",
        )

    def activities_rewrite_course(
        self,
        slug: str,
        pk: int,
        body: WritesSyllabus,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """改一门课"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_course_open(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """课程：开始报名"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_course_begin(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """课程：开课"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/begin",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_course_finish(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """课程：结课，发证书"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/finish",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_course_call_off(
        self,
        slug: str,
        pk: int,
        body: CourseWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """课程：不开了"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/call-off",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_film(
        self,
        slug: str,
        pk: int,
    ) -> FilmShown:
        """一部影片：哪天放，放过几场"""
        return self._call(
            FilmShown,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/films/{_quoted(pk)}",
        )

    def activities_add_sessions(
        self,
        slug: str,
        pk: int,
        body: PlansLessons,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """排课：一次，或者每周同一时间连上几周"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/sessions",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_move_session(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: MovesLesson,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """一次课改时间地点；报了名的人都会收到"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/sessions/{_quoted(thing)}/move",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_drop_session(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: CourseWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """一次课不上了；报了名的人都会收到"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/sessions/{_quoted(thing)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_roll(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: CalledRoll,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CourseAtDesk:
        """点名：这次课谁到了"""
        return self._call(
            CourseAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/courses/{_quoted(pk)}/sessions/{_quoted(thing)}/roll",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_people(
        self,
        slug: str,
        pk: int,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> GuestLeaf:
        """谁报了名、谁到了；姓名电话遮住"""
        return self._call(
            GuestLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/people",
            query={"after": after, "before": before, "limit": limit},
        )

    def activities_attend(
        self,
        slug: str,
        pk: int,
        body: CallsRoll,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ActivityAtDesk:
        """记下谁到了"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/attend",
            body=body,
            once=once,
            seen=seen,
        )

    def activities_confirm_for_another(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
    ) -> ActivityAtDesk:
        """电话里说来的：替他确认（代办）"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/signups/{_quoted(thing)}/confirm",
            once=once,
        )

    def activities_cancel_for_another(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
    ) -> ActivityAtDesk:
        """电话里说不来的：替他取消（代办）"""
        return self._call(
            ActivityAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/signups/{_quoted(thing)}/cancel",
            once=once,
        )

    def activities_feedback(
        self,
        slug: str,
        pk: int,
        body: TellsOfActivity,
        *,
        once: str = "",
    ) -> ActivityTold:
        """来过了：打分，写一句"""
        return self._call(
            ActivityTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/{_quoted(pk)}/feedback",
            body=body,
            once=once,
        )

    def activities_begin_series(
        self,
        slug: str,
        body: BeginsSeries,
        *,
        once: str = "",
    ) -> SeriesTold:
        """开一个系列"""
        return self._call(
            SeriesTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/series",
            body=body,
            once=once,
        )

    def activities_change_series(
        self,
        slug: str,
        pk: int,
        body: ChangesSeries,
        *,
        once: str = "",
    ) -> SeriesTold:
        """改一个系列"""
        return self._call(
            SeriesTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/activities/series/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def activities_teams(
        self,
        slug: str,
    ) -> CulturalTeams:
        """文体队伍"""
        return self._call(
            CulturalTeams,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/teams",
        )

    def activities_found_team(
        self,
        slug: str,
        body: FoundsCulturalTeam,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """登记一支文体队伍"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams",
            body=body,
            once=once,
        )

    def activities_team(
        self,
        slug: str,
        pk: int,
    ) -> CulturalTeamTold:
        """一支文体队伍：排练、演出、荣誉，和您在队里的情况"""
        return self._call(
            CulturalTeamTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}",
        )

    def activities_ask_team(
        self,
        slug: str,
        pk: int,
        body: AsksTeam,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """想加入一支文体队伍：队长会回话"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/ask",
            body=body,
            once=once,
        )

    def activities_name_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: NamesOneself,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """队伍页上写不写您的名字"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/name",
            body=body,
            once=once,
        )

    def activities_accept_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """文体队伍：欢迎加入"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/accept",
            body=body,
            once=once,
        )

    def activities_decline_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """文体队伍：婉拒"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/decline",
            body=body,
            once=once,
        )

    def activities_withdraw_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """文体队伍：不加入了"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/withdraw",
            body=body,
            once=once,
        )

    def activities_leave_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamTold:
        """文体队伍：离队"""
        return self._call(
            CulturalTeamTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/leave",
            body=body,
            once=once,
        )

    def activities_teams_at_desk(
        self,
        slug: str,
    ) -> TeamsOfDesk:
        """工作台上的文体队伍，各有几位想加入"""
        return self._call(
            TeamsOfDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/teams/desk",
        )

    def activities_team_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> CulturalTeamAtDesk:
        """工作台上的一支文体队伍；姓名电话遮住"""
        return self._call(
            CulturalTeamAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/desk",
        )

    def activities_change_team(
        self,
        slug: str,
        pk: int,
        body: ChangesCulturalTeam,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """改一支文体队伍"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def activities_disband_team(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍解散：今天是最后一天，做过的都留着"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/disband",
            body=body,
            once=once,
        )

    def activities_drop_rehearsal(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """一次排练不排了，房间空出来"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/rehearsals/{_quoted(thing)}/drop",
            body=body,
            once=once,
        )

    def activities_admit_team(
        self,
        slug: str,
        pk: int,
        body: AdmitsToTeam,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：添一位队员"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/admit",
            body=body,
            once=once,
        )

    def activities_rehearse_team(
        self,
        slug: str,
        pk: int,
        body: Rehearses,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：安排排练"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/rehearse",
            body=body,
            once=once,
        )

    def activities_show_team(
        self,
        slug: str,
        pk: int,
        body: ShowsOnStage,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：记一次演出"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/show",
            body=body,
            once=once,
        )

    def activities_honour_team(
        self,
        slug: str,
        pk: int,
        body: NotesHonour,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：记一项荣誉"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/honour",
            body=body,
            once=once,
        )

    def activities_accept_member_at_desk(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：欢迎加入"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/desk/accept",
            body=body,
            once=once,
        )

    def activities_decline_member_at_desk(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：婉拒"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/desk/decline",
            body=body,
            once=once,
        )

    def activities_leave_member_at_desk(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：离队"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/desk/leave",
            body=body,
            once=once,
        )

    def activities_make_leader_member_at_desk(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：请当队长"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/desk/make-leader",
            body=body,
            once=once,
        )

    def activities_end_leading_member_at_desk(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CulturalTeamAtDesk:
        """文体队伍：不再当队长"""
        return self._call(
            CulturalTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/teams/{_quoted(pk)}/members/{_quoted(thing)}/desk/end-leading",
            body=body,
            once=once,
        )

    def facilities_mine(
        self,
    ) -> OwnRooms:
        """我申请的房间和我借的东西"""
        return self._call(
            OwnRooms,
            "GET",
            "/api/v1/me/rooms",
        )

    def facilities_ask(
        self,
        slug: str,
        pk: int,
        body: AsksForRoom,
        *,
        once: str = "",
    ) -> AskTold:
        """申请用一间房，社区答复后会告诉您"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/ask",
            body=body,
            once=once,
        )

    def facilities_withdraw(
        self,
        pk: int,
        *,
        once: str = "",
    ) -> AskTold:
        """撤回申请"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/me/asks/{_quoted(pk)}/withdraw",
            once=once,
        )

    def facilities_give_up(
        self,
        pk: int,
        *,
        once: str = "",
    ) -> AskTold:
        """订好的不用了，退给别人"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/me/asks/{_quoted(pk)}/give-up",
            once=once,
        )

    def facilities_week(
        self,
        slug: str,
        *,
        day: date | None = None,
    ) -> WeekOfRooms:
        """一周里每间房订给了谁"""
        return self._call(
            WeekOfRooms,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/week",
            query={"day": day},
        )

    def facilities_book(
        self,
        slug: str,
        pk: int,
        body: BooksRoom,
        *,
        once: str = "",
    ) -> BookingTold:
        """订一间房；已经订给别人的，会说是谁"""
        return self._call(
            BookingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/book",
            body=body,
            once=once,
        )

    def facilities_release(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> BookingTold:
        """退订；再退一次，什么也不变"""
        return self._call(
            BookingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/bookings/{_quoted(pk)}/release",
            once=once,
        )

    def facilities_asks(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        only: Literal["open", "answered"] = "open",
    ) -> AskLeaf:
        """居民申请用房：等答复的，或答复过的"""
        return self._call(
            AskLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/asks",
            query={"after": after, "before": before, "limit": limit, "only": only},
        )

    def facilities_confirm_ask(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> AskTold:
        """订给他"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/asks/{_quoted(pk)}/confirm",
            body=body,
            once=once,
        )

    def facilities_decline_ask(
        self,
        slug: str,
        pk: int,
        body: DeclinesRoom,
        *,
        once: str = "",
    ) -> AskTold:
        """订不了，写一句为什么"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/asks/{_quoted(pk)}/decline",
            body=body,
            once=once,
        )

    def facilities_give_up_ask(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> AskTold:
        """订好的替他退了"""
        return self._call(
            AskTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/asks/{_quoted(pk)}/give-up",
            body=body,
            once=once,
        )

    def facilities_rooms(
        self,
        slug: str,
    ) -> Rooms:
        """社区的房间和场所"""
        return self._call(
            Rooms,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms",
        )

    def facilities_add_room(
        self,
        slug: str,
        body: OutfitsRoom,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """添一间房或一处场所"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms",
            body=body,
            once=once,
        )

    def facilities_room(
        self,
        slug: str,
        pk: int,
    ) -> RoomTold:
        """一个房间：开放时间、里面有什么"""
        return self._call(
            RoomTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}",
        )

    def facilities_things(
        self,
        slug: str,
    ) -> Things:
        """能借的东西，哪些借在外面"""
        return self._call(
            Things,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/things",
        )

    def facilities_add_thing(
        self,
        slug: str,
        body: DescribesThing,
        *,
        once: str = "",
    ) -> ThingTold:
        """添一件东西"""
        return self._call(
            ThingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/things",
            body=body,
            once=once,
        )

    def facilities_loans(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        only: Literal["out", "ended"] = "out",
    ) -> LoanLeaf:
        """借在外面的，或还过的"""
        return self._call(
            LoanLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/loans",
            query={"after": after, "before": before, "limit": limit, "only": only},
        )

    def facilities_lend(
        self,
        slug: str,
        pk: int,
        body: Lends,
        *,
        once: str = "",
    ) -> LoanTold:
        """借出去一件；一件东西只在一个人手里"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/things/{_quoted(pk)}/lend",
            body=body,
            once=once,
        )

    def facilities_give_back(
        self,
        slug: str,
        pk: int,
        body: BringsBack,
        *,
        once: str = "",
    ) -> LoanTold:
        """还来了"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/loans/{_quoted(pk)}/give-back",
            body=body,
            once=once,
        )

    def facilities_extend(
        self,
        slug: str,
        pk: int,
        body: ExtendsLoan,
        *,
        once: str = "",
    ) -> LoanTold:
        """续借"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/loans/{_quoted(pk)}/extend",
            body=body,
            once=once,
        )

    def facilities_damage(
        self,
        slug: str,
        pk: int,
        body: Harm,
        *,
        once: str = "",
    ) -> LoanTold:
        """还来时坏了"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/loans/{_quoted(pk)}/damage",
            body=body,
            once=once,
        )

    def facilities_lose(
        self,
        slug: str,
        pk: int,
        body: Harm,
        *,
        once: str = "",
    ) -> LoanTold:
        """丢了"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/loans/{_quoted(pk)}/lose",
            body=body,
            once=once,
        )

    def facilities_find(
        self,
        slug: str,
        pk: int,
        body: FoundAgain,
        *,
        once: str = "",
    ) -> LoanTold:
        """找回来了"""
        return self._call(
            LoanTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/loans/{_quoted(pk)}/find",
            body=body,
            once=once,
        )

    def facilities_rooms_at_desk(
        self,
        slug: str,
    ) -> RoomsAtDesk:
        """工作台上的房间和场所，居民看不到的也在内"""
        return self._call(
            RoomsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/desk",
        )

    def facilities_room_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> RoomAtDesk:
        """工作台上的一处房间或场所：展品、来了多少人"""
        return self._call(
            RoomAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/desk",
        )

    def facilities_change_room(
        self,
        slug: str,
        pk: int,
        body: OutfitsRoom,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """改一处房间或场所的介绍"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def facilities_hang_cover(
        self,
        slug: str,
        pk: int,
        body: HangsCover,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """给一处场所挂上照片"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/cover",
            body=body,
            once=once,
        )

    def facilities_count_visits(
        self,
        slug: str,
        pk: int,
        body: CountsVisitors,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """记一天来了多少人：只记数，不记是谁"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/visits",
            body=body,
            once=once,
        )

    def facilities_take_back_visits(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """一笔来访不算了"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/visits/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def facilities_exhibit_codes(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一处展陈各件展品的码，PDF，剪下来贴"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/codes",
        )

    def facilities_exhibit(
        self,
        slug: str,
        pk: int,
        thing: int,
    ) -> ExhibitTold:
        """一件展品，和它前后的"""
        return self._call(
            ExhibitTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/exhibits/{_quoted(thing)}",
        )

    def facilities_add_exhibit(
        self,
        slug: str,
        pk: int,
        body: HangsExhibit,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """添一件展品"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rooms/{_quoted(pk)}/exhibits",
            body=body,
            once=once,
        )

    def facilities_change_exhibit(
        self,
        slug: str,
        pk: int,
        body: HangsExhibit,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """改一件展品；没有新照片、新录音就还用原来的"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/exhibits/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def facilities_move_exhibit(
        self,
        slug: str,
        pk: int,
        body: MovesExhibit,
        *,
        once: str = "",
    ) -> RoomAtDesk:
        """一件展品往前或往后挪一位"""
        return self._call(
            RoomAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/exhibits/{_quoted(pk)}/move",
            body=body,
            once=once,
        )

    def facilities_change_thing(
        self,
        slug: str,
        pk: int,
        body: DescribesThing,
        *,
        once: str = "",
    ) -> ThingTold:
        """改一件东西，或记它报废"""
        return self._call(
            ThingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/things/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def facilities_films(
        self,
        slug: str,
    ) -> Films:
        """片库"""
        return self._call(
            Films,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/films",
        )

    def facilities_add_film(
        self,
        slug: str,
        body: DescribesFilm,
        *,
        once: str = "",
    ) -> Films:
        """片库里添一部影片"""
        return self._call(
            Films,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/films",
            body=body,
            once=once,
        )

    def facilities_change_film(
        self,
        slug: str,
        pk: int,
        body: DescribesFilm,
        *,
        once: str = "",
    ) -> Films:
        """改一部影片，或记它还回去了"""
        return self._call(
            Films,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/films/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def volunteers_campaign(
        self,
        slug: str,
        pk: int,
    ) -> CampaignTold:
        """一个专题活动：走到了哪里、清理了什么"""
        return self._call(
            CampaignTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}",
        )

    def volunteers_plan_campaign(
        self,
        slug: str,
        body: PlansCampaign,
        *,
        once: str = "",
    ) -> CampaignTold:
        """办一个专题活动"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns",
            body=body,
            once=once,
        )

    def volunteers_rewrite_campaign(
        self,
        slug: str,
        pk: int,
        body: PlansCampaign,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """改一个专题活动"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_report_task(
        self,
        slug: str,
        pk: int,
        body: TellsOfTask,
        *,
        once: str = "",
    ) -> CampaignTold:
        """说一处要清理的；工作人员看过才公开"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/tasks",
            body=body,
            once=once,
        )

    def volunteers_campaign_begin(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """公布"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/begin",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_campaign_spots(
        self,
        slug: str,
        pk: int,
        body: VolunteersCampaignSpots,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """加地点"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/spots",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_campaign_send(
        self,
        slug: str,
        pk: int,
        body: VolunteersCampaignSend,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """排谁去哪里"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/send",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_campaign_end(
        self,
        slug: str,
        pk: int,
        body: VolunteersCampaignReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """结束"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/end",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_campaign_cancel(
        self,
        slug: str,
        pk: int,
        body: VolunteersCampaignReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CampaignTold:
        """取消"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/campaigns/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_spot_cover(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CampaignTold:
        """记下这里走到了"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/spots/{_quoted(pk)}/cover",
            body=body,
            once=once,
        )

    def volunteers_task_clean(
        self,
        slug: str,
        pk: int,
        body: VolunteersTaskClean,
        *,
        once: str = "",
    ) -> CampaignTold:
        """记下清理好了"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/tasks/{_quoted(pk)}/clean",
            body=body,
            once=once,
        )

    def volunteers_task_drop(
        self,
        slug: str,
        pk: int,
        body: VolunteersTaskReason,
        *,
        once: str = "",
    ) -> CampaignTold:
        """不用清理"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/tasks/{_quoted(pk)}/drop",
            body=body,
            once=once,
        )

    def volunteers_task_show(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CampaignTold:
        """让大家看到"""
        return self._call(
            CampaignTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/tasks/{_quoted(pk)}/show",
            body=body,
            once=once,
        )

    def volunteers_invitations(
        self,
        slug: str,
    ) -> Invitations:
        """邀请了、还没回话的；姓名电话遮住"""
        return self._call(
            Invitations,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/invitations",
        )

    def volunteers_invite(
        self,
        slug: str,
        body: Invites,
        *,
        once: str = "",
    ) -> Invitations:
        """邀请名单上的人，各凭自己的链接登记"""
        return self._call(
            Invitations,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/invitations",
            body=body,
            once=once,
        )

    def volunteers_overview(
        self,
        slug: str,
    ) -> Volunteering:
        """志愿服务：要开展的班次、项目、服务队和专题活动"""
        return self._call(
            Volunteering,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering",
        )

    def volunteers_project(
        self,
        slug: str,
        pk: int,
    ) -> ProjectWithShifts:
        """一个服务项目和它的班次"""
        return self._call(
            ProjectWithShifts,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}",
        )

    def volunteers_shift(
        self,
        slug: str,
        pk: int,
    ) -> ShiftForOneself:
        """一个班次，和您报的名"""
        return self._call(
            ShiftForOneself,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}",
        )

    def volunteers_mine(
        self,
        slug: str,
    ) -> OwnVolunteering:
        """我的志愿服务：登记、班次、时长、证明"""
        return self._call(
            OwnVolunteering,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/mine",
        )

    def volunteers_join(
        self,
        slug: str,
        body: JoinsVolunteers,
        *,
        once: str = "",
    ) -> OwnVolunteering:
        """登记做志愿者：先读告知，自愿登记"""
        return self._call(
            OwnVolunteering,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/join",
            body=body,
            once=once,
        )

    def volunteers_change(
        self,
        slug: str,
        body: ChangesAbilities,
        *,
        once: str = "",
    ) -> OwnVolunteering:
        """改会做什么、什么时候有空"""
        return self._call(
            OwnVolunteering,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/mine/change",
            body=body,
            once=once,
        )

    def volunteers_read_notice(
        self,
        slug: str,
        body: ReadsNotice,
        *,
        once: str = "",
    ) -> OwnVolunteering:
        """告知改过了：读了新的一版"""
        return self._call(
            OwnVolunteering,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/mine/notice",
            body=body,
            once=once,
        )

    def volunteers_withdraw(
        self,
        slug: str,
        body: Nothing,
        *,
        once: str = "",
    ) -> Withdrawn:
        """退出：个人资料删去，时长只留数目"""
        return self._call(
            Withdrawn,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/mine/withdraw",
            body=body,
            once=once,
        )

    def volunteers_ask_certificate(
        self,
        slug: str,
        body: AsksCertificate,
        *,
        once: str = "",
    ) -> OwnVolunteering:
        """申请志愿服务证明"""
        return self._call(
            OwnVolunteering,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/mine/certificates",
            body=body,
            once=once,
        )

    def volunteers_sign_up(
        self,
        slug: str,
        pk: int,
        body: SignsUp,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """报名一个班次：先看风险"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/sign-up",
            body=body,
            once=once,
        )

    def volunteers_own_leave(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """不去了，名额让出来"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/leave",
            body=body,
            once=once,
        )

    def volunteers_own_sign_in(
        self,
        slug: str,
        pk: int,
        body: VolunteerCode,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """到现场签到"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/sign-in",
            body=body,
            once=once,
        )

    def volunteers_own_sign_out(
        self,
        slug: str,
        pk: int,
        body: VolunteerCode,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """走的时候签退，时长等社区核实"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/sign-out",
            body=body,
            once=once,
        )

    def volunteers_own_record(
        self,
        slug: str,
        pk: int,
        body: VolunteerClaim,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """手工记时长，等社区核实"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/record",
            body=body,
            once=once,
        )

    def volunteers_own_verify(
        self,
        slug: str,
        pk: int,
        body: VolunteerVerify,
        *,
        once: str = "",
    ) -> ShiftForOneself:
        """带队的人核实一笔时长，不能是自己的"""
        return self._call(
            ShiftForOneself,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/verify",
            body=body,
            once=once,
        )

    def volunteers_certificate_on_paper(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一张志愿服务证明，PDF：本人和工作台"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/certificates/{_quoted(pk)}/paper",
        )

    def volunteers_waiting(
        self,
        slug: str,
    ) -> Waiting:
        """工作台上的志愿服务：什么在等着办"""
        return self._call(
            Waiting,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/desk",
        )

    def volunteers_people(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        q: str = "",
        state: str = "",
        skill: str = "",
        free: str = "",
    ) -> VolunteerLeaf:
        """志愿者名册，按姓名；姓名和电话遮住"""
        return self._call(
            VolunteerLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people",
            query={"after": after, "before": before, "limit": limit, "q": q, "state": state, "skill": skill, "free": free},
        )

    def volunteers_register(
        self,
        slug: str,
        body: JoinsByProxy,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """代居民登记（代办）：写明凭什么"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people",
            body=body,
            once=once,
        )

    def volunteers_person(
        self,
        slug: str,
        pk: int,
    ) -> VolunteerAtDesk:
        """一位志愿者：登记、服务、证明"""
        return self._call(
            VolunteerAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}",
        )

    def volunteers_person_agree(
        self,
        slug: str,
        pk: int,
        body: VolunteersPersonAgree,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """监护人同意"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/agree",
            body=body,
            once=once,
        )

    def volunteers_person_refuse(
        self,
        slug: str,
        pk: int,
        body: VolunteersPersonDisagree,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """监护人不同意"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/refuse",
            body=body,
            once=once,
        )

    def volunteers_person_identity(
        self,
        slug: str,
        pk: int,
        body: VolunteersPersonIdentity,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """补记身份证号：本人单独同意"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/identity",
            body=body,
            once=once,
        )

    def volunteers_person_attain(
        self,
        slug: str,
        pk: int,
        body: VolunteersPersonAttain,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """记一次培训或表彰"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/attain",
            body=body,
            once=once,
        )

    def volunteers_person_strike(
        self,
        slug: str,
        pk: int,
        body: VolunteersPersonStrike,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """去掉一条"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/strike",
            body=body,
            once=once,
        )

    def volunteers_person_withdraw(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """退出"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/people/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
        )

    def volunteers_certificate_grant(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """开具证明，或先公示"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/certificates/{_quoted(pk)}/grant",
            body=body,
            once=once,
        )

    def volunteers_certificate_refuse(
        self,
        slug: str,
        pk: int,
        body: VolunteersCertificateReason,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """不开具"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/certificates/{_quoted(pk)}/refuse",
            body=body,
            once=once,
        )

    def volunteers_certificate_revoke(
        self,
        slug: str,
        pk: int,
        body: VolunteersCertificateReason,
        *,
        once: str = "",
    ) -> VolunteerAtDesk:
        """作废"""
        return self._call(
            VolunteerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/certificates/{_quoted(pk)}/revoke",
            body=body,
            once=once,
        )

    def volunteers_projects(
        self,
        slug: str,
    ) -> ProjectsAtDesk:
        """工作台上的服务项目：没公布的也在内"""
        return self._call(
            ProjectsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects",
        )

    def volunteers_plan_project(
        self,
        slug: str,
        body: PlansService,
        *,
        once: str = "",
    ) -> ProjectAtDesk:
        """立一个服务项目"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects",
            body=body,
            once=once,
        )

    def volunteers_project_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> ProjectAtDesk:
        """工作台上的一个服务项目"""
        return self._call(
            ProjectAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/desk",
        )

    def volunteers_rewrite_project(
        self,
        slug: str,
        pk: int,
        body: PlansService,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProjectAtDesk:
        """改一个服务项目"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shifts(
        self,
        slug: str,
    ) -> ShiftsAtDesk:
        """工作台上的班次：上个月的和接下来的"""
        return self._call(
            ShiftsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts",
        )

    def volunteers_shift_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> ShiftAtDesk:
        """工作台上的一个班次：来了谁、各几小时"""
        return self._call(
            ShiftAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/desk",
        )

    def volunteers_project_publish(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProjectAtDesk:
        """公布服务项目"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/publish",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_project_add_shift(
        self,
        slug: str,
        pk: int,
        body: VolunteersProjectNewShift,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProjectAtDesk:
        """排一个班次"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/add-shift",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_project_end(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProjectAtDesk:
        """结束"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/end",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_project_cancel(
        self,
        slug: str,
        pk: int,
        body: VolunteersProjectReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProjectAtDesk:
        """取消"""
        return self._call(
            ProjectAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/projects/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shift_roster(
        self,
        slug: str,
        pk: int,
        body: VolunteersShiftRoster,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ShiftAtDesk:
        """记下来了谁、各几小时"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/roster",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shift_hold(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ShiftAtDesk:
        """记为已开展"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/hold",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shift_verify_all(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ShiftAtDesk:
        """照申报的核实；自己的要请别人核实"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/verify-all",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shift_evaluate(
        self,
        slug: str,
        pk: int,
        body: VolunteersShiftEvaluation,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ShiftAtDesk:
        """记评价"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/evaluate",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_shift_cancel(
        self,
        slug: str,
        pk: int,
        body: VolunteersShiftReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ShiftAtDesk:
        """取消"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/shifts/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def volunteers_duty_record(
        self,
        slug: str,
        pk: int,
        body: VolunteersDutyClaim,
        *,
        once: str = "",
    ) -> ShiftAtDesk:
        """手工记时长"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/desk/record",
            body=body,
            once=once,
        )

    def volunteers_duty_miss(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> ShiftAtDesk:
        """没来"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/desk/miss",
            body=body,
            once=once,
        )

    def volunteers_duty_leave(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> ShiftAtDesk:
        """本人不来了"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/desk/leave",
            body=body,
            once=once,
        )

    def volunteers_duty_verify(
        self,
        slug: str,
        pk: int,
        body: VolunteersDutyVerify,
        *,
        once: str = "",
    ) -> ShiftAtDesk:
        """核实一笔时长"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/desk/verify",
            body=body,
            once=once,
        )

    def volunteers_duty_correct(
        self,
        slug: str,
        pk: int,
        body: VolunteersDutyCorrect,
        *,
        once: str = "",
    ) -> ShiftAtDesk:
        """更正一笔时长，原来的还留着"""
        return self._call(
            ShiftAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/duties/{_quoted(pk)}/desk/correct",
            body=body,
            once=once,
        )

    def volunteers_teams(
        self,
        slug: str,
    ) -> TeamsAtDesk:
        """服务队"""
        return self._call(
            TeamsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams",
        )

    def volunteers_found_team(
        self,
        slug: str,
        body: FoundsTeam,
        *,
        once: str = "",
    ) -> TeamAtDesk:
        """成立一支服务队"""
        return self._call(
            TeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams",
            body=body,
            once=once,
        )

    def volunteers_team(
        self,
        slug: str,
        pk: int,
    ) -> TeamAtDesk:
        """一支服务队和队员；姓名遮住"""
        return self._call(
            TeamAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams/{_quoted(pk)}",
        )

    def volunteers_team_enlist(
        self,
        slug: str,
        pk: int,
        body: VolunteersTeamEnlist,
        *,
        once: str = "",
    ) -> TeamAtDesk:
        """加队员"""
        return self._call(
            TeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams/{_quoted(pk)}/enlist",
            body=body,
            once=once,
        )

    def volunteers_team_leader(
        self,
        slug: str,
        pk: int,
        body: VolunteersTeamOneMember,
        *,
        once: str = "",
    ) -> TeamAtDesk:
        """定队长"""
        return self._call(
            TeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams/{_quoted(pk)}/leader",
            body=body,
            once=once,
        )

    def volunteers_team_release(
        self,
        slug: str,
        pk: int,
        body: VolunteersTeamRelease,
        *,
        once: str = "",
    ) -> TeamAtDesk:
        """离队，做过的都留着"""
        return self._call(
            TeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/volunteering/teams/{_quoted(pk)}/release",
            body=body,
            once=once,
        )

    def volunteers_verify(
        self,
        code: str,
    ) -> ServiceCertificateSeen:
        """核验一张服务证明"""
        return self._call(
            ServiceCertificateSeen,
            "GET",
            f"/api/v1/certificates/volunteering/{_quoted(code)}",
        )

    def services_own_care(
        self,
        slug: str,
    ) -> OwnCare:
        """我照看的人和要走的访，照看我的人"""
        return self._call(
            OwnCare,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/care/mine",
        )

    def services_keep_visit(
        self,
        slug: str,
        pk: int,
        body: KeepsVisit,
        *,
        once: str = "",
    ) -> OwnCare:
        """记下去看过了，下一次就排好"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/visits/{_quoted(pk)}/keep",
            body=body,
            once=once,
        )

    def services_give_gift(
        self,
        slug: str,
        pk: int,
        body: GivesGift,
        *,
        once: str = "",
    ) -> OwnCare:
        """节日慰问送到了，签收"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/gifts/{_quoted(pk)}/give",
            body=body,
            once=once,
        )

    def services_end_pairing(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnCare:
        """停下结对：哪一边都可以，不用说原因"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/pairings/{_quoted(pk)}/end",
            body=body,
            once=once,
        )

    def services_offer_care(
        self,
        slug: str,
        body: OffersCare,
        *,
        once: str = "",
    ) -> OwnCare:
        """报名照看人：先登记成志愿者；都愿意才结对"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/offer",
            body=body,
            once=once,
        )

    def services_stop_caring(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnCare:
        """不再照看人了"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/helpers/{_quoted(pk)}/stop",
            body=body,
            once=once,
        )

    def services_end_own_care(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnCare:
        """不要再上门了：哪天需要，说一声就行"""
        return self._call(
            OwnCare,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/care/people/{_quoted(pk)}/end",
            body=body,
            once=once,
        )

    def services_services(
        self,
        slug: str,
    ) -> Services:
        """能请人上门做什么"""
        return self._call(
            Services,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/services",
        )

    def services_mine(
        self,
    ) -> Requests:
        """我在这个社区请过的上门帮忙"""
        return self._call(
            Requests,
            "GET",
            "/api/v1/me/requests",
        )

    def services_ask(
        self,
        slug: str,
        body: WantsHelp,
        *,
        once: str = "",
    ) -> RequestTold:
        """请人上门"""
        return self._call(
            RequestTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests",
            body=body,
            once=once,
        )

    def services_requests_at_desk(
        self,
        slug: str,
    ) -> RequestsAtDesk:
        """工作台上没办完的上门申请，急的在前"""
        return self._call(
            RequestsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/requests",
        )

    def services_one(
        self,
        pk: int,
    ) -> RequestTold:
        """我请的一次上门"""
        return self._call(
            RequestTold,
            "GET",
            f"/api/v1/me/requests/{_quoted(pk)}",
        )

    def services_times(
        self,
        pk: int,
        body: Times,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestTold:
        """改时间"""
        return self._call(
            RequestTold,
            "POST",
            f"/api/v1/me/requests/{_quoted(pk)}/times",
            body=body,
            once=once,
            seen=seen,
        )

    def services_withdraw(
        self,
        pk: int,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestTold:
        """不用了"""
        return self._call(
            RequestTold,
            "POST",
            f"/api/v1/me/requests/{_quoted(pk)}/withdraw",
            once=once,
            seen=seen,
        )

    def services_rate(
        self,
        pk: int,
        body: Rates,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestTold:
        """说说上门怎么样"""
        return self._call(
            RequestTold,
            "POST",
            f"/api/v1/me/requests/{_quoted(pk)}/rate",
            body=body,
            once=once,
            seen=seen,
        )

    def services_rounds(
        self,
        slug: str,
        *,
        day: date,
        half: Literal["am", "pm"],
    ) -> HalfTold:
        """半天的上门路线：谁去哪几家"""
        return self._call(
            HalfTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/rounds",
            query={"day": day, "half": half},
        )

    def services_plan_half(
        self,
        slug: str,
        body: PlansHalf,
        *,
        once: str = "",
    ) -> HalfTold:
        """排半天的上门；告诉过对方的不动，其余重排"""
        return self._call(
            HalfTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rounds/plan",
            body=body,
            once=once,
        )

    def services_promise_half(
        self,
        slug: str,
        body: PlansHalf,
        *,
        once: str = "",
    ) -> HalfTold:
        """半天的都告诉对方，时间定下"""
        return self._call(
            HalfTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/rounds/promise",
            body=body,
            once=once,
        )

    def services_visit_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> HomeCallAtDesk:
        """一次上门，和谁能去"""
        return self._call(
            HomeCallAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/visits/{_quoted(pk)}/desk",
        )

    def services_visit_promise(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> HomeCallAtDesk:
        """一次上门：告诉对方，时间定下"""
        return self._call(
            HomeCallAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/visits/{_quoted(pk)}/promise",
            body=body,
            once=once,
        )

    def services_visit_reassign(
        self,
        slug: str,
        pk: int,
        body: VisitReassign,
        *,
        once: str = "",
    ) -> HomeCallAtDesk:
        """一次上门：换人或换时间"""
        return self._call(
            HomeCallAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/visits/{_quoted(pk)}/reassign",
            body=body,
            once=once,
        )

    def services_visit_call_off(
        self,
        slug: str,
        pk: int,
        body: VisitWhy,
        *,
        once: str = "",
    ) -> HomeCallAtDesk:
        """一次上门：不去了"""
        return self._call(
            HomeCallAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/visits/{_quoted(pk)}/call-off",
            body=body,
            once=once,
        )

    def services_help_teams(
        self,
        slug: str,
    ) -> HelpTeams:
        """上门服务队，和快到期的资质"""
        return self._call(
            HelpTeams,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/services/teams",
        )

    def services_found_help_team(
        self,
        slug: str,
        body: FoundsHelpTeam,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """成立一支上门服务队"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/teams",
            body=body,
            once=once,
        )

    def services_help_team(
        self,
        slug: str,
        pk: int,
    ) -> HelpTeamAtDesk:
        """一支上门服务队：队员、会做什么、资质；姓名遮住"""
        return self._call(
            HelpTeamAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/services/teams/{_quoted(pk)}",
        )

    def services_withdraw_licence(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """一个资质作废：从今天起不能凭它派活"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/licences/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
        )

    def services_enlist_help_team(
        self,
        slug: str,
        pk: int,
        body: HelpTeamNewMember,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """加一位上门的队员"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/teams/{_quoted(pk)}/enlist",
            body=body,
            once=once,
        )

    def services_change_help_member(
        self,
        slug: str,
        pk: int,
        body: HelpMemberChangeMember,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """改一位队员会做什么、哪些半天能去"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/members/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def services_licence_help_member(
        self,
        slug: str,
        pk: int,
        body: HelpMemberNewLicence,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """记一个资质"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/members/{_quoted(pk)}/licence",
            body=body,
            once=once,
        )

    def services_release_help_member(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> HelpTeamAtDesk:
        """队员离队，做过的都留着"""
        return self._call(
            HelpTeamAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/members/{_quoted(pk)}/release",
            body=body,
            once=once,
        )

    def services_catalogue(
        self,
        slug: str,
    ) -> CatalogueAtDesk:
        """工作台上的服务单子：停了的也在内"""
        return self._call(
            CatalogueAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/services/catalogue",
        )

    def services_add_service(
        self,
        slug: str,
        body: AddsService,
        *,
        once: str = "",
    ) -> CatalogueAtDesk:
        """加一样能请人上门做的事"""
        return self._call(
            CatalogueAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/catalogue",
            body=body,
            once=once,
        )

    def services_add_line(
        self,
        slug: str,
        body: AddsLine,
        *,
        once: str = "",
    ) -> CatalogueAtDesk:
        """加一类服务"""
        return self._call(
            CatalogueAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/catalogue/lines",
            body=body,
            once=once,
        )

    def services_offer_service(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CatalogueAtDesk:
        """又能请这样上门了"""
        return self._call(
            CatalogueAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/catalogue/{_quoted(pk)}/offer",
            body=body,
            once=once,
        )

    def services_stop_service(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> CatalogueAtDesk:
        """先不接这样上门了；已经请的照办"""
        return self._call(
            CatalogueAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/services/catalogue/{_quoted(pk)}/stop",
            body=body,
            once=once,
        )

    def services_own_reliefs(
        self,
        slug: str,
    ) -> Reliefs:
        """我家申请的救助"""
        return self._call(
            Reliefs,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/relief/mine",
        )

    def services_ask_relief(
        self,
        slug: str,
        body: AsksRelief,
        *,
        once: str = "",
    ) -> ReliefTold:
        """申请救助；两位工作人员先后上门核实"""
        return self._call(
            ReliefTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief",
            body=body,
            once=once,
        )

    def services_add_relief_photos(
        self,
        slug: str,
        pk: int,
        body: AddsReliefPhotos,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefTold:
        """补凭证的照片：还没评议就可以，同一张只留一张"""
        return self._call(
            ReliefTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/photos",
            body=body,
            once=once,
            seen=seen,
        )

    def services_receive(
        self,
        slug: str,
        pk: int,
        body: SignsRelief,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefTold:
        """签收"""
        return self._call(
            ReliefTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/receive",
            body=body,
            once=once,
            seen=seen,
        )

    def services_withdraw_relief(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefTold:
        """不申请了"""
        return self._call(
            ReliefTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def services_reliefs(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        is_over: bool = False,
    ) -> ReliefLeaf:
        """工作台上的救助：在等的，或办完的；姓名遮住"""
        return self._call(
            ReliefLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/relief/desk",
            query={"after": after, "before": before, "limit": limit, "is_over": is_over},
        )

    def services_relief_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> ReliefAtDesk:
        """工作台上的一份救助申请"""
        return self._call(
            ReliefAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk",
        )

    def services_take_relief_down(
        self,
        slug: str,
        body: TakesReliefDown,
        *,
        once: str = "",
    ) -> ReliefAtDesk:
        """替居民写下救助申请（代办）"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/taken-down",
            body=body,
            once=once,
        )

    def services_add_photos_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefMorePhotos,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：补凭证的照片"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/add-photos",
            body=body,
            once=once,
            seen=seen,
        )

    def services_check_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefCheck,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：记入户核实"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/check",
            body=body,
            once=once,
            seen=seen,
        )

    def services_grant_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefGrant,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：记评议结果，公示"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/grant",
            body=body,
            once=once,
            seen=seen,
        )

    def services_refuse_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：不批准"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/refuse",
            body=body,
            once=once,
            seen=seen,
        )

    def services_pay_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefPay,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：发放"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/pay",
            body=body,
            once=once,
            seen=seen,
        )

    def services_receive_at_desk(
        self,
        slug: str,
        pk: int,
        body: ReliefSign,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：签收"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/receive",
            body=body,
            once=once,
            seen=seen,
        )

    def services_withdraw_at_desk(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReliefAtDesk:
        """救助：不申请了"""
        return self._call(
            ReliefAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/relief/{_quoted(pk)}/desk/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> RequestAtDesk:
        """工作台上的一次上门申请；姓名电话遮住"""
        return self._call(
            RequestAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}",
        )

    def services_take_help_down(
        self,
        slug: str,
        body: TakesHelpDown,
        *,
        once: str = "",
    ) -> RequestAtDesk:
        """替居民登记一次上门（代办）"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/taken-down",
            body=body,
            once=once,
        )

    def services_request_set(
        self,
        slug: str,
        pk: int,
        body: RequestSetVisit,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：约好谁哪天几点去"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/set",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_urge(
        self,
        slug: str,
        pk: int,
        body: RequestWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：提到前面"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/urge",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_calm(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：不用提前了"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/calm",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_rate(
        self,
        slug: str,
        pk: int,
        body: RequestRateFor,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：电话里问来的评价（代办）"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/rate",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_settle(
        self,
        slug: str,
        pk: int,
        body: RequestSettle,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：书记办结"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/settle",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_decline(
        self,
        slug: str,
        pk: int,
        body: RequestWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：办不了"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/decline",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_withdraw(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：不用了"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def services_request_move(
        self,
        slug: str,
        pk: int,
        body: RequestMove,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> RequestAtDesk:
        """上门申请：转为诉求"""
        return self._call(
            RequestAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/requests/{_quoted(pk)}/move",
            body=body,
            once=once,
            seen=seen,
        )

    def services_jobs(
        self,
        slug: str,
    ) -> Jobs:
        """助岗：有什么培训、谁在招人"""
        return self._call(
            Jobs,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/work",
        )

    def services_own_search(
        self,
        slug: str,
    ) -> OwnSearch:
        """您的求职登记"""
        return self._call(
            OwnSearch,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/work/mine",
        )

    def services_look_for_work(
        self,
        slug: str,
        body: LooksForWork,
        *,
        once: str = "",
    ) -> OwnSearch:
        """登记求职"""
        return self._call(
            OwnSearch,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/register",
            body=body,
            once=once,
        )

    def services_join_training(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnSearch:
        """报一个助岗培训：先登记求职"""
        return self._call(
            OwnSearch,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/trainings/{_quoted(pk)}/join",
            body=body,
            once=once,
        )

    def services_own_search_leave(
        self,
        slug: str,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnSearch:
        """您的求职登记：不找了"""
        return self._call(
            OwnSearch,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/mine/leave",
            body=body,
            once=once,
        )

    def services_own_search_come_back(
        self,
        slug: str,
        body: Nothing,
        *,
        once: str = "",
    ) -> OwnSearch:
        """您的求职登记：接着找"""
        return self._call(
            OwnSearch,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/mine/come-back",
            body=body,
            once=once,
        )

    def services_jobs_at_desk(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> JobsAtDesk:
        """工作台上的助岗：该回访谁、培训、招工、求职的人；一页五十位，姓名遮住"""
        return self._call(
            JobsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/work/desk",
            query={"after": after, "before": before, "limit": limit},
        )

    def services_seeker(
        self,
        slug: str,
        pk: int,
    ) -> SeekerAtDesk:
        """一位求职的人：报过的培训、上岗、回访；姓名电话遮住"""
        return self._call(
            SeekerAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}",
        )

    def services_post_opening(
        self,
        slug: str,
        body: PostsOpening,
        *,
        once: str = "",
    ) -> JobsAtDesk:
        """发一条招工"""
        return self._call(
            JobsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/openings",
            body=body,
            once=once,
        )

    def services_register_seeker(
        self,
        slug: str,
        body: TakesSeekerDown,
        *,
        once: str = "",
    ) -> SeekerAtDesk:
        """替居民登记求职（代办）"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers",
            body=body,
            once=once,
        )

    def services_enrol_seeker(
        self,
        slug: str,
        pk: int,
        body: SeekerEnrol,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SeekerAtDesk:
        """求职：报培训"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}/enrol",
            body=body,
            once=once,
            seen=seen,
        )

    def services_place_seeker(
        self,
        slug: str,
        pk: int,
        body: SeekerPlace,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SeekerAtDesk:
        """求职：记上岗"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}/place",
            body=body,
            once=once,
            seen=seen,
        )

    def services_lose_seeker(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SeekerAtDesk:
        """求职：不在岗了，接着找"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}/lose",
            body=body,
            once=once,
            seen=seen,
        )

    def services_leave_seeker(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SeekerAtDesk:
        """求职：不找了"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}/leave",
            body=body,
            once=once,
            seen=seen,
        )

    def services_come_back_seeker(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> SeekerAtDesk:
        """求职：接着找"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/seekers/{_quoted(pk)}/come-back",
            body=body,
            once=once,
            seen=seen,
        )

    def services_answer_follow_up(
        self,
        slug: str,
        pk: int,
        body: WorkFollowUpAnswer,
        *,
        once: str = "",
    ) -> SeekerAtDesk:
        """记一次回访：在岗吗"""
        return self._call(
            SeekerAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/follow-ups/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def services_close_opening(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> JobsAtDesk:
        """收起一条招工"""
        return self._call(
            JobsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/openings/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def services_training(
        self,
        slug: str,
        pk: int,
    ) -> TrainingAtDesk:
        """一个助岗培训和它的学员；姓名电话遮住"""
        return self._call(
            TrainingAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/work/trainings/{_quoted(pk)}",
        )

    def services_make_training(
        self,
        slug: str,
        body: MakesTraining,
        *,
        once: str = "",
    ) -> JobsAtDesk:
        """把一门课办成助岗培训"""
        return self._call(
            JobsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/trainings",
            body=body,
            once=once,
        )

    def services_certify_trainee(
        self,
        slug: str,
        pk: int,
        body: TraineeCertify,
        *,
        once: str = "",
    ) -> TrainingAtDesk:
        """学员：发证"""
        return self._call(
            TrainingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/trainees/{_quoted(pk)}/certify",
            body=body,
            once=once,
        )

    def services_drop_trainee(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> TrainingAtDesk:
        """学员：没有学完"""
        return self._call(
            TrainingAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/work/trainees/{_quoted(pk)}/drop",
            body=body,
            once=once,
        )

    def services_own_visits(
        self,
    ) -> OwnCalls:
        """我是服务队的：要上门的几家"""
        return self._call(
            OwnCalls,
            "GET",
            "/api/v1/me/visits",
        )

    def services_record_visit(
        self,
        pk: int,
        body: RecordsCall,
        *,
        once: str = "",
    ) -> HomeCallDone:
        """记上门结果：上门的人自己记，或者工作人员代记"""
        return self._call(
            HomeCallDone,
            "POST",
            f"/api/v1/me/visits/{_quoted(pk)}/record",
            body=body,
            once=once,
        )

    def funds_fund(
        self,
        slug: str,
        *,
        year: int | None = None,
    ) -> FundTold:
        """服务群众专项经费：一年进了多少、花在哪、在投什么票"""
        return self._call(
            FundTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund",
            query={"year": year},
        )

    def funds_project(
        self,
        slug: str,
        pk: int,
    ) -> FundedTold:
        """经费的一个项目"""
        return self._call(
            FundedTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}",
        )

    def funds_fund_desk(
        self,
        slug: str,
    ) -> FundAtDesk:
        """工作台上的专项经费：哪几年、谁监督、什么在等"""
        return self._call(
            FundAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/desk",
        )

    def funds_found(
        self,
        slug: str,
        body: FoundsFund,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """设专项经费"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/found",
            body=body,
            once=once,
        )

    def funds_propose_budget(
        self,
        slug: str,
        body: GivesYear,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """登记一年的经费，等街道核定"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/budgets",
            body=body,
            once=once,
        )

    def funds_seat_overseer(
        self,
        slug: str,
        body: SeatsOverseer,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """居务监督委员会加一位"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/overseers",
            body=body,
            once=once,
        )

    def funds_approve_budget(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """街道核定一年的经费"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/budgets/{_quoted(pk)}/approve",
            body=body,
            once=once,
        )

    def funds_close_year(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """一年结账"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/budgets/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def funds_release_overseer(
        self,
        slug: str,
        pk: int,
        body: FundUntil,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """监督委员的最后一天"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/overseers/{_quoted(pk)}/release",
            body=body,
            once=once,
        )

    def funds_reverse(
        self,
        slug: str,
        pk: int,
        body: FundReverse,
        *,
        once: str = "",
    ) -> FundAtDesk:
        """冲销一笔记错的付款，原来的一笔还留着"""
        return self._call(
            FundAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/vouchers/{_quoted(pk)}/reverse",
            body=body,
            once=once,
        )

    def funds_vote(
        self,
        slug: str,
        pk: int,
    ) -> VoteTold:
        """一次投票：票上有什么，结果怎样"""
        return self._call(
            VoteTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}",
        )

    def funds_own_ballot(
        self,
        slug: str,
        pk: int,
    ) -> OwnBallot:
        """我投的票"""
        return self._call(
            OwnBallot,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/mine",
        )

    def funds_cast(
        self,
        slug: str,
        pk: int,
        body: CastsBallot,
        *,
        once: str = "",
    ) -> Received:
        """投票；一人一票的，截止以前可以再来改"""
        return self._call(
            Received,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/cast",
            body=body,
            once=once,
        )

    def funds_poll(
        self,
        slug: str,
        pk: int,
    ) -> PollAtDesk:
        """工作台上的一次经费投票"""
        return self._call(
            PollAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/desk",
        )

    def funds_plan_poll(
        self,
        slug: str,
        pk: int,
        body: PlansPoll,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """组织一次投票：拿出多少钱、投哪几个项目"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/budgets/{_quoted(pk)}/votes",
            body=body,
            once=once,
        )

    def funds_open_poll(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """开始投票"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/open",
            body=body,
            once=once,
        )

    def funds_close_poll(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """截止"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def funds_declare_poll(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """宣布结果"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/declare",
            body=body,
            once=once,
        )

    def funds_enter_poll_paper(
        self,
        slug: str,
        pk: int,
        body: EntersPaper,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """录一张纸票；两个人录得一样才算数"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/paper",
            body=body,
            once=once,
        )

    def funds_override_poll(
        self,
        slug: str,
        pk: int,
        body: OverridesPoll,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """不按计票结果定，写明理由，一起公开"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/override",
            body=body,
            once=once,
        )

    def funds_cancel_poll(
        self,
        slug: str,
        pk: int,
        body: CancelsPoll,
        *,
        once: str = "",
    ) -> PollAtDesk:
        """取消投票"""
        return self._call(
            PollAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/votes/{_quoted(pk)}/cancel",
            body=body,
            once=once,
        )

    def funds_ideas(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> IdeaLeaf:
        """居民的点子和社区的答复，新的在前"""
        return self._call(
            IdeaLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas",
            query={"after": after, "before": before, "limit": limit},
        )

    def funds_raise_idea(
        self,
        slug: str,
        body: RaisesIdea,
        *,
        once: str = "",
    ) -> IdeaTold:
        """提一个点子，社区答复以后大家看得到"""
        return self._call(
            IdeaTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas",
            body=body,
            once=once,
        )

    def funds_own_ideas(
        self,
        slug: str,
    ) -> OwnIdeas:
        """我提的点子，还在等答复的"""
        return self._call(
            OwnIdeas,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas/mine",
        )

    def funds_withdraw_idea(
        self,
        pk: int,
        *,
        once: str = "",
    ) -> IdeaTold:
        """收回点子"""
        return self._call(
            IdeaTold,
            "POST",
            f"/api/v1/me/ideas/{_quoted(pk)}/withdraw",
            once=once,
        )

    def funds_object_to(
        self,
        slug: str,
        pk: int,
        body: Objects,
        *,
        once: str = "",
    ) -> FundedTold:
        """对公示中的项目提意见，社区要先答复"""
        return self._call(
            FundedTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/object",
            body=body,
            once=once,
        )

    def funds_project_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> FundedAtDesk:
        """工作台上的一个经费项目：报价、凭证、能走的步"""
        return self._call(
            FundedAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/desk",
        )

    def funds_draft(
        self,
        slug: str,
        pk: int,
        body: WritesProject,
        *,
        once: str = "",
    ) -> FundedAtDesk:
        """登记一个项目，提出以前只有工作人员看得到"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/budgets/{_quoted(pk)}/projects",
            body=body,
            once=once,
        )

    def funds_write(
        self,
        slug: str,
        pk: int,
        body: WritesProject,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """改一个还没提出的项目"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/write",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_quote(
        self,
        slug: str,
        pk: int,
        body: FundQuote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """记报价"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/quote",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_declare_interest(
        self,
        slug: str,
        pk: int,
        body: FundInterest,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """申报利害关系"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/declare-interest",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_propose(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """提出"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/propose",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_rework(
        self,
        slug: str,
        pk: int,
        body: FundNote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """退回再改"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/rework",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_retry(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """再提一次"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/retry",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_agree(
        self,
        slug: str,
        pk: int,
        body: FundAgree,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """居委会同意"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/agree",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_approve(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """街道批准"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/approve",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_refuse(
        self,
        slug: str,
        pk: int,
        body: FundWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """不批准"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/refuse",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_announce(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """开始公示"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/announce",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_deliver(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """开始实施"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/deliver",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_accept(
        self,
        slug: str,
        pk: int,
        body: FundAccept,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """验收"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/accept",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_pay(
        self,
        slug: str,
        pk: int,
        body: FundPay,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """付款"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/pay",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_publish(
        self,
        slug: str,
        pk: int,
        body: FundResult,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """公开结果"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/publish",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_drop(
        self,
        slug: str,
        pk: int,
        body: FundWhy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> FundedAtDesk:
        """撤下"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/projects/{_quoted(pk)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_answer_objection(
        self,
        slug: str,
        pk: int,
        body: FundAnswer,
        *,
        once: str = "",
    ) -> FundedAtDesk:
        """答复一条不同意见，意见和答复都公开"""
        return self._call(
            FundedAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/objections/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def funds_ideas_at_desk(
        self,
        slug: str,
    ) -> IdeasAtDesk:
        """等答复的点子，早的在前"""
        return self._call(
            IdeasAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas/desk",
        )

    def funds_take_idea(
        self,
        slug: str,
        pk: int,
        body: FundIdeaTake,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> IdeaTold:
        """列成项目"""
        return self._call(
            IdeaTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas/{_quoted(pk)}/take",
            body=body,
            once=once,
            seen=seen,
        )

    def funds_decline_idea(
        self,
        slug: str,
        pk: int,
        body: FundIdeaDecline,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> IdeaTold:
        """这次不列"""
        return self._call(
            IdeaTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/fund/ideas/{_quoted(pk)}/decline",
            body=body,
            once=once,
            seen=seen,
        )

    def works_works(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> WorksLeaf:
        """在做的工程，和做完的"""
        return self._call(
            WorksLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/works",
            query={"after": after, "before": before, "limit": limit},
        )

    def works_plan(
        self,
        slug: str,
        body: PlansWorks,
        *,
        once: str = "",
    ) -> WorksTold:
        """立一项工程"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works",
            body=body,
            once=once,
        )

    def works_one(
        self,
        slug: str,
        pk: int,
    ) -> WorksTold:
        """一项工程：做到哪一步，住户怎么说"""
        return self._call(
            WorksTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}",
        )

    def works_say(
        self,
        slug: str,
        pk: int,
        body: SaysOfWorks,
        *,
        once: str = "",
    ) -> WorksTold:
        """自己那栋楼验收：行，或者哪里不行"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/say",
            body=body,
            once=once,
        )

    def works_start(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """开工"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/start",
            body=body,
            once=once,
            seen=seen,
        )

    def works_reach(
        self,
        slug: str,
        pk: int,
        body: ReachesMilestone,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """做完一个阶段"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/reach",
            body=body,
            once=once,
            seen=seen,
        )

    def works_finish(
        self,
        slug: str,
        pk: int,
        body: FinishesPieces,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """做好一项"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/finish",
            body=body,
            once=once,
            seen=seen,
        )

    def works_put_off(
        self,
        slug: str,
        pk: int,
        body: PutsOff,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """一项没做成"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/put-off",
            body=body,
            once=once,
            seen=seen,
        )

    def works_redo(
        self,
        slug: str,
        pk: int,
        body: Redoes,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """一项重做"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/redo",
            body=body,
            once=once,
            seen=seen,
        )

    def works_hand_in(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """完工，请来验收"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/hand-in",
            body=body,
            once=once,
            seen=seen,
        )

    def works_pass_inspection(
        self,
        slug: str,
        pk: int,
        body: Inspected,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """验收合格"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/pass",
            body=body,
            once=once,
            seen=seen,
        )

    def works_fail_inspection(
        self,
        slug: str,
        pk: int,
        body: Inspected,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """验收不合格"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/fail",
            body=body,
            once=once,
            seen=seen,
        )

    def works_accept(
        self,
        slug: str,
        pk: int,
        body: SettlesWorks,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """住户认可，验收完成"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/accept",
            body=body,
            once=once,
            seen=seen,
        )

    def works_accept_part(
        self,
        slug: str,
        pk: int,
        body: SettlesWorks,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """做成的先验收"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/accept-part",
            body=body,
            once=once,
            seen=seen,
        )

    def works_remedy(
        self,
        slug: str,
        pk: int,
        body: RemediesWorks,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """住户说不行，返工"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/remedy",
            body=body,
            once=once,
            seen=seen,
        )

    def works_shelf(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        view: str = "running",
    ) -> ShelfLeaf:
        """工作台上的工程：还没公示的也在内"""
        return self._call(
            ShelfLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/works/desk",
            query={"after": after, "before": before, "limit": limit, "view": view},
        )

    def works_choices(
        self,
        slug: str,
    ) -> WorksChoices:
        """立工程时能选的楼、房间和施工单位"""
        return self._call(
            WorksChoices,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/works/choices",
        )

    def works_rewrite(
        self,
        slug: str,
        pk: int,
        body: PlansWorks,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """改计划"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def works_announce(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """公示"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/announce",
            body=body,
            once=once,
            seen=seen,
        )

    def works_write_down(
        self,
        slug: str,
        pk: int,
        body: WorksWriteDown,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """替住户记下行不行（代办）"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/write-down",
            body=body,
            once=once,
            seen=seen,
        )

    def works_resume(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """接着做没做成的"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/resume",
            body=body,
            once=once,
            seen=seen,
        )

    def works_add_piece(
        self,
        slug: str,
        pk: int,
        body: WorksAddPiece,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """添一项活儿"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/add-piece",
            body=body,
            once=once,
            seen=seen,
        )

    def works_take_vote(
        self,
        slug: str,
        pk: int,
        body: WorksTakeVote,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """用这里的业主表决"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/take-vote",
            body=body,
            once=once,
            seen=seen,
        )

    def works_consent(
        self,
        slug: str,
        pk: int,
        body: WorksConsent,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """记业主表决"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/consent",
            body=body,
            once=once,
            seen=seen,
        )

    def works_take_fund(
        self,
        slug: str,
        pk: int,
        body: WorksTakeFund,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """用专项经费的项目"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/take-fund",
            body=body,
            once=once,
            seen=seen,
        )

    def works_fund(
        self,
        slug: str,
        pk: int,
        body: WorksFund,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """记一笔钱"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/fund",
            body=body,
            once=once,
            seen=seen,
        )

    def works_set_milestone(
        self,
        slug: str,
        pk: int,
        body: WorksSetMilestone,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """定一个阶段"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/set-milestone",
            body=body,
            once=once,
            seen=seen,
        )

    def works_photograph(
        self,
        slug: str,
        pk: int,
        body: WorksPhotograph,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """添照片"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/photograph",
            body=body,
            once=once,
            seen=seen,
        )

    def works_stop(
        self,
        slug: str,
        pk: int,
        body: WorksStop,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """不做了"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/stop",
            body=body,
            once=once,
            seen=seen,
        )

    def works_drop_piece(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """去掉一项活儿"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/pieces/{_quoted(thing)}/drop",
            once=once,
            seen=seen,
        )

    def works_drop_funding(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """去掉一笔钱"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/fundings/{_quoted(thing)}/drop",
            once=once,
            seen=seen,
        )

    def works_drop_photo(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> WorksTold:
        """去掉一张照片"""
        return self._call(
            WorksTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/works/{_quoted(pk)}/photos/{_quoted(thing)}/drop",
            once=once,
            seen=seen,
        )

    def organisations_organisations(
        self,
        slug: str,
    ) -> Organisations:
        """社区里的单位和社会组织：走到哪一步、承诺了什么"""
        return self._call(
            Organisations,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/organisations",
        )

    def organisations_add(
        self,
        slug: str,
        body: AddsOrganisation,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """登记一个单位"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations",
            body=body,
            once=once,
        )

    def organisations_together(
        self,
        slug: str,
    ) -> Together:
        """共建联席会的三张单子：资源、需求、项目"""
        return self._call(
            Together,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/together",
        )

    def organisations_register(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        q: str = "",
        kind: str = "",
        stand: str = "",
    ) -> OrganisationLeaf:
        """工作台上的单位名册：不公开的也在内"""
        return self._call(
            OrganisationLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/organisations/desk",
            query={"after": after, "before": before, "limit": limit, "q": q, "kind": kind, "stand": stand},
        )

    def organisations_organisation(
        self,
        slug: str,
        pk: int,
    ) -> OrganisationAtDesk:
        """一个单位：走过的路、联系人（遮住的）、协议、承诺"""
        return self._call(
            OrganisationAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}",
        )

    def organisations_change(
        self,
        slug: str,
        pk: int,
        body: ChangesOrganisation,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """改一个单位的登记"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def organisations_take_prepare(
        self,
        slug: str,
        pk: int,
        body: OrganisationMarked,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：着手筹备"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/prepare",
            body=body,
            once=once,
        )

    def organisations_take_file(
        self,
        slug: str,
        pk: int,
        body: OrganisationFiled,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：在社区备案"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/file",
            body=body,
            once=once,
        )

    def organisations_take_apply(
        self,
        slug: str,
        pk: int,
        body: OrganisationMarked,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：递交登记申请"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/apply",
            body=body,
            once=once,
        )

    def organisations_take_send_back(
        self,
        slug: str,
        pk: int,
        body: OrganisationMarked,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：退回补正"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/send-back",
            body=body,
            once=once,
        )

    def organisations_take_register(
        self,
        slug: str,
        pk: int,
        body: OrganisationRegistered,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：登记成立"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/register",
            body=body,
            once=once,
        )

    def organisations_take_drop(
        self,
        slug: str,
        pk: int,
        body: OrganisationMarked,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：不办了"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/drop",
            body=body,
            once=once,
        )

    def organisations_take_end(
        self,
        slug: str,
        pk: int,
        body: OrganisationMarked,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """社会组织：注销"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/end",
            body=body,
            once=once,
        )

    def organisations_take_claim(
        self,
        slug: str,
        pk: int,
        body: OrganisationClaimed,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """记一次申报"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/claim",
            body=body,
            once=once,
        )

    def organisations_take_note(
        self,
        slug: str,
        pk: int,
        body: OrganisationNoted,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """记一件大事"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/note",
            body=body,
            once=once,
        )

    def organisations_take_introduce(
        self,
        slug: str,
        pk: int,
        body: OrganisationIntroduced,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """记一位联系人"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/introduce",
            body=body,
            once=once,
        )

    def organisations_take_sign(
        self,
        slug: str,
        pk: int,
        body: OrganisationSignedForm,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """记一份协议；扫描件加密保存"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/sign",
            body=body,
            once=once,
        )

    def organisations_take_pledge(
        self,
        slug: str,
        pk: int,
        body: OrganisationPledged,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """记一项承诺"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/pledge",
            body=body,
            once=once,
        )

    def organisations_verdict_milestone(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: OrganisationVerdict,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """申报有结果了"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/milestones/{_quoted(thing)}/verdict",
            body=body,
            once=once,
        )

    def organisations_strike_milestone(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """去掉记错的一件"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/milestones/{_quoted(thing)}/strike",
            body=body,
            once=once,
        )

    def organisations_restore_milestone(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """去掉的放回来"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/milestones/{_quoted(thing)}/restore",
            body=body,
            once=once,
        )

    def organisations_leave_contact(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """不再是联系人"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/contacts/{_quoted(thing)}/leave",
            body=body,
            once=once,
        )

    def organisations_end_agreement(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """协议终止"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/agreements/{_quoted(thing)}/end",
            body=body,
            once=once,
        )

    def organisations_keep_pledge(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: OrganisationSettled,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """承诺兑现了"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/pledges/{_quoted(thing)}/keep",
            body=body,
            once=once,
        )

    def organisations_keep_late_pledge(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: OrganisationSettled,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """承诺后来兑现了"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/pledges/{_quoted(thing)}/keep-late",
            body=body,
            once=once,
        )

    def organisations_break_pledge(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: OrganisationWhy,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """承诺没有兑现"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/pledges/{_quoted(thing)}/break",
            body=body,
            once=once,
        )

    def organisations_release_pledge(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: OrganisationWhy,
        *,
        once: str = "",
    ) -> OrganisationAtDesk:
        """不再要求兑现"""
        return self._call(
            OrganisationAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/organisations/{_quoted(pk)}/pledges/{_quoted(thing)}/release",
            body=body,
            once=once,
        )

    def organisations_together_at_desk(
        self,
        slug: str,
    ) -> TogetherAtDesk:
        """工作台上的共建：三张单子、可能对得上的、谈成的"""
        return self._call(
            TogetherAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/together/desk",
        )

    def organisations_list_resource(
        self,
        slug: str,
        body: JointListedForm,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """登记一项资源"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/resources",
            body=body,
            once=once,
        )

    def organisations_list_need(
        self,
        slug: str,
        body: JointListedForm,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """登记一项需求"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/needs",
            body=body,
            once=once,
        )

    def organisations_list_project(
        self,
        slug: str,
        body: JointJointForm,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """立一个一起做的项目"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/projects",
            body=body,
            once=once,
        )

    def organisations_joint_withdraw_resource(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """这项资源不再提供"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/resources/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
        )

    def organisations_joint_met_need(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """需求有了着落"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/needs/{_quoted(pk)}/met",
            body=body,
            once=once,
        )

    def organisations_joint_drop_need(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """需求不找了"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/needs/{_quoted(pk)}/drop",
            body=body,
            once=once,
        )

    def organisations_joint_begin_project(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """项目动手做了"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/projects/{_quoted(pk)}/begin",
            body=body,
            once=once,
        )

    def organisations_joint_finish_project(
        self,
        slug: str,
        pk: int,
        body: JointOutcome,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """项目做成了"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/projects/{_quoted(pk)}/finish",
            body=body,
            once=once,
        )

    def organisations_joint_drop_project(
        self,
        slug: str,
        pk: int,
        body: JointOutcome,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """项目不做了"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/projects/{_quoted(pk)}/drop",
            body=body,
            once=once,
        )

    def organisations_accept_pair(
        self,
        slug: str,
        body: Pair,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """一对谈成了"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/matches/accept",
            body=body,
            once=once,
        )

    def organisations_decline_pair(
        self,
        slug: str,
        body: DeclinedPair,
        *,
        once: str = "",
    ) -> TogetherAtDesk:
        """一对不合适，以后不再提"""
        return self._call(
            TogetherAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/together/matches/decline",
            body=body,
            once=once,
        )

    def party_tree(
        self,
        slug: str,
        *,
        on: date | None = None,
        q: str = "",
    ) -> PartyTree:
        """组织架构，今天或哪一天的；找人会记下来"""
        return self._call(
            PartyTree,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/tree",
            query={"on": on, "q": q},
        )

    def party_body(
        self,
        slug: str,
        pk: int,
    ) -> PartyBodyTold:
        """一个党组织：谁任什么职、什么时候换届、您能走的步"""
        return self._call(
            PartyBodyTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}",
        )

    def party_found_body(
        self,
        slug: str,
        body: FoundsPartyBody,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """成立一个党组织；同一般规定不一样的，要写理由"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies",
            body=body,
            once=once,
        )

    def party_appoint_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyAppointForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """记任职"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/appoint",
            body=body,
            once=once,
        )

    def party_release_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyReleaseForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """记卸任：terms 里的一任"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/release",
            body=body,
            once=once,
        )

    def party_move_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyMoveDueForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """提前或延期换届；要上级批准的文号"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/move",
            body=body,
            once=once,
        )

    def party_accompany_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyAccompanyForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """让党员参加特色支部，组织关系不变"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/accompany",
            body=body,
            once=once,
        )

    def party_part_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyPartForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """记下不再参加特色支部"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/part",
            body=body,
            once=once,
        )

    def party_dissolve_body(
        self,
        slug: str,
        pk: int,
        body: PartyBodyDissolveForm,
        *,
        once: str = "",
    ) -> PartyBodyTold:
        """撤销一个组织，以前的记录都在"""
        return self._call(
            PartyBodyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/dissolve",
            body=body,
            once=once,
        )

    def party_meeting_book(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        body: int | None = None,
        kind: Literal["", "members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"] = "",
    ) -> PartyMeetingLeaf:
        """会议台账：您带的组织开过的和要开的会"""
        return self._call(
            PartyMeetingLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings",
            query={"after": after, "before": before, "limit": limit, "body": body, "kind": kind},
        )

    def party_plan_meeting(
        self,
        slug: str,
        body: PlansPartyMeeting,
        *,
        once: str = "",
    ) -> PartyMeetingTold:
        """安排一次会：哪个组织、什么会、哪天、在哪儿"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings",
            body=body,
            once=once,
        )

    def party_party_meeting(
        self,
        slug: str,
        pk: int,
    ) -> PartyMeetingTold:
        """您带的一次会：谁到会、表决、记录、您能走的步"""
        return self._call(
            PartyMeetingTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}",
        )

    def party_appraisal(
        self,
        slug: str,
        pk: int,
        thing: int,
    ) -> AppraisalTold:
        """一位党员的民主评议：只给带这个支部的人看"""
        return self._call(
            AppraisalTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/appraisals/{_quoted(thing)}",
        )

    def party_appraise(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: AppraisesMember,
        *,
        once: str = "",
    ) -> PartyMeetingTold:
        """记一位党员的民主评议"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/appraisals/{_quoted(thing)}",
            body=body,
            once=once,
        )

    def party_life(
        self,
        slug: str,
    ) -> PartyLifeBoard:
        """组织生活：您带的各支部还要开什么，不排名次"""
        return self._call(
            PartyLifeBoard,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/life",
        )

    def party_life_of_branch(
        self,
        slug: str,
        pk: int,
    ) -> BranchLifeTold:
        """一个支部的组织生活：还欠什么、谈心、不计入应到的"""
        return self._call(
            BranchLifeTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/branches/{_quoted(pk)}/life",
        )

    def party_fix_day_branch(
        self,
        slug: str,
        pk: int,
        body: PartyBranchFixedDayForm,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """定每月几日主题党日"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/branches/{_quoted(pk)}/life/fix-day",
            body=body,
            once=once,
        )

    def party_log_talk_branch(
        self,
        slug: str,
        pk: int,
        body: PartyBranchTalkForm,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """记一次谈心"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/branches/{_quoted(pk)}/life/log-talk",
            body=body,
            once=once,
        )

    def party_ask_branch(
        self,
        slug: str,
        pk: int,
        body: PartyBranchExcusalForm,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """一位党员不计入应到：先记情形，要上级同意、党员大会通过"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/branches/{_quoted(pk)}/life/ask",
            body=body,
            once=once,
        )

    def party_consent_excusal(
        self,
        slug: str,
        pk: int,
        body: PartyExcusalConsentForm,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """不计入应到：记上级的同意"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/excusals/{_quoted(pk)}/consent",
            body=body,
            once=once,
        )

    def party_approve_excusal(
        self,
        slug: str,
        pk: int,
        body: PartyExcusalApprovalForm,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """不计入应到：记党员大会的决定"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/excusals/{_quoted(pk)}/approve",
            body=body,
            once=once,
        )

    def party_end_excusal(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> BranchLifeTold:
        """从今天起重新计入应到人数"""
        return self._call(
            BranchLifeTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/excusals/{_quoted(pk)}/end",
            body=body,
            once=once,
        )

    def party_study(
        self,
        slug: str,
        *,
        year: int | None = None,
    ) -> StudyTold:
        """我一年里的学习"""
        return self._call(
            StudyTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/study",
            query={"year": year},
        )

    def party_add_hours(
        self,
        slug: str,
        body: WritesHours,
        *,
        once: str = "",
    ) -> StudyTold:
        """记一次自学"""
        return self._call(
            StudyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/study",
            body=body,
            once=once,
        )

    def party_take_back_hours(
        self,
        slug: str,
        pk: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> StudyTold:
        """记错的自学拿掉，或放回来"""
        return self._call(
            StudyTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/study/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def party_study_campaigns(
        self,
        slug: str,
    ) -> CampaignsOfStudy:
        """专题教育"""
        return self._call(
            CampaignsOfStudy,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns",
        )

    def party_begin_campaign(
        self,
        slug: str,
        body: BeginsStudyCampaign,
        *,
        once: str = "",
    ) -> CampaignOfStudy:
        """开展一个专题教育"""
        return self._call(
            CampaignOfStudy,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns",
            body=body,
            once=once,
        )

    def party_study_campaign(
        self,
        slug: str,
        pk: int,
    ) -> CampaignOfStudy:
        """一个专题：方案、阶段、材料"""
        return self._call(
            CampaignOfStudy,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}",
        )

    def party_change_campaign(
        self,
        slug: str,
        pk: int,
        body: ChangesStudyCampaign,
        *,
        once: str = "",
    ) -> CampaignOfStudy:
        """改一个专题的名称、方案和日子"""
        return self._call(
            CampaignOfStudy,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}/change",
            body=body,
            once=once,
        )

    def party_add_stage(
        self,
        slug: str,
        pk: int,
        body: AddsCampaignStage,
        *,
        once: str = "",
    ) -> CampaignOfStudy:
        """给专题加一个阶段"""
        return self._call(
            CampaignOfStudy,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}/stages",
            body=body,
            once=once,
        )

    def party_add_material(
        self,
        slug: str,
        pk: int,
        body: AddsCampaignMaterial,
        *,
        once: str = "",
    ) -> CampaignOfStudy:
        """给专题传一份材料；标着秘密的不收"""
        return self._call(
            CampaignOfStudy,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}/materials",
            body=body,
            once=once,
        )

    def party_remove_material(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> CampaignOfStudy:
        """材料拿掉，或放回来"""
        return self._call(
            CampaignOfStudy,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}/materials/{_quoted(thing)}/remove",
            body=body,
            once=once,
        )

    def party_commendations(
        self,
        slug: str,
    ) -> CommendationsAtDesk:
        """工作台上的表彰"""
        return self._call(
            CommendationsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations",
        )

    def party_propose_commendation(
        self,
        slug: str,
        body: ProposesCommendation,
        *,
        once: str = "",
    ) -> CommendationTold:
        """开展一次表彰，开始推荐"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations",
            body=body,
            once=once,
        )

    def party_commendation(
        self,
        slug: str,
        pk: int,
    ) -> CommendationTold:
        """一次表彰：推荐了谁、审得怎样"""
        return self._call(
            CommendationTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}",
        )

    def party_nominate_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationNominationForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：推荐"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/nominate",
            body=body,
            once=once,
            seen=seen,
        )

    def party_judge_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationJudgeForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：逐个审核"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/judge",
            body=body,
            once=once,
            seen=seen,
        )

    def party_vet_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationSaidForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：审核通过"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/vet",
            body=body,
            once=once,
            seen=seen,
        )

    def party_notice_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationSaidForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：开始公示"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/notice",
            body=body,
            once=once,
            seen=seen,
        )

    def party_send_back_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationSaidForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：有异议，重新审核"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/send-back",
            body=body,
            once=once,
            seen=seen,
        )

    def party_announce_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationSaidForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：公布表彰"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/announce",
            body=body,
            once=once,
            seen=seen,
        )

    def party_cancel_commendation(
        self,
        slug: str,
        pk: int,
        body: CommendationSaidForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> CommendationTold:
        """表彰：取消"""
        return self._call(
            CommendationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/commendations/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def party_members(
        self,
        slug: str,
        *,
        purpose: str,
        words: str = "",
        after: str = "",
        before: str = "",
        limit: int = 20,
        q: str = "",
        branch: int | None = None,
        group: int | None = None,
        rank: Literal["", "full", "probationary"] = "",
        standing: Literal["", "enrolled", "floating", "checked_in"] = "",
        whether: Literal["here", "left", "all"] = "here",
    ) -> PartyMemberLeaf:
        """党员名册；要说看来做什么，会记下来，手机号遮住"""
        return self._call(
            PartyMemberLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members",
            query={"purpose": purpose, "words": words, "after": after, "before": before, "limit": limit, "q": q, "branch": branch, "group": group, "rank": rank, "standing": standing, "whether": whether},
        )

    def party_register_member(
        self,
        slug: str,
        body: RegistersPartyMember,
        *,
        once: str = "",
    ) -> PartyMemberNow:
        """登记一位党员"""
        return self._call(
            PartyMemberNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members",
            body=body,
            once=once,
        )

    def party_members_waiting(
        self,
        slug: str,
        *,
        purpose: str,
        words: str = "",
    ) -> PartyMembersWaiting:
        """党员里等人办的：预备期快满、外出久了、要讨论的情形"""
        return self._call(
            PartyMembersWaiting,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members/waiting",
            query={"purpose": purpose, "words": words},
        )

    def party_member(
        self,
        slug: str,
        pk: int,
        *,
        purpose: str,
        words: str = "",
    ) -> PartyMemberTold:
        """一位党员；要说看来做什么，本人看得到谁看过；号码遮住"""
        return self._call(
            PartyMemberTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}",
            query={"purpose": purpose, "words": words},
        )

    def party_amend_member(
        self,
        slug: str,
        pk: int,
        body: AmendsPartyMember,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMemberNow:
        """改一位党员的信息：没写的不变；遮住的号码在页面上改"""
        return self._call(
            PartyMemberNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/amend",
            body=body,
            once=once,
            seen=seen,
        )

    def party_extend_member(
        self,
        slug: str,
        pk: int,
        body: PartyMemberExtendForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMemberNow:
        """记预备期延长：哪一次会定的"""
        return self._call(
            PartyMemberNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/extend",
            body=body,
            once=once,
            seen=seen,
        )

    def party_convert_member(
        self,
        slug: str,
        pk: int,
        body: PartyMemberConvertForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMemberNow:
        """记转正：哪一次会定的"""
        return self._call(
            PartyMemberNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/convert",
            body=body,
            once=once,
            seen=seen,
        )

    def party_decide_member(
        self,
        slug: str,
        pk: int,
        body: PartyMemberDecideForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMemberNow:
        """记一种情形怎么定的；不会自己除名"""
        return self._call(
            PartyMemberNow,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/decide",
            body=body,
            once=once,
            seen=seen,
        )

    def party_month_of_dues(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        month: date | None = None,
        branch: int | None = None,
    ) -> DuesLeaf:
        """一个月的党费，您带的支部里的；看了会记下来"""
        return self._call(
            DuesLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/dues",
            query={"after": after, "before": before, "limit": limit, "month": month, "branch": branch},
        )

    def party_dues_of_member(
        self,
        slug: str,
        pk: int,
    ) -> DuesOfMember:
        """一位党员的党费；看了会记下来，本人看得到"""
        return self._call(
            DuesOfMember,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/dues",
        )

    def party_collect_dues(
        self,
        slug: str,
        body: CollectsDues,
        *,
        once: str = "",
    ) -> DuesCollected:
        """记下谁交了一个月的党费；记过的不重记"""
        return self._call(
            DuesCollected,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/collect",
            body=body,
            once=once,
        )

    def party_assess_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesAssessForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """核定一位党员每月交多少"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/dues/assess",
            body=body,
            once=once,
        )

    def party_ask_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesReliefForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """记一份减免申请；支部同意、上级批准以后才减免"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/dues/ask",
            body=body,
            once=once,
        )

    def party_give_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesGiftForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """记一次多交的党费"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/dues/give",
            body=body,
            once=once,
        )

    def party_strike_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesStrikeForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """划掉记错的一笔，原因留着"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/payments/{_quoted(pk)}/strike",
            body=body,
            once=once,
        )

    def party_agree_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesAgreeForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """减免：记支部的意见"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/reliefs/{_quoted(pk)}/agree",
            body=body,
            once=once,
        )

    def party_approve_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesApproveForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """减免：记上级的批复"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/reliefs/{_quoted(pk)}/approve",
            body=body,
            once=once,
        )

    def party_refuse_dues(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """减免：没有批，按原来的交"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/reliefs/{_quoted(pk)}/refuse",
            body=body,
            once=once,
        )

    def party_hand_on_dues(
        self,
        slug: str,
        pk: int,
        body: PartyDuesHandOnForm,
        *,
        once: str = "",
    ) -> DuesOfMember:
        """多交的党费：记上缴的收据"""
        return self._call(
            DuesOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/dues/gifts/{_quoted(pk)}/hand-on",
            body=body,
            once=once,
        )

    def party_election(
        self,
        slug: str,
        pk: int,
    ) -> PartyElection:
        """我所在组织的一次选举"""
        return self._call(
            PartyElection,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}",
        )

    def party_election_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> PartyElectionAtDesk:
        """您办的一次选举：谁能当候选人、下一步做什么"""
        return self._call(
            PartyElectionAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/desk",
        )

    def party_announce_election(
        self,
        slug: str,
        pk: int,
        body: AnnouncesElection,
        *,
        once: str = "",
    ) -> PartyElectionAtDesk:
        """公告一个组织的选举；有账号的党员都收到"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/bodies/{_quoted(pk)}/elections",
            body=body,
            once=once,
        )

    def party_election_roll(
        self,
        slug: str,
        pk: int,
        body: ElectionRoll,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：定选举人名册"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/roll",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_nominate(
        self,
        slug: str,
        pk: int,
        body: ElectionNominate,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：加候选人"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/nominate",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_drop(
        self,
        slug: str,
        pk: int,
        body: ElectionDrop,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：撤下候选人"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_stand(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：候选人定下来"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/stand",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_reopen(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：退回改候选人"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/reopen",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_hold(
        self,
        slug: str,
        pk: int,
        body: ElectionHold,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：够人数，开始投票"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/hold",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_again(
        self,
        slug: str,
        pk: int,
        body: ElectionAgain,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：另定日子再选"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/again",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_count(
        self,
        slug: str,
        pk: int,
        body: ElectionCount,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：记票数"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/count",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_run_off(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：没选满的再投一轮"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/run-off",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_finish(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElection:
        """选举：宣布结果，开始任职"""
        return self._call(
            PartyElection,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/finish",
            body=body,
            once=once,
            seen=seen,
        )

    def party_election_call_off(
        self,
        slug: str,
        pk: int,
        body: ElectionCallOff,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyElectionAtDesk:
        """选举：取消选举"""
        return self._call(
            PartyElectionAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/elections/{_quoted(pk)}/call-off",
            body=body,
            once=once,
            seen=seen,
        )

    def party_meetings(
        self,
        slug: str,
    ) -> Calls:
        """通知我参加的会"""
        return self._call(
            Calls,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/meetings",
        )

    def party_ask_leave(
        self,
        slug: str,
        pk: int,
        body: AsksLeave,
        *,
        once: str = "",
    ) -> CallTold:
        """请假，写一句为什么"""
        return self._call(
            CallTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/meetings/{_quoted(pk)}/leave",
            body=body,
            once=once,
        )

    def party_check_in(
        self,
        slug: str,
        pk: int,
        body: ChecksIn,
        *,
        once: str = "",
    ) -> CallTold:
        """到会签到：会场里的六位数字"""
        return self._call(
            CallTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/meetings/{_quoted(pk)}/check-in",
            body=body,
            once=once,
        )

    def party_dues(
        self,
        slug: str,
    ) -> DuesTold:
        """我的党费"""
        return self._call(
            DuesTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/dues",
        )

    def party_loop_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> LoopTold:
        """一个支部或党员走一个专题：学了什么、查出什么、改得怎样"""
        return self._call(
            LoopTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}",
        )

    def party_begin_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: BeginsLoop,
        *,
        once: str = "",
    ) -> LoopTold:
        """让一个支部，或一位党员，走一遍专题"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/campaigns/{_quoted(pk)}/loops",
            body=body,
            once=once,
        )

    def party_study_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopStudy,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：学完了，开始查找问题"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/study",
            body=body,
            once=once,
            seen=seen,
        )

    def party_find_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopFind,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：记下一个问题"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/find",
            body=body,
            once=once,
            seen=seen,
        )

    def party_drop_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopDrop,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：划掉一个问题"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def party_look_into_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：问题找齐了，开始分析原因"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/look-into",
            body=body,
            once=once,
            seen=seen,
        )

    def party_analyse_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopAnalyse,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：写明原因、措施、责任人和期限"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/analyse",
            body=body,
            once=once,
            seen=seen,
        )

    def party_rectify_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：分析完了，开始整改"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/rectify",
            body=body,
            once=once,
            seen=seen,
        )

    def party_prove_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopProve,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：整改好了，附上凭证"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/prove",
            body=body,
            once=once,
            seen=seen,
        )

    def party_reopen_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: LoopReopen,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：没有改到位，接着改"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/reopen",
            body=body,
            once=once,
            seen=seen,
        )

    def party_finish_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：全部整改到位"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/finish",
            body=body,
            once=once,
            seen=seen,
        )

    def party_look_again_loop_at_desk(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> LoopTold:
        """专题里的一轮：再查一遍"""
        return self._call(
            LoopTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/loops/{_quoted(pk)}/look-again",
            body=body,
            once=once,
            seen=seen,
        )

    def party_reorganisations(
        self,
        slug: str,
    ) -> Reorganisations:
        """党支部调整"""
        return self._call(
            Reorganisations,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/plans",
        )

    def party_begin_plan(
        self,
        slug: str,
        body: AsksReorganisation,
        *,
        once: str = "",
    ) -> ReorganisationTold:
        """开始一次调整，等算方案"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans",
            body=body,
            once=once,
        )

    def party_plan_choices(
        self,
        slug: str,
    ) -> ReorganisationChoices:
        """调整时能选的支部、地方和党员；看了会记下来"""
        return self._call(
            ReorganisationChoices,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/choices",
        )

    def party_reorganisation(
        self,
        slug: str,
        pk: int,
    ) -> ReorganisationTold:
        """一次调整：算到哪儿了，几个方案比一比"""
        return self._call(
            ReorganisationTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}",
        )

    def party_proposal(
        self,
        slug: str,
        pk: int,
        thing: int,
    ) -> ProposalTold:
        """一个方案：哪栋楼归哪个支部"""
        return self._call(
            ProposalTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/proposals/{_quoted(thing)}",
        )

    def party_allotted(
        self,
        slug: str,
        pk: int,
        thing: int,
    ) -> AllottedMembers:
        """一个方案里谁到哪个支部，按姓名；看了会记下来"""
        return self._call(
            AllottedMembers,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/proposals/{_quoted(thing)}/members",
        )

    def party_own_posts(
        self,
        slug: str,
    ) -> OwnPosts:
        """我的岗位、做过的事，还能认领哪些"""
        return self._call(
            OwnPosts,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/posts",
        )

    def party_claim(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> OwnPosts:
        """认领一个岗位"""
        return self._call(
            OwnPosts,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/posts/{_quoted(pk)}/claim",
            once=once,
        )

    def party_give_up(
        self,
        slug: str,
        pk: int,
        *,
        once: str = "",
    ) -> OwnPosts:
        """岗位交回，做过的事还在"""
        return self._call(
            OwnPosts,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/claims/{_quoted(pk)}/give-up",
            once=once,
        )

    def party_log(
        self,
        slug: str,
        body: LogsDeed,
        *,
        once: str = "",
    ) -> OwnPosts:
        """记一件在岗位上做的事"""
        return self._call(
            OwnPosts,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/posts/log",
            body=body,
            once=once,
        )

    def party_writings(
        self,
        slug: str,
        *,
        year: int | None = None,
    ) -> OwnWritings:
        """我一年里写的笔记和心得"""
        return self._call(
            OwnWritings,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/writings",
            query={"year": year},
        )

    def party_write(
        self,
        slug: str,
        body: HandsInWriting,
        *,
        once: str = "",
    ) -> OwnWritingTold:
        """交一篇笔记或心得：文字、docx，或手写的照片和字数"""
        return self._call(
            OwnWritingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/writings",
            body=body,
            once=once,
        )

    def party_writing(
        self,
        slug: str,
        pk: int,
    ) -> OwnWritingTold:
        """我写的一篇"""
        return self._call(
            OwnWritingTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/me/writings/{_quoted(pk)}",
        )

    def party_take_back_writing(
        self,
        slug: str,
        pk: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> OwnWritingTold:
        """交错的一篇拿掉，或放回来"""
        return self._call(
            OwnWritingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/me/writings/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def party_study_at_desk(
        self,
        slug: str,
        *,
        year: int | None = None,
        after: str = "",
        before: str = "",
        limit: int = 20,
        branch: int | None = None,
    ) -> StudyLeaf:
        """您带的支部里谁学了多少，不排名次；看了会记下来"""
        return self._call(
            StudyLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/study",
            query={"year": year, "after": after, "before": before, "limit": limit, "branch": branch},
        )

    def party_study_of_member(
        self,
        slug: str,
        pk: int,
        *,
        year: int | None = None,
    ) -> StudyOfMember:
        """一位党员一年里学的、写的；看了会记下来"""
        return self._call(
            StudyOfMember,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/study",
            query={"year": year},
        )

    def party_writing_of_member(
        self,
        slug: str,
        pk: int,
    ) -> WritingOfMember:
        """您带的党员写的一篇；看了会记下来"""
        return self._call(
            WritingOfMember,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/study/writings/{_quoted(pk)}",
        )

    def party_write_for_member(
        self,
        slug: str,
        pk: int,
        body: HandsInForMember,
        *,
        once: str = "",
    ) -> StudyOfMember:
        """替一位党员交一篇纸上写的（代办）"""
        return self._call(
            StudyOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/writings",
            body=body,
            once=once,
        )

    def party_record_hours(
        self,
        slug: str,
        body: RecordsHours,
        *,
        once: str = "",
    ) -> HoursRecorded:
        """给几位党员记一样的学时"""
        return self._call(
            HoursRecorded,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/study/hours",
            body=body,
            once=once,
        )

    def party_take_back_hours_of_member(
        self,
        slug: str,
        pk: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> StudyOfMember:
        """记错的学时拿掉，或放回来"""
        return self._call(
            StudyOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/study/hours/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def party_take_back_writing_of_member(
        self,
        slug: str,
        pk: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> StudyOfMember:
        """交错的一篇拿掉，或放回来"""
        return self._call(
            StudyOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/study/writings/{_quoted(pk)}/take-back",
            body=body,
            once=once,
        )

    def party_posts_at_desk(
        self,
        slug: str,
    ) -> PostsAtDesk:
        """工作台上的岗位：谁认领了、做了什么；看了会记下来"""
        return self._call(
            PostsAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/posts",
        )

    def party_open_post(
        self,
        slug: str,
        body: OpensPost,
        *,
        once: str = "",
    ) -> PostsAtDesk:
        """设一个岗位"""
        return self._call(
            PostsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/posts",
            body=body,
            once=once,
        )

    def party_set_up_posts(
        self,
        slug: str,
        body: SetsUpPosts,
        *,
        once: str = "",
    ) -> PostsAtDesk:
        """建设岗定责"""
        return self._call(
            PostsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/posts/scheme",
            body=body,
            once=once,
        )

    def party_close_post(
        self,
        slug: str,
        pk: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> PostsAtDesk:
        """岗位不再认领，或重新开放"""
        return self._call(
            PostsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/posts/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def party_open_board(
        self,
        slug: str,
        body: OpensPartyBoard,
        *,
        once: str = "",
    ) -> PostsAtDesk:
        """展板公开，或收起来"""
        return self._call(
            PostsAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/posts/board",
            body=body,
            once=once,
        )

    def party_posts_of_member(
        self,
        slug: str,
        pk: int,
    ) -> PostsOfMember:
        """一位党员的岗位、承诺、做过的事；看了会记下来"""
        return self._call(
            PostsOfMember,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts",
        )

    def party_wish_of_member(
        self,
        slug: str,
        pk: int,
        body: PartyPostPaperWishForm,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员登记展板上展示哪几样，凭纸质同意书"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/wish",
            body=body,
            once=once,
        )

    def party_pledge_of_member(
        self,
        slug: str,
        pk: int,
        body: PartyPostPledgeForm,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员记一句承诺"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/pledge",
            body=body,
            once=once,
        )

    def party_portrait_of_member(
        self,
        slug: str,
        pk: int,
        body: PartyPostPortraitForm,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员换展板上的照片"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/portrait",
            body=body,
            once=once,
        )

    def party_deed_of_member(
        self,
        slug: str,
        pk: int,
        body: PartyPostDeedForm,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员记一件在岗位上做的事"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/deed",
            body=body,
            once=once,
        )

    def party_claim_for_member(
        self,
        slug: str,
        pk: int,
        body: ClaimsFor,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员认领一个岗位"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/claim",
            body=body,
            once=once,
        )

    def party_give_up_for_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """替一位党员交回岗位"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/claims/{_quoted(thing)}/give-up",
            once=once,
        )

    def party_take_back_deed_of_member(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: TakesBack,
        *,
        once: str = "",
    ) -> PostsOfMember:
        """记错的一件拿掉，或放回来"""
        return self._call(
            PostsOfMember,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/posts/deeds/{_quoted(thing)}/take-back",
            body=body,
            once=once,
        )

    def party_ask_plan(
        self,
        slug: str,
        pk: int,
        body: AsksReorganisationAgain,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """改了要求再算一遍"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/ask",
            body=body,
            once=once,
            seen=seen,
        )

    def party_change_proposal(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: ChangesProposal,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ProposalTold:
        """把一栋楼里的，或一位党员，换到别的支部"""
        return self._call(
            ProposalTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/proposals/{_quoted(thing)}/change",
            body=body,
            once=once,
            seen=seen,
        )

    def party_stop_plan(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：不等了"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/stop",
            body=body,
            once=once,
            seen=seen,
        )

    def party_submit_plan(
        self,
        slug: str,
        pk: int,
        body: ReorganisationSubmission,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：提交党委讨论"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/submit",
            body=body,
            once=once,
            seen=seen,
        )

    def party_give_back_plan(
        self,
        slug: str,
        pk: int,
        body: ReorganisationReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：退回再改"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/give-back",
            body=body,
            once=once,
            seen=seen,
        )

    def party_agree_plan(
        self,
        slug: str,
        pk: int,
        body: ReorganisationDecision,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：记下党委决定"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/agree",
            body=body,
            once=once,
            seen=seen,
        )

    def party_revert_plan(
        self,
        slug: str,
        pk: int,
        body: ReorganisationReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：收回决定"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/revert",
            body=body,
            once=once,
            seen=seen,
        )

    def party_carry_out_plan(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：执行调整"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/carry-out",
            body=body,
            once=once,
            seen=seen,
        )

    def party_drop_plan(
        self,
        slug: str,
        pk: int,
        body: ReorganisationReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> ReorganisationTold:
        """党支部调整：不做了"""
        return self._call(
            ReorganisationTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/plans/{_quoted(pk)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def party_keep_meeting(
        self,
        slug: str,
        body: KeepsPartyMeeting,
        *,
        once: str = "",
    ) -> PartyMeetingTold:
        """照本子补记一次开过的会：谁到会、会议记录"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/paper",
            body=body,
            once=once,
        )

    def party_replan_meeting(
        self,
        slug: str,
        pk: int,
        body: ReplansPartyMeeting,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """改一次还没通知的会"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/replan",
            body=body,
            once=once,
            seen=seen,
        )

    def party_notify_meeting(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：发通知"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/notify",
            body=body,
            once=once,
            seen=seen,
        )

    def party_reschedule_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingWords,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：收回通知，另定时间"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/reschedule",
            body=body,
            once=once,
            seen=seen,
        )

    def party_call_off_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：不开了"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/call-off",
            body=body,
            once=once,
            seen=seen,
        )

    def party_open_meeting(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：开会"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def party_arrive_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingRows,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：记到会"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/arrive",
            body=body,
            once=once,
            seen=seen,
        )

    def party_excuse_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingLeave,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：记请假"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/excuse",
            body=body,
            once=once,
            seen=seen,
        )

    def party_take_back_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingRows,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：记错了，没来"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/take-back",
            body=body,
            once=once,
            seen=seen,
        )

    def party_put_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingPut,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：付表决"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/put",
            body=body,
            once=once,
            seen=seen,
        )

    def party_close_meeting(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：散会"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/close",
            body=body,
            once=once,
            seen=seen,
        )

    def party_write_meeting(
        self,
        slug: str,
        pk: int,
        body: PartyMeetingMinutes,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：改记录"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/write",
            body=body,
            once=once,
            seen=seen,
        )

    def party_approve_meeting(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：记录定稿"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/approve",
            body=body,
            once=once,
            seen=seen,
        )

    def party_reopen_minutes_meeting(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """组织生活：退回再改"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/meetings/{_quoted(pk)}/reopen-minutes",
            body=body,
            once=once,
            seen=seen,
        )

    def party_count_motion(
        self,
        slug: str,
        pk: int,
        body: PartyMotionCounted,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """记一次表决的票数"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/motions/{_quoted(pk)}/count",
            body=body,
            once=once,
            seen=seen,
        )

    def party_voices_motion(
        self,
        slug: str,
        pk: int,
        body: PartyMotionVoices,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """记名表决：谁说了什么"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/motions/{_quoted(pk)}/voices",
            body=body,
            once=once,
            seen=seen,
        )

    def party_drop_motion(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyMeetingTold:
        """撤回一个议题，不表决"""
        return self._call(
            PartyMeetingTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/motions/{_quoted(pk)}/drop",
            body=body,
            once=once,
            seen=seen,
        )

    def party_transfers(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        only: Literal["open", "ended"] = "open",
    ) -> PartyTransferLeaf:
        """组织关系转移：在办的，或办完的"""
        return self._call(
            PartyTransferLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers",
            query={"after": after, "before": before, "limit": limit, "only": only},
        )

    def party_transfer(
        self,
        slug: str,
        pk: int,
    ) -> PartyTransferTold:
        """一件组织关系转移，和您现在能走的步"""
        return self._call(
            PartyTransferTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}",
        )

    def party_ask_transfer(
        self,
        slug: str,
        pk: int,
        body: AsksPartyTransfer,
        *,
        once: str = "",
    ) -> PartyTransferTold:
        """转一位党员的组织关系；对方确认了才算"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/members/{_quoted(pk)}/transfers",
            body=body,
            once=once,
        )

    def party_receive_letter(
        self,
        slug: str,
        body: TakesLetterDown,
        *,
        once: str = "",
    ) -> PartyTransferTold:
        """记下一封转入的介绍信，接着编入支部"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/letters",
            body=body,
            once=once,
        )

    def party_accept_transfer(
        self,
        slug: str,
        pk: int,
        body: PartyTransferAcceptForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：接收"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/accept",
            body=body,
            once=once,
            seen=seen,
        )

    def party_admit_transfer(
        self,
        slug: str,
        pk: int,
        body: PartyTransferAdmitForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：编入支部"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/admit",
            body=body,
            once=once,
            seen=seen,
        )

    def party_confirm_transfer(
        self,
        slug: str,
        pk: int,
        body: PartyTransferConfirmForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：收到回执"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/confirm",
            body=body,
            once=once,
            seen=seen,
        )

    def party_renew_transfer(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：重开介绍信"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/renew",
            body=body,
            once=once,
            seen=seen,
        )

    def party_decline_transfer(
        self,
        slug: str,
        pk: int,
        body: PartyTransferWordsForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：不接收"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/decline",
            body=body,
            once=once,
            seen=seen,
        )

    def party_withdraw_transfer(
        self,
        slug: str,
        pk: int,
        body: PartyTransferWordsForm,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> PartyTransferTold:
        """组织关系转移：撤回"""
        return self._call(
            PartyTransferTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/party/transfers/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def reports_card(
        self,
        slug: str,
        year: int,
    ) -> CardTold:
        """一个社区一年的成绩单"""
        return self._call(
            CardTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}",
        )

    def reports_evidence(
        self,
        slug: str,
        year: int,
        code: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        of: str = "part",
        month: int | None = None,
    ) -> EvidenceLeaf:
        """一个数是怎么数出来的：它数的每一条记录"""
        return self._call(
            EvidenceLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/figures/{_quoted(code)}",
            query={"after": after, "before": before, "limit": limit, "of": of, "month": month},
        )

    def reports_card_pdf(
        self,
        slug: str,
        year: int,
    ) -> bytes:
        """成绩单，PDF"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/card.pdf",
        )

    def reports_card_docx(
        self,
        slug: str,
        year: int,
    ) -> bytes:
        """成绩单，Word"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/card.docx",
        )

    def reports_card_xlsx(
        self,
        slug: str,
        year: int,
    ) -> bytes:
        """成绩单，Excel"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/card.xlsx",
        )

    def reports_card_proof(
        self,
        slug: str,
        year: int,
        *,
        edition: int | None = None,
        sha256: str = "",
    ) -> CardProof:
        """核对公布的成绩单：指纹对不对得上"""
        return self._call(
            CardProof,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/proof",
            query={"edition": edition, "sha256": sha256},
        )

    def reports_say(
        self,
        slug: str,
        year: int,
        body: SaysOfCard,
        *,
        once: str = "",
    ) -> SaidOfCard:
        """群众测评：评公布的成绩单，两周里可以改"""
        return self._call(
            SaidOfCard,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/cards/{_quoted(year)}/say",
            body=body,
            once=once,
        )

    def honours_announcements(
        self,
        slug: str,
    ) -> Announcements:
        """现在有效的公告"""
        return self._call(
            Announcements,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/announcements",
        )

    def honours_write_news(
        self,
        slug: str,
        body: WritesNews,
        *,
        once: str = "",
    ) -> AnnouncementInFull:
        """写一条公告，发布以前只有工作人员看得到"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements",
            body=body,
            once=once,
        )

    def honours_past(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> AnnouncementLeaf:
        """过期的公告，新的在前，一页二十条"""
        return self._call(
            AnnouncementLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/announcements/past",
            query={"after": after, "before": before, "limit": limit},
        )

    def honours_announcement(
        self,
        slug: str,
        pk: int,
    ) -> AnnouncementInFull:
        """一条公告和它的附件"""
        return self._call(
            AnnouncementInFull,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}",
        )

    def honours_awards(
        self,
        slug: str,
    ) -> Awards:
        """评选，新的在前"""
        return self._call(
            Awards,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/awards",
        )

    def honours_plan_award(
        self,
        slug: str,
        body: PlansAward,
        *,
        once: str = "",
    ) -> AwardAtDesk:
        """办一次评选"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards",
            body=body,
            once=once,
        )

    def honours_award(
        self,
        slug: str,
        pk: int,
    ) -> AwardTold:
        """一次评选：怎么评、评谁、您能做什么"""
        return self._call(
            AwardTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}",
        )

    def honours_propose(
        self,
        slug: str,
        pk: int,
        body: ProposesFor,
        *,
        once: str = "",
    ) -> AwardTold:
        """推荐一位，或推荐自己；本人同意才参加"""
        return self._call(
            AwardTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/propose",
            body=body,
            once=once,
        )

    def honours_vote(
        self,
        slug: str,
        pk: int,
        body: VotesFor,
        *,
        once: str = "",
    ) -> VotedFor:
        """投票，投出去就不能再改；要回执的，在网页上投"""
        return self._call(
            VotedFor,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/vote",
            body=body,
            once=once,
        )

    def honours_object_to_award(
        self,
        slug: str,
        pk: int,
        body: ObjectsToAward,
        *,
        once: str = "",
    ) -> AwardTold:
        """提异议，只有社区看得到是谁提的"""
        return self._call(
            AwardTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/object",
            body=body,
            once=once,
        )

    def honours_answer_nomination(
        self,
        slug: str,
        pk: int,
        body: AnswersNomination,
        *,
        once: str = "",
    ) -> AwardTold:
        """有人推荐了您：参加、不参加，或者退出"""
        return self._call(
            AwardTold,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/nominees/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def honours_award_certificate(
        self,
        slug: str,
        pk: int,
    ) -> bytes:
        """一张荣誉证书，PDF：本人和工作台"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/awards/nominees/{_quoted(pk)}/certificate",
        )

    def honours_brands(
        self,
        slug: str,
    ) -> Brands:
        """社区的品牌"""
        return self._call(
            Brands,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/brands",
        )

    def honours_found_brand(
        self,
        slug: str,
        body: FoundsBrand,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """立一个品牌"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands",
            body=body,
            once=once,
        )

    def honours_brand(
        self,
        slug: str,
        pk: int,
    ) -> BrandTold:
        """一个品牌和收在它下面的"""
        return self._call(
            BrandTold,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}",
        )

    def honours_brand_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> BrandAtDesk:
        """工作台上的一个品牌，和还能收进来的"""
        return self._call(
            BrandAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/desk",
        )

    def honours_rewrite_brand(
        self,
        slug: str,
        pk: int,
        body: RewritesBrand,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """改一个品牌的名称和说明"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
        )

    def honours_tie_to_brand(
        self,
        slug: str,
        pk: int,
        body: TiesToBrand,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """把队伍、项目、系列或栏目收到品牌下面"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/tie",
            body=body,
            once=once,
        )

    def honours_tie_page_to_brand(
        self,
        slug: str,
        pk: int,
        body: TiesPage,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """把本站的一页收到品牌下面，例如一个工程"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/page",
            body=body,
            once=once,
        )

    def honours_untie_from_brand(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """从品牌下面去掉一样"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/ties/{_quoted(thing)}/drop",
            body=body,
            once=once,
        )

    def honours_open_brand(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """品牌的页面开放给大家看"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/open",
            body=body,
            once=once,
        )

    def honours_close_brand(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> BrandAtDesk:
        """品牌的页面先收起来"""
        return self._call(
            BrandAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/brands/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def honours_award_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> AwardAtDesk:
        """工作台上的一次评选"""
        return self._call(
            AwardAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/desk",
        )

    def honours_rewrite_award(
        self,
        slug: str,
        pk: int,
        body: PlansAward,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """改一次还没公布的评选"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_unseat_juror(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """一位评委不当了"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/jurors/{_quoted(thing)}/unseat",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_open_award(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """公布，开始推荐"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/open",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_close_award(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """推荐截止，开始审核"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/close",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_judge_award(
        self,
        slug: str,
        pk: int,
        body: AwardJudge,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """逐个审核"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/judge",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_notice_award(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """开始公示"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/notice",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_send_back_award(
        self,
        slug: str,
        pk: int,
        body: AwardReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """异议成立，重新审核"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/send-back",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_seat_award(
        self,
        slug: str,
        pk: int,
        body: AwardSeat,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """定评委"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/seat",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_begin_award(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """开始投票"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/begin",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_hand_out_award(
        self,
        slug: str,
        pk: int,
        body: AwardHandOut,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """发一张纸票"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/hand-out",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_read_paper_award(
        self,
        slug: str,
        pk: int,
        body: AwardReadPaper,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """录一张纸票"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/read-paper",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_count_award(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """投票截止，公布票数"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/count",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_set_aside_award(
        self,
        slug: str,
        pk: int,
        body: AwardAside,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """写明理由，不计这些票"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/set-aside",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_announce_award(
        self,
        slug: str,
        pk: int,
        body: AwardReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """揭晓"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/announce",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_cancel_award(
        self,
        slug: str,
        pk: int,
        body: AwardReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AwardAtDesk:
        """取消"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/cancel",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_agree_for_nominee(
        self,
        slug: str,
        pk: int,
        body: AwardAgreedOnPaper,
        *,
        once: str = "",
    ) -> AwardAtDesk:
        """记下被推荐的人同意参加"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/nominees/{_quoted(pk)}/agree",
            body=body,
            once=once,
        )

    def honours_decline_for_nominee(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> AwardAtDesk:
        """记下被推荐的人不参加"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/nominees/{_quoted(pk)}/decline",
            body=body,
            once=once,
        )

    def honours_answer_award_objection(
        self,
        slug: str,
        pk: int,
        body: AnswersAward,
        *,
        once: str = "",
    ) -> AwardAtDesk:
        """答复异议，大家看得到"""
        return self._call(
            AwardAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/awards/objections/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def honours_news_at_desk(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> AnnouncementLeaf:
        """工作台上的公告，没发布的也在内"""
        return self._call(
            AnnouncementLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/announcements/desk",
            query={"after": after, "before": before, "limit": limit},
        )

    def honours_audiences(
        self,
        slug: str,
    ) -> Audiences:
        """公告能发给谁"""
        return self._call(
            Audiences,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/announcements/audiences",
        )

    def honours_rewrite_news(
        self,
        slug: str,
        pk: int,
        body: WritesNews,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AnnouncementInFull:
        """改一条还没发布的公告"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}/rewrite",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_detach_from_news(
        self,
        slug: str,
        pk: int,
        thing: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AnnouncementInFull:
        """去掉公告的一个附件"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}/attachments/{_quoted(thing)}/detach",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_publish_news(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AnnouncementInFull:
        """公告：发布"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}/publish",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_pin_news(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AnnouncementInFull:
        """公告：置顶或取消置顶"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}/pin",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_withdraw_news(
        self,
        slug: str,
        pk: int,
        body: NewsReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> AnnouncementInFull:
        """公告：撤回"""
        return self._call(
            AnnouncementInFull,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/announcements/{_quoted(pk)}/withdraw",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_recounted(
        self,
        slug: str,
        pk: int,
    ) -> Recounted:
        """公布的票和怎么算的：谁都可以重算一遍"""
        return self._call(
            Recounted,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/awards/{_quoted(pk)}/recount",
        )

    def honours_verify(
        self,
        code: str,
    ) -> AwardCertificateSeen:
        """核验一张荣誉证书"""
        return self._call(
            AwardCertificateSeen,
            "GET",
            f"/api/v1/certificates/awards/{_quoted(code)}",
        )

    def honours_wall(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
        board: int = 0,
    ) -> WallLeaf:
        """善行善举墙"""
        return self._call(
            WallLeaf,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall",
            query={"after": after, "before": before, "limit": limit, "board": board},
        )

    def honours_tell_story(
        self,
        slug: str,
        body: TellsGoodDeed,
        *,
        once: str = "",
    ) -> WallLeaf:
        """讲一件好事：社区看过、本人同意，就上墙"""
        return self._call(
            WallLeaf,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall",
            body=body,
            once=once,
        )

    def honours_wall_poster(
        self,
        slug: str,
    ) -> bytes:
        """善行善举墙印在纸上，PDF：最近的十二条"""
        return self._call(
            bytes,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall/poster",
        )

    def honours_own_place(
        self,
        slug: str,
    ) -> OwnPlaceOnWall:
        """问您愿不愿意上墙的，和别人谢您的话"""
        return self._call(
            OwnPlaceOnWall,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall/mine",
        )

    def honours_answer_to_be_shown(
        self,
        slug: str,
        pk: int,
        body: AnswersToBeShown,
        *,
        once: str = "",
    ) -> OwnPlaceOnWall:
        """讲的是您：愿不愿意上墙，马上照办"""
        return self._call(
            OwnPlaceOnWall,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/shown/{_quoted(pk)}/answer",
            body=body,
            once=once,
        )

    def honours_story(
        self,
        slug: str,
        pk: int,
    ) -> StoryOnWall:
        """墙上的一件好事"""
        return self._call(
            StoryOnWall,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}",
        )

    def honours_thank(
        self,
        slug: str,
        pk: int,
        body: Thanks,
        *,
        once: str = "",
    ) -> StoryOnWall:
        """说一声谢谢：只有本人看得到"""
        return self._call(
            StoryOnWall,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/thank",
            body=body,
            once=once,
        )

    def honours_wall_at_desk(
        self,
        slug: str,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> WallAtDesk:
        """工作台上的善行善举墙：等人看一看的，和别的"""
        return self._call(
            WallAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall/desk",
            query={"after": after, "before": before, "limit": limit},
        )

    def honours_open_board(
        self,
        slug: str,
        body: OpensBoard,
        *,
        once: str = "",
    ) -> WallAtDesk:
        """加一个栏目，或把收起来的同名栏目打开"""
        return self._call(
            WallAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/boards",
            body=body,
            once=once,
        )

    def honours_close_board(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
    ) -> WallAtDesk:
        """收起一个栏目，里面的好事都还在"""
        return self._call(
            WallAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/boards/{_quoted(pk)}/close",
            body=body,
            once=once,
        )

    def honours_story_at_desk(
        self,
        slug: str,
        pk: int,
    ) -> StoryAtDesk:
        """工作台上的一件好事：讲的是谁、同不同意"""
        return self._call(
            StoryAtDesk,
            "GET",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/desk",
        )

    def honours_answer_for_shown(
        self,
        slug: str,
        pk: int,
        body: AnsweredOnPaper,
        *,
        once: str = "",
    ) -> StoryAtDesk:
        """当面或电话里说了愿不愿意上墙：写明凭什么登记（代办）"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/shown/{_quoted(pk)}/desk/answer",
            body=body,
            once=once,
        )

    def honours_name_story(
        self,
        slug: str,
        pk: int,
        body: StoryNameShown,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：写明讲的是谁"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/name",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_edit_story(
        self,
        slug: str,
        pk: int,
        body: StoryEditStory,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：改文字"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/edit",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_drop_photo_story(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：去掉照片"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/drop-photo",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_show_story(
        self,
        slug: str,
        pk: int,
        body: Nothing,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：看过了，可以上墙"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/show",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_decline_story(
        self,
        slug: str,
        pk: int,
        body: StoryReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：不上墙"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/decline",
            body=body,
            once=once,
            seen=seen,
        )

    def honours_take_down_story(
        self,
        slug: str,
        pk: int,
        body: StoryReason,
        *,
        once: str = "",
        seen: int | None = None,
    ) -> StoryAtDesk:
        """善行善举：撤下来"""
        return self._call(
            StoryAtDesk,
            "POST",
            f"/api/v1/communities/{_quoted(slug)}/wall/{_quoted(pk)}/take-down",
            body=body,
            once=once,
            seen=seen,
        )

    def notifications_notices(
        self,
        *,
        after: str = "",
        before: str = "",
        limit: int = 20,
    ) -> NoticeLeaf:
        """我的消息，新的在前"""
        return self._call(
            NoticeLeaf,
            "GET",
            "/api/v1/me/notices",
            query={"after": after, "before": before, "limit": limit},
        )

    def notifications_read(
        self,
        pk: int,
        *,
        once: str = "",
    ) -> NoticeTold:
        """看过了"""
        return self._call(
            NoticeTold,
            "POST",
            f"/api/v1/me/notices/{_quoted(pk)}/read",
            once=once,
        )

    def gateway_hooks(
        self,
    ) -> Hooks:
        """这个令牌登记的推送地址"""
        return self._call(
            Hooks,
            "GET",
            "/api/v1/hooks",
        )

    def gateway_subscribe(
        self,
        body: Subscribes,
        *,
        once: str = "",
    ) -> HookMade:
        """登记一个推送地址"""
        return self._call(
            HookMade,
            "POST",
            "/api/v1/hooks",
            body=body,
            once=once,
        )

    def gateway_stop(
        self,
        pk: int,
        *,
        once: str = "",
    ) -> HookTold:
        """不再推送"""
        return self._call(
            HookTold,
            "POST",
            f"/api/v1/hooks/{_quoted(pk)}/stop",
            once=once,
        )


def _problem(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
