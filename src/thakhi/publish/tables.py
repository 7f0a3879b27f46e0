"""Estimates and indicators in the formats of the command line: table, csv, json, sdmx-csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thakhi.publish.aligned import align
from thakhi.publish.flat import MEASURES, dimensions_of, level_of, measures_of, write_csv
from thakhi.publish.json_table import indicator_facts, render_json, write_json
from thakhi.publish.labels import dimension_label, level_label
from thakhi.publish.numbers import unit_words, write_estimate, write_interval, write_number
from thakhi.publish.phrases import TABLE
from thakhi.publish.quality import legend, quality_code
from thakhi.publish.sdmx_csv import render_sdmx_csv
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Column
from thakhi.terms.text import Lang, Text

FORMATS = ("table", "csv", "json", "sdmx-csv")


def render_estimates(
    estimates: Sequence[Estimate],
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
    dims: Sequence[str] | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    columns: Mapping[str, Column] | None = None,
) -> str:
    """`estimates` as text in `format`, one row each.

    `dims` are the dimension columns (default: those of the cells). `indicators` and `columns` only add
    words: titles and definitions, labels of levels.
    """
    dims = dimensions_of(estimates) if dims is None else tuple(dims)
    if format == "csv":
        return render_csv(estimates, dims)
    if format == "sdmx-csv":
        return render_sdmx_csv(estimates, dims)
    if format == "json":
        return render_json(estimates, indicators or {}, lang)
    if format == "table":
        return _estimates_table(estimates, dims, lang, indicators or {}, columns or {})
    raise unknown_name(Text("el formato", "format"), format, FORMATS)


def render_csv(estimates: Sequence[Estimate], dims: Sequence[str]) -> str:
    """The CSV contract: indicator, one column per dimension, then MEASURES."""
    rows = ((e.indicator, *(level_of(e, dim) for dim in dims), *measures_of(e)) for e in estimates)
    return write_csv(("indicator", *dims, *MEASURES), rows)


def render_indicators(
    indicators: Sequence[Indicator],
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
) -> str:
    """The definitions as text in `format`: table (id, title, unit), csv or json (everything)."""
    if format == "json":
        return write_json([indicator_facts(indicator, lang) for indicator in indicators])
    if format == "csv":
        return _indicators_csv(indicators, lang)
    if format == "table":
        return _indicators_table(indicators, lang)
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def _estimates_table(
    estimates: Sequence[Estimate],
    dims: Sequence[str],
    lang: Lang,
    indicators: Mapping[str, Indicator],
    columns: Mapping[str, Column],
) -> str:
    if not estimates:
        return TABLE["empty"].to(lang) + "\n"
    names = ("indicator", *dims, "estimate", "interval", "unit", "se", "cv", "n", "n_psu", "quality")
    header = [_heading(name, lang, columns) for name in names]
    rows = [
        (
            _title(e, indicators, lang),
            *(level_label(dim, level_of(e, dim), lang, columns) for dim in dims),
            *_shown(e, lang),
        )
        for e in estimates
    ]
    numeric = frozenset(i for i, name in enumerate(names) if name in {"estimate", "interval", "se", "cv", "n", "n_psu"})
    return align(header, rows, right=numeric) + "\n" + _foot(estimates, lang)


def _shown(estimate: Estimate, lang: Lang) -> tuple[str, ...]:
    _, se, _, _, cv, _, _, n, n_psu, _, _ = measures_of(estimate)
    return (
        write_estimate(estimate, lang, with_unit=False),
        write_interval(estimate, lang, with_unit=False),
        unit_words(estimate, lang),
        _error(se, estimate, lang),
        "" if not isinstance(cv, float) else write_number(cv * 100, 1, lang) + "%",
        "" if n is None else write_number(float(n), 0, lang),
        "" if n_psu is None else write_number(float(n_psu), 0, lang),
        quality_code(estimate),
    )


def _error(se: object, estimate: Estimate, lang: Lang) -> str:
    """The standard error with one decimal more than the number, so that it does not read as zero."""
    if not isinstance(se, float):
        return ""
    scaled = se * 100 if estimate.unit == "share" else se
    return write_number(scaled, 0 if scaled >= 100 else 2, lang)


def _foot(estimates: Sequence[Estimate], lang: Lang) -> str:
    """Under the table: what each code means, the source of each survey, the mark of synthetic data."""
    lines = [f"{code or '—'}: {words.to(lang)}" for code, words in legend(estimates).items()]
    sources = dict.fromkeys(e.source.citation() for e in estimates)
    lines += [f"{TABLE['source'].to(lang)}: {source}" for source in sources]
    if any(e.synthetic for e in estimates):
        lines.append(TABLE["synthetic"].to(lang))
    return "\n".join(lines) + "\n"


def _title(estimate: Estimate, indicators: Mapping[str, Indicator], lang: Lang) -> str:
    found = indicators.get(estimate.indicator)
    name = found.title.to(lang) if found else estimate.indicator
    return name if estimate.quantile is None else f"{name} (q = {estimate.quantile:g})"


def _heading(name: str, lang: Lang, columns: Mapping[str, Column]) -> str:
    return TABLE[name].to(lang) if name in TABLE else dimension_label(name, lang, columns)


def _indicators_csv(indicators: Sequence[Indicator], lang: Lang) -> str:
    facts = [indicator_facts(indicator, lang) for indicator in indicators]
    header = ("id", "family", "title", "definition", "statistic", "unit", "counts", "universe", "numerator",
              "denominator", "direction", "notes")  # fmt: skip
    rows = (
        (
            *("" if fact[name] is None else str(fact[name]) for name in header),
            " ".join(i.codes),
            "; ".join(f"{q.item} {q.text}".strip() for q in i.questions),
        )
        for fact, i in zip(facts, indicators, strict=True)
    )
    return write_csv((*header, "codes", "questions"), rows)


def _indicators_table(indicators: Sequence[Indicator], lang: Lang) -> str:
    header = [TABLE[name].to(lang) for name in ("id", "family", "title", "statistic", "unit")]
    rows = [(i.id, i.family, i.title.to(lang), i.statistic, i.unit) for i in indicators]
    count = TABLE["count"].to(lang).format(count=len(rows))
    return align(header, rows, right=frozenset()) + f"\n{count}\n"
