"""Plain files of a folder: YAML checked against the terms with file and line, atomic writes, locks.

A room below the others (ADR 2): sources, evidence, practices, dialogue and roadmap all read plain files.
"""
