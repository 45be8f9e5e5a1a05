"""The special fund (群众工作专项经费), spent in the open: budgets, projects and residents' votes on
them, and a double-entry ledger that is only ever added to.
"""
