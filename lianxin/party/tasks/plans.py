from django_tasks import task

from lianxin.core import http
from lianxin.party.actions.reorganisation.computing import compute


@task()
def compute_plan(pk: int, revision: int) -> None:
    """Answer a plan's question, unless another was asked meanwhile."""
    compute(pk, revision, clock=http.now)
