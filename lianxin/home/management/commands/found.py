"""`lianxin found street.yaml`: a real installation's street, communities, places and office."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from lianxin.core import http
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid
from lianxin.home.actions import Founded, found
from lianxin.home.management.plan import read


class Command(BaseCommand):
    help = "Add the street, communities, places and accounts of a file, where they are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="see docs/street.example.yaml")
        parser.add_argument("--dry-run", action="store_true", help="tell, and do nothing")

    def handle(self, *, file: Path, dry_run: bool, **_: object) -> None:
        try:
            plan = read(file.read_text(encoding="utf-8-sig"))
            with transaction.atomic():
                done = found(CLOCK, plan, now=http.now())
                transaction.set_rollback(dry_run)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} 读不了，要一个 UTF-8 的文件：{error}") from error
        except Invalid as error:
            raise CommandError(f"{file} 有这些要改，什么也没动：\n{error.message}") from error
        self._tell(done, dry_run=dry_run)

    def _tell(self, done: Founded, *, dry_run: bool) -> None:
        for words in done.left:
            self.stdout.write(f"照旧：{words}")
        for words in done.added:
            self.stdout.write(f"{'要添' if dry_run else '添了'}：{words}")
        if not done.added:
            self.stdout.write("都已经有了，什么也没动。")
        if done.passwords and not dry_run:
            self.stdout.write("\n初始密码只在这里出现一次，请分别交给本人，登录后就改：")
            for user, password in done.passwords:
                self.stdout.write(f"  {user.username:<24} {password}  {user.name}")
