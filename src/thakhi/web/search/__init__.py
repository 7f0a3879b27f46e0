"""Search over everything said: moments with speaker, workshop and time."""
