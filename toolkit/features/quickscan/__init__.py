"""The quickscan: a few questions on a few pages, and at once what stands out and what to do next."""
