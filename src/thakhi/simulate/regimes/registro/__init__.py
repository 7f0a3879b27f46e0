"""What it takes to register and stay registered: fees, days, own time, books."""
