"""What has worked elsewhere, with its measured effects (METHODS 4)."""
