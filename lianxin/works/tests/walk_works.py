"""The addresses of building works for the walk."""

from lianxin.works.tests.factories import FundingFactory, PhotoFactory, PieceFactory, ProjectFactory

PUBLIC = {"works:list"}
OWN = {"works:show", "works:say", "works:photo"}
DESK = {
    f"works_desk:{name}"
    for name in (
        "list", "new", "project", "rewrite", "drop_photo", "drop_piece", "redo", "drop_fund",
        "step",
    )
}  # fmt: skip
VERBS = {"works_desk": "announce"}


def hidden_in(community, secret, users):
    project = ProjectFactory.create(community=community, title=secret, words=secret)
    piece = PieceFactory.create(project=project, words=secret)
    funding = FundingFactory.create(project=project, words=secret)
    project.todo = 1
    project.save()
    photo = PhotoFactory.create(project=project, spot=secret)
    pks = {"piece": piece.pk, "funding": funding.pk, "photo": photo.pk}
    here = {"pk": project.pk, "key": photo.upload.key, "size": "full", **pks}
    return {"works": here, "works_desk": here}
