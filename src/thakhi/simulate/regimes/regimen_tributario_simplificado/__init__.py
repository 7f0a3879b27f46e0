"""Régimen Tributario Simplificado: DS 24484."""
