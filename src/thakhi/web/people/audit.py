"""One line of the audit log."""

from __future__ import annotations

from typing import Any

from thakhi.web.people.models import Account, AuditEntry


def note(account: Any, act: str, subject: str, *, cycle: str = "", who: str = "", **detail: Any) -> None:
    """Writes that `account` did `act` to `subject`; `detail` never holds words said or personal data."""
    by = account if isinstance(account, Account) else None
    AuditEntry.objects.create(account=by, who=who, act=act, subject=subject, cycle=cycle, detail=detail)
