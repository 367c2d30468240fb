"""How tables are laid out: grids of logical cells, and what header words mean.

Below readers and claims, which both need it.
"""
