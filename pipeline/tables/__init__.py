"""The tables: what they hold (``schema``), whether rows may be written (``validate``), writing and reading them.

Importing this package costs nothing; pyarrow is loaded by ``write`` and ``read``, pandas by ``frames`` alone.
"""
