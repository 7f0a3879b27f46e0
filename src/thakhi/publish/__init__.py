"""A road map or a list of estimates to files: computes no number."""
