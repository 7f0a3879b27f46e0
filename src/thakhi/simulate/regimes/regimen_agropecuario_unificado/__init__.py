"""Régimen Agropecuario Unificado: DS 24463."""
