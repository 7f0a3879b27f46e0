"""Law as code: what each regime costs a unit on a date, and what a reform would change (METHODS 3)."""
