"""`lianxin demo`: the five communities of the article, with made-up people."""

import unicodedata
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from lianxin.core import http
from lianxin.core.lazy import lazily
from lianxin.demo.script import read
from lianxin.demo.standing import is_empty, is_loaded, logins

# What plays the demo knows every app; who only asks for the logins waits a second less.
loading = lazily("lianxin.demo.loading")


class Command(BaseCommand):
    help = "Load the demo into an empty database, once, and say who can sign in."

    def handle(self, **_: object) -> None:
        if not settings.IS_DEMO:
            raise CommandError("示例里的密码人人知道，只在 LIANXIN_DEMO=1 时装。")
        if is_loaded():
            self.stdout.write("示例已经在了，什么也没动。")
        elif not is_empty():
            raise CommandError("这个数据库里已有别的社区，示例只装进空的数据库。")
        else:
            watch = partial(tqdm, desc="装入示例", unit="步", disable=None, leave=False)
            steps = loading.load(now=http.now(), watch=watch)
            self.stdout.write(f"示例装好了：2015 年和最近几周，共 {steps} 步。")
        self._greet()

    def _greet(self) -> None:
        rows = logins()
        width = max(map(_width, (what for what, *_ in rows)))
        self.stdout.write(f"\n  可以用这些账号登录，密码都是 {read('people')['password']}")
        for what, login, name in rows:
            self.stdout.write(f"  {what}{' ' * (width - _width(what))}  {login:<22} {name}")


def _width(text: str) -> int:
    """Columns in a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
