"""What a registration asks, and how many were invited: two tables that an organiser fills in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.language import spoken, tr
from thakhi.web.words import WordsFormField
from thakhi.web.workshops.invited import DIMENSIONS, Counts, read_invited
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.phrases import PHRASES

OWN_QUESTIONS = 3
LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A line of the table of fields: what it is called and its three inputs."""

    label: str
    purpose: str
    ask: forms.BoundField
    required: forms.BoundField | None
    days: forms.BoundField | None


class FieldsForm(forms.Form):
    """Which fields a registration asks, whether they are necessary, how many days they are kept."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        from thakhi.web.registration.fields import KNOWN, read_fields

        super().__init__(*args, **kwargs)
        declared = read_fields(cycle.fields)
        self._known = KNOWN
        self._kept = {field.id: field for field in declared}
        self._plain = {str(value["id"]): value for value in cycle.fields}
        self._own = [field for field in declared if field.id not in KNOWN]
        for name, field in KNOWN.items():
            self._add_known(name, self._kept.get(name, field), is_asked=name in self._kept or name == "email")
        for n in range(max(OWN_QUESTIONS, len(self._own) + 1)):
            self._add_own(n, self._own[n] if n < len(self._own) else None)

    def rows(self) -> Iterator[FieldRow]:
        """The table of the fields that every cycle may ask."""
        for name, field in self._known.items():
            required = None if name == "email" else self[f"required_{name}"]
            days = None if field.is_counted else self[f"days_{name}"]
            yield FieldRow(field.label.to(spoken()), field.purpose.to(spoken()), self[f"ask_{name}"], required, days)

    def own(self) -> list[tuple[bool, list[forms.BoundField]]]:
        """The questions of this cycle alone: whether to show it open, and its inputs; empty ones wait folded."""
        keys = ("label", "purpose", "kind", "options", "days", "required")
        places = range(max(OWN_QUESTIONS, len(self._own) + 1))
        return [(self.is_bound or n < len(self._own), [self[f"own{n}_{key}"] for key in keys]) for n in places]

    def clean(self) -> dict[str, Any]:
        """*Fails when* the fields cannot be declared as they are."""
        from thakhi.web.registration.fields import read_fields

        given = super().clean() or {}
        if self.errors:
            return given
        self.declared = [*self._declared_known(given), *self._declared_own(given)]
        try:
            read_fields(self.declared)
        except InputProblem as problem:
            raise ValidationError(problem.to(spoken())) from None
        return given

    def _declared_known(self, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for name, field in self._known.items():
            if not given.get(f"ask_{name}"):
                continue
            value = {k: v for k, v in self._plain.get(name, {}).items() if k in ("label", "purpose")}
            value["id"] = name
            if not field.is_counted:
                value["retention_days"] = given.get(f"days_{name}") or field.retention_days
            if name != "email" and given.get(f"required_{name}"):
                value["required"] = True
            yield value

    def _declared_own(self, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for n in range(max(OWN_QUESTIONS, len(self._own) + 1)):
            label, purpose = given[f"own{n}_label"], given[f"own{n}_purpose"]
            if not label.es:
                continue
            value = {
                "id": self._own[n].id if n < len(self._own) else _id_of(label, n),
                "kind": given[f"own{n}_kind"],
                "label": {"es": label.es, "en": label.en},
                "purpose": {"es": purpose.es, "en": purpose.en},
                "retention_days": given.get(f"own{n}_days") or 0,
            }
            if given.get(f"own{n}_required"):
                value["required"] = True
            if value["kind"] == "choice":
                value["options"] = _options(given[f"own{n}_options"])
            yield value

    def _add_known(self, name: str, field: Any, *, is_asked: bool) -> None:
        label = field.label.to(spoken())
        self.fields[f"ask_{name}"] = _yes(f"{tr(PHRASES['ask'])}: {label}", is_asked, is_fixed=name == "email")
        if name != "email":
            self.fields[f"required_{name}"] = _yes(f"{tr(PHRASES['necessary'])}: {label}", field.is_required)
        if not field.is_counted:
            self.fields[f"days_{name}"] = _days(f"{tr(PHRASES['days_kept'])}: {label}", field.retention_days)

    def _add_own(self, n: int, field: Any) -> None:
        kinds = [(kind, tr(PHRASES[f"kind_{kind}"])) for kind in ("line", "text", "choice")]
        nothing = Text("", "")
        options = field.options if field else ()
        lines = Text("\n".join(o.label.es for o in options), "\n".join(o.label.en for o in options))
        self.fields[f"own{n}_label"] = WordsFormField(
            required=False, label=tr(PHRASES["own_label"]), initial=field.label if field else nothing
        )
        self.fields[f"own{n}_purpose"] = WordsFormField(
            required=False, label=tr(PHRASES["own_purpose"]), initial=field.purpose if field else nothing
        )
        self.fields[f"own{n}_kind"] = forms.ChoiceField(
            choices=kinds, label=tr(PHRASES["own_kind"]), initial=field.kind if field else "line"
        )
        self.fields[f"own{n}_options"] = WordsFormField(
            long=True, required=False, label=tr(PHRASES["own_options"]), initial=lines
        )
        self.fields[f"own{n}_days"] = _days(tr(PHRASES["days_kept"]), field.retention_days if field else 90)
        self.fields[f"own{n}_required"] = _yes(tr(PHRASES["necessary"]), bool(field and field.is_required))


class InvitedForm(forms.Form):
    """How many people were invited, by sector, sex and department; an empty box is unknown, not zero."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts = read_invited(cycle.invited)
        for dimension, levels in DIMENSIONS.items():
            for level, words in levels.items():
                self.fields[f"{dimension}:{level}"] = forms.IntegerField(
                    label=tr(words),
                    required=False,
                    min_value=0,
                    max_value=1_000_000,
                    initial=counts.get(dimension, {}).get(level),
                )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The boxes of each dimension, with its heading."""
        return [
            (tr(PHRASES[f"field_{dimension}"]), [self[f"{dimension}:{level}"] for level in levels])
            for dimension, levels in DIMENSIONS.items()
        ]

    def counts(self) -> Counts:
        """What was given: dimension → level → people."""
        found: Counts = {}
        for name, people in self.cleaned_data.items():
            dimension, level = name.split(":", 1)
            if people is not None:
                found.setdefault(dimension, {})[level] = people
        return found


def _yes(label: str, initial: bool, *, is_fixed: bool = False) -> forms.BooleanField:
    return forms.BooleanField(label=label, initial=initial, required=False, disabled=is_fixed)


def _days(label: str, initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, required=False, min_value=1, max_value=LONGEST_DAYS)


def _id_of(label: Text, n: int) -> str:
    return f"q-{slugify(label.es)[:30].strip('-') or n}"


def _options(lines: Text) -> list[dict[str, Any]]:
    """One answer a line in each language; the Spanish stands for an English line that is missing."""
    es = [line.strip() for line in lines.es.splitlines() if line.strip()]
    en = [line.strip() for line in lines.en.splitlines() if line.strip()]
    pairs = zip(es, en if len(en) == len(es) else es, strict=True)
    return [
        {"id": f"a-{slugify(a)[:30].strip('-') or n}", "label": {"es": a, "en": b}} for n, (a, b) in enumerate(pairs)
    ]
