"""What a cycle may ask: declared fields, checked, each with its purpose and its days."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.registration.fields import KNOWN, Field, Option, asked_fields, read_fields, write_fields

WORDS = {"es": "a", "en": "b"}
FREE = {"id": "hour", "kind": "line", "label": WORDS, "purpose": WORDS, "retention_days": 30}
CHOICE = {**FREE, "kind": "choice", "options": [{"id": "am", "label": WORDS}, {"id": "pm", "label": WORDS}]}


def test_without_declared_fields_only_the_address_is_asked() -> None:
    assert asked_fields([]) == (KNOWN["email"],)


def test_a_counted_field_is_kept_with_the_person_as_long_as_the_last_of_the_others() -> None:
    asked = asked_fields([{"id": "sex"}, {"id": "name", "retention_days": 400}, FREE])

    assert [(f.id, f.retention_days) for f in asked] == [("email", 90), ("sex", 400), ("name", 400), ("hour", 30)]


@pytest.mark.parametrize(
    ("declared", "where", "said"),
    [
        ({}, "fields", "is not a list"),
        (["name"], "fields[0]", "is not a field"),
        ([{"id": "name"}, {"id": "name"}], "fields[1].id", "declared twice"),
        ([{"id": "nit"}], "fields[0].kind", "“nit” is not a known field"),
        ([{"id": "No vale"}], "fields[0].id", "is not an id"),
        ([{"id": "name", "retention": 3}], "fields[0]", "did you mean “retention_days”"),
        ([{"id": "name", "retention_days": 0}], "fields[0].retention_days", "from 1 to 3650"),
        ([{"id": "name", "retention_days": True}], "fields[0].retention_days", "from 1 to 3650"),
        ([{"id": "name", "required": "yes"}], "fields[0].required", "neither true nor false"),
        ([{"id": "sex", "options": []}], "fields[0].kind", "has its form already"),
        ([{**FREE, "purpose": {"es": "a"}}], "fields[0].purpose", "missing in Spanish or in English"),
        ([{key: value for key, value in FREE.items() if key != "retention_days"}], "fields[0].retention_days", "None"),
        ([{**CHOICE, "options": CHOICE["options"][:1]}], "fields[0].options", "at least two"),
        ([{**CHOICE, "options": [CHOICE["options"][0]] * 2}], "fields[0].options", "same id"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(declared: Any, where: str, said: str) -> None:
    with pytest.raises(InputProblem) as problem:
        read_fields(declared)

    assert problem.value.where == where
    assert said in problem.value.text.en


_words = st.builds(Text, st.text(min_size=1), st.text(min_size=1))
_days = st.integers(1, 3650)
_known = st.sampled_from([f for f in KNOWN.values() if not f.is_counted and f.kind != "email"]).flatmap(
    lambda f: st.builds(Field, st.just(f.id), st.just(f.kind), _words, _words, _days, st.booleans())
)
_option = st.builds(Option, st.from_regex(r"[a-z]{1,3}", fullmatch=True), _words)
_choice = st.builds(
    Field,
    st.from_regex(r"q[a-z0-9_-]{0,5}", fullmatch=True),
    st.just("choice"),
    _words,
    _words,
    _days,
    st.booleans(),
    st.lists(
        st.builds(Option, st.from_regex(r"[a-z]{1,3}", fullmatch=True), _words), min_size=2, unique_by=lambda o: o.id
    ).map(tuple),
)


@given(st.lists(st.one_of(_known, _choice), unique_by=lambda f: f.id))
def test_what_is_written_reads_the_same(fields: list[Field]) -> None:
    assert list(read_fields(write_fields(fields))) == fields
