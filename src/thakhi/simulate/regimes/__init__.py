"""One folder per regime, and per body of law that regimes share: rules.py and parameters.yaml. No list to edit."""
