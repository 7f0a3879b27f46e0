"""IVA, IT, IUE and RC-IVA: the taxes of the general regime."""
