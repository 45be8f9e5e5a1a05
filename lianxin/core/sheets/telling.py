"""What is told of a file that was gone through."""

import json
from typing import Any

from lianxin.core.sheets.checking import Findings, Line, Table
from lianxin.core.sheets.judging import changed
from lianxin.core.sheets.undoing import cells_of


def told(found: Findings, table: Table) -> dict[str, Any]:
    """What a run keeps of findings: places and words; what cells held only in the preview."""
    layout, headings = found.layout, table.headings
    return {
        "total": found.total,
        "passed": found.total,
        "new": found.new,
        "changed": found.changed,
        "same": found.same,
        "faulty": found.faulty,
        "preview": json.dumps([previewed(table, line) for line in found.first]),
        "report": {
            "unknown": layout.unknown,
            "missing": layout.missing,
            "twice": layout.twice,
            "is_empty": layout.is_usable and not found.total,
            "is_headless": not layout.row,
            "faults": [
                {
                    "cell": f"{layout.letter(fault.key)}{fault.row}",
                    "row": fault.row,
                    "key": fault.key,
                    "heading": headings[fault.key],
                    "words": fault.words,
                }
                for fault in found.faults
            ],
        },
    }


def previewed(table: Table, line: Line) -> dict[str, Any]:
    """What is to be written for a line, struck as on the page: all cells of what is new, and of
    what stands here already those that are to be otherwise, with what they are.
    """
    before = line.before or {}
    held = cells_of(table, table.masked(before))
    cells = cells_of(table, table.masked(line.values))
    keys = changed(before, line.values) if before else list(cells)[1:]
    return {
        "row": line.number,
        "is_new": line.target is None,
        "name": next(iter(cells.values()), ""),
        "cells": [[table.headings[key], held.get(key, ""), cells.get(key, "")] for key in keys],
    }
