"""How fast and how large: run `python -m benchmarks`, or `./scripts/bench`, which sets up the machine first."""
