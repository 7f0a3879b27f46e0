"""What organisers do in the browser: a desk per cycle, its parts, its people and its roles."""
