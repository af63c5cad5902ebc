"""Planning: recorded days played again under other rules, through the very same engine."""
