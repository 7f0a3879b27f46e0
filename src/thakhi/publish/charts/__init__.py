"""Figures as plain SVG: one drawing for the page, for the file that is downloaded and for the PDF (ADR 4)."""
