"""The public snapshot: what anyone may read, as finished files of text.

Everything about crime here is made from the entries of a ledger (``geo.disclosure``) and
never from counts; a sum, a chart and a map are sums of numbers that were rounded before.
"""
