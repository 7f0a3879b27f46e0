"""The page of search over hours of speech: an hour is 10,000 words, a thousand of them ten million."""

from benchmarks.case import HOURS, Bar, Case

KINDS = ("index", "rare", "middle", "common", "two words", "two common", "phrase", "beginning", "function words")
KINDS += ("filtered", "not said", "without")
PEERS = {f"{engine} {kind}": "1000h" for engine in ("sqlite", "postgres") for kind in KINDS}

CASE = Case(
    name="search",
    title="search, question to finished page: 95th percentile of warm runs (index: the time to make it)",
    sizes=tuple(HOURS),
    peers=PEERS,
    question="search",
    bars=tuple(Bar("1000h", 0.05, peer=peer) for peer in PEERS if not peer.endswith("index")),
)
