from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import picture_file
from lianxin.matters.tests.factories import MatterFactory
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.tests.factories import officer_of, resident_of, sign_in
from lianxin.works import actions
from lianxin.works.models import Project, Say
from lianxin.works.tests.factories import (
    DAY,
    TODAY,
    MilestoneFactory,
    PhotoFactory,
    PieceFactory,
    ProjectFactory,
    Site,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    settings.MEDIA_ROOT = tmp_path


def desk(site, name, *args):
    return reverse(f"works_desk:{name}", args=[site.community.slug, *args])


def portal(site, name, *args):
    return reverse(f"works:{name}", args=[site.community.slug, *args])


@pytest.fixture
def site(client):
    made = Site()
    sign_in(client, made.staff)
    return made


def step(client, site, verb, **form):
    return client.post(desk(site, "step", site.pk, verb), form)


def test_a_project_goes_from_its_plan_to_its_warranty_on_the_pages(client, site):
    form = {"title": "21号院外墙保温", "contractor_words": "历下安居工程队"}
    answer = client.post(desk(site, "new"), form)
    made = Project.objects.latest("pk")
    assert answer.url == desk(site, "step", made.pk, "add_piece")
    assert client.get(answer.url).status_code == 200
    site.pk = made.pk
    step(client, site, "add_piece", kind="insulation", places=[site.buildings[0].pk])
    step(client, site, "fund", source="street", fen="120000.50", words="批复")
    step(client, site, "announce")
    step(client, site, "start")
    step(client, site, "set_milestone", title="搭架", due_on="2026-03-01")
    stone = made.milestones.get()
    step(client, site, "reach", milestone=stone.pk, on="2026-03-02", words="")
    piece = made.pieces.get()
    step(client, site, "finish", pieces=[piece.pk], on="2026-03-02")
    step(client, site, "hand_in")
    assert client.get(desk(site, "step", made.pk, "pass")).status_code == 200
    step(client, site, "pass", by="城管科", on="2026-03-02", words="密实")
    for number in range(2):
        told = {"name": "周玉兰", "phone": f"1380000111{number}", "is_fine": "yes", "words": ""}
        step(client, site, "say", place=site.buildings[0].pk, **told)
    assert step(client, site, "accept", words="").status_code == 302
    made.refresh_from_db()
    assert made.state == "accepted"
    told = client.get(portal(site, "show", made.pk)).content.decode()
    for words in ("保修到 2031年3月1日", "120,000.50 元", "2 位说了话，2 位说行", "搭架", "密实"):
        assert words in told


def test_a_step_that_cannot_be_says_why_on_the_page(client, site):
    assert step(client, site, "start").status_code == 409
    answer = step(client, site, "stop", words="")
    assert answer.status_code == 422
    assert "写一句为什么不做了" in answer.content.decode()
    assert client.get(desk(site, "step", site.pk, "nonsense")).status_code == 404


def test_words_written_for_a_step_that_has_gone_are_kept(client, site):
    actions.stop(site.staff, site.pk, words="不做", now=MONDAY)
    answer = step(client, site, "stop", words="这句话别丢")
    assert answer.status_code == 409
    assert "这句话别丢" in answer.content.decode()


def test_a_vote_is_entered_and_reckoned_on_the_page(client, site):
    form = {
        "purpose": "use", "decided_by": "1号楼业主", "held_on": "2026-03-01", "document": "表90份",
        "owners": 90, "took_part": 60, "ayes": 31, "area": "9000", "area_part": "6000",
        "area_ayes": "3001",
    }  # fmt: skip
    assert step(client, site, "consent", **(form | {"ayes": 61})).status_code == 422
    step(client, site, "consent", **form)
    told = client.get(desk(site, "project", site.pk)).content.decode()
    assert "90 户，60 户参加，31 户同意" in told
    assert "民法典第278条" in told


def test_residents_read_a_project_once_it_is_announced(client):
    site = Site()
    address = portal(site, "show", site.pk)
    assert client.get(address).status_code == 404
    assert "还没有工程" in client.get(portal(site, "list")).content.decode()
    actions.announce(site.staff, site.pk, now=MONDAY)
    assert client.get(address).status_code == 200
    assert "楼顶防水" in client.get(portal(site, "list")).content.decode()


def test_who_lives_there_says_how_it_is_on_the_page(client):
    site = Site(buildings=1).asked()
    address = portal(site, "say", site.pk)
    assert "登录了说" in client.get(portal(site, "show", site.pk)).content.decode()
    form = {"place": site.buildings[0].pk, "is_fine": "no", "words": ""}
    assert client.post(address, form).status_code == 403
    sign_in(client, resident_of(site.community))
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "哪里不行" in refused.content.decode()
    client.post(address, form | {"words": "北角还渗"})
    assert not Say.objects.get().is_fine
    told = client.get(portal(site, "show", site.pk)).content.decode()
    assert "您说过了" in told
    client.logout()
    assert "北角还渗" not in client.get(portal(site, "show", site.pk)).content.decode()


def test_two_pictures_of_a_spot_stand_side_by_side_without_any_script(client, site):
    actions.announce(site.staff, site.pk, now=MONDAY)
    for stage in ("before", "after"):
        photo = {"stage": stage, "spot": "大门口", "caption": "", "photos": picture_file()}
        assert step(client, site, "photograph", **photo).status_code == 302
    page = client.get(portal(site, "show", site.pk))
    told = page.content.decode()
    assert told.count("<figure>") == 2
    assert "大门口，做之前" in told
    assert "style=" not in told
    key = site.project.photos.first().upload.key
    assert client.get(portal(site, "photo", key, "full")).status_code == 200
    assert client.get(portal(site, "photo", key, "huge")).status_code == 404


def test_a_later_matter_shows_what_its_building_has_under_warranty(client):
    site = Site(buildings=2).accepted()
    here, elsewhere = site.buildings[0], PieceFactory.create().place
    entrance = {"place": here, "community": site.community, "shown_at": MONDAY}
    matter = MatterFactory.create(**entrance)
    told = client.get(reverse("matters:show", args=[site.community.slug, matter.number]))
    assert "还在保修期内，到 2031年3月1日" in told.content.decode()
    sign_in(client, site.staff)
    at_desk = reverse("matters_desk:matter", args=[site.community.slug, matter.pk])
    assert "还在保修期内" in client.get(at_desk).content.decode()
    other = MatterFactory.create(place=elsewhere, community=elsewhere.community, shown_at=MONDAY)
    page = reverse("matters:show", args=[elsewhere.community.slug, other.number])
    assert "保修" not in client.get(page).content.decode()


def test_a_warranty_ends_with_its_last_day(client, monkeypatch):
    site = Site(buildings=1, kind="other").accepted()
    matter = MatterFactory.create(
        place=site.buildings[0], community=site.community, shown_at=MONDAY
    )
    address = reverse("matters:show", args=[site.community.slug, matter.number])
    last = MONDAY.replace(year=2027, month=3, day=1)
    for days, shown in ((0, True), (1, False)):
        moment = last + days * DAY
        monkeypatch.setattr(http, "now", lambda moment=moment: moment)
        assert ("还在保修期内" in client.get(address).content.decode()) == shown


def test_a_matter_leads_to_the_project_in_which_it_is_done(client, site):
    matter = MatterFactory.create(community=site.community, shown_at=MONDAY)
    sign_in(client, site.staff)
    form = {"title": "楼顶防水", "contractor_words": "队", "matters": [matter.pk]}
    page = client.get(desk(site, "new") + f"?matter={matter.pk}").content.decode()
    assert matter.title in page
    client.post(desk(site, "rewrite", site.pk), form | {"seen": site.project.revision})
    address = reverse("matters:show", args=[site.community.slug, matter.number])
    client.logout()
    assert "在“楼顶防水”里办" not in client.get(address).content.decode()
    actions.announce(site.staff, site.pk, now=MONDAY)
    sign_in(client, site.staff)
    assert "在“楼顶防水”里办" in client.get(address).content.decode()
    assert matter.title in client.get(portal(site, "show", site.pk)).content.decode()


def test_a_plan_that_is_changed_keeps_matters_that_are_old_or_closed(client, site):
    told = {"community": site.community, "shown_at": MONDAY}
    old = MatterFactory.create(reported_at=MONDAY - 900 * DAY, **told)
    new = [MatterFactory.create(**told) for _each in range(61)]
    made = actions.Plan(title="楼顶防水", matter_ids=[old.pk])
    actions.rewrite(site.staff, site.pk, made, now=MONDAY)
    address = desk(site, "rewrite", site.pk)
    with CaptureQueriesContext(connection) as taken:
        page = client.get(address).content.decode()
    assert len(taken) <= 14
    assert page.index(old.number) < page.index(new[-1].number)
    form = {"title": "改个名字", "matters": [old.pk], "seen": site.project.revision}
    assert client.post(address, form).status_code == 302
    assert list(site.project.matters.all()) == [old]


def test_a_plan_keeps_a_builder_that_has_closed_since(client, site):
    gone = OrganisationFactory.create(community=site.community, until=TODAY - DAY)
    Project.objects.filter(pk=site.pk).update(contractor=gone, contractor_words="")
    address = desk(site, "rewrite", site.pk)
    assert f'<option value="{gone.pk}" selected>' in client.get(address).content.decode()
    form = {"title": "改名", "contractor": gone.pk, "seen": site.project.revision}
    assert client.post(address, form).status_code == 302
    assert site.project.builder == gone.name
    fresh = client.get(desk(site, "new")).content.decode()
    assert gone.name not in fresh


def test_the_street_reads_and_changes_nothing(client):
    site = Site()
    sign_in(client, officer_of(site.community.subdistrict))
    for name in ("list", "project"):
        args = [site.pk] if name == "project" else []
        assert client.get(desk(site, name, *args)).status_code == 200
    assert client.get(desk(site, "new")).status_code == 404
    assert step(client, site, "announce").status_code == 403


def test_a_piece_and_a_sum_are_taken_out_of_a_plan(client, site):
    actions.fund(site.staff, site.pk, source="street", fen=100, words="", now=MONDAY)
    funding = site.project.funding.get()
    client.post(desk(site, "drop_fund", site.pk, funding.pk))
    client.post(desk(site, "drop_piece", site.pk, site.pieces[0].pk))
    assert (site.project.todo, site.project.funding.count()) == (1, 0)
    other = Site()
    assert client.post(desk(site, "drop_piece", site.pk, other.pieces[0].pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_pages_take_few_statements_whatever_a_project_holds(
    client, django_assert_max_num_queries, count
):
    site = Site(buildings=count).accepted()
    for number in range(count):
        ProjectFactory.create(community=site.community, announced=True)
        actions.plan(site.staff, site.community, actions.Plan(title=f"{number}"), now=MONDAY)
        stone = MilestoneFactory.create(project=site.project)
        for stage in ("before", "during", "after"):
            PhotoFactory.create(project=site.project, stage=stage, milestone=stone)
    with django_assert_max_num_queries(14):
        client.get(portal(site, "show", site.pk))
    with django_assert_max_num_queries(4):
        client.get(portal(site, "list"))
    sign_in(client, site.staff)
    with django_assert_max_num_queries(20):
        client.get(desk(site, "project", site.pk))
    with django_assert_max_num_queries(7):
        client.get(desk(site, "list") + "?view=plans")


def test_a_milestone_and_its_picture_are_entered_in_one_and_taken_away_again(client, site):
    site.started()
    actions.photograph(
        site.staff, site.pk, photos=[picture_file()], stage="before", spot="石榴树下", caption="",
        now=MONDAY,
    )  # fmt: skip
    actions.set_milestone(site.staff, site.pk, title="搭架", due_on=TODAY, now=MONDAY)
    page = client.get(desk(site, "step", site.pk, "reach")).content.decode()
    assert '<option value="石榴树下">' in page
    told = {"milestone": site.project.milestones.get().pk, "on": "2026-03-02", "words": ""}
    refused = step(client, site, "reach", **told, photos=picture_file())
    assert refused.status_code == 422
    assert "写明站在哪儿拍的" in refused.content.decode()
    step(client, site, "reach", **told, photos=picture_file(), spot="石榴树下")
    told = client.get(portal(site, "show", site.pk)).content.decode()
    assert "石榴树下，做的时候，3月2日" in told
    bare = step(client, site, "photograph", stage="after", spot="石榴树下")
    assert "先选照片" in bare.content.decode()
    photo = site.project.photos.latest("pk")
    client.post(desk(site, "drop_photo", site.pk, photo.pk))
    assert site.project.photos.count() == 1
    assert client.post(desk(site, "drop_photo", site.pk, photo.pk)).status_code == 404


def test_a_late_milestone_says_so(client):
    site = Site().started()
    actions.set_milestone(
        site.staff, site.pk, title="卷材", due_on=TODAY - timedelta(1), now=MONDAY
    )
    assert "晚了" in client.get(portal(site, "show", site.pk)).content.decode()
