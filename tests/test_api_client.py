"""The typed client, against a server that runs."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from lianxin_client import Brought, Client, Done, Handles, Nothing, Refused, Said, ToldWords, every

from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.scopes import Scope
from lianxin.gateway.api.contract import contract
from lianxin.gateway.tests.factories import token_for
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

MODULE = Path(__file__).parents[1] / "clients/python/lianxin_client/__init__.py"


def test_the_client_is_what_the_document_makes_of_it(capsys):
    call_command("api_client")
    assert capsys.readouterr().out == MODULE.read_text(encoding="utf8"), (
        f"write it anew: lianxin api_client > {MODULE}"
    )


def test_the_page_about_the_api_counts_its_operations_rightly():
    document = contract()
    count = sum(len(methods) for methods in document["paths"].values())
    said = f"in {count} operations of version {document['info']['version']}"
    assert said in (MODULE.parents[3] / "docs/api.md").read_text(encoding="utf8")


@pytest.mark.django_db(transaction=True)
def test_two_programs_bring_a_matter_from_the_report_to_the_confirmed_outcome(live_server):
    home = CommunityFactory.create()
    CategoryFactory.create(code="heating")
    worker = PostFactory.create(community=home).user
    resident = PersonFactory.create(community=home, resident=True).user
    own = Client(live_server.url, token_for(resident, home)[1])
    scopes = frozenset(Scope)
    desk = Client(live_server.url, token_for(worker, home, scopes=scopes, is_desk=True)[1])
    assert (own.gateway_me().name, desk.gateway_me().roles) == (resident.name, ["staff"])
    brought = Brought(words="7号楼的暖气片是凉的。", category="heating")
    made = own.matters_report(home.slug, brought, once="a-key")
    assert own.matters_report(home.slug, brought, once="a-key").number == made.number
    assert Matter.objects.count() == 1
    accepted = desk.matters_accept(made.number, Nothing(), seen=made.revision)
    with pytest.raises(Refused) as stale:
        desk.matters_reply(made.number, ToldWords(words="明天来"), seen=made.revision)
    assert (stale.value.status, accepted.state) == (412, "accepted")
    handles = Handles(lead=worker.pk, due_on=timezone.localdate())
    assert desk.matters_handle(made.number, handles).state == "in_hand"
    desk.matters_report_done(made.number, Done(outcome="换了阀门，热了"))
    assert own.matters_say(made.number, Said(outcome="solved")).state == "solved"
    whole = Client(live_server.url).matters_matter(made.number)
    assert next(line.deed for line in whole.course) == "confirm_solved"
    assert whole.closed_at is not None
    assert [row.number for row in every(own.matters_mine, limit=1)] == [made.number]
    with pytest.raises(Refused) as unfit:
        own.matters_report(home.slug, Brought(words="灯不亮", category="nothing"))
    assert unfit.value.errors == {"category": "没有这个类别，代码在 /api/v1/categories。"}


def test_a_paper_comes_to_the_client_as_it_is_printed(live_server):
    activity = ActivityFactory.create(first_come=True)
    guest = Client(live_server.url)
    slug = activity.community.slug
    assert guest.activities_poster(slug, activity.pk).startswith(b"%PDF")
    with pytest.raises(Refused) as absent:
        guest.activities_poster(slug, activity.pk + 1)
    assert absent.value.status == 404
