"""/my/enterprises/: the people who run an enterprise write its listing, a part at a time.

steps: what there is to write, in order. forms: how a step's form gives the fields of a draft. parts: each step's form.
rows: parts that repeat. door: who may come in, and what happens to what was typed when nobody is signed in any more.
status: done, not started, something to look at. advised: which words are given advice. views, photo_views, walk_views,
send_views: the pages.
"""
