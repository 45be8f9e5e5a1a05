from datetime import timedelta

from django_tasks import task

from lianxin.core import http
from lianxin.matters import actions as matters


@task()
def sweep() -> None:
    """The clock's round over all apps; it sets the next one an hour ahead."""
    now = http.now()
    matters.sweep(now=now)
    sweep.using(run_after=now + timedelta(hours=1)).enqueue()
