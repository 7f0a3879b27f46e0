"""Minimum wage, contributions and bonuses: what an employer owes whatever the tax regime."""
