"""Cycles, their phases, workshops, agenda, programmes and documents; who may do what in a cycle."""
