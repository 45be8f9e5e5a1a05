from django.urls import include, path

from lianxin.reports import desk, portal

portal_patterns = [
    path("<int:year>/", portal.card, name="card"),
    path("<int:year>/card.pdf", portal.on_paper, name="pdf"),
    path("<int:year>/<slug:code>/", portal.evidence, name="evidence"),
]
desk_patterns = [path("", desk.cards, name="cards")]
urlpatterns = [
    path("c/<slug:slug>/report/", include((portal_patterns, "reports"))),
    path("desk/c/<slug:slug>/reports/", include((desk_patterns, "reports_desk"))),
]
