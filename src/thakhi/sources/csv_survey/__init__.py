"""A survey described by a columns.yaml."""
