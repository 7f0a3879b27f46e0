"""Who was heard (METHODS 6.3): speech, people and statements by group, with the small groups kept unrecognisable."""
