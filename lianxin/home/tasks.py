from datetime import datetime, timedelta

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from lianxin.accounts.models import User
from lianxin.activities import actions as activities
from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.models import SheetRun
from lianxin.core.sheets import running as sheets
from lianxin.core.sheets.kinds import kind_of
from lianxin.council import actions as council
from lianxin.council.actions.mediation_clock import sweep_mediations
from lianxin.facilities import actions as facilities
from lianxin.funds import actions as funds
from lianxin.gateway.tasks import sweep as sweep_gateway
from lianxin.honours import actions as honours
from lianxin.matters import actions as matters
from lianxin.notifications.tasks import wake_if_due
from lianxin.organisations import actions as organisations
from lianxin.party.actions import letters
from lianxin.party.actions.dues_reminding import sweep_dues
from lianxin.party.actions.reminding import sweep_life
from lianxin.party.actions.reorganisation import carrying
from lianxin.party.actions.study_reminding import sweep_study
from lianxin.party.actions.term_clock import sweep_terms
from lianxin.people.queries import actor_of
from lianxin.reports import actions as reports
from lianxin.services.actions import sweep_relief, sweep_visits
from lianxin.volunteers import actions as volunteers


@task()
def sweep() -> None:
    """The clock's round over all apps; whatever becomes of it, the next is an hour ahead."""
    now = http.now()
    plan_sweep(at=now + timedelta(hours=1))
    matters.sweep(now=now)
    activities.sweep(now=now)
    facilities.sweep(now=now)
    # After the matters: a resolution ends with its matter.
    council.sweep(now=now)
    sweep_mediations(now=now)
    volunteers.sweep(now=now)
    organisations.sweep(now=now)
    honours.sweep(now=now)
    sweep_visits(now=now)
    sweep_relief(now=now)
    funds.sweep(now=now)
    sweep_life(now=now)
    sweep_study(now=now)
    sweep_dues(now=now)
    sweep_terms(now=now)
    carrying.sweep(now=now)
    letters.sweep(now=now)
    sheets.sweep(now=now)
    reports.sweep(now=now)
    reports.sweep_parcels(now=now)
    sweep_gateway(now=now)
    # Whoever was to send may be gone with the task.
    wake_if_due()


def plan_sweep(*, at: datetime) -> None:
    """Set a round, unless one is waiting: a restart must not start a second chain of them."""
    waiting = DBTaskResult.objects.filter(
        task_path=sweep.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        sweep.using(run_after=at).enqueue()


@task()
def check_sheet(run_id: int) -> None:
    """Go through a table that was sent in, once however often it runs."""
    run = SheetRun.objects.get(pk=run_id)
    table = kind_of(run.kind).table
    sheets.check(run_id, table, table.judge(run.community_id, today=http.today()), now=http.now())


@task()
def write_sheet(run_id: int) -> None:
    """Write all rows of a table that was confirmed, or none, as whoever sent it may now."""
    run = SheetRun.objects.get(pk=run_id)
    kind, now = kind_of(run.kind), http.now()
    judge = kind.table.judge(run.community_id, today=http.today())
    sheets.write(run_id, kind, kind.taken_in, judge, actor=_sender_of(run), now=now)


@task()
def undo_sheet(run_id: int) -> None:
    """Take all that a table wrote back, or nothing, as whoever sent it may now."""
    run = SheetRun.objects.get(pk=run_id)
    kind, now = kind_of(run.kind), http.now()
    sheets.undo(run_id, kind, kind.taken_in, actor=_sender_of(run), now=now)


def _sender_of(run: SheetRun) -> Actor:
    return actor_of(User.objects.get(pk=run.user_id), today=http.today())
