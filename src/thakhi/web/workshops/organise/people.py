"""Who takes part in a workshop, and who has a role in a cycle: their forms."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from thakhi.terms.text import Text
from thakhi.web.language import tr
from thakhi.web.people.models import Organisation, Person
from thakhi.web.workshops.choices import appearance_roles, grant_roles
from thakhi.web.workshops.domain import free_slug
from thakhi.web.workshops.models import Appearance
from thakhi.web.workshops.organise.forms import EditForm
from thakhi.web.workshops.organise.reach import organisations_within, people_within
from thakhi.web.workshops.phrases import PHRASES


class PersonForm(EditForm[Person]):
    """A person, as public pages show them once they consent; their address is for private links and never shown."""

    new_organisation = forms.CharField(required=False, max_length=300)
    worded: ClassVar[dict[str, str]] = {"name": "person_name", "role": "person_role"}

    class Meta:
        model = Person
        fields = ("name", "role", "organisation", "new_organisation", "sector", "sex", "department", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(pk=self.instance.organisation_id or 0)
        within = organisations_within(self.account).values("pk")
        choice = self.fields["organisation"]
        choice.queryset = own | Organisation.objects.filter(pk__in=within)  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> Person:
        """The person, with the organisation that was named for the first time."""
        if not self.instance.slug:  # says nothing of the name, which may have to go
            self.instance.slug = f"persona-{secrets.token_hex(5)}"
        name = str(self.cleaned_data.get("new_organisation") or "").strip()
        if name:
            self.instance.organisation = named_organisation(name, sector=self.cleaned_data["sector"])
        return super().save(commit)


class AppearanceForm(EditForm[Appearance]):
    """What somebody does in a workshop: one of the cycle's people, or somebody new."""

    class Meta:
        model = Appearance
        fields = ("person", "role", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = people_within(self.account).values("pk")
        own = Person.objects.filter(pk=self.instance.person_id or 0)
        self.fields["person"].queryset = own | Person.objects.filter(pk__in=within)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """*Fails when* the person has that role in the workshop already."""
        given = super().clean() or {}
        same = Appearance.objects.filter(
            workshop=self.instance.workshop, person=given.get("person"), role=given.get("role")
        )
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(tr(PHRASES["has_role_already"]))
        return given


class NewPersonForm(PersonForm):
    """Somebody who appears in a workshop for the first time, and what they do in it."""

    appears_as = forms.ChoiceField(choices=appearance_roles)

    class Meta(PersonForm.Meta):
        fields = ("name", "appears_as", *PersonForm.Meta.fields[1:])  # type: ignore[assignment]


class GrantForm(forms.Form):
    """Whom to give which role in a cycle."""

    email = forms.EmailField()
    role = forms.ChoiceField(choices=grant_roles)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = tr(PHRASES["field_email"])
        self.fields["role"].label = tr(PHRASES["field_role"])
        self.fields["email"].help_text = tr(PHRASES["help_grant"])


def named_organisation(name: str, *, sector: str) -> Organisation:
    """The organisation of that name; made when there is none."""
    found = Organisation.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    slug = free_slug(Text.same(name), Organisation.objects.all())
    return Organisation.objects.create(slug=slug, name=name, sector=sector)
