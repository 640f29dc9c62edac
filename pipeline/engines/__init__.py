"""Where files are run, and how many at once. Every engine calls ``work.process_file`` on each, and nothing else."""
