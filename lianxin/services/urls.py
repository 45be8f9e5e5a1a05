from django.urls import URLPattern, URLResolver, include, path

from lianxin.services.desk import care as care_desk
from lianxin.services.desk import festivals
from lianxin.services.desk import relief as relief_desk
from lianxin.services.desk import work as work_desk
from lianxin.services.portal import care, health, relief, work

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
    path("<int:pk>/<slug:verb>/", relief.step, name="step"),
]
relief_desk_patterns = [
    path("", relief_desk.register, name="register"),
    path("new/", relief_desk.new, name="new"),
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
urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<slug:slug>/care/", include((care_patterns, "care"))),
    path("desk/c/<slug:slug>/care/", include((care_desk_patterns, "care_desk"))),
    path("c/<slug:slug>/health/", include((health_patterns, "health"))),
    path("c/<slug:slug>/relief/", include((relief_patterns, "relief"))),
    path("desk/c/<slug:slug>/relief/", include((relief_desk_patterns, "relief_desk"))),
    path("c/<slug:slug>/work/", include((work_patterns, "work"))),
    path("desk/c/<slug:slug>/work/", include((work_desk_patterns, "work_desk"))),
]
