"""Named assumptions with their range, where no source gives the figure."""
