"""How good the tables are: scored against annotations, and one run compared with another.

Read ``annotations`` (what a careful reader takes from a report), ``matching`` (when a claim found is the claim
annotated), ``scoring`` (the measures), ``reliability`` (whether ``confidence`` keeps its word). Two modules need
no annotations: ``changes`` compares two runs over the same reports, ``years`` one year's profile with the next. The
format of annotations is described in ``corpus/annotations/README.md``.
"""
