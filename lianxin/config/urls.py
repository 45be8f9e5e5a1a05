from django.urls import include, path

urlpatterns = [
    path("", include("lianxin.home.urls")),
    path("", include("lianxin.feeds.urls")),
    path("", include("lianxin.notifications.urls")),
    path("", include("lianxin.places.urls")),
    path("", include("lianxin.people.urls")),
    path("", include("lianxin.facilities.urls")),
    path("", include("lianxin.organisations.urls")),
    path("", include("lianxin.party.urls")),
    path("", include("lianxin.matters.urls")),
    path("", include("lianxin.activities.urls")),
    path("", include("lianxin.volunteers.urls")),
    path("", include("lianxin.council.urls")),
    path("", include("lianxin.funds.urls")),
    path("", include("lianxin.services.urls")),
    path("", include("lianxin.works.urls")),
    path("", include("lianxin.honours.urls")),
    path("", include("lianxin.reports.urls")),
    path("", include("lianxin.gateway.urls")),
    path("accounts/", include("lianxin.accounts.urls")),
]
