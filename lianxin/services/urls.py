from django.urls import URLPattern, URLResolver, include, path

from lianxin.services.desk import care as care_desk
from lianxin.services.desk import festivals, rounds, teams
from lianxin.services.desk import relief as relief_desk
from lianxin.services.desk import requests as desk_requests
from lianxin.services.desk import work as work_desk
from lianxin.services.portal import asking, care, health, relief, request, sheet, work

care_patterns = [
    path("", care.mine, name="mine"),
    path("offer/", care.offer, name="offer"),
    path("visits/<int:pk>/", care.visit, name="visit"),
    path("gifts/<int:pk>/", care.gift, name="gift"),
    path("pairings/<int:pk>/end/", care.end_pairing, name="end_pairing"),
    path("people/<int:pk>/end/", care.end, name="end"),
    path("helpers/<int:pk>/stop/", care.stop, name="stop"),
]
care_desk_patterns = [
    path("", care_desk.overview, name="overview"),
    path("people/", care_desk.register, name="people"),
    path("people/new/", care_desk.new, name="new"),
    path("people/<int:pk>/", care_desk.care, name="care"),
    path("people/<int:pk>/unmask/", care_desk.unmask, name="unmask"),
    path("people/<int:pk>/<slug:verb>/", care_desk.step, name="step"),
    path("pairings/<int:pk>/<slug:verb>/", care_desk.pairing_step, name="pairing_step"),
    path("visits/<int:pk>/<slug:verb>/", care_desk.visit_step, name="visit_step"),
    path("helpers/", care_desk.helpers, name="helpers"),
    path("helpers/<int:pk>/<slug:verb>/", care_desk.helper_step, name="helper_step"),
    path("pairs/", care_desk.pairs, name="pairs"),
    path("pairs/ask/", care_desk.ask_pairs, name="ask_pairs"),
    path("pairs/take/", care_desk.take_pairs, name="take_pairs"),
    path("festivals/", festivals.festivals, name="festivals"),
    path("festivals/<int:pk>/", festivals.festival, name="festival"),
    path("festivals/<int:pk>/<slug:verb>/", festivals.step, name="festival_step"),
    path("gifts/<int:pk>/<slug:verb>/", festivals.gift_step, name="gift_step"),
]
health_patterns = [
    path("", health.mine, name="mine"),
    path("<int:team>/new/", health.new, name="new"),
    path("<int:team>/<int:person>/", health.patient, name="patient"),
]
relief_patterns = [
    path("", relief.overview, name="overview"),
    path("ask/", relief.ask, name="ask"),
    path("photos/<uuid:key>/<slug:size>/", relief.photo, name="photo"),
    path("<int:pk>/photos/", relief.add_photos, name="add_photos"),
    path("<int:pk>/<slug:verb>/", relief.step, name="step"),
]
relief_desk_patterns = [
    path("", relief_desk.register, name="register"),
    path("new/", relief_desk.new, name="new"),
    path("photos/<uuid:key>/", relief_desk.photo, name="photo"),
    path("<int:pk>/", relief_desk.relief, name="relief"),
    path("<int:pk>/unmask/", relief_desk.unmask, name="unmask"),
    path("<int:pk>/<slug:verb>/", relief_desk.step, name="step"),
]
work_patterns = [
    path("", work.overview, name="overview"),
    path("register/", work.register, name="register"),
    path("trainings/<int:pk>/join/", work.join, name="join"),
    path("mine/<slug:verb>/", work.step, name="step"),
]
work_desk_patterns = [
    path("", work_desk.overview, name="overview"),
    path("trainings/new/", work_desk.new_training, name="new_training"),
    path("trainings/<int:pk>/", work_desk.training, name="training"),
    path("trainees/<int:pk>/<slug:verb>/", work_desk.trainee_step, name="trainee_step"),
    path("openings/new/", work_desk.new_opening, name="new_opening"),
    path("openings/<int:pk>/<slug:verb>/", work_desk.opening_step, name="opening_step"),
    path("seekers/new/", work_desk.new_seeker, name="new_seeker"),
    path("seekers/<int:pk>/", work_desk.seeker, name="seeker"),
    path("seekers/<int:pk>/unmask/", work_desk.unmask, name="unmask"),
    path("seekers/<int:pk>/<slug:verb>/", work_desk.seeker_step, name="seeker_step"),
    path("follow-ups/<int:pk>/<slug:verb>/", work_desk.follow_step, name="follow_step"),
]
help_patterns = [
    path("", asking.help_, name="help"),
    path("new/", asking.begin, name="new"),
    path("new/<uuid:key>/where/", asking.where, name="where"),
    path("new/<uuid:key>/who/", asking.who, name="who"),
    path("r/<str:token>/", request.show, name="request"),
    path("r/<str:token>/rate/", request.rate, name="rate"),
    path("r/<str:token>/times/", request.times, name="times"),
    path("r/<str:token>/withdraw/", request.withdraw, name="withdraw"),
]
rounds_desk_patterns = [
    path("", rounds.rounds, name="rounds"),
    path("plan/", rounds.plan, name="plan"),
    path("promise/", rounds.promise_all, name="promise_all"),
    path("visits/<int:pk>/", rounds.visit, name="visit"),
    path("visits/<int:pk>/<slug:verb>/", rounds.visit_step, name="visit_step"),
    path("requests/", desk_requests.listed, name="requests"),
    path("requests/new/", desk_requests.take_down, name="take_down"),
    path("requests/<int:pk>/", desk_requests.show, name="request"),
    path("requests/<int:pk>/unmask/", desk_requests.unmask, name="unmask"),
    path("requests/<int:pk>/<slug:verb>/", desk_requests.step, name="step"),
    path("matters/<int:pk>/", desk_requests.from_matter, name="from_matter"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/<slug:verb>/", teams.team_step, name="team_step"),
    path("members/<int:pk>/<slug:verb>/", teams.member_step, name="member_step"),
    path("licences/<int:pk>/withdraw/", teams.withdraw_licence, name="withdraw_licence"),
    path("catalogue/", teams.catalogue, name="catalogue"),
    path("catalogue/<int:pk>/<slug:verb>/", teams.offer, name="offer"),
]
sheet_patterns = [
    path("", sheet.show, name="sheet"),
    path("records/", sheet.records, name="records"),
    path("visits/<int:pk>/", sheet.record_one, name="record"),
    path("worker.js", sheet.worker, name="worker"),
    path("sheet.pdf", sheet.on_paper, name="paper"),
    path("visits.ics", sheet.calendar, name="calendar"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<slug:slug>/care/", include((care_patterns, "care"))),
    path("desk/c/<slug:slug>/care/", include((care_desk_patterns, "care_desk"))),
    path("c/<slug:slug>/health/", include((health_patterns, "health"))),
    path("c/<slug:slug>/relief/", include((relief_patterns, "relief"))),
    path("desk/c/<slug:slug>/relief/", include((relief_desk_patterns, "relief_desk"))),
    path("c/<slug:slug>/work/", include((work_patterns, "work"))),
    path("desk/c/<slug:slug>/work/", include((work_desk_patterns, "work_desk"))),
    path("c/<slug:slug>/help/", include((help_patterns, "services"))),
    path("desk/c/<slug:slug>/services/", include((rounds_desk_patterns, "services_desk"))),
    path("visits/<str:token>/", include((sheet_patterns, "services_sheet"))),
]
