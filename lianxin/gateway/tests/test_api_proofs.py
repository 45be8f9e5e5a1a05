"""What programs check, say and take back: certificates, a card, a film, a juror, an attachment."""

from datetime import timedelta

import pytest

from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.models import Entry
from lianxin.facilities.tests.factories import FilmFactory
from lianxin.gateway.tests.factories import Program, done, fields, resident_program
from lianxin.gateway.tests.papers import carded, certified, honoured
from lianxin.honours.models import Nominee
from lianxin.honours.tests.factories import AnnouncementFactory, AttachmentFactory
from lianxin.honours.tests.factories import Stage as AwardStage
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory, secretary_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.models import Comment, Rating
from lianxin.volunteers.models import Certificate
from lianxin.volunteers.tests.factories import VolunteerFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def person(home):
    return PersonFactory.create(community=home, resident=True, name="王桂芬")


def forged(code):
    return ("A" if code[0] != "A" else "B") + code[1:]


def test_a_certificate_of_service_is_true_by_its_code_with_the_name_masked(home, person):
    volunteer = VolunteerFactory.create(community=home, person=person)
    made = Certificate.objects.get(pk=certified(volunteer))
    path, spoken = "/certificates/volunteering", "-".join((made.code[:4], made.code[4:].lower()))
    told = done(Program().get(f"{path}/{spoken}"))
    assert (told["words"], told["is_in_force"], told["name"]) == ("这张证明属实。", True, "王*芬")
    assert (told["minutes"], [each["what"] for each in told["lines"]]) == (120, ["清扫楼院"])
    absent = done(Program().get(f"{path}/{forged(made.code)}"), 404)
    assert absent["detail"] == "这不是我们开的证明，或者码抄错了。"
    made.state, made.words = "revoked", "时长记错了"
    made.ended_at = made.asked_at
    made.save()
    told = done(Program().get(f"{path}/{made.code}"))
    assert (told["is_in_force"], told["reason"]) == (False, "时长记错了")
    Certificate.objects.update(minutes=99_999)
    assert Program().get(f"{path}/{made.code}").status_code == 404


def test_an_awards_certificate_is_true_by_its_code_and_names_nobody_without_consent(person):
    made = Nominee.objects.get(pk=honoured(person))
    told = done(Program().get(f"/certificates/awards/{made.code}"))
    assert (told["words"], told["number"], told["name"]) == ("这张证书属实。", "LSL-R-0001", "")
    assert Program().get(f"/certificates/awards/{forged(made.code)}").status_code == 404
    # A code of the other kind of certificate is none of this one.
    assert Program().get(f"/certificates/volunteering/{made.code}").status_code == 404


def test_a_published_card_is_compared_with_the_fingerprint_on_paper(home):
    edition = carded(secretary_of(home), home)
    path = f"/communities/{home.slug}/cards/{edition.year}/proof"
    printed = f" {edition.sha256[:32].upper()} {edition.sha256[32:]}"

    def compared(said):
        told = done(Program().get(path, {"sha256": said}))
        assert (told["edition"], told["sha256"], told["is_genuine"]) == (1, edition.sha256, True)
        return told["is_same"], told["begins_so"]

    assert compared(printed) == (True, True)
    assert compared(edition.sha256[:8]) == (None, True)
    assert compared(edition.sha256[::-1]) == (False, False)
    assert Program().get(path, {"edition": 2}).status_code == 404
    assert Program().get(path.replace(str(edition.year), "2019")).status_code == 404


def test_a_resident_says_and_changes_what_they_think_of_a_card_for_two_weeks(clock, home, person):
    spring = clock.at - timedelta(days=300)
    MatterFactory.create(
        community=home, solved=True, reported_at=spring, replied_at=spring, closed_at=spring
    )
    edition = carded(secretary_of(home), home)
    own = resident_program(person.user, home)
    path = f"/communities/{home.slug}/cards/{edition.year}/say"
    marks = [{"section": "council", "mark": "poor"}]
    # Of the works this card tells nothing.
    assert fields(own.post(path, {"marks": [{"section": "works", "mark": "good"}]})) == {"marks"}
    assert fields(own.post(path, {"words": " "})) == {"words"}
    assert fields(own.post(path, {"words": "好" * 301})) == {"words"}
    assert Program().post(path, {"marks": marks}).status_code == 401
    said = done(own.post(path, {"marks": marks, "words": "楼道灯亮了"}))
    assert (said["marks"], said["words"], said["people"]) == (marks, "楼道灯亮了", 1)
    marks[0]["mark"] = "good"
    assert done(own.post(path, {"marks": marks}))["words"] == "楼道灯亮了"
    assert (Rating.objects.get().mark, Comment.objects.get().shown_at) == ("good", None)
    abroad = resident_program(person.user, CommunityFactory.create())
    assert abroad.post(path, {"marks": marks}).status_code == 403
    clock.at += timedelta(days=15)
    assert own.post(path, {"marks": marks}).status_code == 409


def test_a_film_tells_everybody_when_it_is_shown_and_was(home):
    film = FilmFactory.create(room__community=home, title="地道战")
    screening = {"community": home, "kind": "screening", "film": film}
    ahead, past = (
        ActivityFactory.create(**screening),
        ActivityFactory.create(recorded=True, **screening),
    )
    ActivityFactory.create(planned=True, **screening)
    told = done(Program().get(f"/communities/{home.slug}/films/{film.pk}"))
    shown = [[each["id"] for each in told[when]] for when in ("ahead", "past")]
    assert (told["title"], shown) == ("地道战", [[ahead.pk], [past.pk]])
    elsewhere = CommunityFactory.create().slug
    assert Program().get(f"/communities/{elsewhere}/films/{film.pk}").status_code == 404


def test_the_desk_sends_a_juror_home_and_a_resident_cannot(home, desk, person):
    award = AwardStage(home).vetted(5, 4)
    juror = award.jurors.create(person=person, since=award.opened_at)
    here = f"/communities/{home.slug}/awards/{award.pk}"
    [told] = done(desk.get(f"{here}/desk"))["jurors"]
    assert told == {"id": juror.pk, "name": "王*芬"}
    unseat = f"{here}/jurors/{juror.pk}/unseat"
    assert resident_program(person.user, home).post(unseat).status_code == 403
    assert desk.post(unseat, If_Match='"99"').status_code == 412
    assert done(desk.post(unseat))["jurors"] == []
    assert desk.post(unseat).status_code == 404
    assert Entry.objects.filter(details__unseated=juror.pk).count() == 1


def test_an_attachment_is_taken_off_its_own_announcement_alone(home, desk):
    news = AnnouncementFactory.create(community=home)
    paper = AttachmentFactory.create(announcement=news)
    other = AttachmentFactory.create(announcement__community=home)
    here = f"/communities/{home.slug}/announcements/{news.pk}"
    [told] = done(desk.get(here))["attachments"]
    assert (told["id"], told["name"]) == (paper.pk, "通知.pdf")
    assert str(paper.key) in told["url"]
    assert desk.post(f"{here}/attachments/{other.pk}/detach").status_code == 404
    assert done(desk.post(f"{here}/attachments/{paper.pk}/detach"))["attachments"] == []
    assert list(other.announcement.attachments.all()) == [other]
    user = PostFactory.create(community=CommunityFactory.create()).user
    assert resident_program(user, home).post(f"{here}/attachments/1/detach").status_code == 403
