"""How each action goes, and why."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import thakhi.web.progress_pages.choices


class Migration(migrations.Migration):
    dependencies = [
        ("progress_pages", "0001_initial"),
        ("workshops", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Status",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=40)),
                ("state", models.CharField(choices=thakhi.web.progress_pages.choices.statuses, max_length=12)),
                ("reason", models.CharField(max_length=500)),
                ("date", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statuses", to="workshops.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["action", "date", "at", "id"],
            },
        ),
    ]
