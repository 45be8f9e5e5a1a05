"""What is read of building works, each with its reader first."""

from lianxin.works.queries.access import project_at, project_at_desk, project_for, projects_for

__all__ = ["project_at", "project_at_desk", "project_for", "projects_for"]
