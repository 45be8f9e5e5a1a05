"""Whether a certificate is true: for everybody, and no more than the certificate says (V-04)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.volunteers.queries.certificates import verdict


@require_safe
@never_cache
def ask(request: Request) -> HttpResponse:
    """Type the code of a certificate on paper."""
    letters = "".join(each for each in request.GET.get("code", "") if each.isalnum())[:40]
    if letters:
        return redirect("volunteers_verify:verify", letters)
    return render(request, "volunteers/verify_ask.html", {})


@require_safe
@never_cache
def verify(request: Request, code: str) -> HttpResponse:
    seen = verdict(code, today=http.today())
    context = {"seen": seen, "certificate": seen.certificate, "code": code}
    return render(request, "volunteers/verify.html", context, status=200 if seen.is_true else 404)
