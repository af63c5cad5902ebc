"""预约: slots that are booked, moved, cancelled, kept by whoever comes, or not kept."""
