"""`python3 -m khata_reference`: speaks the driver protocol on standard input and output."""

import sys

from .driver import main

sys.exit(main())
