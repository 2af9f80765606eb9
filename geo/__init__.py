"""Pure geography and statistics: arrays and frames in, arrays and frames out.

Nothing here opens a file, reads the clock or touches a screen.
"""
