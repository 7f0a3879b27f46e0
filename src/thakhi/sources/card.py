"""The card of a survey: what it is and what its columns mean, beside its Parquet; surveys found by name."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from thakhi.folder.write import write_whole
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

CARD = "card.yaml"
_TWIN = ".card.json"  # the same facts for a quick start; counts only while it was made from this card.yaml


def write_card(survey: Survey) -> str:
    """The text of `card.yaml`; where the survey stands is not part of it."""
    from thakhi.folder.yaml import write_yaml

    return write_yaml(_plain(survey))


def save_card(survey: Survey, folder: Path) -> None:
    """Writes `card.yaml` into the survey's folder, and its quick twin."""
    text = write_card(survey)
    write_whole(folder / CARD, text)
    twin = {"of": _hash(text.encode()), "card": _plain(survey)}
    write_whole(folder / _TWIN, json.dumps(twin, ensure_ascii=False))


def read_card(folder: Path, url: str | None = None) -> Survey:
    """The survey in `folder`; with `url`, as that engine sees it.

    *Fails when* there is no card, or it does not fit: told with its line.
    """
    path = folder / CARD
    if not path.is_file():
        raise InputProblem(
            Text(
                "no hay ninguna encuesta en esta carpeta (falta card.yaml)", "no survey in this folder (no card.yaml)"
            ),
            str(folder),
        )
    try:
        return _survey(_facts(path), url or str(folder))
    except (TypeError, KeyError, AttributeError, ValueError):
        return _told_by_line(path, url or str(folder))


def find_survey(home: Path, name: str) -> Survey:
    """The survey `name`: an id of the data home, a folder, or `spark:` and one of them."""
    spark = name.startswith("spark:")
    given = name.removeprefix("spark:")
    folder = _folder(home, given)
    return read_card(folder, f"spark:{folder}" if spark else str(folder))


def list_surveys(home: Path) -> tuple[Survey, ...]:
    """All surveys of the data home, by id."""
    return tuple(read_card(surveys_folder(home) / name) for name in _ids(home))


def _folder(home: Path, given: str) -> Path:
    ids = _ids(home)
    if given in ids:
        return surveys_folder(home) / given
    if (Path(given) / CARD).is_file():
        return Path(given)
    if not ids:
        raise InputProblem(
            Text(
                f"no hay encuestas, y se pidió «{given}». Traiga una con `thakhi import FUENTE ARCHIVO`, "
                "o haga una sintética con `thakhi synthesize`",
                f"there are no surveys, and “{given}” was asked for. Bring one with `thakhi import SOURCE FILE`, "
                "or make a synthetic one with `thakhi synthesize`",
            ),
            str(home),
        )
    raise unknown_name(Text("la encuesta", "survey"), given, ids, str(home))


def surveys_folder(home: Path) -> Path:
    """Where the data home keeps its surveys; *fails when* its path is not UTF-8, which the engines cannot spell."""
    try:
        os.fsencode(home).decode("utf-8")
    except UnicodeDecodeError:
        shown = os.fsencode(home).decode("utf-8", "replace")
        raise InputProblem(
            Text(
                "la ruta de la carpeta de datos no está en UTF-8; elija otra con --home",
                "the path of the data home is not UTF-8; choose another with --home",
            ),
            shown,
        ) from None
    return home / "surveys"


def _ids(home: Path) -> list[str]:
    found = surveys_folder(home).glob(f"*/{CARD}") if surveys_folder(home).is_dir() else ()
    return sorted(p.parent.name for p in found if not p.parent.name.startswith("."))


def _facts(path: Path) -> dict[str, Any]:
    """What the card says: from its twin (20 times faster), or from the YAML where it has none.

    *Fails when* the card was edited since its twin was made: ValueError, it must be read with checks.
    """
    twin = path.with_name(_TWIN)
    if twin.is_file():
        read = json.loads(twin.read_bytes())
        if read["of"] != _hash(path.read_bytes()):
            raise ValueError("edited by hand")
        return cast("dict[str, Any]", read["card"])
    from thakhi.folder.quick import read_quick

    return cast("dict[str, Any]", read_quick(path))


def _plain(survey: Survey) -> dict[str, Any]:
    facts = asdict(survey)
    del facts["url"]
    facts["columns"] = [_lean(c) for c in facts["columns"].values()]
    return facts


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _lean(column: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {k: v for k, v in column.items() if v or k in {"name", "kind", "label"}}


def _survey(facts: dict[str, Any], url: str) -> Survey:
    columns = {c["name"]: _column(c) for c in facts.pop("columns")}
    return Survey(
        **{
            **facts,
            "title": Text(**facts["title"]),
            "period": Period(**facts["period"]),
            "place": Place(facts["place"]["code"], Text(**facts["place"]["name"])),
            "source": Source(**facts["source"]),
        },
        url=url,
        columns=columns,
    )


def _column(facts: dict[str, Any]) -> Column:
    levels = tuple(Level(x["code"], Text(**x["label"])) for x in facts.pop("levels", ()))
    note = Text(**facts.pop("note")) if "note" in facts else None
    return Column(**{**facts, "label": Text(**facts["label"])}, levels=levels, note=note)


def _told_by_line(path: Path, url: str) -> Survey:
    """Reads again with the line of every value, to say what is wrong."""
    from thakhi.folder.yaml import read_yaml
    from thakhi.sources.card_shape import CardShape

    shape = read_yaml(path, CardShape)
    survey = Survey(**{f: getattr(shape, f) for f in shape.__slots__ if f != "columns"}, url=url)
    return replace(survey, columns={c.name: c for c in shape.columns})
