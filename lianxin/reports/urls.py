from django.urls import include, path

from lianxin.reports.desk import cards as desk
from lianxin.reports.desk import picking, pressing, street
from lianxin.reports.portal import cards as portal
from lianxin.reports.portal import newspaper, saying

portal_patterns = [
    path("<int:year>/", portal.card, name="card"),
    path("<int:year>/card.<slug:kind>", portal.download, name="download"),
    path("<int:year>/verify/", portal.verify, name="verify"),
    path("<int:year>/say/", saying.say, name="say"),
    path("<int:year>/<slug:code>/", portal.evidence, name="evidence"),
]
sheet_patterns = [
    path("<slug:code>/<int:year>/", newspaper.sheet, name="sheet"),
    path("<slug:code>/<int:year>/sheet.pdf", newspaper.on_paper, name="sheet_pdf"),
]
desk_patterns = [
    path("", desk.cards, name="cards"),
    path("<int:year>/", desk.edit, name="edit"),
    path("<int:year>/begin/", desk.begin, name="begin"),
    path("<int:year>/write/", desk.write, name="write"),
    path("<int:year>/pick/<slug:section>/", picking.pick, name="pick"),
    path("<int:year>/declare/", desk.declare, name="declare"),
    path("<int:year>/declared/<int:pk>/withdraw/", desk.withdraw, name="withdraw"),
    path("<int:year>/remark/", desk.remark, name="remark"),
    path("<int:year>/remarks/<int:pk>/", desk.answer, name="answer"),
    path("<int:year>/comments/<int:pk>/<slug:verb>/", desk.read_comment, name="comment"),
    path("<int:year>/steps/<slug:verb>/", desk.step, name="step"),
]
street_patterns = [
    path("<int:year>/", street.side_by_side, name="side_by_side"),
    path("<int:year>/layout/", street.layout, name="layout"),
    path("<int:year>/parcels/", pressing.parcels, name="parcels"),
    path("<int:year>/parcels/<int:pk>/cards.zip", pressing.fetch, name="parcel"),
]
urlpatterns = [
    path("c/<slug:slug>/report/", include((portal_patterns, "reports"))),
    path("report/", include((sheet_patterns, "reports_sheet"))),
    path("desk/c/<slug:slug>/reports/", include((desk_patterns, "reports_desk"))),
    path("desk/street/reports/", include((street_patterns, "reports_street"))),
]
