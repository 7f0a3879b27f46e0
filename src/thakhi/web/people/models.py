"""Accounts, people, organisations, consent, private links, the audit log."""

from __future__ import annotations

from typing import Any, ClassVar

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from thakhi.web.people import choices
from thakhi.web.words import WordsField


class Accounts(BaseUserManager["Account"]):
    """Finds and makes accounts; an e-mail address is the same in any case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account of an e-mail address."""
        return self.get(email__iexact=username)

    def make(self, email: str, *, name: str = "", language: str = "es", password: str | None = None) -> Account:
        """A new account; without a password it is entered by one-time links."""
        account = self.model(email=email.strip().lower(), name=name, language=language)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who can enter the site. `is_admin` may make cycles and give roles."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, choices=choices.languages, default="es")
    is_active = models.BooleanField(default=True)
    is_admin = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="account_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Asks the predicates of each app's rules.py."""
        return self.is_active and bool(rules.has_perm(perm, self, obj))


class Organisation(models.Model):
    """An organisation that people speak for, or that carries a programme; also known under `aliases`."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=300)
    sector = models.CharField(max_length=20, choices=choices.sectors, default="unknown")
    aliases = models.JSONField(default=list, blank=True)  # [{"text": …, "status": …}]
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who speaks in a cycle, as the public pages show them."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    role = WordsField()  # `dueña de una panadería`
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    sector = models.CharField(max_length=20, choices=choices.sectors, default="unknown")
    sex = models.CharField(max_length=20, choices=choices.sexes, default="unknown")
    department = models.CharField(max_length=20, choices=choices.departments, default="unknown")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="people")
    email = models.EmailField(blank=True)  # where private links go; never shown
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """What somebody allowed or withdrew, for one use, from a moment on. Rows are added, never changed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=10, choices=choices.uses)
    is_granted = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL)
    how = models.CharField(max_length=300, blank=True)  # `formulario firmado`, `enlace privado`

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "use", "at"])]


class PrivateLink(models.Model):
    """A link that lets its bearer do one thing: only a hash of its secret is kept."""

    secret_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, choices=choices.purposes)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE)
    email = models.EmailField(blank=True)  # whose owner the link was sent to
    subject = models.CharField(max_length=100, blank=True)  # `transcript:12`, `registration:7`
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    is_single_use = models.BooleanField(default=True)


class SignIn(models.Model):
    """A browser in which an account is signed in: what lets its owner end it from elsewhere."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now)
    browser = models.CharField(max_length=80, blank=True)  # `Firefox, Linux`

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Letter(models.Model):
    """A message that waits to be sent. It is removed once it has left; one that failed is tried again."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    files = models.JSONField(default=list, blank=True)  # [{"name": …, "type": …, "base64": …}]
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    tries = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=100, blank=True)  # the kind of failure, never the address

    class Meta:
        ordering: ClassVar = ["due_at", "id"]


class AuditEntry(models.Model):
    """Who did what to what, and when; never what the words or the personal data were."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL)
    who = models.CharField(max_length=200, blank=True)  # `enlace privado`, when there was no account
    act = models.CharField(max_length=60)  # `transcript.publish`
    subject = models.CharField(max_length=100)  # `transcript:12`
    cycle = models.SlugField(max_length=80, blank=True, db_index=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Attempt(models.Model):
    """How often somebody tried something in a stretch of time: for limits on links and sign-in."""

    key = models.CharField(max_length=100)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "window"], name="attempt_once_per_window")]
