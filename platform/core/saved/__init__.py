"""Codes to say on the phone: a page, or a form somebody has half filled in, kept under eight letters and digits.

codes: how a code is made and read. kinds: which forms there are. actions: keep, open, send, forget. tickets: what a
page carries while somebody is at it. door: the view decorator. views: /help/.

A code alone opens nothing to the public. It opens at the support workers' desk; and for its owner together with the
word they chose. docs/codes.md has the whole of it.
"""
