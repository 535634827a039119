"""Informatieprotocol Beleidsinformatie Jeugd: one frozen folder a version."""
