"""The parts of a cycle and of a workshop that organisers make, change and remove, each declared once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction
from django.db.models import Max, Model, QuerySet

from thakhi.terms.text import Text
from thakhi.web.people.audit import note
from thakhi.web.workshops.domain import Announced, free_slug, save_workshop, tell_change
from thakhi.web.workshops.models import AgendaItem, Appearance, Cycle, Document, Phase, Programme, Topic, Workshop
from thakhi.web.workshops.organise import forms
from thakhi.web.workshops.organise.people import AppearanceForm
from thakhi.web.workshops.phrases import PHRASES

Owner = Cycle | Workshop
Keep = Callable[[Any, Any, Any], None]  # form, account, the row as it was (None when it is new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A kind of row: its word in addresses, its form, whose it is, how it is kept."""

    name: str
    address: Text
    model: type[Any]
    form: type[forms.EditForm[Any]]
    within: Literal["cycle", "workshop"]
    keep: Keep
    is_upload: bool = False

    def rows(self, owner: Owner) -> QuerySet[Any]:
        """The rows of this kind that `owner` has."""
        found: QuerySet[Any] = self.model._default_manager.filter(**{self.within: owner})
        return found

    def made_for(self, owner: Owner) -> Any:
        """A new row of `owner`, last in its order."""
        position = "n" if self.name == "workshop" else "order"
        last = self.rows(owner).aggregate(last=Max(position))["last"]
        first = 1 if position == "n" else 0
        return self.model(**{self.within: owner, position: first if last is None else last + 1})


def keep_plain(form: Any, account: Any, before: Any) -> None:
    """Keeps a row that nobody is told of."""
    row = form.save()
    _note(row, account, is_new=before is None)


def keep_worded(form: Any, account: Any, before: Any) -> None:
    """Keeps a topic or a programme; its address is made once, of its first name, and stays."""
    row = form.instance
    if not row.slug:
        row.slug = free_slug(getattr(row, "name", None) or row.label, type(row).objects.filter(cycle=row.cycle))
    keep_plain(form, account, before)


def keep_workshop(form: Any, account: Any, before: Workshop | None) -> None:
    """Keeps a workshop and tells what changed of what was announced."""
    row: Workshop = form.instance
    if not row.slug:
        cycle = row.cycle
        row.slug = free_slug(row.title, cycle.workshops.all(), pages=("workshops:workshop",), within=(cycle.slug,))
    save_workshop(row, by=account, before=Announced.of(before) if before else None)


def keep_document(form: Any, account: Any, before: Document | None) -> None:
    """Keeps a document; a new one is told, and a file that was replaced goes."""
    row: Document = form.save()
    if before is None:
        title, words = row.title, PHRASES["changed_document"]
        told = Text(words.es.format(title.es), words.en.format(title.en or title.es))
        tell_change(row.workshop.cycle, row.workshop, told)
    elif before.file and before.file.name != row.file.name:
        forget_file(before)
    _note(row, account, is_new=before is None)


def keep_agenda(form: Any, account: Any, before: AgendaItem | None) -> None:
    """Keeps a line of the agenda; that the agenda changed is told once, not line by line."""
    row = form.save()
    _tell_once(row.workshop, PHRASES["changed_agenda"])
    _note(row, account, is_new=before is None)


def forget_file(document: Document) -> None:
    """The file of a document goes once the change is kept."""
    storage, name = document.file.storage, document.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def subject_of(row: Model) -> str:
    """`phase:12`: how the audit log names a row."""
    return f"{type(row).__name__.lower()}:{row.pk}"


def _note(row: Any, account: Any, *, is_new: bool) -> None:
    cycle = row.cycle if hasattr(row, "cycle") else row.workshop.cycle
    kind = type(row).__name__.lower()
    note(account, f"{kind}.{'make' if is_new else 'change'}", subject_of(row), cycle=cycle.slug)


def _tell_once(workshop: Workshop, words: Text) -> None:
    last = workshop.changes.first()
    if last is None or last.text != words:
        tell_change(workshop.cycle, workshop, words)


OF_CYCLE = (
    Part(
        name="workshop",
        address=Text("talleres", "workshops"),
        model=Workshop,
        form=forms.WorkshopForm,
        within="cycle",
        keep=keep_workshop,
    ),
    Part(
        name="phase",
        address=Text("fases", "phases"),
        model=Phase,
        form=forms.PhaseForm,
        within="cycle",
        keep=keep_plain,
    ),
    Part(
        name="topic",
        address=Text("temas", "topics"),
        model=Topic,
        form=forms.TopicForm,
        within="cycle",
        keep=keep_worded,
    ),
    Part(
        name="programme",
        address=Text("programas", "programmes"),
        model=Programme,
        form=forms.ProgrammeForm,
        within="cycle",
        keep=keep_worded,
    ),
)
OF_WORKSHOP = (
    Part(
        name="agenda",
        address=Text("agenda", "agenda"),
        model=AgendaItem,
        form=forms.AgendaForm,
        within="workshop",
        keep=keep_agenda,
    ),
    Part(
        name="appearance",
        address=Text("participaciones", "appearances"),
        model=Appearance,
        form=AppearanceForm,
        within="workshop",
        keep=keep_plain,
    ),
    Part(
        name="document",
        address=Text("documentos", "documents"),
        model=Document,
        form=forms.DocumentForm,
        within="workshop",
        keep=keep_document,
        is_upload=True,
    ),
)
PARTS: Mapping[str, Part] = {part.name: part for part in (*OF_CYCLE, *OF_WORKSHOP)}
