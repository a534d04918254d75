"""From burden, compass, flags, measures and evidence to one advice with its conditions."""
