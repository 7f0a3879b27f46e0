"""What happens to recordings and transcripts: they come in, are corrected, reviewed, published, withdrawn."""
