"""A flow drawn as a Mermaid state diagram, so that the picture in the docs is the table itself."""

from collections.abc import Mapping

from lianxin.core.flow import BACK, Flow, Step


def draw(flow: Flow, words: Mapping[str, str], *, first: str) -> str:
    """The diagram's text: each step once for every state that it leaves, states in their own
    words.
    """
    lines = ["stateDiagram-v2"]
    lines += [f"    {state} : {words[state]}" for state in flow.states()]
    lines.append(f"    [*] --> {first}")
    lines += [line for step in flow.values() for line in _arrows(step)]
    left = {state for step in flow.values() if step.target for state in step.sources}
    lines += [f"    {state} --> [*]" for state in flow.states() if state not in left]
    return "\n".join(lines) + "\n"


def _arrows(step: Step) -> list[str]:
    if step.target is None:
        return []
    if step.target == BACK:
        return [
            f"    {state} --> {state} : {step.label}（回到原处）" for state in sorted(step.sources)
        ]
    return [f"    {state} --> {step.target} : {step.label}" for state in sorted(step.sources)]


def table(flow: Flow, words: Mapping[str, str]) -> str:
    """Every step as a row: verb, in words, from, to, who."""
    rows = ["| 动词 | 说法 | 从 | 到 | 谁 |", "|---|---|---|---|---|"]
    for step in flow.values():
        sources = "、".join(words[state] for state in sorted(step.sources))
        target = {None: "（不变）", BACK: "（回到原处）"}.get(step.target) or words[
            str(step.target)
        ]
        rows.append(f"| `{step.verb}` | {step.label} | {sources} | {target} | {step.who} |")
    return "\n".join(rows) + "\n"
