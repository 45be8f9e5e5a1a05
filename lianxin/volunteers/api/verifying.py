"""Whether a certificate of service is true: for everybody, and no more than the page says."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from ninja.params import functions
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Scope, Shape
from lianxin.core.errors import NotFound
from lianxin.volunteers.api.door import router
from lianxin.volunteers.queries.certificates import Verdict, verdict

SealedCode = Annotated[
    str,
    functions.Path(
        pattern=r"^[-a-zA-Z0-9]+$",
        max_length=40,
        description="纸上的核验码，中间的短横可以不写",
        examples=["7K3M-9P2Q-4T8W-6Y5R"],
    ),
]


class ServiceOnCertificate(Shape):
    """One service that a certificate counts."""

    on: date
    what: str = Field(examples=["清扫楼院"])
    minutes: int = Field(examples=[120])


class ServiceCertificateSeen(Shape):
    """What a certificate says, to be compared with the paper; where they differ, this holds."""

    words: str = Field(examples=["这张证明属实。"])
    is_in_force: bool = Field(description="作废了就是 false")
    reason: str = Field(description="为什么作废")
    number: str
    name: str = Field(examples=["王*芬"], description="全名要本人同意才写；退出登记的是空的")
    identity: str = Field(examples=["370102********0018"], description="证件号，中间盖住")
    volunteer_number: str
    since: date
    until: date
    minutes: int = Field(examples=[120])
    stars: int
    issuer: str
    issued_on: date | None
    responsible: str
    handler: str
    lines: list[ServiceOnCertificate]


@router.reads(
    "/certificates/volunteering/{code}",
    scope=Scope.COMMUNITY_READ,
    gives=ServiceCertificateSeen,
    says="核验一张服务证明",
    is_open=True,
)
def verify(request: Call, code: SealedCode) -> ServiceCertificateSeen:
    return _told(verdict(code, today=http.today()))


_SAME = ("number", "identity", "volunteer_number", "since", "until", "minutes", "stars", "issuer",
         "issued_on", "responsible", "handler", "lines")  # fmt: skip


def _told(seen: Verdict) -> ServiceCertificateSeen:
    if seen.certificate is None:
        raise NotFound(_("这不是我们开的证明，或者码抄错了。"))
    true, revoked = _("这张证明属实。"), _("这张证明是我们开的，后来作废了。")
    return ServiceCertificateSeen.model_validate(
        {
            **{name: getattr(seen.certificate, name) for name in _SAME},
            "words": revoked if seen.is_revoked else true,
            "is_in_force": seen.is_in_force,
            "reason": seen.certificate.words if seen.is_revoked else "",
            "name": seen.name,
        }
    )
