"""How good the tables are: scored against annotations, and one run compared with another.

Read ``annotations`` (what a careful reader takes from a report), ``matching`` (when a claim found is the claim
annotated), ``scoring`` (the measures), ``reliability`` (whether ``confidence`` keeps its word). ``changes`` compares
two runs and needs no annotations. The format of annotations is described in ``corpus/annotations/README.md``.
"""
