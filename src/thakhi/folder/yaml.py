"""Reads a YAML file into a frozen term; every complaint names the file, the line and what was expected."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import is_pydantic_dataclass

from thakhi.terms.errors import InputProblem, nearest
from thakhi.terms.text import Text

T = TypeVar("T")
Step = str | int
_EXTRA = {"extra_forbidden", "unexpected_keyword_argument"}

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(path: Path, shape: type[T]) -> T:
    """The contents of `path` as `shape` (a dataclass, or a list or mapping of them).

    *Fails when* the file is absent, is not UTF-8, is not YAML, repeats a key, or does not fit `shape`.
    """
    root = _parse(path)
    try:
        adapter: TypeAdapter[T] = _adapter(cast("Any", shape))
        return adapter.validate_python(_plain(root, path))
    except ValidationError as found:
        raise _misfit(found, root, path, shape) from None
    except RecursionError:
        raise _unreadable("&", str(path)) from None


def read_yaml_text(path: Path) -> str:
    """The text of `path`: UTF-8, with or without a byte order mark, any line ends."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputProblem(Text("no existe el archivo", "no such file"), str(path)) from None
    except UnicodeDecodeError as found:
        line = path.read_bytes()[: found.start].count(b"\n") + 1
        raise InputProblem(
            Text("no es UTF-8; guárdelo como UTF-8", "is not UTF-8; save it as UTF-8"), f"{path}:{line}"
        ) from None


def write_yaml(value: object) -> str:
    """YAML text with keys in their own order, unicode kept, no line folding."""
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000))


def _parse(path: Path) -> yaml.Node | None:
    text = read_yaml_text(path)
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as found:
        mark = found.problem_mark or found.context_mark
        line = mark.line + 1 if mark else 1
        raise InputProblem(
            Text(
                f"no es YAML válido: {found.problem}. Revise sangrías, dos puntos y comillas.",
                f"is not valid YAML: {found.problem}. Check indents, colons and quotes.",
            ),
            f"{path}:{line}",
        ) from None
    except yaml.reader.ReaderError as found:
        line = text[: found.position].count("\n") + 1
        raise _unreadable(chr(int(found.character)), f"{path}:{line}") from None


def _plain(node: yaml.Node | None, path: Path) -> object:
    """The node as plain Python values; dates stay text, a repeated key is refused."""
    if node is None:
        return {}
    if isinstance(node, yaml.MappingNode):
        out: dict[object, object] = {}
        for key, value in node.value:
            name = _scalar(key, path)
            if name in out:
                raise InputProblem(
                    Text(f"la clave «{name}» está dos veces", f"the key “{name}” is there twice"),
                    f"{path}:{key.start_mark.line + 1}",
                )
            out[name] = _plain(value, path)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    return _scalar(node, path)


def _scalar(node: yaml.Node, path: Path) -> object:
    """The value of one word; dates stay text."""
    where = f"{path}:{node.start_mark.line + 1}"
    if not isinstance(node, yaml.ScalarNode):
        raise _unreadable("[…]", where)
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    try:
        return _constructor().construct_object(node)
    except (yaml.YAMLError, ValueError):
        raise _unreadable(str(node.value), where) from None


def _unreadable(shown: str, where: str) -> InputProblem:
    return InputProblem(
        Text(
            f"no se puede leer {shown[:60]!r}; póngalo entre comillas", f"cannot read {shown[:60]!r}; put it in quotes"
        ),
        where,
    )


@lru_cache(maxsize=1)
def _constructor() -> Any:
    return yaml.SafeLoader("")


@lru_cache(maxsize=256)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    target = get_args(shape)[-1] if get_origin(shape) else shape
    if hasattr(target, "__dataclass_fields__") and not is_pydantic_dataclass(target):
        _forbid_extra(target, set())
    return TypeAdapter(shape)


def _forbid_extra(cls: Any, seen: set[Any]) -> None:
    """Makes unknown keys an error for `cls` and the dataclasses inside it."""
    if cls in seen:
        return
    seen.add(cls)
    if hasattr(cls, "__dataclass_fields__"):
        if "__pydantic_config__" not in cls.__dict__:
            cls.__pydantic_config__ = ConfigDict(extra="forbid")
        for hint in get_type_hints(cls).values():
            _forbid_extra(hint, seen)
    for inner in get_args(cls):
        _forbid_extra(inner, seen)


def _misfit(found: ValidationError, root: yaml.Node | None, path: Path, shape: Any) -> InputProblem:
    errors = found.errors(include_url=False)
    error = next((e for e in errors if e["type"] in _EXTRA), errors[0])  # a misspelt key also reads as a missing one
    line, key = _line_of(root, error["loc"])
    return InputProblem(_words(error, error["loc"], key, shape), f"{path}:{line}")


def _line_of(node: yaml.Node | None, steps: tuple[Step, ...]) -> tuple[int, str]:
    """Line (from 1) of the deepest node that `steps` reaches, and the dotted key as far as it exists."""
    line = node.start_mark.line + 1 if node else 1
    walked: list[str] = []
    for step in steps:
        child = _child(node, step)
        if child is None:
            continue
        node, line = child
        walked.append(str(step))
    return line, ".".join(walked)


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item.start_mark.line + 1
    return None


def _words(error: Any, steps: tuple[Step, ...], key: str, shape: Any) -> Text:
    name = str(steps[-1]) if steps else ""
    if error["type"] in _EXTRA:
        near = nearest(name, sorted(_field_names(shape, set())))
        es = f" ¿Quiso decir «{near}»?" if near else ""
        en = f" Did you mean “{near}”?" if near else ""
        return Text(f"clave desconocida «{name}».{es}", f"unknown key “{name}”.{en}")
    if error["type"] in {"missing", "missing_argument"}:
        return Text(f"falta «{name}» en «{key or '/'}»", f"“{name}” is missing in “{key or '/'}”")
    given = repr(error.get("input"))[:60]
    return Text(
        f"«{key}» no vale {given}: se espera {_expected(error, 'es')}",
        f"“{key}” cannot be {given}: expected {_expected(error, 'en')}",
    )


def _expected(error: Any, lang: str) -> str:
    """What pydantic expected, in words of the reader."""
    if error["type"] == "literal_error":
        return str(error["ctx"]["expected"]).replace(" or ", " o " if lang == "es" else " or ")
    kind = str(error["type"]).split("_")[0]
    words = {
        "string": ("un texto", "a text"),
        "float": ("un número", "a number"),
        "int": ("un número entero", "a whole number"),
        "bool": ("true o false", "true or false"),
        "tuple": ("una lista", "a list"),
        "list": ("una lista", "a list"),
        "dict": ("un mapa de claves y valores", "a mapping of keys and values"),
        "dataclass": ("un mapa de claves y valores", "a mapping of keys and values"),
    }
    if kind in words:
        return words[kind][0 if lang == "es" else 1]
    return str(error["msg"])


def _field_names(shape: Any, seen: set[Any]) -> set[str]:
    if shape in seen:
        return set()
    seen.add(shape)
    names: set[str] = set()
    fields = getattr(shape, "__dataclass_fields__", None)
    if fields:
        names |= set(fields)
        for hint in get_type_hints(shape).values():
            names |= _field_names(hint, seen)
    for inner in get_args(shape):
        names |= _field_names(inner, seen)
    return names
