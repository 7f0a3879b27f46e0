"""What readers write about themselves: sign-in, name and language, password, address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest, QueryDict

from thakhi.web.language import tr
from thakhi.web.people import choices
from thakhi.web.people.models import Account
from thakhi.web.people.phrases import PHRASES

LONGEST_PASSWORD = 200  # hashing a megabyte is work that a stranger could order


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even when nothing was filled in; None for a page that is only read."""
    return request.POST if request.method == "POST" else None


def _email(**attrs: str) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email", **attrs})
    return forms.EmailField(label=tr(PHRASES["email"]), widget=widget)


def _password(label: str, *, autocomplete: str, required: bool = True, help_text: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label, strip=False, required=required, widget=widget, help_text=help_text, max_length=LONGEST_PASSWORD
    )


class AskLinkForm(forms.Form):
    """An address to which a sign-in link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email()


class PasswordForm(AskLinkForm):
    """An address and its password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(tr(PHRASES["password"]), autocomplete="current-password")


class FirstAdminForm(forms.Form):
    """The first organising account; a password is not needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email()
        name = forms.TextInput(attrs={"autocomplete": "name"})
        self.fields["name"] = forms.CharField(label=tr(PHRASES["name"]), max_length=200, widget=name)
        self.fields["password"] = _password(
            tr(PHRASES["password"]),
            autocomplete="new-password",
            required=False,
            help_text=tr(PHRASES["password_optional"]),
        )

    def clean_password(self) -> str:
        """A password that is not easily guessed, or none."""
        password = str(self.cleaned_data["password"])
        if password:
            known = Account(email=str(self.cleaned_data.get("email", "")), name=str(self.cleaned_data.get("name", "")))
            password_validation.validate_password(password, known)
        return password


class ProfileForm(forms.Form):
    """Name, and the language of the letters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = forms.TextInput(attrs={"autocomplete": "name"})
        self.fields["name"] = forms.CharField(label=tr(PHRASES["name"]), max_length=200, required=False, widget=name)
        self.fields["language"] = forms.ChoiceField(label=tr(PHRASES["mail_language"]), choices=choices.languages)


class NewAddressForm(AskLinkForm):
    """Another address for an account."""


class NewPasswordForm(forms.Form):
    """A new password, typed twice, after the present one where there is one."""

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        if account.has_usable_password():
            self.fields["present"] = _password(tr(PHRASES["password_present"]), autocomplete="current-password")
        self.fields["new"] = _password(
            tr(PHRASES["password_new"]), autocomplete="new-password", help_text=tr(PHRASES["password_rule"])
        )
        self.fields["again"] = _password(tr(PHRASES["password_again"]), autocomplete="new-password")

    def clean_present(self) -> str:
        """The present password, right."""
        if not self.account.check_password(self.cleaned_data["present"]):
            raise forms.ValidationError(tr(PHRASES["password_wrong"]))
        return str(self.cleaned_data["present"])

    def clean_new(self) -> str:
        """A password that is not easily guessed."""
        password_validation.validate_password(self.cleaned_data["new"], self.account)
        return str(self.cleaned_data["new"])

    def clean_again(self) -> str:
        """The same password twice."""
        if self.cleaned_data["again"] != self.cleaned_data.get("new", self.cleaned_data["again"]):
            raise forms.ValidationError(tr(PHRASES["password_differs"]))
        return str(self.cleaned_data["again"])


class EraseForm(forms.Form):
    """A box that says that the reader knows what goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"] = forms.BooleanField(label=tr(PHRASES["erase_sure"]))
