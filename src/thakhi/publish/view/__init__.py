"""The road map in one language as frozen words: what pages, PDF and workbook print without thinking again."""
