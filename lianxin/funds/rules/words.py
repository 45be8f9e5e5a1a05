"""Words in a project that give pause (F-03); whether they do is said by rules."""

WARNED = {
    "funds.word_wages": ("工资", "薪酬", "奖金"),
    "funds.word_allowance": ("津贴", "福利费"),
    "funds.word_office": ("装修办公室", "办公室装修", "办公用房装修"),
}


def doubtful(text: str) -> dict[str, str]:
    """By rule, the first of its words that a text has."""
    return {
        key: next(word for word in words if word in text)
        for key, words in WARNED.items()
        if any(word in text for word in words)
    }
