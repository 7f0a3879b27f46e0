"""Measures Thakhi beside its peers and beside a bare scan of the same columns, in one run: `make bench`."""
