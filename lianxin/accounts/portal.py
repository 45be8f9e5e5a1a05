"""What the owner of an account does with it beside signing in."""

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxin.accounts import actions
from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request


def logout(request: HttpRequest) -> HttpResponse:
    """The browser lets go of the pages that it has kept: the next reader shall not find them."""
    answer: HttpResponse = views.logout(request)
    if request.method == "POST":
        answer["Clear-Site-Data"] = '"cache"'
    return answer


@require_POST
def weixin_leave(request: Request) -> HttpResponse:
    if not request.actor.is_known:
        raise NotFound
    actions.unlink_weixin(request.actor, now=http.now())
    http.say(request, _("解开了，以后用手机号和密码登录。"))
    return redirect("home:me")
