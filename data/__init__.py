"""Reads, checks, stores and publishes. Never computes a statistic."""

from data import drivers

drivers.restrict()  # here, since nothing of ours reaches GDAL without importing this first
