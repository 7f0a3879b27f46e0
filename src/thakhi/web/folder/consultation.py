"""The consultation of a cycle folder ↔ rows: proposals, votes, traits in the readable files, who voted in `private/`.

While nothing changed, the files are given back byte for byte. What was voted on the site goes to `private/` (votes
with their time, traits, reasons, whose code it is); everybody gets the votes under codes, and only when the vote is
over, for results are never shown before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from thakhi.web.consultation import bridge
from thakhi.web.consultation.bridge import Consulted
from thakhi.web.consultation.models import Consultation, Vote, Voter
from thakhi.web.folder.lines import read_lines, write_lines
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

HELD, VOTERS, REASONS = "consultation.jsonl", "voters.jsonl", "reasons.jsonl"
VOTED_FILES = ("votes.csv", "voters.csv")


def put_consultation(folder: Path, cycle: Cycle) -> None:
    """The rows of what the folder says; nothing where it has no consultation."""
    found = bridge.read_consultation(folder)
    lines = [line for line, _ in read_lines(folder / "private" / HELD)]
    if not found.proposals and not lines:
        return
    states = {one.state for one in found.proposals}
    stage = "closed" if "closed" in states else "open" if "open" in states else "before"
    values = {name: _moment(value) for name, value in lines[0].items()} if lines else {"stage": stage}
    Consultation.objects.create(cycle=cycle, **values)
    bridge.put(cycle, found)
    _put_voters(folder / "private" / VOTERS, cycle)
    _put_reasons(folder / "private" / REASONS, cycle)


def write_consultation(cycle: Cycle, work: Path, *, accounts: dict[int, str], is_public: bool) -> None:
    """The files of the consultation into `work`, where those that were loaded stand already."""
    held = Consultation.objects.filter(cycle=cycle).first()
    if held is None:
        return
    now = bridge.consulted(cycle)
    loaded = bridge.read_consultation(work)
    if now.proposals != loaded.proposals:
        (work / "proposals.yaml").write_text(bridge.proposals_yaml(now.proposals), encoding="utf-8")
    if not _same_votes(now, loaded):
        _write_votes(now, work, is_over=held.is_closed(timezone.now()), is_public=is_public)
    if not is_public:
        private = work / "private"
        private.mkdir(exist_ok=True)
        _write_private(held, private, accounts)


def _same_votes(now: Consulted, loaded: Consulted) -> bool:
    key = lambda vote: (vote.voter, vote.proposal)  # noqa: E731 - one line says it
    told = {voter.id: voter.levels for voter in loaded.voters if voter.levels}
    kept = {voter.id: voter.levels for voter in now.voters if voter.levels}
    return sorted(now.votes, key=key) == sorted(loaded.votes, key=key) and told == kept


def _write_votes(now: Consulted, work: Path, *, is_over: bool, is_public: bool) -> None:
    for name in VOTED_FILES:
        (work / name).unlink(missing_ok=True)
    if is_public and is_over:
        days = [replace(vote, at=vote.at[:10]) for vote in now.votes]  # the minute could tell who it was
        (work / "votes.csv").write_text(bridge.votes_csv(days), encoding="utf-8")
    if not is_public:
        private = work / "private"
        private.mkdir(exist_ok=True)
        (private / "votes.csv").write_text(bridge.votes_csv(now.votes), encoding="utf-8")
        (private / "voters.csv").write_text(bridge.voters_csv(now.voters), encoding="utf-8")


def _write_private(held: Consultation, private: Path, accounts: dict[int, str]) -> None:
    names = ("stage", "opens_at", "closes_at", "takes_proposals")
    write_lines(private / HELD, iter([{name: _plain(getattr(held, name)) for name in names}]))
    cycle = held.cycle
    accounts.update(Account.objects.filter(pk__in=_voting_accounts(cycle)).values_list("pk", "email"))
    write_lines(private / VOTERS, _voters(cycle, accounts))
    reasons = Vote.objects.filter(voter__cycle=cycle).exclude(reason="").order_by("voter__code", "proposal__slug")
    columns = ("voter__code", "proposal__slug", "reason")
    write_lines(
        private / REASONS,
        ({"voter": voter, "proposal": slug, "reason": reason} for voter, slug, reason in reasons.values_list(*columns)),
    )


def _voting_accounts(cycle: Cycle) -> Any:
    return Voter.objects.filter(cycle=cycle, account__isnull=False).values("account")


def _voters(cycle: Cycle, accounts: dict[int, str]) -> Iterator[dict[str, Any]]:
    for voter in Voter.objects.filter(cycle=cycle).order_by("code"):
        yield {
            "code": voter.code,
            "account": accounts[voter.account_id] if voter.account_id else "",
            "address_hash": voter.address_hash,
            "agreed_at": voter.agreed_at.isoformat(),
        }


def _put_voters(path: Path, cycle: Cycle) -> None:
    lines = {line["code"]: line for line, _ in read_lines(path)}
    accounts = dict(
        Account.objects.filter(email__in={line["account"] for line in lines.values()}).values_list("email", "pk")
    )
    rows = {voter.code: voter for voter in Voter.objects.filter(cycle=cycle)}
    for code, line in lines.items():
        row = rows.get(code) or Voter.objects.create(cycle=cycle, code=code)
        row.account_id, row.address_hash = accounts.get(line["account"]), line["address_hash"]
        row.agreed_at = datetime.fromisoformat(line["agreed_at"])
        rows[code] = row
    Voter.objects.bulk_update(rows.values(), ["account", "address_hash", "agreed_at"], batch_size=500)


def _put_reasons(path: Path, cycle: Cycle) -> None:
    for line, _ in read_lines(path):
        Vote.objects.filter(voter__cycle=cycle, voter__code=line["voter"], proposal__slug=line["proposal"]).update(
            reason=line["reason"]
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _moment(value: Any) -> Any:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
