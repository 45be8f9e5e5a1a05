"""The documents of the API, which are for everybody, and what there is not."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from lianxin.core.api.problems import problem
from lianxin.core.http import Request
from lianxin.gateway.api.contract import contract
from lianxin.gateway.api.reading import chapters


@require_safe
def document(_request: Request) -> HttpResponse:
    told = json.dumps(contract(), ensure_ascii=False)
    return HttpResponse(told, content_type="application/json; charset=utf-8")


@require_safe
def documentation(request: Request) -> HttpResponse:
    """The same for people: every operation with an example, out of the document itself."""
    return render(request, "gateway/documentation.html", {"chapters": chapters()})


@csrf_exempt
def nothing(_request: Request) -> HttpResponse:
    """An address of the API that there is not."""
    return problem(404)
