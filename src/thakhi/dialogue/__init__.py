"""What was said: statements that are exact words of accepted text, with consent."""
