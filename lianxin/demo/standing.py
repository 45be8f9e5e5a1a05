"""Whether the demo is there, and who can sign in to it: known without loading what plays it."""

from lianxin.demo.script import SLUGS, read
from lianxin.places.models import Community, Subdistrict


def is_loaded() -> bool:
    return Subdistrict.objects.filter(code=read("places")["street"]["code"]).exists()


def is_empty() -> bool:
    return not Community.objects.exists()


def logins() -> list[tuple[str, str, str]]:
    """The accounts that a reader may try: what they are, their name, their holder's name."""
    people = read("people")
    names = {row["slug"]: row["name"] for row in read("places")["communities"]}
    found = [("居民", people["resident"]["login"], people["resident"]["name"])]
    councils = {row["community"]: row for row in read("councils")}
    for slug in SLUGS:
        for row in people["communities"][slug]:
            what = {"secretary": "书记", "staff": "社工", "party": "党务"}[row["role"]]
            found.append((f"{names[slug]}{what}", row["login"], row["name"]))
        member = councils[slug]
        found.append(
            (f"{names[slug]}议事会成员", member["login"], member["members"]["resident"][0])
        )
    office = {"street": "街道", "admin": "管理员"}
    return found + [(office[row["role"]], row["login"], row["name"]) for row in people["street"]]
