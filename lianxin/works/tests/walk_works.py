"""The addresses of building works for the walk."""

from lianxin.works.tests.factories import FundingFactory, PieceFactory, ProjectFactory

PUBLIC = {"works:list"}
OWN = {"works:show", "works:say", "works:photo"}
DESK = {
    f"works_desk:{name}"
    for name in (
        "list", "new", "project", "rewrite", "drop_piece", "redo", "drop_fund", "step",
    )
}  # fmt: skip
VERBS = {"works_desk": "announce"}


def hidden_in(community, secret, users):
    project = ProjectFactory.create(community=community, title=secret, words=secret)
    piece = PieceFactory.create(project=project, words=secret)
    funding = FundingFactory.create(project=project, words=secret)
    project.todo = 1
    project.save()
    here = {"pk": project.pk, "piece": piece.pk, "funding": funding.pk}
    return {"works": here, "works_desk": here}
