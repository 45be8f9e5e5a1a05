"""A street's file on an empty database, again, with faults, and against what is there."""

from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from lianxin.accounts.models import User
from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.actor import Role
from lianxin.core.models import Entry
from lianxin.people.models import Post
from lianxin.places.models import Community, DoorCode, Kind, Place, Subdistrict
from lianxin.places.tests.factories import CommunityFactory

EXAMPLE = Path(__file__).parents[3] / "docs" / "street.example.yaml"

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(tmp_path, capsys):
    """What the command says to the example, with some of its text replaced."""

    def run(*replaced, **options):
        text = EXAMPLE.read_text(encoding="utf8")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "street.yaml"
        path.write_text(text, encoding="utf8")
        call_command("found", path, **options)
        return capsys.readouterr().out

    return run


def test_the_example_makes_a_street_that_people_can_sign_in_to(said):
    words = said()
    huaihua = Community.objects.get(slug="huaihua")
    assert (huaihua.subdistrict.code, huaihua.households) == ("990101001", 1200)
    assert DoorCode.objects.count() == Place.objects.filter(kind=Kind.ENTRANCE).count() == 14
    assert Post.objects.count() == 6
    assert User.objects.count() == 5
    row = next(line for line in words.splitlines() if line.startswith("  guanli"))
    user = authenticate(username="guanli", password=row.split()[1])
    assert user.posts.get().role == Role.ADMIN


def test_the_example_again_changes_nothing_and_tells_no_password(said):
    said()
    entries = Entry.objects.count()
    assert said() == "都已经有了，什么也没动。\n"
    assert Entry.objects.count() == entries


def test_a_dry_run_tells_all_and_leaves_nothing_behind(said):
    words = said(dry_run=True)
    assert "要添：社区 柳叶社区" in words
    assert "密码" not in words
    assert not Subdistrict.objects.exists()
    assert not User.objects.exists()
    assert not Entry.objects.exists()


def test_what_is_new_is_added_and_what_differs_is_left(said):
    said()
    codes = set(DoorCode.objects.values_list("code", flat=True))
    words = said(
        ("{1号楼: 2}", "{1号楼: 3, 2号楼: 1}"),
        ("households: 860", "households: 900"),
        (
            "高小远, role: admin}",
            "高小远, role: admin}\n  - {username: gaoer, name: 高二, role: admin}",
        ),
    )
    assert "添了：柳叶社区的院、楼、单元 3 处" in words
    assert "households：已有的是 860，没有改成 900。" in words
    assert words.count("  gaoer") == 1
    assert "  guanli" not in words
    assert Community.objects.get(slug="liuye").households == 860
    assert codes < set(DoorCode.objects.values_list("code", flat=True))


def test_who_has_left_the_office_is_not_called_back(said):
    said()
    post = Post.objects.get(role=Role.STREET)
    post.until = post.since
    post.save()
    assert "什么也没动" in said()
    assert Post.objects.filter(role=Role.STREET).count() == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"990101001"', "99010100", "第 5 行 street.code：要 9 位数字"),
        ("city: 示例市", "town: 示例市", "第 7 行 street：不认得 town"),
        ("city: 示例市", "", "street：少了 city"),
        ("prefix: LY", "prefix: HH", "communities[2].prefix：前面已经用过：HH"),
        ('"990101001002"', '"880101001002"', "communities[2].code：要以街道代码 990101001 开头"),
        ("households: 860", "households: 许多", "communities[2].households：要一个整数"),
        ("households: 860", "households: [1]", "communities[2].households：要一个整数"),
        ("1号楼: 2}", "1号楼: 两个}", "communities[2].courtyards.柳叶巷9号院.1号楼：单元数要"),
        ("{1号楼: 3, 2号楼", "{1号楼: 3, 1号楼", "槐花路1号院：1号楼 写了两次"),
        ("role: street", "role: boss", "people[2].role：只能是 staff"),
        ("role: street", "role: street, password: x", "people[2]：不认得 password"),
        ("role: street", "role: street, community: liuye", "people[2].community：street 不属于"),
        (
            "secretary, community: liuye",
            "secretary, community: x",
            "people[5].community：要是文件里",
        ),
        ("secretary, community: liuye", "secretary, community: huaihua", "people[5]：这个社区已有"),
        ("username: guanli", "username: jiedao", "people[2].name：jiedao 前面写的是另一个名字"),
        ("street:\n", "road:\n", "少了 street"),
        ("people:", "people: {", "不合 YAML 的写法"),
    ],
)
def test_a_fault_is_told_with_its_place_and_nothing_is_done(said, old, new, fault):
    with pytest.raises(CommandError) as refused:
        said((old, new))
    assert fault in str(refused.value)
    assert not Entry.objects.exists()


def test_every_fault_of_a_file_is_told_at_once(said):
    with pytest.raises(CommandError) as refused:
        said(("households: 1200", "households: x"), ("role: admin", "role: king"))
    assert str(refused.value).count("\n第 ") == 2


def test_a_resident_who_took_a_username_first_gets_no_post_by_it(said):
    UserFactory.create(username="guanli", name="高小远")
    with pytest.raises(CommandError, match=r"people\[1\]\.username：guanli 已是一位居民的账号"):
        said()
    assert not Post.objects.exists()


def test_what_another_community_has_is_not_given_twice(said):
    CommunityFactory.create(name="老社区", slug="liuye", prefix="HH")
    with pytest.raises(CommandError) as refused:
        said()
    assert "communities[1].prefix：老社区已经用了 HH" in str(refused.value)
    assert "communities[2].slug：老社区已经用了 liuye" in str(refused.value)


def test_a_second_secretary_is_refused_while_the_first_holds_the_post(said):
    said()
    with pytest.raises(CommandError, match="书记现在是何小梅"):
        said(("liuye-shuji, name: 何小梅", "liuye-xin, name: 何新"))


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="读不了"):
        call_command("found", tmp_path / "none.yaml")
