"""The views of the simulator."""
