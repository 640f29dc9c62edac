"""Apache Spark as the engine: the same function on each file, the same tables, on a cluster.

``run.run`` is the thing to read: it lists the files, lets Spark read and hash them, extract, compare, and write.
``worker`` is what Spark's Python workers do; nothing else here runs outside the driver.
"""
