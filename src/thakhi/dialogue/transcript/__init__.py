"""WebVTT and SubRip files → cues, one at a time, whatever the length of the file; mistakes are told with their line."""
