"""General regime of a sole trader."""
