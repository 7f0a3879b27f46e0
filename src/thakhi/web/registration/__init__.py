"""Who signed up for a workshop, who came, and the paper that says so."""
