from lianxin.organisations.queries.access import (
    office_at,
    organisation_for,
    organisations_for,
)
from lianxin.organisations.queries.overview import names_of

__all__ = ["names_of", "office_at", "organisation_for", "organisations_for"]
