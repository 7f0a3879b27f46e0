"""Groups of opinion, shown only where they can be shown (METHODS 6.2).

A clustering always finds groups. These steps ask whether there are any, each on its own page:

| file | what it asks |
|---|---|
| `opinions.py` | who gave enough opinions to be placed at all; a pass is no opinion |
| `components.py` | along which lines opinions differ most: PCA of the centred votes; where each voter stands |
| `structure.py` | do opinions hang together, or is each proposal answered by itself? (votes permuted within proposal) |
| `clusters.py` | k-means, k by silhouette among those that are large enough and parted by a gap |
| `gap.py`, `dip.py` | is there a gap between neighbours, or one cloud that was cut? |
| `find.py` | all of it, the stability when one vote in ten is dropped, and the verdict |
| `represent.py` | what each group stands for; group-informed consensus |
"""
