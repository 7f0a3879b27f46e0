"""Long work in the background: scenarios, portfolios; asked for, watched and stopped in the browser."""
