"""Departments as outlines in user units: read from GeoJSON, projected, thinned, with a place for the label."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DEPARTMENTS = Path(__file__).parents[1] / "geo" / "departamentos.geojson"
Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One place: its name, its SVG path and where its label stands."""

    name: str
    path: str
    label: Point


@dataclass(frozen=True, slots=True)
class Atlas:
    """All outlines on one sheet of `width` × `height`."""

    width: float
    height: float
    outlines: tuple[Outline, ...]


@lru_cache(maxsize=4)
def read_atlas(path: Path = DEPARTMENTS, width: float = 420.0) -> Atlas:
    """The places of a GeoJSON file with `nombre`, fitted into `width`."""
    places = [(found["properties"]["nombre"], _rings(found["geometry"])) for found in _features(path)]
    points = [point for _, rings in places for ring in rings for point in ring]
    west, south = min(p[0] for p in points), min(p[1] for p in points)
    east, north = max(p[0] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * squeeze)

    def project(point: Point) -> Point:
        return (point[0] - west) * squeeze * scale, (north - point[1]) * scale

    outlines = tuple(_outline(name, [tuple(map(project, ring)) for ring in rings]) for name, rings in places)
    return Atlas(width, (north - south) * scale, outlines)


def _features(path: Path) -> list[dict[str, Any]]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return list(found["features"])


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    """Outer rings; holes do not occur in a map of departments."""
    found = geometry["coordinates"]
    polygons = [found] if geometry["type"] == "Polygon" else found
    return [tuple((point[0], point[1]) for point in polygon[0]) for polygon in polygons]


def _outline(name: str, rings: Sequence[Ring]) -> Outline:
    thin = [_thin(ring) for ring in rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in thin)
    return Outline(name, path, _inside(max(thin, key=_area)))


def _thin(ring: Ring, tolerance: float = 0.45) -> Ring:
    """Douglas-Peucker: leaves out points nearer than `tolerance` to the line that remains.

    A closed ring is split at the point farthest from its start, so that shared borders thin alike enough.
    """
    far = max(range(len(ring)), key=lambda i: math.dist(ring[0], ring[i]))
    return (*_thin_line(ring[: far + 1], tolerance)[:-1], *_thin_line(ring[far:], tolerance)[:-1])


def _thin_line(points: Ring, tolerance: float) -> Ring:
    if len(points) < 3:
        return points
    distances = [_to_line(p, points[0], points[-1]) for p in points[1:-1]]
    worst = max(range(len(distances)), key=distances.__getitem__)
    if distances[worst] <= tolerance:
        return (points[0], points[-1])
    cut = worst + 1
    return (*_thin_line(points[: cut + 1], tolerance)[:-1], *_thin_line(points[cut:], tolerance))


def _to_line(p: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b)
    if length == 0:
        return math.dist(p, a)
    t = max(0.0, min(1.0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length**2))
    return math.dist(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))


def _area(ring: Ring) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _inside(ring: Ring, steps: int = 10) -> Point:
    """The point of a grid that lies inside the ring and farthest from its border, width counted less than height."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / steps, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    return max((p for p in grid if _contains(ring, p)), key=lambda p: _room(ring, p))


def _room(ring: Ring, p: Point) -> float:
    """Distance to the border; a label is wide, so sideways distance is halved."""
    flat = [(x / 2, y) for x, y in ring]
    here = (p[0] / 2, p[1])
    return min(_to_line(here, a, b) for a, b in zip(flat, (*flat[1:], flat[0]), strict=True))


def _contains(ring: Ring, p: Point) -> bool:
    inside = False
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]:
            inside = not inside
    return inside
