"""The cycle folder and the rows of the site: each from the other, without loss; the editions built from folders."""

from __future__ import annotations

from django.apps import AppConfig


class FolderConfig(AppConfig):
    """The app; it stands last, since it knows the rows of all others."""

    name = "thakhi.web.folder"
    label = "folder"
