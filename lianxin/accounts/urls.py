"""What of allauth this house uses; the rest needs messages by mail or telephone."""

from allauth.account import views
from django.urls import path

from lianxin.accounts import adapter, portal

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", portal.logout, name="account_logout"),
    path("weixin/login/", adapter.weixin_login, name="weixin_login"),
    path("weixin/callback/", adapter.weixin_callback, name="weixin_callback"),
    path("weixin/leave/", portal.weixin_leave, name="account_weixin_leave"),
    path("signup/", views.signup, name="account_signup"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("password/", views.password_change, name="account_change_password"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
]
