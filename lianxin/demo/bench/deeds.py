"""What is measured: the requests of each deed, as browsers of eight people would send them."""

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet

from lianxin.accounts.models import User
from lianxin.core import http, keyset
from lianxin.core.actor import Role
from lianxin.demo.bench.fill import YEAR
from lianxin.demo.bench.load import Ask
from lianxin.demo.bench.words import CLAUSES, THINGS
from lianxin.matters.models import Category, Matter, State
from lianxin.places.models import Community, Place

TOKEN = "benchbenchbenchbenchbenchbenchbe"  # noqa: S105  # any 32 letters make a form's token

DEEP = 49_949
"""How many rows lie before the 1,000th page of fifty."""


@dataclass(frozen=True, slots=True)
class Deed:
    name: str
    label: str
    asker: Callable[[int], Iterator[Ask]]
    goal: float | None = None
    """Requests a second to reach at 100,000 matters, where one is set."""


def cookie_of(user: User) -> dict[str, str]:
    """Headers of a browser in which a user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["seen_at"] = int(http.now().timestamp())
    session.create()
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"
    return {"Cookie": cookies, "X-CSRFToken": TOKEN}


class World:
    """The filled database as the clients know it."""

    def __init__(self) -> None:
        self.communities = list(Community.objects.filter(slug__startswith="bench").order_by("pk"))
        self.great = self.communities[0]
        self.staff = {each.pk: cookie_of(_worker(each)) for each in self.communities}
        self.categories = list(Category.objects.filter(parent__isnull=False, questions=None))
        self.places = {each.pk: list(_some_places(each)) for each in self.communities}
        numbers = Matter.objects.filter(community=self.great).order_by("pk")
        self.numbers = list(numbers.values_list("number", flat=True)[:20_000])

    def deeds(self) -> list[Deed]:
        backlog = f"/desk/c/{self.great.slug}/matters/"
        search = urlencode({"q": THINGS[0], "state": State.SOLVED})
        return [
            Deed("empty", "空页（同一台服务）", self._same("/accessibility/"), None),
            Deed("filing", "登记一件", self._filing, 200),
            Deed("backlog", "清单第一页（50 行）", self._desk(backlog), 150),
            Deed("page_1000", "清单第 1,000 页", self._desk(f"{backlog}?{self._deep()}")),
            Deed("filter", "筛选（类别）", self._desk(f"{backlog}?{self._category()}")),
            Deed("search", "筛选加查字", self._desk(f"{backlog}?{search}"), 100),
            Deed("find", "一个框查找：字、编号、姓名、尾号", self._finding(self._words)),
            Deed("find_letters", "一个框查找：拼音", self._finding(self._letters)),
            Deed("matter", "一件事的公开页（大家常看的 200 件）", self._matters(200), 300),
            Deed("any_matter", "一件事的公开页（两万件里随便哪件）", self._matters(20_000)),
            Deed("card", "年终成绩单", self._same(f"/c/{self.great.slug}/report/{YEAR}/")),
        ]

    def _same(self, path: str) -> Callable[[int], Iterator[Ask]]:
        def asker(_n: int) -> Iterator[Ask]:
            while True:
                yield Ask(path)

        return asker

    def _desk(self, path: str) -> Callable[[int], Iterator[Ask]]:
        def asker(_n: int) -> Iterator[Ask]:
            while True:
                yield Ask(path, headers=self.staff[self.great.pk])

        return asker

    def _finding(self, words: Callable[[random.Random], str]) -> Callable[[int], Iterator[Ask]]:
        """At the desk of the great community, something else each time."""

        def asker(n: int) -> Iterator[Ask]:
            chance = random.Random(n)  # noqa: S311  # what is looked for, the same each time
            while True:
                query = urlencode({"q": words(chance)})
                path = f"/desk/c/{self.great.slug}/search/?{query}"
                yield Ask(path, headers=self.staff[self.great.pk])

        return asker

    def _words(self, chance: random.Random) -> str:
        return chance.choice(
            [
                chance.choice(THINGS),
                f"{chance.choice(THINGS)} {chance.choice(CLAUSES)}",
                chance.choice(self.numbers),
                f"居民{chance.randint(0, 2_000)}",
                f"{chance.randint(0, 9_999):04d}",
                "没有这样的东西",
            ]
        )

    @staticmethod
    def _letters(chance: random.Random) -> str:
        people = ["jumin", "jm", "dsf", "yuan", "zxx", "wangqunqun", "qlshy"]
        return chance.choice([*people, "dianti", "nuanqibure", "louding", "wuye", "meiyou"])

    def _matters(self, many: int) -> Callable[[int], Iterator[Ask]]:
        """Pages out of so many: few are read again and again, of many each is drawn anew."""
        numbers = self.numbers[:many]

        def asker(n: int) -> Iterator[Ask]:
            chance = random.Random(n)  # noqa: S311  # which pages are read, the same each time
            while True:
                yield Ask(f"/c/{self.great.slug}/matters/{chance.choice(numbers)}/")

        return asker

    def _filing(self, n: int) -> Iterator[Ask]:
        chance = random.Random(n)  # noqa: S311  # what is said, the same each time
        while True:
            community = chance.choice(self.communities)
            words = f"{chance.choice(THINGS)}，{chance.choice(CLAUSES)}。"
            form = {
                "key": str(uuid.uuid4()),
                "channel": "phone",
                "kind": "help",
                "category": chance.choice(self.categories).pk,
                "place": chance.choice(self.places[community.pk]).label,
                "words": words,
                "phone": f"139{chance.randint(0, 99_999_999):08d}",
                "name": "李小芳",
                "is_public": "on",
            }
            headers = self.staff[community.pk] | {
                "Content-Type": "application/x-www-form-urlencoded"
            }
            path = f"/desk/c/{community.slug}/matters/new/"
            yield Ask(path, urlencode(form).encode(), headers)

    def _deep(self) -> str:
        """The cursor of the 1,000th page, or of the last one in a smaller backlog, by newest."""
        rows = Matter.objects.filter(community=self.great).order_by("-reported_at", "-pk")
        marks = rows.values_list("reported_at", "pk")
        after = keyset.cursor(marks[49_949:49_950].first() or marks.reverse()[0])
        return urlencode({"view": "all", "sort": "newest", "after": after})

    def _category(self) -> str:
        return urlencode({"state": "all", "category": self.categories[0].pk})


def _worker(community: Community) -> User:
    return User.objects.filter(posts__community=community, posts__role=Role.STAFF).earliest("pk")


def _some_places(community: Community) -> QuerySet[Place]:
    return Place.objects.filter(community=community, parent__isnull=False)[:20]
