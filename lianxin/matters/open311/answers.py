"""Answers in the two formats of the spec, and its errors."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lianxin.core.errors import NotFound, NotPermitted, Refused
from lianxin.core.http import Request

XML, JSON = "xml", "json"
TYPES = {XML: "text/xml", JSON: "application/json"}
ITEMS = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What stands in each list, for XML: JSON has bare arrays in their place."""
BAD, FORBIDDEN, ABSENT = 400, 403, 404
Call = Callable[..., HttpResponse]


class Faults(Exception):
    """What is wrong with a call, one or several; every one is told."""

    def __init__(self, status: int, *told: str, code: int = 0) -> None:
        super().__init__(status)
        self.status = status
        self.errors = [{"code": code or status, "description": each} for each in told]


def answer(form: str, root: str, told: Any, *, status: int = 200) -> HttpResponse:
    """Say it in the format that was asked for; anybody's page may read it, cookies mean nothing."""
    said = _json(told) if form == JSON else _xml(root, told)
    response = HttpResponse(said, content_type=f"{TYPES[form]}; charset=utf-8", status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def _xml(root: str, told: Any) -> bytes:
    node = ET.Element(root)
    _fill(node, told)
    return bytes(ET.tostring(node, encoding="utf-8", xml_declaration=True))


def _fill(node: ET.Element, told: Any) -> None:
    if isinstance(told, dict):
        for name, value in told.items():
            _fill(ET.SubElement(node, name), value)
    elif isinstance(told, list):
        for value in told:
            _fill(ET.SubElement(node, ITEMS[node.tag]), value)
    elif isinstance(told, bool):
        node.text = "true" if told else "false"
    elif told is not None:
        node.text = str(told)


def call(*methods: str) -> Callable[[Call], Call]:
    """A call of the spec: without cookies, its refusals in the spec's words and numbers."""

    def decorate(view: Call) -> Call:
        @csrf_exempt
        @wraps(view)
        def called(request: Request, form: str, **rest: Any) -> HttpResponse:
            try:
                if request.method not in methods:
                    words = _("这个地址只接受 %(methods)s。") % {"methods": "、".join(methods)}
                    raise Faults(BAD, words, code=405)
                return view(request, form, **rest)
            except Faults as faults:
                return answer(form, "errors", faults.errors, status=faults.status)
            except Refused as refusal:
                told = _faults_of(refusal)
                return answer(form, "errors", told.errors, status=told.status)

        return called

    return decorate


def _faults_of(refusal: Refused) -> Faults:
    """404 for what is not there, 403 for a key, 400 for all else; the code says more."""
    if isinstance(refusal, NotFound):
        return Faults(ABSENT, refusal.message)
    if isinstance(refusal, NotPermitted):
        return Faults(FORBIDDEN, refusal.message)
    return Faults(BAD, refusal.message, code=refusal.status)


def whole(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
