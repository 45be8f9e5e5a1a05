"""The API, put together out of every app's operations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lianxin.activities.api import router as activities
from lianxin.core.api.problems import Fault, problem, refusal
from lianxin.core.errors import Refused
from lianxin.council.api import router as council
from lianxin.facilities.api import router as facilities
from lianxin.funds.api import router as funds
from lianxin.gateway.api.faults import fault_of
from lianxin.gateway.api.gate import gate
from lianxin.gateway.api.hooks import router as hooks
from lianxin.gateway.api.who import router as who
from lianxin.honours.api import router as honours
from lianxin.matters.api import router as matters
from lianxin.notifications.api import router as notifications
from lianxin.organisations.api import router as organisations
from lianxin.party.api import router as party
from lianxin.places.api import router as places
from lianxin.reports.api import router as reports
from lianxin.services.api import router as services
from lianxin.volunteers.api import router as volunteers
from lianxin.works.api import router as works

VERSION = "1.3.0"
TAGS = {
    "我": who,
    "社区和地址": places,
    "诉求": matters,
    "议事会": council,
    "活动": activities,
    "房间和东西": facilities,
    "志愿服务": volunteers,
    "上门服务": services,
    "专项经费": funds,
    "工程": works,
    "单位和共建": organisations,
    "党员": party,
    "成绩单": reports,
    "公告": honours,
    "消息": notifications,
    "推送": hooks,
}

api = NinjaAPI(
    title="连心桥",
    version=VERSION,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
api.add_decorator(gate, mode="view")
for tag, router in TAGS.items():
    api.add_router("", router, tags=[tag])


@api.exception_handler(Refused)
def _refused(_request: HttpRequest, refused: Any) -> HttpResponse:
    return refusal(refused)


@api.exception_handler(ValidationError)
def _unfit(_request: HttpRequest, error: Any) -> HttpResponse:
    faults: list[Fault] = [fault_of(each) for each in error.errors]
    detail = "；".join(fault.detail for fault in faults[:3])
    return problem(422, detail, faults=faults)


@api.exception_handler(HttpError)
def _unread(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code)


@api.exception_handler(Http404)
def _absent(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(404)
