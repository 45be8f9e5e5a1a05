"""A card that is being written, with a secret in it, for the walk over every address."""

from typing import Any

from django.core.files.base import ContentFile

from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.models import Community
from lianxin.reports.models import Comment, Declared, Edition, Parcel, ParcelState, Remark

PUBLIC = {
    "reports:card", "reports:download", "reports:evidence", "reports:verify", "reports:say",
    "reports_sheet:sheet", "reports_sheet:sheet_pdf",
}  # fmt: skip
DESK = {
    "reports_desk:cards", "reports_desk:edit", "reports_desk:begin", "reports_desk:write",
    "reports_desk:withdraw", "reports_desk:declare", "reports_desk:remark", "reports_desk:answer",
    "reports_desk:comment", "reports_desk:step", "reports_desk:pick",
}  # fmt: skip
OFFICE = {
    "reports_street:side_by_side", "reports_street:layout", "reports_street:parcels",
    "reports_street:parcel",
}  # fmt: skip
VERBS = {"reports_desk:comment": "show", "reports_desk": "submit"}


def hidden_in(community: Community, secret: str, _users: dict[str, Any]) -> dict[str, Any]:
    edition = Edition.objects.create(
        community=community, year=2026, begun_at=MONDAY, texts={"council": secret}
    )
    remark = Remark.objects.create(
        edition=edition, community=community, words=secret, said_by="街道", said_at=MONDAY
    )
    comment = Comment.objects.create(
        community=community,
        year=2026,
        person=PersonFactory.create(community=community),
        words=secret,
        said_at=MONDAY,
    )
    parcel = Parcel.objects.create(
        subdistrict=community.subdistrict,
        year=2026,
        kind="pdf",
        language="zh-hans",
        site="https://lianxin.example/",
        state=ParcelState.DONE,
        asked_by=secret[:60],
        asked_at=MONDAY,
        stepped_at=MONDAY,
        ended_at=MONDAY,
        file=ContentFile(secret.encode(), "parcel.zip"),
    )
    said = Declared.objects.create(
        community=community, year=2026, code="awards", value=37, source="台账",
        declared_by=secret[:60], declared_at=MONDAY,
    )  # fmt: skip
    return {
        "reports_desk:withdraw": {"pk": said.pk},
        "reports_street:parcel": {"pk": parcel.pk},
        "reports": {"kind": "json"},
        "reports_sheet": {"code": community.subdistrict.code},
        "reports_desk:pick": {"section": "council"},
        "reports_desk:answer": {"pk": remark.pk},
        "reports_desk:comment": {"pk": comment.pk},
    }
