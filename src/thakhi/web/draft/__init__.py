"""The draft of a road map in consultation: numbered paragraphs, comments on them, official answers."""
