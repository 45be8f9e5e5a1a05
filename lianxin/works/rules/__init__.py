from lianxin.works.rules.flow import PROJECT_FLOW, visible_to, works_on

__all__ = ["PROJECT_FLOW", "visible_to", "works_on"]
