"""Messages between visitors and enterprises, through the site (docs/messages.md).

actions: what can be done. rules: who may. links: the signed addresses visitors come back by. forms, emails. visitors,
owners, switch: the pages. keeping: how long. personal: whose. receivers: when an enterprise begins to take messages.
"""
