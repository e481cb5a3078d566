"""Names and first sentences of the starter pages, marked so that menus say them in other languages too.

They stand in the .txt files beside this one; tests/directory/test_welsh.py sees that both are the same.
"""

from django.utils.translation import gettext_noop as _

NAMES = (
    _("How it works"),
    _("How to find somebody, and what we check."),
    _("How to choose"),
    _("Good questions to ask, and what a listing can tell you before you ring."),
    _("Ways to pay"),
    _("Your own money, a direct payment, or a budget that somebody holds for you."),
    _("Start your own enterprise"),
    _("You can do something that helps your neighbours. Here is how others began."),
    _("Questions people ask"),
    _("Short answers. If yours is not here, ring us."),
    _("Privacy"),
    _("What this site keeps about you, and why."),
    _("Accessibility statement"),
    _("How usable this site is, and what to do if it is not."),
)
