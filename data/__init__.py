"""Reads, checks, stores and publishes. Never computes a statistic."""
