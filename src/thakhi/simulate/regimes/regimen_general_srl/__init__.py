"""General regime of a limited liability company."""
