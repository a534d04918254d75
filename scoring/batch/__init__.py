"""Many versions of one dossier scored at once: the same rules as `scoring.score`, worked out on whole columns.

Nothing is translated: conditions, bands, bottlenecks, classes and advice are worked out by the plain code, once for
every case that occurs, and looked up for all versions.
"""
