"""The command `lianxin`: Django's own commands and ours under one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    execute_from_command_line(["lianxin", *sys.argv[1:]])


if __name__ == "__main__":
    main()
