"""Other people's papers → plans: what a text says, sorted into the keys of a plan.

Every character of the source is kept, changed or left out on record; nothing is dropped.
"""
