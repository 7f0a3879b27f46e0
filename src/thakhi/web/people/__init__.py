"""Accounts, the people of a cycle and their organisations, consent, private links, the audit log."""
