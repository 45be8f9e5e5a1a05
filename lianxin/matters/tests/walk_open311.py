"""The addresses of Open311 and of the keys for it."""

from lianxin.matters.tests.factories import ApplicationFactory, MatterFactory, RelayFactory

PUBLIC = {
    f"open311:{name}"
    for name in (
        "discovery", "discovery_of_v2", "services", "definition", "requests", "request", "token",
    )
}  # fmt: skip
OFFICE = {"applications_desk:list", "applications_desk:withdraw"}


def hidden_in(community, secret, users):
    matter = MatterFactory.create(community=community, unseen=True, title=secret, words=secret)
    relay = RelayFactory.create(matter=matter, media_url=f"https://example.org/{secret}")
    known = {"form": "json", "code": "lighting", "number": matter.number, "token": relay.token}
    office = ApplicationFactory.create()
    return {"open311": known, "applications_desk": {"pk": office.pk}}
