"""What there must be before a paper can be printed: certificates given, a session's minutes."""

from typing import Any

from lianxin.activities.models import Certificate as CourseCertificate
from lianxin.activities.tests.classes import School
from lianxin.activities.tests.factories import SignupFactory
from lianxin.core.actor import Actor
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Passage
from lianxin.council.tests.factories import Stage
from lianxin.honours.models import Nominee
from lianxin.honours.queries import certificates as awarded
from lianxin.honours.tests.factories import NomineeFactory
from lianxin.people.models import Person
from lianxin.people.tests.factories import officer_of
from lianxin.places.models import Community
from lianxin.reports import actions as cards
from lianxin.reports.models import Edition
from lianxin.volunteers.models import Certificate, Volunteer
from lianxin.volunteers.queries import certificates as served
from lianxin.volunteers.tests.factories import CertificateFactory


def certified(volunteer: Volunteer) -> int:
    """A certificate of hours that the volunteer can print."""
    made = CertificateFactory.create(
        volunteer=volunteer,
        state="issued",
        number="LSL-2026-0001",
        code="-",
        holder="王桂芬",
        issuer="历山路社区居民委员会",
        responsible="李书记",
        handler="赵社工",
        minutes=120,
        lines=[{"on": "2026-02-03", "what": "清扫楼院", "minutes": 120}],
        issued_on=MONDAY.date(),
    )
    made.code = served.code_of(made)
    made.save()
    return int(made.pk)


def minuted(stage: Stage) -> int:
    """A session that is over, with minutes."""
    session = stage.held(stage.sitting("停车怎么停"))
    Passage.objects.get_or_create(session=session, item=None, defaults={"text": "大家同意划线。"})
    return int(session.pk)


def learnt(school: School, person: Person) -> int:
    """A course that somebody completed."""
    course = school.open(title="太极拳")
    SignupFactory.create(activity=course.enrolment, person=person)
    CourseCertificate.objects.create(
        course=course,
        person=person,
        number=1,
        attended=1,
        sessions=1,
        rule=RulePack.objects.earliest("pk"),
        issued_at=MONDAY,
    )
    return int(course.pk)


def honoured(person: Person) -> int:
    """Somebody's certificate of an award."""
    made = NomineeFactory.create(
        round__community=person.community,
        person=person,
        number=1,
        is_awarded=True,
        certificate="LSL-R-0001",
        code="-",
        holder_index="known",
    )
    made.code = awarded.code_of(made)
    made.save()
    return int(made.pk)


def carded(secretary: Actor, community: Community) -> Edition:
    """Last year's card, published."""
    street = officer_of(community.subdistrict)
    edition = cards.begin(secretary, community.slug, MONDAY.year - 1, now=MONDAY)
    for actor, verb in ((secretary, "submit"), (street, "review"), (secretary, "sign")):
        cards.step(actor, edition.pk, verb, now=MONDAY)
    return cards.step(secretary, edition.pk, "publish", now=MONDAY)


def proofs(
    secretary: Actor, community: Community, certificate: int, nominee: int
) -> dict[str, dict[str, Any]]:
    """What an address needs where something is proven, or said of it, by how the address ends."""
    last = {"year": carded(secretary, community).year}
    return {
        "/certificates/volunteering/{code}": {"code": Certificate.objects.get(pk=certificate).code},
        "/certificates/awards/{code}": {"code": Nominee.objects.get(pk=nominee).code},
        "/cards/{year}/proof": last,
        "/cards/{year}/say": last,
    }
