"""The cycle folder and the rows of the site: each from the other, without loss; the editions built from folders."""
