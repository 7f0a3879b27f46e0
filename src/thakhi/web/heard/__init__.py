"""Who was heard: minutes, statements and people against invited, attended and the survey."""
