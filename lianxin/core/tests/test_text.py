from typing import ClassVar

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.operations import SearchIndex
from lianxin.core.tests.tables import ALONE, standing
from lianxin.core.text import MOST_TOKENS, TokensField, terms, tidy, tokens

HAN = st.text(
    st.sampled_from("煤气味漏水楼道灯坏了物业电梯暖气不热的王强天天敲墙𠮷野家龘"), max_size=30
)


class Slip(models.Model):
    words = TokensField(blank=True)
    is_open = models.BooleanField(default=True)
    objects: ClassVar[models.Manager["Slip"]] = models.Manager()

    class Meta:
        app_label = "core"
        apps = ALONE

    def __str__(self) -> str:
        return self.words


class Line(models.Model):
    slip = models.ForeignKey(Slip, models.CASCADE)
    objects: ClassVar[models.Manager["Line"]] = models.Manager()

    class Meta:
        app_label = "core"
        apps = ALONE

    def __str__(self) -> str:
        return str(self.pk)


class Migration(migrations.Migration):
    operations: ClassVar = [SearchIndex("slip", "words")]


def state() -> ProjectState:
    return ProjectState.from_apps(ALONE)


@pytest.fixture(scope="module")
def tables(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Slip, Line):
        Slip.objects.create(words="before")
        with connection.schema_editor() as editor:
            Migration("search", "core").apply(state(), editor)
        yield
        with connection.schema_editor() as editor:
            SearchIndex("slip", "words").database_backwards("core", editor, state(), state())


@pytest.fixture
def slips(tables, db):
    return Slip.objects


def found(query) -> set[int]:
    return set(Slip.objects.filter(words__matches=query).values_list("pk", flat=True))


def put(text: str) -> int:
    slip = Slip.objects.create(words=tokens(text))
    return int(slip.pk)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e\u0301", "é"),
        ("灯\u200b坏\ufeff了\u2060", "灯坏了"),
        ("\u202e了坏灯\u2069", "了坏灯"),
        ("一\x00二\x1b三\x7f", "一二三"),
        ("一\r\n二\r三\u2028四\n五\t六", "一\n二\n三\n四\n五 六"),
        (
            "👨\u200d👩\u200d👧 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥",
            "👨\u200d👩\u200d👧 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥",
        ),
        ("管\u200d理员", "管理员"),
        ("🏴\U000e0067\U000e0062\U000e007f 藏\U000e0041", "🏴\U000e0067\U000e0062\U000e007f 藏"),
        ("𠮷野 𬭳 龘 葛\U000e0100", "𠮷野 𬭳 龘 葛\U000e0100"),
        ("买买提·艾力", "买买提·艾力"),
        ("半\ud800字", "半字"),
    ],
)
def test_what_nobody_sees_goes_and_what_is_written_stays(typed, kept):
    assert tidy(typed) == kept


@given(text=st.text())
def test_what_is_tidy_stays_so_and_can_be_stored(text):
    assert tidy(tidy(text)) == tidy(text)
    assert "\x00" not in tidy(text)
    tidy(text).encode()


@given(text=HAN, start=st.integers(0, 30), length=st.integers(1, 12))
def test_a_text_is_found_by_any_piece_of_it(text, start, length):
    assert set(terms(text[start : start + length])) <= set(tokens(text).split())


@given(text=st.text())
def test_tokens_are_few_short_plain_and_each_there_once(text):
    words = tokens(text).split()
    assert len(words) == len(set(words)) <= MOST_TOKENS
    assert all(word.isascii() is False or word.isalnum() for word in words)
    assert TokensField().get_prep_value(" ".join(words)) == " ".join(words)


def test_a_number_is_found_whole_by_its_parts_and_without_its_zeros():
    words = set(tokens("编号 LSL-2026-000123 的事").split())
    for typed in ("LSL-2026-000123", "lsl-2026-000123", "000123", "123", "2026"):
        assert set(terms(typed)) <= words


def test_full_width_and_capitals_are_read_as_plain_ones():
    assert terms("ＬＳＬ－２０２６") == terms("lsl-2026")


def test_a_word_behind_which_stands_a_star_asks_for_a_beginning():
    assert terms("lsl* 2026-0001*") == ["lsl*", "2026", "0001*"]


def test_a_row_is_found_by_all_of_the_words_and_by_none_less(slips):
    gas, water = put("楼道里有煤气味"), put("楼道漏水")
    assert found("煤气") == {gas}
    assert found("楼道") == {gas, water}
    assert found("楼道 漏水") == {water}
    assert found("电梯") == set()


def test_a_part_of_a_word_that_the_dictionary_knows_finds_it(slips):
    assert found("气味") == set()
    gas = put("煤气味很大")
    assert found("气味") == found("煤气") == found("煤") == {gas}


def test_rows_from_before_the_index_was_laid_are_in_it(slips):
    assert len(found("before")) == 1


def test_a_changed_row_is_found_by_its_new_words_only(slips):
    row = put("暖气不热")
    Slip.objects.filter(pk=row).update(words=tokens("电梯停了"))
    Slip.objects.filter(pk=row).update(is_open=False)
    assert (found("暖气"), found("电梯")) == (set(), {row})


def test_a_deleted_row_leaves_nothing_in_the_index(slips):
    row = put("暖气不热")
    Slip.objects.filter(pk=row).delete()
    assert found("暖气") == set()
    assert Slip.objects.create(pk=row, words="other").pk not in found("暖气")


def test_a_scope_word_narrows_what_the_others_find(slips):
    here = Slip.objects.create(words=f"c12 {tokens('路灯坏了')}").pk
    there = Slip.objects.create(words=f"c1 {tokens('路灯坏了')}").pk
    assert found(["c12", "路灯"]) == {here}
    assert found(["c1", *terms("路灯")]) == {there}


def test_a_beginning_finds_all_that_begin_so(slips):
    one, other = put("LSL-2026-000123"), put("LSL-2026-000199")
    assert found("LSL-2026-0001*") == {one, other}
    assert found("LSL-2026-00012*") == {one}


def test_no_words_find_nothing_rather_than_everything(slips):
    put("路灯坏了")
    assert found("") == found("的") == found("——！") == found([]) == set()


@pytest.mark.parametrize(
    "typed", ["'", '"', "a'b", "\\", "a & b | !c", "x:*", "NEAR(a b)", "%s", "*"]
)
def test_whatever_is_typed_is_a_query_and_no_syntax(slips, typed):
    put("路灯坏了")
    assert found(typed) == set()
    assert found([typed, "路灯"]) <= found("路灯")


def test_words_kept_uncut_are_cut_when_stored(slips):
    row = Slip.objects.create(words="c3  lsl-2026-000123 路灯").pk
    assert found("LSL-2026-000123") == {row}


def test_the_index_is_reached_through_a_join_and_turned_around(slips):
    row = put("路灯坏了")
    line = Line.objects.create(slip_id=row)
    assert list(Line.objects.filter(slip__words__matches="路灯")) == [line]
    assert not Line.objects.exclude(slip__words__matches="路灯").exists()


def test_the_index_is_what_the_database_looks_in(slips):
    put("路灯坏了")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Slip.objects.filter(words__matches=["c3", "路灯*"]).explain()
    assert ("core_slip_words_gin" if connection.vendor == "postgresql" else "core_slip_fts") in plan
    assert "Seq Scan" not in plan
    assert "SCAN core_slip\n" not in f"{plan}\n"


def test_laying_the_index_again_changes_nothing(tables, transactional_db):
    row = put("路灯坏了")
    with connection.schema_editor() as editor:
        SearchIndex("slip", "words").database_forwards("core", editor, state(), state())
    other = put("路灯又坏了")
    assert found("路灯") == {row, other}
    Slip.objects.filter(pk__in=[row, other]).delete()
