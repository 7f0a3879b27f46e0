"""The command line, start-up included: three dimensions of INE Bolivia's survey of 2019, and `import thakhi`."""

from benchmarks.case import Bar, Case

CASE = Case(
    name="command",
    title="wall time of commands, start-up included",
    sizes=("eh2019",),
    peers={"estimate": "eh2019", "import": "eh2019", "help": "eh2019"},
    bars=(Bar("eh2019", 1.5, peer="estimate"),),
)
