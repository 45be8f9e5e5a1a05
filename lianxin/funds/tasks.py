from django_tasks import task

from lianxin.core import http
from lianxin.funds.actions.counting import keep_count
from lianxin.funds.models import Vote, VoteState
from lianxin.funds.queries.voting import election
from lianxin.funds.solving.apart import apart


@task()
def count_vote(pk: int) -> None:
    """Count a vote that has closed, once; the counting itself has a process of its own."""
    vote = Vote.objects.select_related("community", "budget").get(pk=pk)
    if vote.state == VoteState.CLOSED:
        keep_count(pk, apart(election(vote), vote.rule), now=http.now())
