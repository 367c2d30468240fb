"""What is known, and where it is kept.

Records, schemas, registry and fiscal calendars are pure and imported by everyone. Tables, archive and
SQL are storage: only `flows` imports them.
"""
