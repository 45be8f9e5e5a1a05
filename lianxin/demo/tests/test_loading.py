"""The demo as it is played, on whichever database the suite runs."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import CARE, DESK, GUEST, PARTY, Actor
from lianxin.core.figures import Measure, Period, evidence, values
from lianxin.core.fresh import forget_all
from lianxin.core.http import local_day
from lianxin.core.models import Entry, Upload
from lianxin.core.seeking import Search, asked, finders
from lianxin.council.models import (
    AgendaItem,
    Council,
    CouncilKind,
    ItemState,
    Session,
    SessionState,
)
from lianxin.demo import proof
from lianxin.demo.bench.byhand import by_hand, by_software
from lianxin.demo.loading import load
from lianxin.demo.script import read
from lianxin.demo.standing import logins
from lianxin.home.queries.finding import groups
from lianxin.matters.models import END, Matter, Say, State
from lianxin.people.models import Person, Post
from lianxin.people.tests.factories import actor_for
from lianxin.places.models import Community, DoorCode
from lianxin.reports.formats import FORMATS
from lianxin.reports.models import Edition, EditionState
from lianxin.reports.queries import FIGURES, card_of, doc_of

OURS = Path(__file__).parents[2]
NOW = datetime(2026, 3, 4, 2, tzinfo=UTC)
"""Ten in the morning of a working Wednesday in Jinan."""
NAMED = {
    "历山路社区": ["东舍坊118号院供暖问题"],
    "十亩园社区": [
        "菜市场非机动车停放",
        "垃圾桶摆放导致居民与保洁员发生肢体冲突",
        "装修房屋损坏公用管道",
        "居民圈养公鸡扰民",
    ],
    "解放桥社区": [
        "十亩园东街1号污水倒灌",
        "历山路100号院6号楼居民房屋漏水",
        "院落内积水居民出行难",
        "车棚破损无法使用",
    ],
}


class Undo(Exception):
    """Ends what was only tried."""


def played() -> Iterator[None]:
    """The demo in an otherwise empty database, until the next step takes it back."""
    try:
        with transaction.atomic():
            load(now=NOW)
            # Else PostgreSQL checks every key of the demo again at the end of each test.
            connection.check_constraints()
            yield
            raise Undo
    except Undo:
        forget_all()


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Played once for all tests here, as they only read."""
    with django_db_blocker.unblock():
        yield from played()


@pytest.fixture(autouse=True)
def in_database(db: None) -> None:
    """Every test here reads."""


def digest() -> str:
    """What must come out alike on every machine: numbers, courses, codes, people."""
    in_order = [
        Entry.objects.order_by("pk").values_list("at", "deed", "office", "is_public"),
        Entry.objects.order_by("pk").filter(is_public=True).values_list("details"),
        Say.objects.order_by("pk").values_list("outcome", "satisfaction", "answered_at"),
        Upload.objects.order_by("pk").values_list("key", "size"),
    ]
    in_any = [
        Matter.objects.values_list(
            "number", "token", "title", "state", "reported_at", "closed_at", "supports"
        ),
        DoorCode.objects.values_list("place__community__code", "place__label", "code"),
        Person.objects.values_list("community__code", "name", "phone_index"),
    ]
    rows = [[as_text(row) for row in each] for each in in_order]
    # Databases differ in what comes first.
    rows += [sorted(as_text(row) for row in each) for each in in_any]
    return sha256(as_text(rows).encode()).hexdigest()


def as_text(row: object) -> str:
    return json.dumps(row, default=str, sort_keys=True)


def playing() -> Path:
    """Where the first playing of this very source leaves its digest for the next."""
    sources = sorted(each for each in OURS.rglob("*") if each.suffix in {".py", ".yaml", ".json"})
    made_of = sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:16]
    return OURS.parent / f"var/tests/{made_of}.demo"


def of(name: str, year: int = 2015):
    return Matter.objects.filter(community__name=name, reported_at__year=year)


def test_a_second_playing_comes_out_like_the_first_whatever_the_database():
    said = digest()
    kept = playing()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in kept.parent.glob("*.demo"):
            old.unlink()
        kept.write_text(f"{connection.vendor} {said}")
        pytest.skip("the first playing of this source; the next, on either database, is held to it")
    vendor, first = kept.read_text().split()
    assert said == first, f"played on {vendor} first"


@pytest.mark.parametrize(
    ("name", "brought_up", "solved"),
    [
        ("历山路社区", 46, 37),
        ("十亩园社区", 21, 16),
        ("解放桥社区", 17, 12),
        ("后坡街社区", 35, 29),
        ("青龙街社区", 12, 8),
    ],
)
def test_as_many_are_brought_up_and_solved_as_the_year_tells(name, brought_up, solved):
    matters = of(name)
    assert matters.count() == brought_up
    assert matters.filter(state=State.SOLVED).count() == solved


def test_nine_focal_matters_are_solved_in_shimuyuan_and_all_by_its_council():
    focal = of("十亩园社区").filter(is_focal=True, state=State.SOLVED)
    assert focal.count() == focal.filter(went_to_council=True).count() == 9


@pytest.mark.parametrize(("name", "title"), [(name, t) for name in NAMED for t in NAMED[name]])
def test_what_the_article_names_is_solved_through_the_council(name, title):
    matter = of(name).get(title=title)
    assert (matter.state, matter.went_to_council) == (State.SOLVED, True)
    assert matter.agenda_items.get().state == ItemState.FED_BACK


def test_the_gas_question_is_partly_solved_as_the_article_says():
    assert of("青龙街社区").get(title="燃气问题").state == State.PARTLY_SOLVED


def test_the_heating_goes_its_course_from_the_door_to_the_years_end():
    matter = Matter.objects.get(title="东舍坊118号院供暖问题")
    assert (matter.number, matter.supports) == ("LSL-2015-000014", 36)
    course = [
        f"{local_day(entry.at):%m-%d} {entry.deed}"
        for entry in journal.course_of(matter, public_only=True)
    ]
    assert course == [
        "03-02 report",
        "03-03 accept",
        "03-09 put_before_council",
        "03-20 resolve",
        "05-11 progress",
        "08-17 progress",
        "10-21 progress",
        "11-16 progress",
        "11-17 report_done",
        "11-30 confirm_solved",
    ]
    says = matter.says.values_list("outcome").annotate(Count("pk"))
    assert dict(says) == {"solved": 31, "partly": 4, "": 2}


def test_every_end_and_every_open_state_can_be_seen_somewhere():
    assert set(Matter.objects.values_list("state", flat=True)) >= END | {
        State.REPORTED,
        State.ACCEPTED,
        State.IN_HAND,
        State.AT_COUNCIL,
        State.TO_CONFIRM,
        State.JOINED,
    }


def test_nothing_of_2015_is_left_open():
    left = Matter.objects.filter(reported_at__year=2015, closed_at=None, joined_to=None)
    assert list(left) == []


def test_some_replies_are_late_and_what_was_late_rose():
    late = Matter.objects.filter(reported_at__year=2015, is_reply_late=True)
    assert late.count() == 8
    assert not late.exclude(escalation__gte=1).exists()


def test_one_matter_went_twice_unsolved_to_the_street():
    matter = Matter.objects.get(title="夜里有人在桥下唱歌")
    deeds = [entry.deed for entry in journal.course_of(matter, public_only=False)]
    assert {"dispute", "dispute_again", "instruct"} <= set(deeds)
    assert matter.state == State.SOLVED


def test_the_journal_tells_the_years_in_the_order_of_days():
    # Some of the story's deeds write down two moments of one day at once.
    times = list(Entry.objects.order_by("pk").values_list("at", flat=True))
    days = [local_day(at) for at in times]
    assert days == sorted(days)
    assert times[-1] < NOW


def test_today_has_something_overdue_something_due_and_something_new():
    today = Matter.objects.filter(community__slug="lishanlu", closed_at=None)
    day = NOW.date()
    assert today.filter(due_on__lt=day, state=State.ACCEPTED).exists()
    assert today.filter(due_on=day).count() >= 2
    assert today.filter(state=State.REPORTED).count() >= 3


def test_five_councils_held_their_sessions_and_published_them():
    assert Council.objects.filter(kind=CouncilKind.RESIDENTS).count() == 5
    held = Session.objects.filter(state=SessionState.PUBLISHED)
    assert held.filter(council__name="群策联盟").count() == 8
    assert Council.objects.get(name="群策联盟").members.count() == 21
    assert Session.objects.exclude(pk__in=held).get().state == SessionState.NOTIFIED


def test_what_the_councils_resolved_was_carried_out_and_told():
    resolved = AgendaItem.objects.exclude(resolution=None)
    assert resolved.count() == 32
    assert not resolved.exclude(state=ItemState.FED_BACK).exists()


def test_every_login_that_is_told_opens_and_finds_its_post():
    password = read("people")["password"]
    for _what, login, name in logins():
        post = Post.objects.filter(user__username=login).first()
        person = Person.objects.filter(user__username=login).first()
        user = (post or person).user
        assert (user.name, user.check_password(password)) == (name, True)


def test_a_second_loading_says_so_and_changes_nothing(settings, capsys):
    settings.IS_DEMO = True
    before = digest()
    call_command("demo")
    assert "已经在了" in capsys.readouterr().out
    assert digest() == before


def test_the_article_is_borne_out_figure_by_figure_and_name_by_name():
    facts = proof.read()
    figures = Counter(each.verdict for each in proof.figures(facts, today=local_day(NOW)))
    names = Counter(each.verdict for each in proof.names(facts))
    assert figures == {proof.Verdict.OK: 27}
    assert names == {proof.Verdict.OK: 70}
    found = Counter(each.verdict for each in proof.found(facts, today=local_day(NOW)))
    assert found == {proof.Verdict.OK: 70}
    assert Counter(each.verdict for each in proof.told(facts)) == {proof.Verdict.OK: 70}


def test_each_figure_of_the_article_stands_on_the_card_that_was_signed():
    for told in proof.read()["communities"]:
        edition = Edition.objects.get(community__name=told["name"], year=2015)
        assert edition.state == EditionState.PUBLISHED
        for code in told["figures"]:
            counted = proof.COUNTED[code]
            assert edition.frozen["figures"][counted]["words"], (told["name"], code)
            assert edition.evidence.filter(code=counted, of="part").get().ids


def measured(figure, rows, period):
    """A figure's number, counted again from the listed records without the database's help."""
    if figure.measure == Measure.MONTHLY:
        months = Counter(local_day(getattr(row, figure.moment)).month for row in rows)
        counts = [months[month] for month in period.months()]
        return min(counts), max(counts)
    heads = len({row[0] for row in rows.values_list(figure.per or "pk")})
    if figure.measure == Measure.HEADS:
        return Fraction(heads)
    total = sum(row[0] or 0 for row in rows.values_list(figure.adds)) if figure.adds else len(rows)
    if figure.measure == Measure.MEAN:
        return Fraction(total, heads * figure.scale) if heads else None
    return Fraction(total, figure.scale)


def test_every_figure_is_the_measure_of_its_evidence_whoever_reads_it():
    period = Period(2015, today=local_day(NOW))
    readers = [GUEST, *(actor_for(User.objects.get(username=login)) for _w, login, _n in logins())]
    for figure, community in product(FIGURES.values(), Community.objects.all()):
        value = values([figure], [community.pk], period)[community.pk, figure.code]
        rows = evidence(figure, community.pk, period)
        assert rows.count() == value.part
        if figure.whole:
            assert evidence(figure, community.pk, period, of="whole").count() == value.whole
        else:
            assert figure.number(value) == measured(figure, rows, period)
        for reader in readers:
            seen = rows.filter(figure.sees(reader)).count()
            assert 0 <= seen <= value.part


@pytest.mark.parametrize("year", [2014, 2015])
def test_every_number_is_what_somebody_counts_by_hand_in_sql(year):
    ids, period = list(Community.objects.values_list("pk", flat=True)), Period(year)
    (ours, _), (hand, _) = by_software(ids, period), by_hand(ids, period)
    assert len(hand) == len(FIGURES) * len(ids)
    assert {key: (value, hand[key]) for key, value in ours.items() if value != hand[key]} == {}


@pytest.mark.parametrize("name", ["历山路社区", "解放桥社区"])
def test_what_somebody_may_read_is_found_by_how_it_is_called(name):
    here = Community.objects.get(name=name)
    posts = frozenset((role, here.pk) for role in DESK + PARTY + CARE)
    actor, today = Actor(user_id=0, posts=posts), local_day(NOW)
    for finder in (each for each in finders() if each.taken is None and each.desk):
        rows = finder.rows(Search(actor, here.pk, asked(""), today))
        assert not rows.exclude(**{finder.community: here.pk}).exists(), finder.code
        for called in rows.order_by("pk").values_list(finder.fields[0], flat=True)[:2]:
            if not (wanted := asked(called)).is_anything:
                continue
            found = groups(Search(actor, here.pk, wanted, today), here.slug, is_desk=True)
            assert finder.code in {group.finder.code for group in found}, (finder.code, called)


def test_libreoffice_opens_the_card_in_word_and_keeps_every_word_of_it(office, tmp_path):
    doc = doc_of(card_of("lishanlu", 2015, today=local_day(NOW)))
    made = tmp_path / "card.docx"
    made.write_bytes(FORMATS["docx"][1](doc, site="https://lianxin.example/"))
    kept, paper = office(made, "docx"), office(made, "pdf")
    said = words_in(made)
    assert len(said) > 300
    assert words_in(kept) == said
    printed = "".join(page.extract_text() for page in PdfReader(paper).pages)
    for row in doc["figures"].values():
        assert bare(row["words"]) in bare(printed), row


def test_the_tables_of_the_card_in_word_are_no_wider_than_its_page(tmp_path):
    doc = doc_of(card_of("lishanlu", 2015, today=local_day(NOW)))
    word = Document(BytesIO(FORMATS["docx"][1](doc, site="https://lianxin.example/")))
    page = word.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert len(word.tables) > 5
    assert all(sum(column.width for column in table.columns) <= room for table in word.tables)


def words_in(file):
    """What its paragraphs say, those in tables and links as well, in order."""
    every = Document(str(file)).element.body.iter(qn("w:p"))
    said = ["".join(each.text or "" for each in one.iter(qn("w:t"))) for one in every]
    return [each for each in said if each.strip()]


def bare(words):
    return "".join(words.split())
