"""How fast the program is: ``python -m benchmarks`` measures it on reports that it makes up, and writes
``docs/benchmarks.md``; ``python -m benchmarks corpus DIR`` only writes the reports."""
