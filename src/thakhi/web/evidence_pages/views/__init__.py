"""Pages of Evidencia."""
