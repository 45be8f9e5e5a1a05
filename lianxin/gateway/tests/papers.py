"""What there must be before a paper can be printed: certificates given, a session's minutes."""

from lianxin.activities.models import Certificate as CourseCertificate
from lianxin.activities.tests.classes import School
from lianxin.activities.tests.factories import SignupFactory
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Passage
from lianxin.council.tests.factories import Stage
from lianxin.honours.tests.factories import NomineeFactory
from lianxin.people.models import Person
from lianxin.volunteers.models import Volunteer
from lianxin.volunteers.tests.factories import CertificateFactory


def certified(volunteer: Volunteer) -> int:
    """A certificate of hours that the volunteer can print."""
    made = CertificateFactory.create(
        volunteer=volunteer,
        state="issued",
        number="LSL-2026-0001",
        code="7K3M9P2Q",
        holder="王桂芬",
        issuer="历山路社区居民委员会",
        responsible="李书记",
        handler="赵社工",
        minutes=120,
        lines=[{"on": "2026-02-03", "what": "清扫楼院", "minutes": 120}],
        issued_on=MONDAY.date(),
    )
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
        code="4T8W6Y5R",
        holder_index="known",
    )
    return int(made.pk)
