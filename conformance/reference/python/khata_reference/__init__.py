"""A partner's integration with the virtual-account API, with Python's standard library alone."""

VERSION = "1.0.0"
