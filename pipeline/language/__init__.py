"""The language stage: knows English and the monitor's way of writing, and no claim."""
