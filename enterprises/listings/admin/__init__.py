"""The support workers' and editors' side of listings, in Wagtail's admin.

Registered by listings.wagtail_hooks.
"""
