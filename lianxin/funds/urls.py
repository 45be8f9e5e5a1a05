from django.urls import include, path

from lianxin.funds.desk import fund, project, voices, votes
from lianxin.funds.portal import fund as portal
from lianxin.funds.portal import voices as said

portal_patterns = [
    path("", portal.fund, name="public"),
    path("projects/<int:pk>/", portal.project, name="project"),
    path("projects/<int:pk>/object/", said.object_to, name="object"),
    path("ideas/", said.ideas, name="ideas"),
    path("ideas/<int:pk>/withdraw/", said.withdraw, name="withdraw_idea"),
    path("votes/<int:pk>/", portal.vote, name="vote"),
    path("votes/<int:pk>/ballots.pb", portal.ballots, name="ballots"),
]
desk_patterns = [
    path("", fund.fund, name="fund"),
    path("do/<slug:verb>/", fund.step, name="fund_step"),
    path("budgets/<int:pk>/approve/", fund.approve, name="approve_budget"),
    path("budgets/<int:pk>/close/", fund.close, name="close_year"),
    path("budgets/<int:pk>/books.<slug:kind>", fund.export, name="export"),
    path("vouchers/<int:pk>/reverse/", fund.reverse, name="reverse"),
    path("overseers/<int:pk>/release/", fund.release, name="release_overseer"),
    path("receipts/<uuid:key>/", project.receipt, name="receipt"),
    path("projects/new/", project.new, name="new_project"),
    path("projects/<int:pk>/", project.project, name="project"),
    path("projects/<int:pk>/edit/", project.edit, name="edit_project"),
    path("projects/<int:pk>/<slug:verb>/", project.step, name="project_step"),
    path("objections/<int:pk>/", voices.answer_objection, name="answer_objection"),
    path("ideas/", voices.ideas, name="ideas"),
    path("ideas/<int:pk>/<slug:verb>/", voices.answer_idea, name="answer_idea"),
    path("votes/new/", votes.new, name="new_vote"),
    path("votes/<int:pk>/", votes.vote, name="vote"),
    path("votes/<int:pk>/paper/", votes.paper, name="paper"),
    path("votes/<int:pk>/override/", votes.override, name="override"),
    path("votes/<int:pk>/cancel/", votes.cancel, name="cancel_vote"),
    path("votes/<int:pk>/<slug:verb>/", votes.step, name="vote_step"),
]
urlpatterns = [
    path("c/<slug:slug>/fund/", include((portal_patterns, "funds"))),
    path("desk/c/<slug:slug>/fund/", include((desk_patterns, "funds_desk"))),
]
