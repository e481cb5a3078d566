"""People in the Wagtail admin, whose own forms expect first and last names, passwords and portraits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
)
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView, UserViewSet

from accounts.models import Person

_FIELDS = {"name", "email", "phone", "is_staff", "is_superuser", "groups"}
_WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class PersonCreationForm(UserCreationForm):
    """No password: the person signs in by a code and may choose one then."""

    first_name = last_name = None
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("Empty for somebody who never signs in."))

    class Meta:
        model = Person
        fields = _FIELDS
        widgets = _WIDGETS

    def clean_email(self) -> str | None:
        return self.cleaned_data["email"].lower() or None

    def save(self, commit: bool = True) -> Person:
        # Wagtail would leave the empty text, which counts as a password that somebody could be asked for.
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(UserEditForm):
    """The e-mail address is shown, not changed: it is the person's key, and only they can prove a new one."""

    first_name = last_name = None
    email = forms.EmailField(label=_("E-mail"), required=False, disabled=True)

    class Meta:
        model = Person
        fields = _FIELDS | {"is_active"}
        widgets = _WIDGETS

    def clean_email(self) -> str | None:
        return self.instance.email


class PersonIndexView(IndexView):
    search_fields = {"name", "email"}


class PersonViewSet(UserViewSet):
    index_view_class = PersonIndexView
    create_template_name = "accounts/staff/create.html"
    edit_template_name = "accounts/staff/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PersonEditForm if for_update else PersonCreationForm


class NameForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name"]


class NamePanel(BaseSettingsPanel):
    name = "name"
    title = _("Your name")
    order = 100
    form_class = NameForm


class StaffAccountView(AccountView):
    """One's own settings in the admin. Passwords and e-mail addresses are changed under /accounts/.

    Portraits are left out: Wagtail keeps them as they come, with the place a camera writes into them.
    """

    LEFT_OUT = (NameEmailSettingsPanel, AvatarSettingsPanel, ChangePasswordPanel)

    def get_panels(self) -> list[Any]:
        panels = [panel for panel in super().get_panels() if not isinstance(panel, self.LEFT_OUT)]
        first = panels[0]
        return [NamePanel(first.request, first.user, first.profile), *panels]
