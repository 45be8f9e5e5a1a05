"""The backlog taken out as a workbook."""

import pytest
from django.urls import reverse

from lianxin.core.sheets.reading import Source
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


def taken_out(client, community, query=""):
    answer = client.get(f"{reverse('matters_desk:export', args=[community.slug])}?{query}")
    assert answer.status_code == 200
    rows = [cells for _number, cells in Source(answer.content).rows()]
    return [dict(zip(rows[0], cells, strict=False)) for cells in rows[1:]], answer


def test_what_the_filter_finds_is_taken_out_without_who_brought_it_up(client):
    here = CommunityFactory.create()
    sign_in(client, staff_of(here))
    first = MatterFactory.create(community=here, title="=SUM(1)", words="𠮷家的灯不亮，电话没留")
    ended = MatterFactory.create(community=here, solved=True)
    MatterFactory.create()
    rows, answer = taken_out(client, here)
    assert [row["编号"] for row in rows] == [first.number]
    assert (rows[0]["标题"], rows[0]["什么事"]) == ("=SUM(1)", "𠮷家的灯不亮，电话没留")
    assert rows[0]["哪天提出"] == "2026-03-02"
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    rows, _answer = taken_out(client, here, "state=ended")
    assert [(row["编号"], row["状态"], row["办成什么样"]) for row in rows] == [
        (ended.number, "已解决", ended.outcome)
    ]
    every, _answer = taken_out(client, here, "state=all")
    names = {first.reporter.name, first.reporter.phone}
    assert not names & {cell for row in every for cell in row.values()}


def test_only_who_works_there_takes_the_backlog_out(client):
    here = CommunityFactory.create()
    sign_in(client, resident_of(here))
    assert client.get(reverse("matters_desk:export", args=[here.slug])).status_code == 404
