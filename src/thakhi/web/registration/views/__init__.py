"""Pages of registration, for who takes part and for who organises."""
