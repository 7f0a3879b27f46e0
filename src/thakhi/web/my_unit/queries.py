"""What the pages read: today's guide, and the answers that were given."""

from __future__ import annotations

from django.utils import timezone

from thakhi.web.folder.editions import editions_folder, has_edition, is_current
from thakhi.web.my_unit import bridge
from thakhi.web.my_unit.models import Donation
from thakhi.web.workshops.models import Cycle


def today() -> str:
    """The day of the law that is asked about."""
    return timezone.localdate().isoformat()


def actions() -> tuple[bridge.ActionTip, ...]:
    """The actions of the road maps that everybody may read; of fictional ones only where there is no other."""
    cycles = [c for c in Cycle.objects.filter(is_published=True) if has_edition(c) and is_current(c)]
    real = [c for c in cycles if not c.fictional]
    files = [editions_folder() / c.slug / "data" / "edition.json" for c in real or cycles]
    return bridge.published_actions([path for path in files if path.is_file()])


def given() -> list[bridge.Answers]:
    """The answers that volunteers gave, without when or whose."""
    rows = Donation.objects.values_list("answers", flat=True)
    return [{name: tuple(values) for name, values in row.items()} for row in rows]
