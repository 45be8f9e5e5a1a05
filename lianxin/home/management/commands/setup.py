"""`lianxin setup`: what every installation begins with."""

from django.core.management.base import BaseCommand

from lianxin.core import http, packs
from lianxin.core.actor import CLOCK
from lianxin.matters.actions.categories import stock


class Command(BaseCommand):
    help = "Add the rules and the categories that come with the software, where they are missing."

    def handle(self, **_: object) -> None:
        now = http.now()
        rules, categories = packs.stock(CLOCK, now=now), stock(CLOCK, now=now)
        if rules or categories:
            self.stdout.write(f"规则 {rules} 条，类别 {categories} 个，已补上。")
