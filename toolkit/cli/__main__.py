"""`python -m toolkit.cli` is the same as `doenvermogen`."""

import sys

from toolkit.cli import main

sys.exit(main())
