"""Tables that people keep in Excel, read in and written out: headings in Chinese, each fault beside
its cell, all or nothing, and what is written out goes back in unchanged.
"""
