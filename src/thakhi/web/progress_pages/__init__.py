"""What became of each action: results, targets answered, what is overdue."""
