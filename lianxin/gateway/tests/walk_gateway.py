"""The gateway's addresses, for the walk over every address.

The API knows nobody by their browser: whoever walks here is a guest to it. Its operations are
walked as every role by their tokens in `test_api_walk.py`.
"""

from typing import Any

from lianxin.gateway.api.urls import operations
from lianxin.gateway.models import Hook
from lianxin.gateway.tests.factories import token_for
from lianxin.places.models import Community

OPERATIONS = {f"api:{each.name}" for each in operations}
PUBLIC = {"api_docs:document", "api_docs:documentation", *OPERATIONS}
OWN = {"gateway:tokens", "gateway:take_back"}
DESK = {"gateway_desk:tokens", "gateway_desk:take_back", "gateway_desk:deliveries",
        "gateway_desk:stop"}  # fmt: skip


def hidden_in(community: Community, secret: str, users: Any) -> dict[str, Any]:
    """A token of the staff's with an address, each called by the secret."""
    staff = users["staff"]
    token, _words = token_for(staff, community, scopes={"matters:work"}, is_desk=True, name=secret)
    hook = Hook.objects.create(
        community=community, token=token, url="https://example.org/told", secret="whsec_eA==",
        made_at=token.made_at,
    )  # fmt: skip
    own, _words = token_for(users["secretary"], community, name=secret)
    return {
        "gateway": {"pk": own.pk},
        "gateway_desk": {"pk": token.pk},
        "gateway_desk:stop": {"pk": hook.pk},
        "api": {"code": "matters_solved", "item": 1, "ballot": 1, "thing": 1},
    }
