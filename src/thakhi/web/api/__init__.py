"""The open interface: everything public as JSON, to read only, described by OpenAPI."""
