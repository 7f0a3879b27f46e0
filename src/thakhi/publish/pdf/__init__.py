"""The edition as one A4 document per language, set by Typst: tagged, with bookmarks, without network."""
