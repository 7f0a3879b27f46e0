"""Registrations: only the fields that the cycle declares, each with purpose and retention."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.people import choices
from thakhi.web.workshops.models import Workshop


class Registration(models.Model):
    """Somebody who signed up for a workshop. `answers` holds the declared fields only; `erase_after` is the promise.

    An erased registration keeps no person: it stays as a count.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="registrations")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    number = models.CharField(max_length=20, unique=True)  # on the certificate; says nothing of the person
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=choices.languages, default="es")
    sector = models.CharField(max_length=20, choices=choices.sectors, default="unknown")
    sex = models.CharField(max_length=20, choices=choices.sexes, default="unknown")
    department = models.CharField(max_length=20, choices=choices.departments, default="unknown")
    unit = models.CharField(max_length=20, choices=choices.units, default="unknown")
    answers = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    is_waiting = models.BooleanField(default=False)  # confirmed when every place was taken
    attended_at = models.DateTimeField(null=True, blank=True)
    attended_minutes = models.PositiveIntegerField(null=True, blank=True)
    attended_by = models.CharField(max_length=20, blank=True)  # `link`, `import`, `organiser`
    reminded_of = models.DateTimeField(null=True, blank=True)  # the beginning of which a letter reminded them
    erase_after = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workshop", "email"], condition=~models.Q(email=""), name="registered_once_per_workshop"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["workshop", "created_at"])]

    @property
    def has_place(self) -> bool:
        """Whether somebody is expected: confirmed, not cancelled, not on the waiting list."""
        return self.confirmed_at is not None and self.cancelled_at is None and not self.is_waiting

    @property
    def has_certificate(self) -> bool:
        """Whether the paper of this number is valid: they had registered and came."""
        return self.attended_at is not None and self.cancelled_at is None
