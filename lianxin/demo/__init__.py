"""The demo: the article's five communities and their year 2015, played by the real actions.

What is told stands in `data/`; `lianxin demo` plays it in the order of time, the same on
every machine. Its people are made up, but for the five secretaries whom the article names.
"""
