"""Pages of accounts, private links, consents and the audit log."""
