"""What waits for the worker in a test's own database."""

from typing import Any

from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def times(task: Task[Any, Any]) -> int:
    """How often a task was put to the worker."""
    return DBTaskResult.objects.filter(task_path=task.module_path).count()


def run(task: Task[Any, Any]) -> None:
    """Do here what was put to the worker, in its order."""
    for waiting in DBTaskResult.objects.filter(task_path=task.module_path).order_by("enqueued_at"):
        task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])
