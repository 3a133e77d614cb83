"""Lets `python3 <path>/conformance/reference/python` run the client from any folder, without PYTHONPATH."""

import sys

from khata_reference.driver import main

sys.exit(main())
