"""The edition as a Word document that a ministry can edit: styles, captions, real tables, footnotes."""
