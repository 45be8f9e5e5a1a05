from collections import Counter
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError

from lianxin.core import http
from lianxin.demo import proof
from lianxin.demo.proof import Proof, Verdict


class Command(BaseCommand):
    help = "Walk the article's figures and names against the database; wrong ones make it fail."

    def handle(self, **_: object) -> None:
        facts = proof.read()
        wrong = self._tell("figures", proof.figures(facts, today=http.today()))
        wrong += self._tell("named records", proof.names(facts))
        wrong += self._tell("found by name", proof.found(facts, today=http.today()))
        wrong += self._tell("told on the card", proof.told(facts))
        if wrong:
            raise CommandError(f"{wrong} wrong; an empty database is filled by `lianxin demo`")

    def _tell(self, what: str, proofs: Iterable[Proof]) -> int:
        """A line for each, then the total; returns how many are wrong."""
        told = list(proofs)
        for each in told:
            found = f"  ({each.found})" if each.found else ""
            self.stdout.write(f"{each.verdict:8} {each.community}  {each.fact}{found}")
        counts = Counter(each.verdict for each in told)
        totals = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
        self.stdout.write(f"\n{what}: {totals}, of {len(told)}\n\n")
        return counts[Verdict.WRONG]
