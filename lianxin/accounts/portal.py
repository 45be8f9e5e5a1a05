"""What the owner of an account does with it beside signing in."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxin.accounts import actions
from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request


@require_POST
def weixin_leave(request: Request) -> HttpResponse:
    if not request.actor.is_known:
        raise NotFound
    actions.unlink_weixin(request.actor, now=http.now())
    http.say(request, _("解开了，以后用手机号和密码登录。"))
    return redirect("home:me")
