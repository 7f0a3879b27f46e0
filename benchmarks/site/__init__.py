"""The site under load: people who read and search, and a server killed while it writes."""
