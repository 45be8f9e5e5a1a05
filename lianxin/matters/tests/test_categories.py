import json

import pytest

from lianxin.core.actor import CLOCK
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.actions.categories import SHIPPED, stock
from lianxin.matters.models import Category, CategoryQuestion
from lianxin.matters.queries.categories import categories, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def stocked(db):
    return stock(CLOCK, now=MONDAY)


def test_every_category_of_the_list_is_there_under_its_heading(stocked):
    heads = json.loads(SHIPPED.read_text(encoding="utf8"))
    leaves = [row["code"] for head in heads for row in head["members"]]
    assert [category.code for category in categories()] == leaves
    assert stocked == len(leaves) + len(heads)


def test_stocking_again_adds_nothing_and_leaves_what_was_changed(stocked):
    Category.objects.filter(code="heating").update(office="别的企业")
    before = Entry.objects.count()
    assert stock(CLOCK, now=MONDAY) == 0
    assert Category.objects.get(code="heating").office == "别的企业"
    assert Entry.objects.count() == before


def test_a_category_that_is_missing_comes_back_with_its_questions(stocked):
    Category.objects.filter(code="heating").delete()
    assert stock(CLOCK, now=MONDAY) == 1
    assert CategoryQuestion.objects.filter(category__code="heating").count() == 2


def test_a_question_to_choose_from_has_something_to_choose(stocked):
    for question in CategoryQuestion.objects.all():
        assert bool(question.choices) == (question.kind == "choice")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("邻居圈养公鸡扰民", "poultry"),
        ("暖气不热，屋里十三度", "heating"),
        ("一楼污水倒灌", "drains"),
        ("6号楼居民房屋漏水", "leak"),
        ("院落内积水居民出行难", "puddles"),
        ("车棚破损无法使用", "bikes"),
        ("菜市场非机动车停放", "bikes"),
        ("闻到煤气味", "gas"),
        ("电梯困人了", "lift"),
        ("路灯不亮", "lighting"),
        ("装修砸墙", "renovation"),
        ("楼顶防水坏了", "walls"),
    ],
)
def test_the_words_of_a_matter_suggest_its_category_first(stocked, words, code):
    assert suggested(categories(), words)[0].code == code
