"""The API's Python client, written out of its document: dataclasses and the standard library."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from lianxin.gateway.api.contract import contract

FRAME = Path(__file__).with_name("client_frame.txt")
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_MOMENTS = {"date": "date", "date-time": "datetime", "base64": "bytes"}
_HEADERS = frozenset({"Accept-Language", "If-None-Match", "Idempotency-Key", "If-Match"})
JSON = "application/json"


def source() -> str:
    """The whole module, always the same of the same document."""
    document = contract()
    schemas: Mapping[str, Any] = document["components"]["schemas"]
    named = sorted(_needed(document))
    shapes = "\n\n\n".join(_shape(name, schemas[name]) for name in named)
    methods = "\n\n".join(
        _method(path, method, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    )
    frame = Template(FRAME.read_text(encoding="utf8"))
    return frame.substitute(version=document["info"]["version"], shapes=shapes, methods=methods)


def _needed(document: Mapping[str, Any]) -> set[str]:
    """The shapes that some operation sends or answers, and those within them."""
    found: set[str] = set()
    for operations in document["paths"].values():
        for operation in operations.values():
            _gather(operation.get("requestBody", {}), document, found)
            for status, answer in operation["responses"].items():
                if int(status) < 300:
                    _gather(answer, document, found)
    return {name for name in found if "enum" not in document["components"]["schemas"][name]}


def _gather(told: Any, document: Mapping[str, Any], found: set[str]) -> None:
    if isinstance(told, list):
        for each in told:
            _gather(each, document, found)
    if not isinstance(told, dict):
        return
    if (name := _named(told)) and name not in found:
        found.add(name)
        _gather(document["components"]["schemas"][name], document, found)
    for each in told.values():
        _gather(each, document, found)


def _named(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _type(schema: Mapping[str, Any]) -> str:
    """A schema as Python says it."""
    if name := _named(schema):
        known = contract()["components"]["schemas"][name]
        return _type(known) if "enum" in known else name
    if "enum" in schema:
        return f"Literal[{', '.join(_quoted(each) for each in schema['enum'])}]"
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return " | ".join(_type(each) for each in choices)
    if schema.get("type") == "array":
        return f"list[{_type(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        held = schema.get("additionalProperties")
        return f"dict[str, {_type(held) if isinstance(held, dict) else 'Any'}]"
    kind = str(schema.get("type", ""))
    return _MOMENTS.get(
        str(schema.get("format") or schema.get("contentEncoding", "")), _PLAIN.get(kind, "Any")
    )


def _quoted(value: Any) -> str:
    return '"' + str(value).replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def _shape(name: str, schema: Mapping[str, Any]) -> str:
    lines = ["@dataclass(frozen=True, kw_only=True, slots=True)", f"class {name}:"]
    lines += [f'    """{" ".join(str(schema.get("description", name)).split())}"""', ""]
    required = set(schema.get("required", ()))
    for field, told in schema.get("properties", {}).items():
        lines.append(f"    {field}: {_type(told)}{_default(told, is_required=field in required)}")
    return "\n".join(lines).rstrip()


def _default(schema: Mapping[str, Any], *, is_required: bool) -> str:
    if is_required:
        return ""
    value = schema.get("default")
    if value == []:
        return " = field(default_factory=list)"
    if value == {}:
        return " = field(default_factory=dict)"
    return f" = {_quoted(value)}"


def _method(path: str, method: str, operation: Mapping[str, Any]) -> str:
    name, answer = operation["operationId"], _answer(operation)
    asked = [each for each in operation["parameters"] if each["name"] not in _HEADERS]
    lines = [f"    def {name}(", "        self,", *_arguments(operation, asked)]
    lines += [f"    ) -> {answer}:", f'        """{operation["summary"]}"""']
    where = path
    for each in asked:
        if each["in"] == "path":
            where = where.replace(f"{{{each['name']}}}", f"{{_quoted({each['name']})}}")
    lines += [
        "        return self._call(",
        f"            {answer},",
        f'            "{method.upper()}",',
    ]
    lines.append(f'            {"f" if "{" in where else ""}"{where}",')
    lines += _passed(operation, asked)
    return "\n".join([*lines, "        )"])


def _answer(operation: Mapping[str, Any]) -> str:
    statuses: Sequence[Any] = [each for each in operation["responses"] if int(each) < 300]
    content = operation["responses"][statuses[0]]["content"]
    return _type(content[JSON]["schema"]) if JSON in content else "bytes"


def _arguments(operation: Mapping[str, Any], asked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for each in asked:
        if each["in"] == "path":
            yield f"        {each['name']}: {_type(each['schema'])},"
    if body := operation.get("requestBody"):
        yield f"        body: {_type(body['content'][JSON]['schema'])},"
    named = [each for each in asked if each["in"] == "query"]
    more = list(_of_writing(operation))
    if named or more:
        yield "        *,"
    for each in named:
        default = _default(each["schema"], is_required=each["required"])
        yield f"        {each['name']}: {_type(each['schema'])}{default},"
    for argument, default in more:
        yield f"        {argument}{default},"


def _of_writing(operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    headers = {each["name"] for each in operation["parameters"]}
    if "Idempotency-Key" in headers:
        yield "once: str", ' = ""'
    if "If-Match" in headers:
        yield "seen: int | None", " = None"


def _passed(operation: Mapping[str, Any], asked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names = [each["name"] for each in asked if each["in"] == "query"]
    if names:
        pairs = ", ".join(f'"{name}": {name}' for name in names)
        yield f"            query={{{pairs}}},"
    if operation.get("requestBody"):
        yield "            body=body,"
    for argument, _initial in _of_writing(operation):
        name = argument.partition(":")[0]
        yield f"            {name}={name},"
