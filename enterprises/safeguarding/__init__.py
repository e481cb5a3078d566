"""Worries about somebody: told by anybody, read by the contacts of the area and by nobody else (docs/worries.md).

rules: who may read one, and whose turn it is. actions: what can be done. telling: the public pages. desk: the
register. Nothing here is found by search, told to whom it is about, or given out with anybody's data.
"""
