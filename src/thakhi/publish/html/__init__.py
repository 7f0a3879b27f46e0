"""The edition as static pages that work from a file, without network and without JavaScript."""
