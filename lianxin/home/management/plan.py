"""A street's file, read into a plan or into everything that is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lianxin.core.actor import Role
from lianxin.core.errors import Invalid
from lianxin.home.actions import Plan, PlannedCommunity, PlannedPost
from lianxin.places.actions import Courtyard
from lianxin.places.models import Community, Subdistrict

Spec = Mapping[str, tuple[str, str]]
"""The pattern of each field's text, and what it is to be; it may be left out if "" fits."""

NAME: Final = (r".{1,40}", "要 1 到 40 个字")
STREET: Final[Spec] = {
    "name": NAME,
    "code": (r"[0-9]{9}", "要 9 位数字"),
    "district": NAME,
    "city": NAME,
}
COMMUNITY: Final[Spec] = {
    "name": NAME,
    "slug": (r"[a-z0-9-]{1,40}", "要小写字母、数字或短横，会出现在网址里"),
    "code": (r"[0-9]{12}", "要 12 位数字"),
    "prefix": (r"[A-Z]{2,6}", "要 2 到 6 个大写字母，写在编号前面"),
    "phone": (r"[0-9 +-]{0,30}", "只写数字、空格和短横"),
    "households": (r"[0-9]{1,6}", "要一个整数"),
    "residents": (r"[0-9]{0,6}", "要一个整数"),
}
ROLES: Final = (Role.STAFF, Role.SECRETARY, Role.STREET, Role.ADMIN)
PERSON: Final[Spec] = {
    "username": (r"[a-z0-9][a-z0-9_.-]{2,59}", "要 3 到 60 个小写字母、数字或 . _ -"),
    "name": (r".{1,60}", "要 1 到 60 个字"),
    "role": ("|".join(ROLES), f"只能是 {'、'.join(ROLES)}"),
    "community": (r"[a-z0-9-]{0,40}", "写社区的 slug"),
}
JURISDICTION: Final = (r"[a-z][a-z0-9-]{1,29}", "要像 cn-national 这样")
ENTRANCES: Final = (r"[1-9]?[0-9]", "单元数要 0 到 99")


def read(text: str) -> Plan:
    """The plan in a file's text; raises Invalid with every fault, a line each."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Invalid(f"第 {line} 行：不合 YAML 的写法（{error.problem}）。") from error
    except yaml.YAMLError as error:
        raise Invalid("文件里有 YAML 不认的字符。") from error
    if root is None:
        raise Invalid("文件是空的。")
    reader = _Reader()
    plan = reader.plan(root)
    if reader.faults:
        raise Invalid("\n".join(words for _line, words in sorted(reader.faults)))
    return plan


class _Reader:
    """Reads on past a fault, so that all of them are told at once; every scalar is taken as text,
    so that a code keeps its zeros.
    """

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []
        self.said: dict[tuple[str, str], str] = {}

    def plan(self, root: Node) -> Plan:
        top = self.mapping(root, "", ["street", "communities", "people"])
        if "street" not in top:
            raise Invalid("\n".join([*(words for _line, words in self.faults), "少了 street。"]))
        street = self.street(top["street"])
        rows = self.items(top.get("communities"), "communities")
        communities = [self.community(node, path, street.code) for node, path in rows]
        slugs = {each.community.slug for each in communities}
        people = self.items(top.get("people"), "people")
        posts = [self.post(node, path, slugs) for node, path in people]
        return Plan(_where(top["street"], "street"), street, communities, posts)

    def street(self, node: Node) -> Subdistrict:
        inside = self.mapping(node, "street", [*STREET, "jurisdictions"])
        fields = self.fields(node, inside, "street", STREET)
        rows = self.items(inside.get("jurisdictions"), "street.jurisdictions")
        nearest_first = [self.text(each, path, *JURISDICTION) for each, path in rows]
        return Subdistrict(**fields, jurisdictions=nearest_first)

    def community(self, node: Node, path: str, street_code: str) -> PlannedCommunity:
        inside = self.mapping(node, path, [*COMMUNITY, "courtyards"])
        fields = self.fields(node, inside, path, COMMUNITY)
        for name in ("name", "slug", "code", "prefix"):
            self.once(inside.get(name), f"{path}.{name}", name, fields[name])
        if fields["code"] and not fields["code"].startswith(street_code):
            self.fault(inside["code"], f"{path}.code", f"要以街道代码 {street_code} 开头")
        households = int(fields.pop("households") or 0)
        residents = int(fields.pop("residents") or 0)
        made = Community(**fields, households=households, residents=residents)
        yards = self.yards(inside.get("courtyards"), f"{path}.courtyards")
        return PlannedCommunity(_where(node, path), made, yards)

    def yards(self, node: Node | None, path: str) -> list[Courtyard]:
        return [
            Courtyard(
                name,
                {
                    building: int(self.text(count, f"{inside}.{building}", *ENTRANCES) or 0)
                    for building, count in self.names(buildings, inside)
                },
            )
            for name, buildings in self.names(node, path)
            for inside in [f"{path}.{name}"]
        ]

    def post(self, node: Node, path: str, slugs: Iterable[str]) -> PlannedPost:
        inside = self.mapping(node, path, PERSON)
        told = self.fields(node, inside, path, PERSON)
        username, role, slug = told["username"], told["role"], told["community"]
        needs_home = role in (Role.STAFF, Role.SECRETARY)
        if needs_home and slug not in slugs:
            self.fault(
                inside.get("community", node), f"{path}.community", "要是文件里一个社区的 slug"
            )
        if role and slug and not needs_home:
            self.fault(inside["community"], f"{path}.community", f"{role} 不属于哪个社区，不要写")
        if role == Role.SECRETARY:
            self.once(node, path, "secretary", slug, "这个社区已有一位书记")
        self.once(node, path, "post", f"{username} {role} {slug}".strip(), "这一职写了两次")
        if self.said.setdefault(("person", username), told["name"]) != told["name"]:
            self.fault(node, f"{path}.name", f"{username} 前面写的是另一个名字")
        return PlannedPost(
            _where(node, path), username, told["name"], Role(role or Role.STAFF), slug
        )

    def fields(
        self, node: Node, inside: Mapping[str, Node], path: str, spec: Spec
    ) -> dict[str, str]:
        found = {}
        for name, (pattern, words) in spec.items():
            if name in inside:
                found[name] = self.text(inside[name], f"{path}.{name}", pattern, words)
            else:
                found[name] = ""
                if not re.fullmatch(pattern, ""):
                    self.fault(node, path, f"少了 {name}")
        return found

    def text(self, node: Node, path: str, pattern: str, words: str) -> str:
        """A scalar's text as it is written; blank when it is at fault."""
        if isinstance(node, ScalarNode):
            text = "" if node.tag == "tag:yaml.org,2002:null" else node.value.strip()
            if re.fullmatch(pattern, text):
                return text
        self.fault(node, path, words)
        return ""

    def mapping(self, node: Node, path: str, wanted: Iterable[str]) -> dict[str, Node]:
        rows = dict(self.pairs(node, path))
        names = list(wanted)
        for name in rows.keys() - set(names):
            self.fault(rows[name], path, f"不认得 {name}，这里只有 {'、'.join(names)}")
        return rows

    def names(self, node: Node | None, path: str) -> list[tuple[str, Node]]:
        """Pairs whose keys are names; what is left out is none."""
        rows = self.pairs(node, path) if node else []
        for name, value in rows:
            if not re.fullmatch(NAME[0], name):
                self.fault(value, path, f"名称{NAME[1]}")
        return rows

    def pairs(self, node: Node, path: str) -> list[tuple[str, Node]]:
        if not isinstance(node, MappingNode):
            self.fault(node, path, "要写成“名称: 内容”的几行")
            return []
        rows: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value).strip()
            if name in rows:
                self.fault(key, path, f"{name} 写了两次")
            rows[name] = value
        return list(rows.items())

    def items(self, node: Node | None, path: str) -> list[tuple[Node, str]]:
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.fault(node, path, "要写成以“-”开头的几项")
            return []
        return [(each, f"{path}[{n}]") for n, each in enumerate(node.value, start=1)]

    def once(
        self, node: Node | None, path: str, kind: str, value: str, words: str = "前面已经用过"
    ) -> None:
        if node and value and self.said.setdefault((kind, value), path) != path:
            self.fault(node, path, f"{words}：{value}")

    def fault(self, node: Node, path: str, words: str) -> None:
        self.faults.append((node.start_mark.line, f"{_where(node, path)}：{words}。"))


def _where(node: Node, path: str) -> str:
    return f"第 {node.start_mark.line + 1} 行 {path}".rstrip()
