"""What people propose, how they vote on it, and what the votes show."""
