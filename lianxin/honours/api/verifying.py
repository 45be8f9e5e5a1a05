"""Whether an award's certificate is true: for everybody, and no more than the page says."""

from datetime import date

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Scope, Shape
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.honours.api.door import router
from lianxin.honours.queries.certificates import verdict
from lianxin.volunteers.api.verifying import SealedCode


class AwardCertificateSeen(Shape):
    """What a certificate says, to be compared with the paper."""

    words: str = Field(examples=["这张证书属实。"])
    number: str
    name: str = Field(description="颁给谁；没有公开姓名的是空的")
    honour: str = Field(examples=["孝老爱亲之星"])
    award: str
    community: str = Field(examples=["历山路社区"])
    on: date | None


@router.reads(
    "/certificates/awards/{code}",
    scope=Scope.COMMUNITY_READ,
    gives=AwardCertificateSeen,
    says="核验一张荣誉证书",
    is_open=True,
)
def verify(request: Call, code: SealedCode) -> AwardCertificateSeen:
    found = verdict(code, today=http.today())
    if found.nominee is None:
        raise NotFound(_("这不是我们发的证书，或者码抄错了。"))
    award = found.nominee.round
    return AwardCertificateSeen(
        words=_("这张证书属实。"),
        number=found.nominee.certificate,
        name=found.name,
        honour=award.honour,
        award=award.name,
        community=f"{award.community.subdistrict.name}{award.community.name}",
        on=local_day(award.announced_at) if award.announced_at else None,
    )
