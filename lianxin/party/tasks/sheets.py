from django_tasks import task

from lianxin.core import http
from lianxin.core.models import SheetRun
from lianxin.core.sheets import running
from lianxin.party.actions.saving import save
from lianxin.party.queries.judging import ROSTER, RosterJudge


@task()
def check_roster(run_id: int) -> None:
    """Go through a roster that was sent in, once however often it runs."""
    run = SheetRun.objects.get(pk=run_id)
    judge = RosterJudge(run.community_id, today=http.today())
    running.check(run_id, ROSTER, judge, now=http.now())


@task()
def write_roster(run_id: int) -> None:
    """Write all members of a roster that was confirmed, or none."""
    run = SheetRun.objects.get(pk=run_id)
    judge = RosterJudge(run.community_id, today=http.today())
    running.write(run_id, ROSTER, judge, now=http.now(), save=save)
