"""Official labels → codes, value by value; every unknown label is listed with its nearest known one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thakhi.sources.labels import Book, split_code
from thakhi.sources.mapping import Code, Labels, Variable
from thakhi.sources.plan import Plan
from thakhi.sources.raw import Raw, Value, literal
from thakhi.sources.values_met import Met, values_met
from thakhi.terms.errors import DataProblem, InputProblem, unknown_name
from thakhi.terms.survey import Level
from thakhi.terms.text import Text

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Matched:
    """The code of each value met in the data (None is missing), by variable; and the levels found in the data."""

    codes: Mapping[str, Mapping[Value, Code]]
    levels: tuple[Level, ...] = ()

    def sql(self, raw: Raw, name: str) -> str:
        """The codes of a variable as SQL."""
        whens = [f"WHEN {_sql(v)} THEN {_sql(c)}" for v, c in self.codes[name].items() if c is not None]
        return f"CASE {raw.column(name)} {' '.join(whens)} END" if whens else "NULL"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A label that the mapping does not know."""

    variable: str
    label: str
    count: int
    row: int
    near: str | None


def match_levels(raw: Raw, plan: Plan) -> dict[str, Matched]:
    """The matched values of every column that has levels.

    *Fails when* labels are unknown: lists them all.
    """
    levelled = {n: v for n, v in plan.sources.items() if _has_levels(plan.spec(n).kind, v)}
    met = values_met(raw, [name for variable in levelled.values() for name in variable.names])
    matched: dict[str, Matched] = {}
    unknown: list[Unknown] = []
    for name, variable in levelled.items():
        known = _known(plan, name, variable)
        if known is None:
            matched[name] = _from_data(raw, variable, met)
        else:
            matched[name] = _matched(raw, variable, known, met, unknown)
    if unknown:
        raise _refused(raw, unknown)
    return matched


def _has_levels(kind: str, variable: Variable) -> bool:
    return kind in {"boolean", "category"} or (kind == "number" and variable.levels is not None)


def _known(plan: Plan, name: str, variable: Variable) -> Mapping[str, Code] | None:
    """Label → code as declared, or None where the levels are those of the data."""
    spec, levels = plan.spec(name), variable.levels
    if levels == "from_data":
        return None
    if isinstance(levels, str):
        if levels not in plan.columns.level_sets:
            raise unknown_name(
                Text("el juego de etiquetas", "level set"), levels, plan.columns.level_sets, str(plan.mapping)
            )
        levels = plan.columns.level_sets[levels]
    if levels is None:
        levels = {code: code for code in spec.codes}
    if not levels:
        raise InputProblem(
            Text(
                f"«{name}» necesita «levels»: etiquetas y códigos, o from_data",
                f"“{name}” needs “levels”: labels and codes, or from_data",
            ),
            str(plan.mapping),
        )
    return {_word(label, plan, name): _checked(code, plan, name) for label, code in _items(levels)}


def _items(levels: Labels) -> Iterable[tuple[object, Code]]:
    return levels.items()


def _word(label: object, plan: Plan, name: str) -> str:
    if isinstance(label, bool):
        raise InputProblem(
            Text(
                f"«{name}»: ponga entre comillas las etiquetas Yes, No, On, Off",
                f"“{name}”: put the labels Yes, No, On, Off in quotes",
            ),
            str(plan.mapping),
        )
    return f"{label:g}" if isinstance(label, float) else str(label)


def _checked(code: Code, plan: Plan, name: str) -> Code:
    """The code, if the column has it."""
    spec = plan.spec(name)
    if code is None:
        return None
    if spec.kind == "boolean":
        if not isinstance(code, bool):
            raise InputProblem(
                Text(
                    f"«{name}» es de sí o no: sus códigos son true y false, no «{code}»",
                    f"“{name}” is yes or no: its codes are true and false, not “{code}”",
                ),
                str(plan.mapping),
            )
        return code
    if spec.kind == "number":
        return code
    if spec.codes and str(code) not in spec.codes:
        raise unknown_name(
            Text(f"el código de «{name}»", f"code of “{name}”"), str(code), spec.codes, str(plan.mapping)
        )
    return str(code)


def _matched(
    raw: Raw, variable: Variable, known: Mapping[str, Code], met: Mapping[str, list[Met]], unknown: list[Unknown]
) -> Matched:
    book = Book(known)
    skipped = {str(m) for m in variable.missing}
    codes: dict[str, dict[Value, Code]] = {}
    for name in variable.names:
        codes[name] = {}
        for value, count, row in met[name]:
            shown = _shown(raw, name, value)
            label = None if shown in skipped else book.find(shown)
            if label is None and shown not in skipped:
                unknown.append(Unknown(name, shown, count, row, book.nearest(shown)))
            codes[name][value] = known[label] if label is not None else None
    return Matched(codes)


def _from_data(raw: Raw, variable: Variable, met: Mapping[str, list[Met]]) -> Matched:
    """The data's own values: their words, or their code (`take`)."""
    codes: dict[str, dict[Value, Code]] = {}
    levels: dict[str, Text] = {}
    skipped = {str(m) for m in variable.missing}
    for name in variable.names:
        codes[name] = {}
        for value, _, _ in met[name]:
            shown = _shown(raw, name, value)
            code, words = split_code(shown)
            kept = code if variable.take == "code" else words
            if shown not in skipped:
                codes[name][value] = kept
                levels.setdefault(kept, Text.same(words))
    return Matched(codes, tuple(Level(code, levels[code]) for code in sorted(levels, key=_natural)))


def _shown(raw: Raw, name: str, value: Value) -> str:
    """The value as the official text file writes it: "1.Hombre"; a code without a label stands alone."""
    if isinstance(value, str):
        return value
    label = raw.labels.get(name, {}).get(value)
    code = f"{value:g}" if abs(value) < 1e6 else repr(value).removesuffix(".0")
    if label is None:
        return code
    return label if split_code(label)[0] != " ".join(label.split()) else f"{code}. {label}"


def _refused(raw: Raw, unknown: list[Unknown]) -> DataProblem:
    es, en = [], []
    for u in unknown[:_SHOWN]:
        line = raw.line(u.row)
        near_es = f"; ¿quiso decir «{u.near}»?" if u.near else ""
        near_en = f"; did you mean “{u.near}”?" if u.near else ""
        es.append(f"{u.variable}: «{u.label}» ({u.count}×, primera en la línea {line}{near_es})")
        en.append(f"{u.variable}: “{u.label}” ({u.count}×, first on line {line}{near_en})")
    more = len(unknown) - _SHOWN
    tail = (f"; y {more} más", f"; and {more} more") if more > 0 else ("", "")
    return DataProblem(
        Text(f"etiquetas desconocidas: {'; '.join(es)}{tail[0]}", f"unknown labels: {'; '.join(en)}{tail[1]}"),
        raw.at(min(u.row for u in unknown)),
    )


def _sql(value: Code) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return literal(value) if isinstance(value, str) else repr(value)


def _natural(code: str) -> tuple[int, float, str]:
    try:
        return (0, float(code), code)
    except ValueError:
        return (1, 0.0, code)
