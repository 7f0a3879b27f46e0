"""`python -m thakhi` is the command `thakhi`."""

from thakhi.cli import main

main(prog_name="thakhi")
