"""What councils and funds hold already, and works take over from there instead of typing it."""

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.council.models import DECLARED, OwnerVote
from lianxin.council.queries.owners import votes_for
from lianxin.funds.models import FUNDED
from lianxin.funds.models import Project as FundProject
from lianxin.funds.queries import projects_for as fund_projects_for
from lianxin.places.models import Place
from lianxin.works.models import Project
from lianxin.works.rules.law import ANSWERS


def votes_to_take(actor: Actor, project: Project) -> QuerySet[OwnerVote]:
    """Owners' votes of the project's community whose result is declared, the latest first."""
    taken = project.consents.filter(owner_vote__isnull=False).values("owner_vote")
    found = votes_for(actor).filter(
        community=project.community_id, state__in=sorted(DECLARED), purpose__in=list(ANSWERS)
    )
    return found.exclude(pk__in=taken).order_by("-closes_on", "-pk")


def unasked(project: Project, vote: OwnerVote) -> list[Place]:
    """The project's buildings whose owners had no part in a vote."""
    asked = set(vote.places.values_list("pk", flat=True))
    found = Place.objects.filter(pk__in=project.pieces.values("place")).order_by("label")
    return [each for each in found if not asked & {each.pk, each.parent_id}]


def money_to_take(actor: Actor, project: Project) -> QuerySet[FundProject]:
    """What the special fund has set money aside for in the project's community."""
    taken = project.funding.filter(fund_project__isnull=False).values("fund_project")
    found = fund_projects_for(actor).filter(
        community=project.community_id, state__in=sorted(FUNDED)
    )
    return found.exclude(pk__in=taken).order_by("-pk")
