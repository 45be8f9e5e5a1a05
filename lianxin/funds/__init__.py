"""The special fund (群众工作专项经费), spent in the open: budgets, projects and residents' votes on
them, and a double-entry ledger that is only ever added to.

An app above pays out of a project by `actions.spend(actor, project_id, Payment(...), now=now)`; the
projects that can be paid from are `queries.payable(actor, community_id)`. What is set aside for a
project, and so the most that can be spent on it, is its cost, from the street's approval on.
"""
