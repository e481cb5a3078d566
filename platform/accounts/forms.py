"""Forms about people."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class SignupForm(forms.Form):
    """What we ask beside the e-mail address and the password: one name."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("What we call you. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Person) -> None:
        """allauth insists on this method. AccountAdapter.save_user has already kept the name."""
